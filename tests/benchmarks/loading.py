"""How long reading a data folder takes, beside the bare C parse of the same texts.

`python tests/benchmarks/loading.py` prints time, ratio and peak memory for 4, 300 and 3,000
generated city files; `--check` exits 1 where a bound of the project is missed. Each size is
measured in a process of its own, so that one does not warm the other.
"""

import argparse
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from indicators import catalogue, printed  # noqa: E402  # the root must be on the path first
from indicators.yaml_loader import Loader  # noqa: E402

T = TypeVar("T")

SIZES = (4, 300, 3_000)
INDICATORS, YEARS = 15, 6
MOST_BARE = 1.6
"""Cold load against the bare parse of the same texts; issue 2."""
MOST_RELOAD = 0.05
"""Reload after one edit against the cold load, at `RELOAD_SIZE` files; issue 2."""
RELOAD_SIZE = 3_000
ROUNDS = {4: 21, 300: 5}
"""How often small sizes are measured; large ones three times."""


def generate(
    folder: Path,
    cities: int,
    seed: int = 2025,
    *,
    indicators: int | None = None,
    provinces: int = 0,
    headline: bool = False,
) -> None:
    """Write a plausible data folder: block style as in the real files, printed forms and all.

    Without `provinces` all areas stand below the nation; with them each belongs to one, the first
    of each ten a prefecture and the others districts in it; a group holds the last province and
    the first prefecture.
    """
    chance, count = random.Random(seed), indicators or INDICATORS
    (folder / "cities").mkdir(parents=True)
    areas = ['"000000": {name: {zh: 示例国, en: Nation}, level: nation, slug: nation}']
    areas += [province(number) for number in range(provinces)]
    areas += [group(provinces)] * bool(provinces)
    for number in range(cities):
        code = f"{100_000 + number}"
        areas.append(area(number, cities, provinces))
        text = city(chance, code, count)
        (folder / "cities" / f"city{number:04}.yaml").write_text(text, encoding="utf-8")
    listed = listed_indicators(count, headline=headline)
    lists = {"areas": areas, "units": UNITS, "indicators": listed, "plans": PLANS}
    for name, lines in lists.items():
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


IN_PREFECTURE = 10


def province(number: int) -> str:
    return (
        f'"{900_000 + number}": {{name: {{zh: 示例{number}省, en: Province {number}}}, '
        f'level: province, slug: province{number:02}, parent: "000000"}}'
    )


def group(provinces: int) -> str:
    return (
        "region: {name: {zh: 示例片区, en: Region}, level: group, slug: region, "
        f'members: ["{900_000 + provinces - 1}", "100000"]}}'
    )


def area(number: int, cities: int, provinces: int) -> str:
    level, kind, parent = "city", "市", "000000"
    if provinces:
        first = number - number % IN_PREFECTURE
        parent = f"{900_000 + first * provinces // cities}"
        if number != first:
            level, kind, parent = "district", "县", f"{100_000 + first}"
    name = f"{{zh: 示例{number}{kind}, en: {'City' if level == 'city' else 'County'} {number}}}"
    return (
        f'"{100_000 + number}": {{name: {name}, level: {level}, '
        f'slug: city{number:04}, parent: "{parent}"}}'
    )


UNITS = [
    'percent: {name: {zh: "%", en: "%"}, dimension: percent}',
    "enterprise: {name: {zh: 家, en: enterprises}, dimension: count, spellings: [户, 个]}",
    "yi_yuan: {name: {zh: 亿元, en: 100 million yuan}, dimension: yuan, factor: 100000000}",
    'wan_yuan: {name: {zh: 万元, en: "10,000 yuan"}, dimension: yuan, factor: 10000}',
]
UNIT_OF = ("enterprise", "percent", "yi_yuan")
PLANS = [
    "14fyp: {name: {zh: “十四五”规划, en: 14th Five-Year Plan}, "
    "base_year: 2020, target_year: 2025, headline: true}"
]


def listed_indicators(count: int, *, headline: bool) -> list[str]:
    return [
        f"ind{number:02}: {{name: {{zh: 示例指标{number}, en: Indicator {number}}}, "
        f"unit_measure: {UNIT_OF[number % 3]}, {'headline: true, ' if headline else ''}"
        f"decimals: 2, concept: c{number}, theme: enterprise, definition: 示例口径。}}"
        for number in range(count)
    ]


def city(chance: random.Random, code: str, indicators: int) -> str:
    lines = [
        f'ref_area: "{code}"',
        "sources:",
        *source("plan", "示例市“十四五”规划", "2021-06-30", "official"),
        *source("bulletin", "示例市统计公报", "2024-03-21", "official_copy"),
        "figures:",
    ]
    for number in range(indicators):
        lines.append(f"  ind{number:02}:")
        value = chance.randint(20, 900)
        for year in range(2020, 2020 + YEARS):
            lines += figure(chance, number, year, value)
            value += chance.randint(1, 90)
    return "\n".join(lines) + "\n"


def source(key: str, title: str, published: str, grade: str) -> list[str]:
    return [
        f"  {key}:",
        f"    title: {title}",
        "    publisher: 示例市人民政府",
        f"    published: {published}",
        f"    url: https://example.invalid/{key}",
        f"    grade: {grade}",
    ]


def figure(chance: random.Random, number: int, year: int, value: int) -> list[str]:
    role = {2020: "baseline", 2025: "target"}.get(year, "actual")
    shown, printed = printed_form(chance, UNIT_OF[number % 3], value)
    lines = [
        f"    - role: {role}",
        f"      time_period: {year}",
        f"      obs_value: {shown}",
        f"      source: {'bulletin' if role == 'actual' else 'plan'}",
        f"      locator: 第{chance.randint(1, 90)}页 第{chance.randint(1, 9)}段",
        f"      label: 示例指标{number}",
        f'      printed: "{printed}"',
    ]
    if role != "actual":
        lines.insert(1, "      plan: 14fyp")
    if role == "target":
        lines.append("      comparator: at_least")
    return lines


def printed_form(chance: random.Random, unit: str, value: int) -> tuple[str, str]:
    cents = value * 100 + chance.randint(1, 99)
    amount = f"{cents // 100}.{cents % 100:02}"
    if unit == "enterprise":
        return str(value), f"{value}家"
    if unit == "percent":
        return amount, f"{amount}%"
    return amount, f"{amount}亿元" if chance.random() < 0.7 else f"{cents * 100}万元"


@contextmanager
def collector_off() -> Iterator[None]:
    """The same state of the collector for all that is measured: swept, then paused."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(work: Callable[[], T]) -> tuple[float, T]:
    """Processor time of one call, the collector paused: other work on the machine counts not."""
    with collector_off():
        start = time.process_time()
        result = work()
        return time.process_time() - start, result


def cold_load(folder: Path) -> catalogue.Catalogue:
    """Load as a new process would: nothing remembered of an earlier load."""
    printed.values.cache_clear()
    Loader._tags.clear()
    return catalogue.load(folder)


def bare_parse(texts: list[str]) -> None:
    """PyYAML's C loader alone, each text's result dropped at once."""
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)


def peak() -> float:
    """Largest size of this process so far, in MB; NaN where the system does not tell."""
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(cities: int) -> dict[str, float]:
    """Measure one size in this process; times in seconds, memory in MB above the idle process."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        generate(folder, cities)
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
        cold, memory, idle = [], [], peak()
        bare = [seconds(partial(bare_parse, texts))[0]]
        for _ in range(ROUNDS.get(cities, 3)):
            taken, loaded = seconds(lambda: cold_load(folder))
            check(loaded, cities)
            cold.append(taken)
            memory.append(peak() - idle)
            bare.append(seconds(partial(bare_parse, texts))[0])
        reloads = reload_times(loaded)
    return {
        "cities": cities,
        "rows": cities * INDICATORS * YEARS,
        "bare": statistics.median(bare),
        "cold": statistics.median(cold),
        "ratio": statistics.median(map(ratio, cold, bare, bare[1:])),
        "reload": statistics.median(reloads),
        "share": statistics.median(reloads) / statistics.median(cold),
        "memory": memory[0],
    }


def ratio(load: float, before: float, after: float) -> float:
    """One load against the bare parses around it, so that a drift of the machine cancels out."""
    return load / ((before + after) / 2)


def check(loaded: catalogue.Catalogue, cities: int) -> None:
    """A load that refuses its files would be quick."""
    if loaded.problems or len(loaded.figures) != cities * INDICATORS * YEARS:
        sys.exit(f"the generated folder has faults: {[str(one) for one in loaded.problems[:3]]}")


def reload_times(current: catalogue.Catalogue) -> list[float]:
    """Edit one file after the other, as an official would, and reload after each edit."""
    paths, times = sorted((current.folder / "cities").glob("*.yaml")), []
    for turn in range(7):
        path = paths[turn * len(paths) // 7]
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("示例市统计公报", f"示例市统计公报{turn}"), encoding="utf-8")
        os.utime(path, ns=(time.time_ns(), time.time_ns() + turn + 1))
        taken, after = seconds(partial(catalogue.reload, current))
        if after is current or len(after.figures) != len(current.figures):
            sys.exit("the edit was not noticed")
        times.append(taken)
        current = after
    return times


def missed(result: dict[str, float]) -> list[str]:
    """What bounds a result misses, in words."""
    found = []
    if result["ratio"] > MOST_BARE:
        found.append(f"cold load {result['ratio']:.2f} x bare, more than {MOST_BARE}")
    if result["cities"] == RELOAD_SIZE and result["share"] > MOST_RELOAD:
        found.append(f"reload {result['share']:.1%} of the cold load, more than {MOST_RELOAD:.0%}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="FILES")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is missed")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one is not None:
        print(json.dumps(measured(given.one)))
        return 0
    print(f"{'files':>6} {'rows':>8} {'bare s':>8} {'cold s':>8} {'ratio':>6} "
          f"{'reload ms':>10} {'of cold':>8} {'peak MB':>8}")  # fmt: skip
    failures = []
    for size in given.sizes:
        call = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(call, stdout=subprocess.PIPE, check=True)
        one = json.loads(done.stdout)
        print(f"{size:>6,} {one['rows']:>8,} {one['bare']:>8.3f} {one['cold']:>8.3f} "
              f"{one['ratio']:>6.2f} {one['reload'] * 1000:>10.1f} {one['share']:>8.1%} "
              f"{one['memory']:>+8.0f}", flush=True)  # fmt: skip
        failures += [f"{size:,} files: {text}" for text in missed(one)]
    for text in failures:
        print(text, file=sys.stderr)
    return 1 if failures and given.check else 0


if __name__ == "__main__":
    sys.exit(main())
