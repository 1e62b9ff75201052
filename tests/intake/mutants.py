"""Files broken at random, each from its number alone: for the fuzzer and its sample."""

import io
import random
import struct
import zipfile

from messy import book, long, part, parts, text, written
from messy_cases import ONE, STACKED

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (98 + n, *[97 + n] * 4) for n in range(20))
    + b"]>"
)
ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-32", "big5")
TOKENS = (b'r="A9999999"', b'r="XFD1048576"', b't="s"', b"<v>99999999999</v>", b"<v>1e999</v>",
          b"<v>nan</v>", b"<f>1+1</f>", b's="99999"', b"<row>", b"</row>", b"&amp;", b"&bomb;",
          b'ref="A1:XFD1048576"', b"<mergeCells>", b"\x00", b"<c/>" * 50, b"]]>",
          b"<!--")  # fmt: skip
ODD = ("", "0", "-", "1.1万", "70家以上", "=1+1", "\ufeff", "\u202e", "9" * 400, "1e309", '"',
       "无", "武威市", "高企", "2023年", "5.05%", "１２", "①", "十", "\x07",
       "a" * 3000, "2024年1-9月")  # fmt: skip


def _bases():
    rows = long(*[["武威市", "高企", 2000 + n, n, "家"] for n in range(24)])
    return [STACKED, book({"表": rows}), written(rows), written(ONE)]


BASES = _bases()


def mutant(number):
    """Return the name and the bytes of one broken file."""
    chance = random.Random(number)
    return KINDS[number % len(KINDS)](chance)


def _flipped(chance):
    data = bytearray(chance.choice(BASES))
    for _ in range(chance.choice([1, 3, 30, 300])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return "a.xlsx", bytes(data)


def _cut(chance):
    data = chance.choice(BASES)
    start = chance.choice([0, 0, chance.randrange(len(data))])
    return "a.xlsx", data[start : chance.randrange(len(data))]


def _swapped(chance):
    data = chance.choice(BASES)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        names = opened.namelist()
    one, other = chance.sample(names, 2)
    changed = {one: part(data, other), other: part(chance.choice(BASES), "xl/workbook.xml")}
    return "a.xlsx", parts(data, **(changed if chance.random() < 0.7 else {one: None}))


def _xml(chance):
    data = chance.choice(BASES)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        names = [one for one in opened.namelist() if one.endswith((".xml", ".rels"))]
    name = chance.choice([SHEET, SHEET, "xl/workbook.xml", "xl/styles.xml", chance.choice(names)])
    content = bytearray(part(data, name))
    for _ in range(chance.choice([1, 2, 10])):
        place = chance.randrange(len(content) + 1)
        cut = place + chance.choice([0, 0, 1, 20])
        content[place:cut] = chance.choice([*TOKENS, bytes([chance.randrange(256)])])
    return "a.xlsx", parts(data, **{name: bytes(content)})


def _bomb(chance):  # noqa: C901
    data, kind = BASES[1], chance.randrange(9)
    sheet = part(data, SHEET)
    if kind == 0:
        return "a.xlsx", parts(data, **{SHEET: b"<?xml version='1.0'?>" + ENTITIES + b"<a>&u;</a>"})
    if kind == 1:
        return "a.xlsx", parts(data, **{"xl/x.bin": b"\0" * (chance.choice([8, 220]) * 2**20)})
    if kind == 2:
        many = b"".join(b'<row r="%d"/>' % n for n in range(1, chance.choice([10**5, 2 * 10**6])))
        return "a.xlsx", _spread(data, sheet.replace(b"<sheetData>", b"<sheetData>" + many))
    if kind == 3:
        rows = b"".join(b"<row><c><v>%d</v></c></row>" % n for n in range(400_000))
        return "a.xlsx", _spread(data, sheet.replace(b"<sheetData>", b"<sheetData>" + rows))
    if kind == 4:
        return "a.xlsx", parts(data, **{f"x/{n}.xml": b"" for n in range(3000)})
    if kind == 5:
        strings = b"<sst>" + b"<si><t>" + b"x" * 12_000_000 + b"</t></si></sst>"
        return "a.xlsx", _spread(data, strings, "xl/sharedStrings.xml")
    if kind == 6:
        return "a.xlsx", _lying(parts(data, **{SHEET: b" " * 30_000_000}))
    if kind == 7:
        deep = b"<a>" * 300_000
        return "a.xlsx", _spread(data, deep)
    rows = b"<row>" + b"<c><v>1</v></c>" * 600_000 + b"</row>"
    return "a.xlsx", _spread(data, sheet.replace(b"<sheetData>", b"<sheetData>" + rows))


def _spread(data, content, name=SHEET):
    # Noise beside it keeps the ratio below what is refused at once.
    noise = random.Random(len(content)).randbytes(len(content) // 150)
    return parts(data, **{name: content, "noise.bin": noise})


def _lying(data):
    """Say in the list of parts that all are small."""
    found = bytearray(data)
    place = found.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", found, place + 24, 100)
        place = found.find(b"PK\x01\x02", place + 4)
    return bytes(found)


def _text(chance):
    rows = [list(row) for row in long(*[["武威市", "高企", 2000 + n, n, "家"] for n in range(9)])]
    for _ in range(chance.choice([1, 5, 20])):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(ODD)
    delimiter = chance.choice([",", "\t", ";", "|"])
    try:
        data = bytearray(text(rows, chance.choice(ENCODINGS), delimiter))
    except UnicodeEncodeError:
        data = bytearray(text(rows, "utf-8", delimiter))
    for _ in range(chance.choice([0, 0, 1, 40])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return chance.choice(["a.csv", "a.txt", "a.tsv", "a.xlsx", "a.xls"]), bytes(data)


def _cells(chance):
    rows = [list(row) for row in long(*[["武威市", "高企", 2000 + n, n, "家"] for n in range(9)])]
    for _ in range(chance.choice([1, 5, 20])):
        row = chance.choice(rows)
        clean = "".join(one for one in chance.choice(ODD) if one >= " ")
        row[chance.randrange(len(row))] = chance.choice([clean, -1.5, 1e300, True, 45000])
    return "a.xlsx", book({"表": rows})


def _noise(chance):
    start = chance.choice([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xef\xbb\xbf"])
    name = chance.choice(["a.csv", "a.xlsx", "a.xlsm", "a.txt", "a", "a.zip"])
    return name, start + chance.randbytes(chance.choice([0, 10, 5000, 100_000]))


def _large_text(chance):
    kind = chance.randrange(4)
    if kind == 0:
        return "a.csv", b"," * (5 * 2**20)
    if kind == 1:
        return "a.csv", b"1,1\n" * 2**20
    if kind == 2:
        return "a.csv", b'"' + b"a" * (5 * 2**20 - 2)
    return "a.csv", text(ONE) + (
        "\r\n武威市,高企,2023,很多,家" * chance.choice([900, 30_000])
    ).encode()


# Bombs take long to make: few of them.
KINDS = [_flipped, _cut, _swapped, _xml, _text, _cells, _noise] * 7 + [_bomb, _large_text]
