"""PowerPoint: native charts and tables of exhibits and reports, to be edited and shown at once."""

from indicators.export.slides.file import deck, pptx
from indicators.export.slides.template import TemplateError

__all__ = ["TemplateError", "deck", "pptx"]
