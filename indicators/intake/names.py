"""What areas, indicators, plans and units are called: by code, by name, by what people say."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from indicators.catalogue import Catalogue
from indicators.codes import Level
from indicators.intake.folding import Index, folded, put, shorter, trimmed
from indicators.wording import intake_aliases as words

BRACKETS = re.compile(r"\([^()]*\)")
NUMBERED = re.compile(
    r"^(?:其中[:,]?|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、:](?!\d)|[#*•●①-⑳-]+)+"
)
__all__ = ["UNIT_TAIL", "Named", "Names", "folded"]
UNIT_TAIL = re.compile(r"[(\[/,:]([^()\[\]]{1,20})[)\]]?$")
SUGGESTED = 200


@dataclass(frozen=True, slots=True)
class Named:
    """The codes that a text may stand for; for indicators also a unit that it ends with."""

    codes: tuple[str, ...] = ()
    unit: str = ""

    @property
    def one(self) -> str | None:
        """The code, where there is exactly one."""
        return self.codes[0] if len(self.codes) == 1 else None


class Names:
    """All names of one catalogue; look-ups are remembered."""

    def __init__(self, cat: Catalogue) -> None:
        """Take the code lists and the labels in use."""
        self.cat, self.lists = cat, cat.lists
        self._found: dict[tuple[str, str], Named] = {}
        self._suggested: dict[tuple[str, str], tuple[str, ...]] = {}

    def area(self, text: str) -> Named:
        """Find an area by code, name with or without 市, or slug."""
        return self._kept("area", text)

    def indicator(self, text: str) -> Named:
        """Find an indicator by code, name, common alias or printed label."""
        return self._kept("indicator", text)

    def indicator_name(self, text: str) -> Named:
        """Find an indicator as heads of columns name it: 增长 may be a label, and be anything."""
        return self._kept("name", text)

    def plan(self, text: str) -> Named:
        """Find a plan by code or name."""
        return self._kept("plan", text)

    def shown(self, kind: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Return names with codes, to choose from."""
        listed: dict[str, Mapping[str, Any]] = {
            "area": self.lists.areas, "indicator": self.lists.indicators, "plan": self.lists.plans,
        }  # fmt: skip
        return tuple(f"{listed[kind][code].name.zh}（{code}）" for code in codes)

    def near(self, kind: str, text: str) -> tuple[str, ...]:
        """Return the names most like an unknown one; for plans all."""
        if kind == "plan":
            return self.shown(kind, self.lists.plans)
        key = (kind, text)
        if key not in self._suggested and len(self._suggested) < SUGGESTED:
            index = self._merged(kind)
            close = get_close_matches(folded(text)[:40], list(index), n=5, cutoff=0.4)
            codes = dict.fromkeys(code for one in close for code in sorted(index[one]))
            self._suggested[key] = self.shown(kind, list(codes)[:3])
        return self._suggested.get(key, ())

    def unit(self, text: str) -> str:
        """Return a unit's word as documents print it; what is unknown as it is."""
        line = "".join(unicodedata.normalize("NFKC", text).split()).strip("()")
        return self._units.get(line.casefold(), line)

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit's word, 万 or 亿 before it allowed."""
        line = "".join(unicodedata.normalize("NFKC", text).split())
        return line.casefold() in self._units or line.lstrip("百千万亿") in self._spellings

    def area_within(self, text: str) -> str | None:
        """Return the lowest area that a title names."""
        line = folded(text)
        found = {
            code
            for name, codes in self._areas[1].items()
            if len(name) >= 2 and not name.isascii() and name in line
            for code in codes
        }
        lowest = [c for c in found if not any(c != o and self.lists.within(o, c) for o in found)]
        return lowest[0] if len(lowest) == 1 else None

    def indicator_within(self, text: str) -> str | None:
        """Return the indicator whose name, the longest, a title holds."""
        whole = self.indicator(text).one
        line, index = folded(text), self._merged("indicator")
        held = [name for name in index if len(name) >= 3 and name in line]
        codes = index[max(held, key=len)] if held else set()
        return whole or (next(iter(codes)) if len(codes) == 1 else None)

    def _kept(self, kind: str, text: str) -> Named:
        key = (kind, text)
        if key not in self._found:
            self._found[key] = self._searched(kind, text)
        return self._found[key]

    def _searched(self, kind: str, text: str) -> Named:
        line = unicodedata.normalize("NFKC", text).strip()[:200]
        line = line.removesuffix(".0") if re.fullmatch(r"\d{6}\.0", line) else line
        stages = {
            "area": self._areas, "plan": self._plans, "indicator": self._indicators,
            "name": self._indicators[:-1],
        }[kind]  # fmt: skip
        tries = [(line, "")]
        bare = NUMBERED.sub("", line.replace(" ", ""))
        tail = UNIT_TAIL.search(bare) if kind in {"indicator", "name"} else None
        tries.append((bare, ""))
        if tail and self.is_unit(tail[1]):
            tries.append((bare[: tail.start()], tail[1]))
        for one, unit in tries:
            for stage in stages:
                codes = stage.get(folded(one)) or stage.get(trimmed(folded(one)))
                if codes:
                    return Named(tuple(sorted(codes)), unit)
        return Named()

    def _merged(self, kind: str) -> Index:
        stages = {"area": self._areas, "indicator": self._indicators[:3]}[kind]
        return {name: codes for stage in reversed(stages) for name, codes in stage.items()}

    @cached_property
    def _areas(self) -> tuple[Index, Index]:
        exact, short = Index(), Index()
        for code, area in self.lists.areas.items():
            for name in (code, area.slug, area.name.en):
                put(exact, name, code)
            above = self.lists.areas.get(area.parent or "")
            outer = ["", *(shorter(above.name.zh) if above else [])]
            for name in shorter(area.name.zh):
                for before in outer:
                    put(short, before + name, code)
            if area.level is Level.NATION:
                for name in words.NATION:
                    put(short, name, code)
        return exact, short

    @cached_property
    def _indicators(self) -> tuple[Index, ...]:
        codes, names, aliases, bases, labels = (Index() for _ in range(5))
        for code, one in self.lists.indicators.items():
            put(codes, code, code)
            for name in (one.name.zh, one.name.en):
                put(names, name, code)
                put(bases, BRACKETS.sub("", unicodedata.normalize("NFKC", name)), code)
            for name in words.INDICATORS.get(code, ()):
                put(aliases, name, code)
        used = self.cat.figures[["indicator", "label"]].dropna().drop_duplicates()
        for code, label in used.itertuples(index=False):
            put(labels, label, code)
        return codes, names, aliases, bases, labels

    @cached_property
    def _plans(self) -> tuple[Index, ...]:
        index = Index()
        for code, plan in self.lists.plans.items():
            for name in (code, plan.name.zh, plan.name.en):
                put(index, name, code)
                for ending in words.PLAN_ENDINGS:
                    if name.endswith(ending):
                        for other in ("", *words.PLAN_ENDINGS):
                            put(index, name.removesuffix(ending) + other, code)
        return (index,)

    @cached_property
    def _units(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, unit in self.lists.units.items():
            for name in (code, unit.name.en, unit.name.zh):
                found.setdefault(unicodedata.normalize("NFKC", name).casefold(), unit.name.zh)
        own = {word: word for word in self._spellings}
        return found | own

    @cached_property
    def _spellings(self) -> set[str]:
        forms = (form for some in self.lists.forms.own.values() for form in some)
        return {unicodedata.normalize("NFKC", form.spelling) for form in forms}
