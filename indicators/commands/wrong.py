"""The fault of a call."""


class WrongCallError(Exception):
    """A call that cannot be followed; the message is for readers."""
