"""Counted nouns: one or several."""


class Count(int):
    """A number that a template writes with its noun, as in `{count:city|cities}`."""

    def __format__(self, spec: str) -> str:
        """Write the number, and the noun where the template gives its two forms.

        >>> f"{Count(1):city|cities}", f"{Count(3000):city|cities}", f"{Count(7):02d}"
        ('1 city', '3,000 cities', '07')
        """
        one, bar, several = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self):,} {one if self == 1 else several}"


def counted(params: dict[str, object]) -> dict[str, object]:
    """Let whole numbers be written with their nouns."""
    return {
        name: Count(value) if isinstance(value, int) else value for name, value in params.items()
    }
