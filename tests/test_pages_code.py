"""Pages pick, build and show: what is counted or computed, is so in the exhibits."""

import ast
from pathlib import Path

import pytest

PAGES = Path(__file__).parent.parent / "pages"
FILES = sorted(path.name for path in PAGES.glob("*.py"))
OPERATORS = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
LIBRARIES = {"numpy", "statistics", "math", "decimal", "fractions", "plotly", "yaml"}
METHODS = {
    "groupby", "agg", "aggregate", "sum", "mean", "median", "min", "max", "cumsum", "diff",
    "pct_change", "rank", "pivot", "pivot_table", "merge", "apply", "eval", "rolling", "div", "mul",
    "round",
}  # fmt: skip
LAYOUT = {
    "_show.py": {"_rows_now"},  # which rows stand on which page of a long table
    "_tables.py": {"_head"},  # widths
    "_fields.py": {"matrix"},  # widths
    "_judged.py": {"_years"},  # the year before
    "_coverage.py": {"_group"},  # widths
    "_slices.py": {"cities"},  # which cities stand on which page
    "_choices.py": {"_years", "_rooms"},  # the years that a plan runs; places side by side
    "_pickers.py": {"write_address"},  # names less names
    "_kept.py": {"_put", "weight"},  # how much is kept
}
"""Functions that reckon with rows, widths, places and years, never with figures."""


def functions(tree: ast.Module) -> dict[ast.AST, str]:
    """Return the name of the function around each node, empty at the top of the module."""
    return {
        node: outer.name
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef)
        for node in ast.walk(outer)
    }


def is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def is_path(node: ast.BinOp) -> bool:
    return isinstance(node.op, ast.Div) and (
        isinstance(node.right, ast.Constant) and isinstance(node.right.value, str)
    )


def reckons(node: ast.AST) -> bool:
    """Whether a node is arithmetic; adding is, where a number is written out."""
    if isinstance(node, ast.BinOp):
        if is_path(node) or isinstance(node.left, ast.List):  # a list repeated
            return False
        by_sign = isinstance(node.op, OPERATORS)
        return by_sign or (
            isinstance(node.op, ast.Add) and any(map(is_number, (node.left, node.right)))
        )
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, OPERATORS) or is_number(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in {"sum", "round", "divmod", "pow"}
    return isinstance(node, ast.Attribute) and node.attr in METHODS


def arithmetic(source: str, allowed: set[str]) -> list[str]:
    """Return the arithmetic in a module, outside the functions allowed."""
    tree = ast.parse(source)
    around = functions(tree)
    return [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if reckons(node) and around.get(node) not in allowed
    ]


@pytest.mark.parametrize("name", FILES)
def test_no_page_computes(name: str):
    source = (PAGES / name).read_text(encoding="utf-8")

    assert arithmetic(source, LAYOUT.get(name, set())) == []


@pytest.mark.parametrize("name", FILES)
def test_no_page_imports_what_computes(name: str):
    tree = ast.parse((PAGES / name).read_text(encoding="utf-8"))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        str(node.module).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    # Pages proper hold no table; only helpers that hand one on name its type.
    forbidden = LIBRARIES if name.startswith("_") else {*LIBRARIES, "pandas"}
    forbidden -= {"math"} if name in {"_show.py", "_slices.py"} else set()

    assert imported & forbidden == set()


@pytest.mark.parametrize(
    "source",
    ["gap = target - actual", "x = a / b", "total = sum(values)", "frame.groupby('a')", "y = 1 + x",
     "x = frame['a'].mean()", "x += 1"],
)  # fmt: skip
def test_arithmetic_would_be_found(source: str):
    assert arithmetic(source, set()) != []
