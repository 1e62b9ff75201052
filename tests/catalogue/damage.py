"""Damages copies of data files at random and loads them; a process of its own, to be watched.

`python tests/catalogue/damage.py random FIRST COUNT` prints one JSON object on its last line;
one case is run again with `python tests/catalogue/damage.py random NUMBER 1`.
`python tests/catalogue/damage.py evil NAME` loads one malicious file.
"""

import json
import random
import re
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from indicators import catalogue  # noqa: E402  # the root must be on the path first
from indicators.area_files import read_area  # noqa: E402
from indicators.code_lists import CODE_LISTS, read_lists  # noqa: E402
from indicators.entries import Lists  # noqa: E402
from indicators.problems import DataError  # noqa: E402
from indicators.tables import joined_frame  # noqa: E402

DATA = ROOT / "data"
INVENTED = Path(__file__).parent / "folder"
WHOLE_FOLDER = 25
"""Every so many cases the whole folder is loaded, and reloaded after the damage."""

NOT_TEXT = [
    *(
        b"\xfe\xff",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe7\xa4",
        b"\x80",
    ),
]
CONTROLS = [
    *(b"\x00", b"\x07", b"\x08", b"\x1b", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9"),
    *(b"\xef\xbb\xbf", b"\xc2\xa0", b"\xe3\x80\x80", b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80"),
]
YAML = [
    *(
        b"\r",
        b"\r\n",
        b"\n",
        b"\n\n",
        b"\t",
        b" ",
        b"  ",
        b"---\n",
        b"...\n",
        b"\n---\n",
        b"%YAML 9.9\n",
    ),
    *(
        b": ",
        b":",
        b"- ",
        b"-",
        b"? ",
        b"#",
        b" #",
        b", ",
        b"[",
        b"]",
        b"{",
        b"}",
        b"{}",
        b"[]",
        b"|",
        b">",
    ),
    *(
        b"&a ",
        b"*a",
        b"!x ",
        b"!!int ",
        b"!!null ",
        b"!!python/object:os.system ",
        b"!",
        b"<<: ",
        b"@",
        b"`",
    ),
    *(
        b"'",
        b'"',
        b'"\\ud800"',
        b'"\\x00"',
        b"\\",
        b"\\x41",
        b"[" * 100,
        b"{a: " * 100,
        b"- " * 100,
    ),
    *(b"? " * 100, b"\n" + b" " * 200 + b"a: 1\n", b"k" * 2000 + b": 1\n"),
]
VALUES = [
    *(
        b"~",
        b"null",
        b"true",
        b"no",
        b".nan",
        b"-.inf",
        b"1e999",
        b"-0",
        b"-1",
        b"0",
        b"0x10",
        b"012",
    ),
    *(
        b"1_000",
        b"12:30",
        b"2021-01-01",
        b"1" * 400,
        b"9" * 18,
        b"9" * 19,
        b"-" * 300,
        b"0." + b"3" * 30,
    ),
    *(
        b"99999999999999999.9",
        b"2020",
        b"2025",
        b"%",
        b"14fyp",
        b"actual",
        b"target",
        b"plan",
        b"hnte",
    ),
    *(
        text.encode()
        for text in ("：", "，", "“", "”", "４３", "％", "亿" * 50, "十" * 9, "1" + "万" * 300)
    ),
    *(
        text.encode()
        for text in ("翻一番", "43家", "70余家", "百分点", "亿元", "第 1 页", "甲" * 300)
    ),
]
"""What files catch from editors, other programs, other encodings, and what YAML finds special."""


def fragment(chance: random.Random) -> bytes:
    [kind] = chance.choices([NOT_TEXT, CONTROLS, YAML, VALUES], [1, 4, 10, 10])
    return chance.choice(kind)


def spot(chance: random.Random, data: bytes) -> int:
    """A position; mostly at the start of a character, so that not all ends as broken UTF-8."""
    at = chance.randrange(len(data))
    if chance.random() < 0.9:
        while at > 0 and data[at] & 0xC0 == 0x80:
            at -= 1
    return at


def flipped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return (
        data[:at]
        + bytes([data[at] ^ (1 << chance.choice([0, 1, 2, 3, 4, 5, 6, 7]))])
        + data[at + 1 :]
    )


def replaced(chance: random.Random, data: bytes) -> bytes:
    letters = [at for at in (chance.randrange(len(data)) for _ in range(9)) if data[at] < 0x80]
    at = letters[0] if letters else 0
    return (
        data[:at]
        + bytes([chance.choice([chance.randrange(256), *range(32, 127)])])
        + data[at + 1 :]
    )


def deleted(chance: random.Random, data: bytes) -> bytes:
    at = spot(chance, data)
    rest = data[at + chance.choice([1, 1, 2, 10, 100, 5000]) :]
    return data[:at] + (rest.lstrip(bytes(range(0x80, 0xC0))) if chance.random() < 0.9 else rest)


def inserted(chance: random.Random, data: bytes) -> bytes:
    at = spot(chance, data)
    return data[:at] + fragment(chance) + data[at:]


def overwritten(chance: random.Random, data: bytes) -> bytes:
    at, piece = spot(chance, data), fragment(chance)
    return data[:at] + piece + data[at + len(piece) :].lstrip(bytes(range(0x80, 0xC0)))


def noised(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice([1, 4, 64, 1000])) + data[at:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    start, at = spot(chance, data), spot(chance, data)
    end = start + chance.choice([5, 50, 500, 5000])
    while end < len(data) and data[end] & 0xC0 == 0x80:
        end += 1
    piece = data[start:end]
    return data[:at] + piece * chance.choice([1, 1, 2, 5]) + data[at:]


def lines_swapped(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def line_shifted(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([b" " + lines[at], b"\t" + lines[at], lines[at][1:], lines[at][2:]])
    return b"\n".join(lines)


def line_dropped(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


FIELD = re.compile(rb"(?<=: )[^,{}\[\]\n]+")


def value_changed(chance: random.Random, data: bytes) -> bytes:
    """Give one field another value: the file stays YAML, the fault lies deeper."""
    fields = list(FIELD.finditer(data))
    if not fields:
        return data + b"x: 1\n"
    one, other = chance.choice(fields), chance.choice(fields)
    new = other.group() if chance.random() < 0.4 else chance.choice(VALUES)
    return data[: one.start()] + new + data[one.end() :]


def digit_changed(chance: random.Random, data: bytes) -> bytes:
    digits = [match.start() for match in re.finditer(rb"\d", data)]
    if not digits:
        return data + b"1\n"
    at = chance.choice(digits)
    return data[:at] + str(chance.randrange(10)).encode() + data[at + 1 :]


def recoded(chance: random.Random, data: bytes) -> bytes:
    encoding = chance.choice(["gb18030", "utf-16", "utf-32", "big5", "utf-8-sig"])
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


DAMAGES: dict[Callable[[random.Random, bytes], bytes], int] = {
    **{flipped: 3, replaced: 8, deleted: 8, inserted: 12, overwritten: 6, noised: 1, doubled: 6},
    **{lines_swapped: 8, line_shifted: 6, line_dropped: 8, value_changed: 40, digit_changed: 16},
    **{recoded: 1, cut: 3},
}


def data_files(folder: Path) -> list[Path]:
    lists = [folder / f"{name}.yaml" for name in CODE_LISTS]
    return [
        *lists,
        *sorted(folder.glob("cities/*.yaml")),
        *sorted(folder.glob("benchmarks/*.yaml")),
    ]


def damaged(number: int, sources: list[Path]) -> tuple[Path, bytes]:
    """Return the file that case `number` damages, and what it becomes."""
    chance = random.Random(number)
    weights = [1 / (2000 + path.stat().st_size) for path in sources]
    [source] = chance.choices(sources, weights)
    data = source.read_bytes()
    for _ in range(chance.choice([1, 1, 1, 1, 1, 2, 2, 4])):
        [damage] = chance.choices(list(DAMAGES), list(DAMAGES.values()))
        data = damage(chance, data) or b"\n"
    return source, data


NO_FAULT_TOLD = "an error without a fault"


class Watch:
    """Runs cases in a copy of the data folder and keeps what happened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lists: Lists = read_lists(folder)
        self.whole = catalogue.load(folder)
        self.sources = data_files(folder)
        self.outcomes: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.failures: list[str] = []
        self.slowest = 0.0

    def run(self, number: int) -> None:
        source, data = damaged(number, self.sources)
        before = source.read_bytes()
        source.write_bytes(data)
        start = time.process_time()
        try:
            problems = self.problems(number, source)
            self.outcomes["faults" if problems else "valid"] += 1
            self.codes.update({one.code for one in problems})
            for one in problems:
                assert one.place.path == source or source.stem in CODE_LISTS, one
                assert one.place.line >= 1, one
                assert one.place.column >= 1, one
                assert "\n" not in one.message, one
                assert len(str(one)) < 2000, one
        except BaseException:  # whatever it is, it is the finding
            self.failures.append(f"case {number}, {source.name}:\n{traceback.format_exc()}"[-3000:])
        self.slowest = max(self.slowest, time.process_time() - start)
        source.write_bytes(before)

    def problems(self, number: int, source: Path) -> tuple:
        try:
            if number % WHOLE_FOLDER == 0:
                loaded, again = catalogue.load(self.folder), catalogue.reload(self.whole)
                assert loaded.figures.equals(again.figures)
                assert loaded.problems == again.problems
                return loaded.problems
            if source.stem in CODE_LISTS:
                read_lists(self.folder)
                return ()
        except DataError as error:
            return error.problems or (NO_FAULT_TOLD,)
        state = read_area(source, self.lists)
        if not state.problems:
            assert len(joined_frame([state.columns])) == state.rows
        return state.problems


def memory() -> float:
    """Largest size of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def random_cases(first: int, count: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(DATA, Path(place) / "data"))
        watch = Watch(folder)
        idle = memory()
        for number in range(first, first + count):
            watch.run(number)
        return {
            "outcomes": watch.outcomes,
            "codes": watch.codes,
            "failures": watch.failures,
            "slowest": watch.slowest,
            "memory": memory() - idle,
        }


HEAD = (
    'ref_area: "999903"\n'
    "sources:\n  plan: {title: 示例, publisher: 示例, grade: official}\n"
    "figures:\n"
)
FIGURE = (
    HEAD + "  hnte:\n    - {role: actual, time_period: 2023, obs_value: 43, source: plan, "
    "locator: 第 1 页, label: 企业, printed: 43家}\n"
)
LAUGHS = "a0: &a0 [示例, 示例]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
# Written to a file and loaded; each must end in a fault.
EVIL: dict[str, Callable[[], str | bytes]] = {
    "1 MB of [": lambda: "[" * 1_000_000,
    "1 MB of {": lambda: "{" * 1_000_000,
    "1 MB of ]": lambda: "]" * 1_000_000,
    "1 MB of -": lambda: "-" * 1_000_000,
    "1 MB of dashes": lambda: "- " * 500_000,
    "1 MB of ?": lambda: "? " * 500_000,
    "1 MB of :": lambda: ":" * 1_000_000,
    "1 MB of !": lambda: "!" * 1_000_000,
    "1 MB of &": lambda: "&" * 1_000_000,
    "1 MB of quotes": lambda: '"' * 1_000_000,
    "1 MB of %": lambda: "%" * 1_000_000,
    "1 MB of tabs": lambda: "\t" * 1_000_000,
    "1 MB of NUL": lambda: b"\x00" * 1_000_000,
    "1 MB of 0xFF": lambda: b"\xff" * 1_000_000,
    "1 MB of commas": lambda: "1" + ",111" * 250_000,
    "100,000 nested lists": lambda: "[" * 100_000 + "]" * 100_000,
    "100,000 nested mappings": lambda: "{a: " * 100_000 + "1" + "}" * 100_000,
    "100,000 nested dashes": lambda: "- " * 100_000 + "a",
    "50,000 nested with quoted ends": lambda: '["]",' * 50_000,
    "50,000 nested after quoted ends": lambda: f'a: "{"]" * 50_000}"\nb: ' + "[" * 50_000,
    "50,000 nested after a bare return": lambda: "# x\r" + "- " * 50_000 + "a",
    "2,000 nested by indentation": lambda: "".join(" " * n + "a:\n" for n in range(2_000)),
    "600 nested in a figure": lambda: FIGURE.replace("43家", "[" * 600 + "]" * 600),
    "50 MB scalar": lambda: FIGURE.replace("43家", "四" * 17_000_000),
    "50 MB comment": lambda: FIGURE + "#" + " " * 50_000_000 + "\nx: 1\n",
    "billion laughs": lambda: LAUGHS,
    "billion laughs in a figure": lambda: LAUGHS + FIGURE,
    "alias to itself": lambda: "figures: &all\n  hnte: *all\n",
    "merge of itself": lambda: "ref_area: &x\n  <<: *x\n",
    "python object": lambda: FIGURE.replace("43家", "!!python/object/apply:os.system [true]"),
    "python name": lambda: "ref_area: !!python/name:os.system\n" + FIGURE,
    "complex key": lambda: FIGURE + "? {a: [1, 2]}\n: [3]\n",
    "null key": lambda: FIGURE + "? \n: 1\n",
    "many documents": lambda: "---\na: 1\n" * 10_000,
    "end of document first": lambda: "...\n" * 1_000 + FIGURE + "x: 1\n",
    "directive": lambda: "%YAML 99.0\n---\n" + FIGURE,
    "NUL inside": lambda: FIGURE.replace("企业", "企\0业"),
    "surrogate escaped": lambda: FIGURE.replace("企业", '"\\ud800"'),
    "surrogate encoded": lambda: FIGURE.encode().replace("企业".encode(), b"\xed\xa0\x80"),
    "beyond Unicode": lambda: FIGURE.replace("企业", '"\\UFFFFFFFF"'),
    "control escaped": lambda: FIGURE.replace("企业", '"\\0\\a\\b"'),
    "long key": lambda: FIGURE + "k" * 1_000_000 + ": 1\n",
    "long quoted key": lambda: FIGURE + f'"{"k" * 1_000_000}": 1\n',
    "long explicit key": lambda: FIGURE + f'? "{"k" * 1_000_000}"\n: 1\n',
    "100,000 keys": lambda: FIGURE + "".join(f"k{n}: 1\n" for n in range(100_000)),
    "100,000 equal keys": lambda: FIGURE + "k: 1\n" * 100_000,
    "50,000 wrong figures": lambda: HEAD + "  hnte:\n" + "    - {role: x, obs_value: y}\n" * 50_000,
    "integer of 5,000 digits": lambda: FIGURE.replace("obs_value: 43", f"obs_value: {'9' * 5_000}"),
    "fraction of 5,000 digits": lambda: FIGURE.replace("e: 43", f"e: 0.{'3' * 5_000}"),
    "exponent": lambda: FIGURE.replace("e: 43", "e: 1e999999999"),
    "printed of 2,000,000 digits": lambda: FIGURE.replace("43家", '"' + "1" * 2_000_000 + '"'),
    "printed with 300,000 万": lambda: FIGURE.replace("43家", "1" + "万" * 300_000 + "家"),
    "printed with 300,000 commas": lambda: FIGURE.replace("43家", '"1' + ",111" * 300_000 + ',1"'),
    "printed with 300,000 points": lambda: FIGURE.replace("43家", '"1' + ".1" * 300_000 + '"'),
    "printed with 300,000 十": lambda: FIGURE.replace("43家", "十" * 300_000),
    "ligatures": lambda: FIGURE.replace("43家", "\ufdfa" * 100_000),
    "derived of 1 MB": lambda: FIGURE.replace("printed: 43家", f"derived: {'(' * 1_000_000}"),
    "derived with 190 brackets": lambda: FIGURE.replace(
        "printed: 43家", f"derived: {'(' * 190}1{')' * 9}"
    ),
    "derived with a great power": lambda: FIGURE.replace(
        "printed: 43家", "derived: 9 ** 9 ** 9 ** 9"
    ),
    "derived with code": lambda: FIGURE.replace("printed: 43家", "derived: __import__('os')"),
    "period of zeros": lambda: FIGURE.replace("2023", f'"{"0" * 100_000}"'),
    "ten thousand similar codes": lambda: (
        HEAD + "".join(f"  hntee{n}: []\n" for n in range(10_000))
    ),
}


def evil(name: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(INVENTED, Path(place) / "data"))
        content = EVIL[name]()
        data = content if isinstance(content, bytes) else content.encode()
        (folder / "cities" / "bing.yaml").write_bytes(data)
        size = len(data) / 2**20
        del content, data
        idle = memory()
        start = time.process_time()
        loaded = catalogue.load(folder)
        seconds = time.process_time() - start
        longest = max((len(str(one)) for one in loaded.problems), default=0)
        return {
            "codes": sorted({one.code for one in loaded.problems}),
            "areas": sorted(set(loaded.figures["ref_area"])),
            "seconds": seconds,
            "memory": memory() - idle,
            "size": size,
            "longest": longest,
        }


if __name__ == "__main__":
    if sys.argv[1] == "evil":
        print(json.dumps(evil(sys.argv[2])))
    else:
        print(json.dumps(random_cases(int(sys.argv[2]), int(sys.argv[3]))))
