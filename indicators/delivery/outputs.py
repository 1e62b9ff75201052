"""The formats of a delivery, and the files that each of them gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators import export
from indicators.delivery.material import Material
from indicators.exhibits.spec import Exhibit
from indicators.wording import delivery as words

File = tuple[str, bytes]
"""A file's name and content."""


class DeliveryError(Exception):
    """A file that cannot be made here; the message is for readers."""


@dataclass(frozen=True)
class Output:
    """A format on offer."""

    code: str
    suffix: str
    """Of its file; several files go into a zip."""
    mime: str
    make: Callable[[Material], list[File]]

    def files(self, material: Material) -> list[File]:
        """Make the files.

        Raises
        ------
        DeliveryError
            If something they need is missing on this machine, or the template cannot be used.
        """
        return self.make(material)

    def one(self, material: Material) -> File:
        """Make the one file, or the zip of several."""
        files = self.files(material)
        if len(files) == 1:
            return files[0]
        name = words.say(material.lang, "zip", name=words.label(material.lang, self.code))
        return f"{name}.zip", zipped(files)


def zipped(files: Sequence[File]) -> bytes:
    """Pack files; the same files give the same bytes."""
    from indicators.export.picture_folder import packed

    return packed(files)


def _report_name(material: Material) -> str:
    from indicators.charts import file_name

    return file_name(material.report.title)


def _word(material: Material) -> list[File]:
    from indicators.export.word import docx

    return [(f"{_report_name(material)}.docx", docx(material.report))]


def _slides(material: Material) -> list[File]:
    from indicators.export.slides import TemplateError, deck

    try:
        data = deck(material.report, material.template)
    except TemplateError as error:
        raise DeliveryError(str(error)) from error
    return [(f"{_report_name(material)}.pptx", data)]


def _book(material: Material) -> list[File]:
    name = f"{_report_name(material)}.xlsx"
    if material.shown is not None:
        return _each(material, "xlsx", export.xlsx)
    data = export.book(
        material.read, material.frame, material.areas, material.plan, material.lang,
        as_of=material.as_of, on=material.on, imprint=material.imprint,
    )  # fmt: skip
    return [(name, data)]


def _page(material: Material) -> list[File]:
    from indicators.export.page import html

    return [(f"{_report_name(material)}.html", html(material.report))]


def _pictures(suffix: str) -> Callable[[Material], list[File]]:
    def made(material: Material) -> list[File]:
        from indicators.export import images

        try:
            data = images.archive(material.report, suffix)
        except images.PictureError as error:
            raise DeliveryError(str(error)) from error
        name = words.say(material.lang, "pictures", suffix=suffix.upper())
        return [(f"{name}.zip", data)]

    return made


def _only(material: Material) -> dict[str, list[str]]:
    """Keep the rows of the cities and of what lies in them, of the indicators chosen."""
    chosen = set(material.areas)
    parents = material.cat.areas["parent"]
    inside = [area for area, parent in parents.items() if {area, parent} & chosen]
    only = {"ref_area": [str(area) for area in inside]}
    return only | ({"indicator": list(material.indicators)} if material.indicators else {})


def _csv(material: Material) -> list[File]:
    if material.shown is not None:
        return _each(material, "csv", export.csv)
    return _data(material, "csv")


def _data(material: Material, suffix: str) -> list[File]:
    make = {"csv": export.data_csv, "parquet": export.parquet}[suffix]
    lang, only = material.lang, _only(material)
    return [
        (_named(material, "figures", suffix), make(material.cat, None, lang, only=only)),
        (_named(material, "judged", suffix), make(material.cat, material.frame, lang, only=only)),
    ]


def _sdmx(material: Material) -> list[File]:
    lang, only, cat = material.lang, _only(material), material.cat
    judged = export.sdmx_csv(cat, material.frame, lang, as_of=material.as_of, only=only)
    return [
        (_named(material, "sdmx_figures", "csv"), export.sdmx_csv(cat, None, lang, only=only)),
        (_named(material, "sdmx_judged", "csv"), judged),
        (_named(material, "structure", "xml"),
         export.sdmx_structure(cat, on=material.on)),
    ]  # fmt: skip


def _handbook(material: Material) -> list[File]:
    from indicators.exhibits.handbook import handbook
    from indicators.export.word import docx

    report = handbook(material.cat, material.lang, material.imprint)
    return [
        (_named(material, "handbook", "docx"), docx(report)),
        (_named(material, "handbook", "csv"), export.handbook_csv(material.cat, material.lang)),
    ]


def _each(material: Material, suffix: str, make: Callable[[Exhibit], bytes]) -> list[File]:
    """Write each exhibit into a file of its own."""
    from indicators.export.picture_folder import names

    shown = [one.exhibit for one in material.report.exhibits()]
    named = names([one.title for one in shown]) if len(shown) > 1 else [_report_name(material)]
    return [(f"{name}.{suffix}", make(one)) for name, one in zip(named, shown, strict=True)]


def _named(material: Material, key: str, suffix: str) -> str:
    return f"{words.say(material.lang, key)}.{suffix}"


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIP = "application/zip"
OUTPUTS = {
    one.code: one
    for one in (
        Output("docx", "docx", f"{_OFFICE}wordprocessingml.document", _word),
        Output("pptx", "pptx", f"{_OFFICE}presentationml.presentation", _slides),
        Output("xlsx", "xlsx", f"{_OFFICE}spreadsheetml.sheet", _book),
        Output("html", "html", "text/html", _page),
        Output("png", "zip", _ZIP, _pictures("png")),
        Output("svg", "zip", _ZIP, _pictures("svg")),
        Output("pdf", "zip", _ZIP, _pictures("pdf")),
        Output("csv", "zip", _ZIP, _csv),
        Output("parquet", "zip", _ZIP, lambda material: _data(material, "parquet")),
        Output("sdmx", "zip", _ZIP, _sdmx),
        Output("handbook", "zip", _ZIP, _handbook),
    )
}
"""By code, in the order in which they are offered."""
