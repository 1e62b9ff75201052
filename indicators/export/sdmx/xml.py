"""The SDMX-ML 2.1 structure of the files that `sdmx_rows` writes, made with the sdmx1 library."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import sdmx
from sdmx.message import Header, StructureMessage
from sdmx.model import common, v21

from indicators.export.sdmx.codes import LANGS, Code, code_lists
from indicators.export.sdmx.components import (
    AGENCY,
    FIGURES,
    PROGRESS,
    TIME,
    VALUE,
    VERSION,
    Component,
    Flow,
)
from indicators.wording import sdmx as words
from indicators.wording.fields import FIELD

FLOWS = (FIGURES, PROGRESS)
_AGENCY = common.Agency(id=AGENCY)


def structure(cat: Any, *, on: dt.date) -> bytes:
    """Write both dataflows, their structures, concepts and code lists; `on` is the day made."""
    message = StructureMessage(header=_header(on))
    lists = {name: _code_list(name, codes) for name, codes in code_lists(cat).items()}
    concepts = _concepts()
    for one in (concepts, *lists.values()):
        message.add(one)
    for flow in FLOWS:
        made = _structure(flow, concepts, lists)
        message.add(made)
        message.add(_maintained(v21.DataflowDefinition, flow.id, structure=made))
    return bytes(sdmx.to_xml(message, pretty_print=True))


def _header(on: dt.date) -> Header:
    prepared = dt.datetime.combine(on, dt.time(), dt.UTC)
    return Header(id=f"{AGENCY}_STRUCTURE", test=False, prepared=prepared, sender=_AGENCY)


def _maintained(kind: Any, name: str, **more: Any) -> Any:
    return kind(
        id=name,
        version=VERSION,
        maintainer=_AGENCY,
        is_final=True,
        is_external_reference=False,
        name={lang: words.STRUCTURE[lang][name] for lang in LANGS},
        **more,
    )


def _code_list(name: str, codes: Iterable[Code]) -> Any:
    made = _maintained(common.Codelist, name)
    for one in codes:
        described: Any = {"description": {"zh": one.description}} if one.description else {}
        made.append(common.Code(id=one.id, name=dict(one.names), **described))
    for one in codes:
        if one.parent in made.items:
            made[one.parent].append_child(made[one.id])
    return made


def _concepts() -> Any:
    scheme = _maintained(common.ConceptScheme, "CONCEPTS")
    parts = [TIME, VALUE, *(one for flow in FLOWS for one in (*flow.dimensions, *flow.attributes))]
    for column in dict.fromkeys(one.column for one in parts):
        names = {lang: FIELD[lang][column] for lang in LANGS}
        scheme.append(common.Concept(id=column.upper(), name=names))
    return scheme


def _structure(flow: Flow, concepts: Any, lists: dict[str, Any]) -> Any:
    def told(one: Component) -> dict[str, Any]:
        if one.codes:
            coded = common.Representation(enumerated=lists[one.codes])
        else:
            facet = common.Facet(value_type=common.FacetValueType[one.facet])
            coded = common.Representation(non_enumerated=[facet])
        return {"id": one.id, "concept_identity": concepts[one.id], "local_representation": coded}

    made = _maintained(v21.DataStructureDefinition, f"DSD_{flow.id}")
    made.dimensions.id, made.measures.id = "DimensionDescriptor", "MeasureDescriptor"
    made.attributes.id = "AttributeDescriptor"
    for order, one in enumerate(flow.dimensions, 1):
        made.dimensions.append(v21.Dimension(order=order, **told(one)))
    made.dimensions.append(v21.TimeDimension(order=len(flow.dimensions) + 1, **told(TIME)))
    made.measures.append(v21.PrimaryMeasure(**told(VALUE)))
    for one in flow.attributes:
        status = common.UsageStatus["mandatory" if one.mandatory else "conditional"]
        related = v21.PrimaryMeasureRelationship()
        made.attributes.append(
            common.DataAttribute(usage_status=status, related_to=related, **told(one))
        )
    return made
