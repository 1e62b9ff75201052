"""What can be wrong with a store: a code and its details, put into words by `wording.store`."""

from indicators.wording import store as words


class StoreError(Exception):
    """A store that cannot be read, written or judged; `code` and `details` say why."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code, self.details = code, details

    def told(self, lang: str = "zh") -> str:
        """Return the fault in words."""
        return words.say(lang, self.code, **self.details)

    def __str__(self) -> str:
        return self.told()

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.code, self.details)


def _again(code: str, details: dict[str, object]) -> StoreError:
    return StoreError(code, **details)
