"""Which lines of a file belong to which record, by the marks of PyYAML alone."""

import re
from functools import cached_property

import yaml

from indicators.editing import records
from indicators.yaml_loader import Loader


class State:
    """A text, its records, and which lines belong to which."""

    def __init__(self, text, path):
        self.text, self.path = text, path
        self.records = records(text, path)
        self.lines = text.splitlines(keepends=True)
        self.facts = {key: (one.indicator, one.fields) for key, one in self.records.items()}

    @cached_property
    def root(self):
        return yaml.compose(self.text, Loader)

    def span(self, keys):
        node = self.root
        for key in keys:
            if isinstance(key, int):
                node = node.value[key]
            else:
                name, node = next(pair for pair in node.value if pair[0].value == key)
        first = name if isinstance(keys[-1], str) else node
        last = node
        while not isinstance(last, yaml.ScalarNode) and not last.flow_style:
            last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
        return first.start_mark.line, last.end_mark.line

    def without(self, key):
        """The lines but for those of one record, and but for heads, which are given apart."""
        first, last = self.span(self.records[key].keys) if key in self.records else (1, 0)
        rest = [*self.lines[:first], *self.lines[last + 1 :]] if last >= first else self.lines
        return [one for one in rest if not head(one)], [one for one in rest if head(one)]

    @property
    def groups(self):
        """The parts of the file that hold something."""
        return {(key[0], one.indicator) for key, one in self.records.items()}


def head(line):
    """Whether a line only names a section or an indicator: such come and go with their records."""
    return re.fullmatch(r"(?:  )?\w+:(?: \{\}| \[\])?\s*", line) is not None
