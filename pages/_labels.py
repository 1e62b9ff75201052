"""Labels of widgets: Streamlit reads them as Markdown, so text of the data files is escaped."""

import re

SPECIAL = re.compile(r"[\\`*_\[\]<>$:&~#!|^]")
"""What Markdown and Streamlit's additions to it begin with; units such as % and / stay bare."""


def plain(value: str) -> str:
    r"""Return a text that is shown as it stands.

    >>> plain("家"), plain("%"), plain("**x**")
    ('家', '%', '\\*\\*x\\*\\*')
    """
    return SPECIAL.sub(r"\\\g<0>", value)
