"""The difference of two texts of a file, exact to the byte.

A text is the file's bytes decoded as UTF-8 with `surrogateescape`: a mark at its start, either
kind of line end and bytes that are no UTF-8 all come back as they were.
"""

from collections.abc import Sequence

from indicators.history.entries import Patch, digest


class PatchError(ValueError):
    """A patch that does not fit the text before it."""


def text_of(data: bytes) -> str:
    r"""Return the text of a file.

    >>> bytes_of(text_of(b"\xff\r\n")) == b"\xff\r\n"
    True
    """
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """Return the bytes of a text."""
    return text.encode("utf-8", "surrogateescape")


def sha_of(text: str | None) -> str | None:
    """Return the sha256 of a text's bytes; nothing of no file."""
    return None if text is None else digest(bytes_of(text))


def lines_of(text: str) -> list[str]:
    r"""Split a text after each line feed, as editors number lines.

    >>> lines_of("a\r\nb\u2028c")
    ['a\r\n', 'b\u2028c']
    """
    *whole, last = text.split("\n")
    return [f"{one}\n" for one in whole] + ([last] if last else [])


def difference(before: str | None, after: str | None) -> Patch:
    r"""Return what leads from one text to another: one block of lines.

    >>> one = difference("a\nb\nc\n", "a\nB\nc\n")
    >>> (one.start, one.removed, one.added)
    (2, ('b\n',), ('B\n',))
    """
    old, new = lines_of(before or ""), lines_of(after or "")
    shared = min(len(old), len(new))
    head = 0
    while head < shared and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shared - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    removed, added = old[head : len(old) - tail], new[head : len(new) - tail]
    return Patch(sha_of(before), sha_of(after), head + 1, tuple(removed), tuple(added))


def applied(lines: Sequence[str] | None, patch: Patch) -> list[str] | None:
    """Return the lines of a file after a patch; nothing where there is no file any more.

    Raises PatchError where the patch was made of another text.
    """
    if (lines is None) != (patch.before is None):
        raise PatchError
    old = list(lines or ())
    first = patch.start - 1
    last = first + len(patch.removed)
    if first < 0 or first > len(old) or tuple(old[first:last]) != patch.removed:
        raise PatchError
    new = [*old[:first], *patch.added, *old[last:]]
    if patch.after is None:
        if new:
            raise PatchError
        return None
    return new
