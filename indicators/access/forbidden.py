"""What someone is told who may not do something."""

from indicators.wording import access as words


class ForbiddenError(Exception):
    """Someone may not do something; the text is for readers, in Chinese."""

    def __init__(self, reason: str, person: str = "", area: tuple[str, str] = ("", "")) -> None:
        self.reason, self.person, self.area = reason, person, area
        super().__init__(self.told("zh"))

    def told(self, lang: str) -> str:
        """Say it in a language."""
        area = self.area[lang != "zh"]
        return words.forbidden(lang, self.reason, person=self.person, area=area)
