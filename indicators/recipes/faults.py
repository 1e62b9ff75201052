"""The faults of a recipe, told in the reader's language."""

from collections.abc import Iterable

from indicators.problems import Problem, in_order
from indicators.wording import recipes as words
from indicators.wording.problems import as_read


class RecipeError(ValueError):
    """A recipe has faults: all of them, not only the first; the text is for readers."""

    def __init__(self, problems: Iterable[Problem], lang: str) -> None:
        self.problems = in_order(problems)
        self.lang = lang
        self.lines = tuple(told(one, lang) for one in self.problems)
        super().__init__("\n".join(self.lines))


def told(problem: Problem, lang: str) -> str:
    """Put a fault into words, with its place."""
    if lang == "zh":
        return str(problem)
    value = as_read(problem.value)
    text = words.fault_en(problem.code, problem.field, value, problem.options)
    return f"{problem.place}: {text}"
