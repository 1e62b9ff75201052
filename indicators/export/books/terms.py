"""Parts of spreadsheet formulas that know their own value, so that text and number agree."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

NAN = float("nan")
_SUM, _PRODUCT, _POWER, _ATOM = range(4)
Needs = tuple[tuple[str, int], ...]
"""Cells and ranges, each with how many numbers it must hold."""


@dataclass(frozen=True)
class Term:
    """A part of a formula.

    >>> a, b = cell("A1", 3.0), cell("B1", 4.0)
    >>> (a / (b - a)).text, (a / (b - a)).value
    ('A1/(B1-A1)', 3.0)
    """

    text: str
    value: float
    needs: Needs = ()
    rank: int = _ATOM

    def __add__(self, other: "Term") -> "Term":
        """Add."""
        return self._with(other, "+", _SUM, self.value + other.value)

    def __sub__(self, other: "Term") -> "Term":
        """Subtract."""
        return self._with(other, "-", _SUM, self.value - other.value)

    def __mul__(self, other: "Term") -> "Term":
        """Multiply."""
        return self._with(other, "*", _PRODUCT, self.value * other.value)

    def __truediv__(self, other: "Term") -> "Term":
        """Divide; by nothing gives NaN."""
        value = self.value / other.value if other.value else NAN
        return self._with(other, "/", _PRODUCT, value)

    def __pow__(self, other: "Term") -> "Term":
        """Raise to a power; NaN for what is not positive."""
        value = self.value**other.value if self.value > 0 else NAN
        return self._with(other, "^", _POWER, value)

    def _with(self, other: "Term", sign: str, rank: int, value: float) -> "Term":
        left = _bracketed(self, _ATOM if rank == _POWER else rank)
        # a-(b-c) needs its brackets, (a-b)-c none.
        return Term(
            f"{left}{sign}{_bracketed(other, rank + 1)}", value, _needs((self, other)), rank
        )

    @property
    def formula(self) -> str:
        """The formula for a cell: empty where a number is missing or the result is none."""
        if len(self.needs) == 1 and self.needs[0][0] == self.text:
            return f'=IF(ISNUMBER({self.text}),{self.text},"")'
        if not self.needs:
            return f"={self.text}"
        text = f'IFERROR({self.text},"")'
        refs, count = ",".join(ref for ref, _ in self.needs), sum(n for _, n in self.needs)
        return f'=IF(COUNT({refs})<{count},"",{text})'


def cell(ref: str, value: float) -> Term:
    """Return what stands in a cell."""
    return Term(ref, value, ((ref, 1),))


def named(name: str, value: float) -> Term:
    """Return what stands in a cell that has a name."""
    return Term(name, value)


def literal(value: float) -> Term:
    """Return a number.

    >>> literal(0.1).text, literal(-2).text
    ('0.1', '-2')
    """
    text = np.format_float_positional(value, trim="-")
    return Term(text, float(value), rank=_ATOM if value >= 0 else _SUM)


def logarithm(term: Term) -> Term:
    """Return the natural logarithm; NaN for what is not positive."""
    value = math.log(term.value) if term.value > 0 else NAN
    return Term(f"LN({term.text})", value, term.needs)


def rounded(term: Term, digits: int) -> Term:
    """Round, as the method does against binary noise."""
    return Term(f"ROUND({term.text},{digits})", round(term.value, digits), term.needs)


def larger(one: Term, other: Term) -> Term:
    """Return the larger of two."""
    value = max(one.value, other.value)
    return Term(f"MAX({one.text},{other.text})", value, _needs((one, other)))


def smaller(one: Term, other: Term) -> Term:
    """Return the smaller of two."""
    value = min(one.value, other.value)
    return Term(f"MIN({one.text},{other.text})", value, _needs((one, other)))


@dataclass(frozen=True)
class Span:
    """Neighbouring cells; NaN for an empty one."""

    ref: str
    values: tuple[float, ...]

    @property
    def known(self) -> list[float]:
        """Return the numbers."""
        return [value for value in self.values if not math.isnan(value)]

    def total(self) -> Term:
        """Return the sum."""
        return self._of("SUM", math.fsum(self.known))

    def mean(self) -> Term:
        """Return the mean."""
        return self._of("AVERAGE", math.fsum(self.known) / (len(self.known) or NAN))

    def least(self) -> Term:
        """Return the smallest."""
        return self._of("MIN", min(self.known, default=NAN))

    def most(self) -> Term:
        """Return the largest."""
        return self._of("MAX", max(self.known, default=NAN))

    def count(self) -> Term:
        """Return how many numbers there are."""
        return self._of("COUNT", float(len(self.known)))

    def count_if(self, sign: str, aim: Term) -> Term:
        """Return how many compare with an aim as `sign` says: >=, >, <= or <."""
        tests = {
            ">=": lambda value: value >= aim.value,
            ">": lambda value: value > aim.value,
            "<=": lambda value: value <= aim.value,
            "<": lambda value: value < aim.value,
        }
        met = float(sum(map(tests[sign], self.known)))
        needs = (*aim.needs, (self.ref, len(self.known)))
        return Term(f'COUNTIF({self.ref},"{sign}"&{aim.text})', met, needs)

    def _of(self, name: str, value: float) -> Term:
        return Term(f"{name}({self.ref})", value, ((self.ref, len(self.known)),))


def _bracketed(term: Term, rank: int) -> str:
    return f"({term.text})" if term.rank < rank else term.text


def _needs(parts: Sequence[Term]) -> Needs:
    return tuple(dict(need for part in parts for need in part.needs).items())
