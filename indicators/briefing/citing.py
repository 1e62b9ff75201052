"""The marks 〔1〕, 〔2〕 behind sentences, and the list of documents that they lead to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.exhibits.citations import citations, documents_of
from indicators.exhibits.spec import Citation
from indicators.exhibits.standing import known
from indicators.wording import briefing as words


@dataclass
class Citing:
    """Documents numbered as the sentences come to them."""

    cat: Any
    lang: str
    _sources: Mapping[str, str]
    """Key of the source of each figure."""
    _documents: Mapping[str, str]
    """First key of the document of each source: several files may cite one document."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _used: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, cat: Any, lang: str) -> "Citing":
        """Prepare to cite the figures of a scoped catalogue."""
        figures = cat.figures
        sources = dict(zip(figures["figure_id"], figures["source"], strict=True))
        keys = list(dict.fromkeys(sources.values()))
        records = cat.sources.loc[keys].to_dict("index")
        groups = documents_of(keys, records)
        return cls(cat, lang, sources, {key: same[0] for same in groups for key in same})

    def marks(self, figure_ids: Iterable[object]) -> str:
        """Return the marks of the documents that vouch for the figures, in their order."""
        used = [str(one) for one in figure_ids if known(one) and str(one) in self._sources]
        self._used |= dict.fromkeys(used)
        numbers = sorted({self._number(self._sources[one]) for one in used})
        told = "".join(words.say(self.lang, "cite", number=number) for number in numbers)
        return words.say(self.lang, "cite_before") + told if told else ""

    def _number(self, source: str) -> int:
        return self._numbers.setdefault(self._documents[source], len(self._numbers) + 1)

    @property
    def used(self) -> Sequence[str]:
        """The figures cited, in their order."""
        return tuple(self._used)

    def mark(self, figure_id: str) -> str:
        """Return the mark of a figure's document."""
        return words.say(self.lang, "cite", number=self._number(self._sources[figure_id]))

    def documents(self, more: Iterable[Citation]) -> tuple[Citation, ...]:
        """Return the documents in the order of their numbers, then those of exhibits only."""
        own = citations(self.cat.sources, self.cat.figures_of(self.used), self.lang)
        found = {self._documents[one.key]: one for one in own}
        ordered = {key: found[key] for key in self._numbers}
        for one in more:
            ordered.setdefault(self._documents.get(one.key, one.key), one)
        return tuple(ordered.values())
