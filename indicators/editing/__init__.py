"""Changes of an area's YAML file that leave every other line as a person wrote it."""

from indicators.editing.comparing import compared
from indicators.editing.editor import edited
from indicators.editing.faults import EditError
from indicators.editing.layout import fields_of
from indicators.editing.recording import Record, records

__all__ = ["EditError", "Record", "compared", "edited", "fields_of", "records"]
