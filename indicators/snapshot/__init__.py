"""The checked data folder compiled to Arrow files, so that a start parses only what changed."""

from indicators.snapshot.apart import load_apart, settle
from indicators.snapshot.building import Loaded, load, load_with_state
from indicators.snapshot.keeping import save

__all__ = ["Loaded", "load", "load_apart", "load_with_state", "save", "settle"]
