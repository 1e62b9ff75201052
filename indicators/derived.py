"""Derived figures: expressions over figure ids, recomputed at load."""

import ast
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation

LONGEST = 200
TOKEN = re.compile(
    r"\s*(?:(?P<id>[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*)|(?P<number>\d{1,9})|(?P<op>[-+*/()]))"
)


class DerivedError(ValueError):
    """The expression is not one over figure ids, integers and + - * / ( )."""


def names(expression: str) -> tuple[str, ...]:
    """Return the figure ids that an expression names, each once.

    >>> names("gdp-2021 / (population-2021 * 10000)")
    ('gdp-2021', 'population-2021')

    Raises
    ------
    DerivedError
        If something else stands in it.
    """
    return tuple(dict.fromkeys(text for kind, text in _tokens(expression) if kind == "id"))


def value(expression: str, known: Mapping[str, Decimal]) -> Decimal:
    """Compute an expression exactly.

    Raises
    ------
    DerivedError
        If it is malformed or divides by zero.
    KeyError
        If an id is not in `known`.
    """
    known_names: dict[str, Decimal] = {}
    parts = []
    for kind, text in _tokens(expression):
        if kind == "id":
            name = f"f{len(known_names)}"
            known_names[name] = known[text]
            parts.append(name)
        else:
            parts.append(text)
    try:
        tree = ast.parse(" ".join(parts), mode="eval")
        return _evaluate(tree.body, known_names)
    except (SyntaxError, RecursionError, DivisionByZero, InvalidOperation) as error:
        raise DerivedError(expression) from error


def agrees(recorded: float, exact: Decimal) -> bool:
    """Whether `recorded` is `exact`, rounded half up to the decimals that it has."""
    written = Decimal(repr(recorded))
    exponent = written.normalize().as_tuple().exponent
    places = min(int(exponent), 0) if isinstance(exponent, int) else 0
    return abs(exact - written) <= Decimal(5).scaleb(places - 1)


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    text = expression.rstrip()
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None or len(text) > LONGEST:
            raise DerivedError(expression)
        yield match.lastgroup, match[match.lastgroup]
        position = match.end()


def _evaluate(node: ast.expr, known: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand, known)
    if not isinstance(node, ast.BinOp):
        raise SyntaxError
    left, right = _evaluate(node.left, known), _evaluate(node.right, known)
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    if isinstance(node.op, ast.Mult):
        return left * right
    return left / right
