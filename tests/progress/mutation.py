"""Change the progress code in one place at a time, and see if the tests notice.

    python tests/progress/mutation.py --workers 3 --out survivors.txt [module ...]

The changes are those of mutmut. Its own runner leaves functions with a decorator alone, and
here nearly all are cached properties; so each mutant is put into a forked process in memory,
and the files on disk stay as they are. `[tool.mutmut]` in pyproject.toml names what is changed
and the tests that are asked.
"""

import argparse
import ast
import contextlib
import importlib.abc
import importlib.util
import math
import os
import random
import resource
import sys
import time
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SECONDS = 100
"""Of a processor, so that a busy machine changes nothing; who takes longer has been noticed."""
MEMORY = 8 << 30
"""Bytes; so has one that asks for more."""


@dataclass(frozen=True)
class Mutant:
    """One change: the module, the line, and the module's text with it."""

    path: Path
    line: int
    was: str
    now: str
    source: str

    @property
    def module(self):
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @property
    def text(self):
        return f"{self.path.stem}:{self.line}\n  - {self.was}\n  + {self.now}\n"


def entries(path):
    """Return the mutants that a file of survivors lists."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return ["".join(lines[n : n + 3]) for n in range(0, len(lines), 3)]


def mutants(path):
    """Return the changes of a module that mutmut knows.

    Left out are those that hardly any test could miss, and that would only raise the share:
    a value or an argument replaced by None, a wrong word in capitals as well.
    """
    import libcst as cst
    from libcst import metadata

    wrapper = metadata.MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    spans, whole = wrapper.resolve(metadata.ByteSpanPositionProvider), wrapper.module
    text = whole.code.encode()
    found = {}

    class Visitor(cst.CSTVisitor):
        def on_visit(self, node):
            if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
                return False
            for change in changes(node):
                span = spans[node]
                end = span.start + span.length
                code = whole.code_for_node(change).encode()
                source = (text[: span.start] + code + text[end:]).decode()
                if source not in found and valid(source):
                    line = text[: span.start].count(b"\n") + 1
                    found[source] = Mutant(path, line, *changed(whole.code, source), source)
            return True

    whole.visit(Visitor())
    return list(found.values())


def changes(node):
    """Return what a node is changed to."""
    import libcst as cst
    from mutmut.mutation.mutators import mutation_operators

    found = []
    for kind, operator in mutation_operators:
        if isinstance(node, kind) and operator.__name__ != "operator_assignment":
            made = list(operator(node))
            if operator.__name__ == "operator_arg_removal":
                made = [each for each in made if len(each.args) < len(node.args)]
            found += made[:1] if isinstance(node, cst.SimpleString) else made
    return found


def valid(source):
    """Say if a text is Python."""
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def changed(old, new):
    """Return the first lines that differ."""
    pairs = zip(old.splitlines(), new.splitlines(), strict=False)
    return next(((a.strip(), b.strip()) for a, b in pairs if a != b), ("", ""))


class Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import one module from a text instead of its file."""

    def __init__(self, mutant):
        self.mutant = mutant

    def find_spec(self, name, _path=None, _target=None):
        if name != self.mutant.module:
            return None
        path = self.mutant.path
        folder = [str(path.parent)] if path.stem == "__init__" else None
        spec = importlib.util.spec_from_loader(name, self, origin=str(path))
        spec.submodule_search_locations = folder
        return spec

    def exec_module(self, module):
        module.__file__ = str(self.mutant.path)
        exec(compile(self.mutant.source, str(self.mutant.path), "exec"), module.__dict__)  # noqa: S102


def survives(mutant, tests):
    """Ask the tests in a forked process; say if all of them pass with the change."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            sys.meta_path.insert(0, Mutated(mutant))
            at_once()
            code = asked(tests)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status == 0


def asked(tests):
    """Run tests and return pytest's code."""
    import pytest

    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:doctest", "-p", "no:faulthandler"]
    return int(pytest.main([*options, "-o", "addopts=", "--assert=plain", *tests]))


def at_once():
    """Judge the table of cases together, a frame for each year and day: the quick way to fail."""
    sys.path.insert(0, str(HERE))
    import cases as builders
    import table

    modules = [importlib.import_module(path.stem) for path in HERE.glob("test_rules*.py")]
    given = []

    def recorded(*records, as_of=2023, on=builders.TODAY, breaks=(), indicators=None):
        given.append((records, as_of, on, breaks, indicators or {"count": {}}))
        raise LookupError

    cases = [case.values for module in modules for case in module.CASES]
    asked = [module for module in (table, *modules) if hasattr(module, "judge")]
    for module in asked:
        module.judge = recorded
    for found, _ in cases:
        with contextlib.suppress(LookupError):
            found()
    groups = Counter(each[1:3] for each in given)
    # The largest group first: it notices most.
    for (year, day), _ in groups.most_common():
        some = {n: each for n, each in enumerate(given) if each[1:3] == (year, day)}
        judged = together(some, year, day)
        for number in some:
            for module in asked:
                module.judge = lambda *_, answer=judged[number], **__: answer
            found, expected = cases[number]
            table.check(found(), expected)
    for module in asked:
        module.judge = builders.judge


def together(some, year, day):
    """Judge cases as one frame, their indicators told apart by the number of the case."""
    import cases as builders

    records, codes, breaks = [], {}, []
    for number, (own, _, _, own_breaks, indicators) in some.items():
        for record in own:
            names = ("indicator", "basis_indicator")
            renamed = {name: f"{number:05}{record[name]}" for name in names if record.get(name)}
            records.append(record | renamed)
        codes |= {f"{number:05}{name}": listed for name, listed in indicators.items()}
        breaks += [(f"{number:05}{name}", *rest) for name, *rest in own_breaks]
    frame = builders.judge(*records, as_of=year, on=day, breaks=breaks, indicators=codes)
    number = frame["indicator"].str[:5].astype(int)
    frame["indicator"] = frame["indicator"].str[5:]
    return {n: part.reset_index(drop=True) for n, part in frame.groupby(number)}


def main():
    """Print the share of mutants that are noticed, and write down those that are not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="names such as formulas; all without any")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("survivors.txt"))
    parser.add_argument("--only", type=Path, help="ask again about the mutants of such a file")
    parser.add_argument("--share", type=float, default=1, help="of all mutants, drawn by lot")
    parser.add_argument("--count", action="store_true", help="only count the mutants")
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    paths = [
        path for folder in config["source_paths"] for path in sorted(Path(folder).glob("*.py"))
    ]
    if options.modules:
        paths = [ROOT / "indicators" / "progress" / f"{name}.py" for name in options.modules]
    if options.count:
        for path in paths:
            print(f"{path.stem:<14}{len(mutants(ROOT / path)):>6}")
        return
    run(paths, config, options)


def run(paths, config, options):
    """Ask the tests about every mutant."""
    # What every mutant needs and none changes is imported once, before the forks.
    import hypothesis  # noqa: F401
    import pandas as pd
    import pytest  # noqa: F401
    import yaml  # noqa: F401

    pd.DataFrame({"a": ["x"]}).query("a == 'x'").groupby("a").size()

    quick, real = config["pytest_add_cli_args_test_selection"], config["real_data"]

    def judged(mutant):
        return survives(mutant, quick) and survives(mutant, real)

    total, left = Counter(), []
    only = set(entries(options.only)) if options.only else None
    sound = paths[0]
    same = Mutant(ROOT / sound, 0, "", "", (ROOT / sound).read_text(encoding="utf-8"))
    if not judged(same):
        sys.exit("the tests fail without any change")
    with ThreadPoolExecutor(options.workers) as pool:
        for path in paths:
            begin = time.perf_counter()
            found = [each for each in mutants(ROOT / path) if only is None or each.text in only]
            found = random.Random(2025).sample(found, math.ceil(len(found) * options.share))
            alive = [
                each for each, lives in zip(found, pool.map(judged, found), strict=True) if lives
            ]
            left += alive
            total["all"] += len(found)
            total["alive"] += len(alive)
            took = time.perf_counter() - begin
            print(f"{path.stem:<14}{len(found):>6}{len(alive):>6} {took:.0f} s", flush=True)
            options.out.write_text("".join(m.text for m in left), encoding="utf-8")
    if total["all"]:
        print(f"noticed: {1 - total['alive'] / total['all']:.1%} of {total['all']}")


if __name__ == "__main__":
    main()
