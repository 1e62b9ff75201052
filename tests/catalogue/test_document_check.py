"""The rule of the document check, on an invented document."""

from pathlib import Path

import pytest

from indicators import catalogue, documents

FIGURE = (
    'ref_area: "999903"\n'
    "sources:\n  plan: {{title: 示例, publisher: 示例, file: plan.txt, grade: official}}\n"
    "figures:\n  hnte:\n"
    "    - {{role: actual, time_period: 2023, obs_value: {value}, source: plan, locator: 一, "
    "label: {label}, printed: {printed}{more}}}\n"
)
FAR = "示" * 40


def problems(folder: Path, text: str | bytes, **figure: str) -> list[str]:
    """Codes and places of what is found with one figure and one document."""
    papers = folder / "papers"
    papers.mkdir(exist_ok=True)
    (papers / "plan.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    fields = {"value": "70", "label": "高新技术企业", "printed": '"70家"', "more": "", **figure}
    city = folder / "cities" / "bing.yaml"
    city.write_text(FIGURE.format(**fields), encoding="utf-8")
    (folder / "cities" / "jia.yaml").unlink(missing_ok=True)
    loaded = catalogue.load(folder)
    assert loaded.problems == ()
    result = documents.verify(loaded, papers)
    assert result.verified == (not result.problems)
    lines = city.read_text(encoding="utf-8").splitlines()
    return [
        f"{one.code} {lines[one.place.line - 1][one.place.column - 1 :][:4]}"
        for one in result.problems
    ]


SECOND = {"more": ", ordinal: 2"}
THOUSANDS = {"value": "1229", "printed": '"1,229家"'}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("全市高新技术企业达到70家以上。", {}, id="after the label"),
        pytest.param("新增70家高新技术企业。", {}, id="before the label"),
        pytest.param("高新技术\n  企业　70 家", {}, id="white space anywhere"),
        pytest.param("高新技术企业７０家", {}, id="full-width digits"),
        pytest.param("高新技术企业1,229家", THOUSANDS, id="thousands"),
        pytest.param("高新技术企业1229家", THOUSANDS, id="no comma there"),
        pytest.param("高新技术企业1.1万家", {"value": "11000", "printed": "1.1万家"}, id="scaled"),
        pytest.param("高新技术企业两家", {"value": "2", "printed": "两家"}, id="numeral"),
        pytest.param("高新技术企业十二家", {"value": "12", "printed": "十二家"}, id="long numeral"),
        pytest.param("高新技术企业 59 70 6", {}, id="a cell of a table"),
        pytest.param("高新技术企业 59\n70\n6", SECOND, id="the second cell"),
        pytest.param(f"高新技术企业{FAR}70家", {}, id="40 characters away"),
        pytest.param(f"70家{FAR[:39]}高新技术企业", {}, id="40 characters before"),
        pytest.param(f"高新技术企业少。{FAR * 3}高新技术企业70家", {}, id="beside a later label"),
    ],
)
def test_figure_stands_in_the_document(text: str, figure: dict[str, str], folder: Path):
    assert problems(folder, text, **figure) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("高新技术企业71家", {}, id="another number"),
        pytest.param("高新技术企业170家", {}, id="a digit before"),
        pytest.param("高新技术企业700家", {}, id="a digit after"),
        pytest.param("高新技术企业70.5家", {}, id="a fraction"),
        pytest.param("高新技术企业0.70家", {}, id="of a fraction"),
        pytest.param("高新技术企业1,070家", {}, id="of thousands"),
        pytest.param("高新技术企业（见1.2.70）", {}, id="of a section's number"),
        pytest.param("高新技术企业7 0家", {}, id="two cells"),
        pytest.param("高新技术企业七十家", {}, id="in words"),
        pytest.param(f"高新技术企业{FAR}示70家", {}, id="41 characters away"),
        pytest.param(f"70家{FAR}高新技术企业", {}, id="41 characters before"),
        pytest.param("高新技术企业 70 59", SECOND, id="the wrong cell"),
        pytest.param("高新技术企业 59", SECOND, id="no such cell"),
        pytest.param("新增70家高新技术企业", {"more": ", ordinal: 1"}, id="a cell before"),
    ],
)
def test_number_does_not_stand_by_its_label(text: str, figure: dict[str, str], folder: Path):
    assert problems(folder, text, **figure) == ['printed_not_found "70家']


@pytest.mark.parametrize("text", ["高新企业70家", "", "70家"])
def test_label_does_not_stand_in_the_document(text: str, folder: Path):
    assert problems(folder, text) == ["label_not_found 高新技术"]


def test_document_in_another_encoding_is_a_fault(folder: Path):
    text = "高新技术企业70家".encode("gb18030")

    assert problems(folder, text) == ["document_missing plan"]


def test_document_with_a_byte_order_mark_is_read(folder: Path):
    assert problems(folder, b"\xef\xbb\xbf" + "高新技术企业70家".encode()) == []


def test_derived_figure_needs_its_label_only(folder: Path):
    text = FIGURE.format(value=70, label="高新技术企业", printed="70家", more="").replace(
        "    - {role", "    - {id: bing-1, role"
    )
    text += (
        "    - {role: actual, time_period: 2022, obs_value: 140, source: plan, label: 示例数, "
        "derived: bing-1 * 2}\n"
    )
    (folder / "cities" / "bing.yaml").write_text(text, encoding="utf-8")
    (folder / "cities" / "jia.yaml").unlink()
    (folder / "plan.txt").write_text("高新技术企业70家", encoding="utf-8")

    result = documents.verify(catalogue.load(folder), folder)

    assert result.verified == 1
    assert {one.code for one in result.problems} <= {"label_not_found"}
