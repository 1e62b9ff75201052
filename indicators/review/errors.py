"""What review refuses, in the reader's language."""

from indicators.wording import review as words


class ReviewError(Exception):
    """A step that cannot be taken; nothing was written. Tests look at `code`."""

    def __init__(self, code: str, lang: str = "zh", **params: object) -> None:
        self.code = code
        super().__init__(words.say(lang, code, **params))
