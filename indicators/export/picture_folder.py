"""A folder of pictures as one zip file: its names, and the text that lists what is in it."""

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from indicators.charts import file_name
from indicators.exhibits.report import Report
from indicators.exhibits.spec import Exhibit
from indicators.export import imprint
from indicators.wording import report as words

LONGEST = 180
"""Bytes of a name: less than 255 on every system, and room for the folder it is unpacked into."""
_DAY = (1980, 1, 1, 0, 0, 0)


def names(titles: Sequence[str]) -> Iterator[str]:
    """Give numbered file names that every system takes.

    >>> list(names(["甲市：R&D/1", "甲市：R&D/1"]))
    ['01_甲市：R&D_1', '02_甲市：R&D_1']
    """
    digits = max(2, len(str(len(titles))))
    for place, title in enumerate(titles, start=1):
        # Signs that cannot be seen could make a name read otherwise.
        seen = "".join(one for one in title if unicodedata.category(one)[0] != "C")
        whole = f"{place:0{digits}}_{file_name(seen)}"
        yield whole.encode()[:LONGEST].decode(errors="ignore").rstrip(" ._")


def about(
    report: Report,
    named: Sequence[tuple[str, Exhibit]],
    left_out: Sequence[tuple[Exhibit, str]],
) -> tuple[str, bytes]:
    """Return name and content of the text file that stands beside the pictures."""
    lang = report.imprint.lang
    told = [words.say(lang, "named", name=name, value=value) for name, value in imprint.of(report)]
    lines = [report.title, report.subtitle, *told, ""]
    lines.append(words.say(lang, "in_it", count=len(named)))
    lines += [
        words.say(lang, "numbered", number=name.partition("_")[0], title=one.title)
        for name, one in named
    ]
    if left_out:
        lines += ["", words.say(lang, "not_in_it", count=len(left_out))]
        lines += [words.say(lang, "left_out", title=one.title, why=why) for one, why in left_out]
    text = "".join(f"{line}\r\n" for line in lines)
    # Notepad takes a file without the mark for GBK.
    return f"{words.say(lang, 'about')}.txt", text.encode("utf-8-sig")


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, content in files:
            # Python marks a name that is not ASCII as UTF-8, which every Windows since 7 reads.
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system, info.external_attr = 3, 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, content)
    return buffer.getvalue()
