"""How the published site bears 3,000 areas with 30 indicators: writing it, and serving it.

`python tests/benchmarks/site.py` prints the seconds of the first run and of one after an edit,
memory of all its processes, size on disk; then what one nginx, configured as `deploy/` does,
serves of pages drawn at random, as `wrk` asks for them. `--check` exits 1 where a limit is passed.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent), str(HERE.parent / "deploy"), str(HERE)]

import loading  # noqa: E402  # the folders must be on the path first
import proxied  # noqa: E402
from running import free_port  # noqa: E402

AREAS, INDICATORS, PROVINCES = 3_000, 30, 30
WRK = shutil.which("wrk")
LINES, ASKED, SECONDS, PAGES = 32, 640, 20, 2_000
"""Connections, requests a second that they ask for together, for how long, of how many pages."""
MOST = {"s to write it first": 60.0, "s after one edit": 3.0}
LEAST = {"requests a second": 500.0}
PACED = """\
local pages = {%s}
local at = 0
function request()
  at = at + 1
  return wrk.format("GET", pages[at %% #pages + 1], {["Accept-Encoding"] = "gzip"})
end
function delay() return %d end
function done(sum, latency)
  local e = sum.errors
  print("FOUND", sum.requests / sum.duration * 1e6, latency:percentile(50) / 1e3,
        latency:percentile(99) / 1e3, e.status + e.connect + e.read + e.write + e.timeout)
end
"""


def published(data: Path, site: Path) -> tuple[float, float]:
    """Run the command; return its seconds, and the memory of all its processes in MB."""
    command = [sys.executable, "-m", "indicators", "publish", "-o", str(site), "--data", str(data)]
    begin, memory = time.perf_counter(), [0.0]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        looking = Thread(target=_looked_at, args=(process, memory), daemon=True)
        looking.start()
        process.wait()
        seconds = time.perf_counter() - begin
        looking.join()
    if process.returncode:
        sys.exit(f"publish failed: {process.returncode}")
    return seconds, max(memory)


def _looked_at(process: subprocess.Popen[bytes], memory: list[float]) -> None:
    """Add the memory of a process and its own ones twice a second; its end is not waited for."""
    while process.poll() is None:
        memory.append(sum(map(_own, _family(process.pid))))
        time.sleep(0.5)


def _family(first: int) -> list[int]:
    """Return a process and all that it started, as far as they still run."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(place.parent.name)] = int(place.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [first]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _own(process: int) -> float:
    """Return the memory of a process; what several share counts in parts."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:") / 1024


def edited(data: Path) -> None:
    """Change one figure, as an official would."""
    path = sorted((data / "cities").glob("*.yaml"))[AREAS // 2]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("locator: 第", "locator: 附录第", 1), encoding="utf-8")


def served(site: Path, place: Path) -> tuple[float, float, float, int]:
    """Return requests a second, the median and p99 of latency in ms, and how many failed."""
    pages = [one.relative_to(site).as_posix() for one in site.rglob("*.html")]
    some = random.Random(1).sample(pages, min(PAGES, len(pages)))
    script = place / "paced.lua"
    listed = ", ".join(f'"/public/{one}"' for one in some)
    script.write_text(PACED % (listed, LINES * 1000 // ASKED), encoding="utf-8")
    https = free_port()
    proxied.configuration(place, [free_port()], https, ["--site", str(site)])
    command = [str(proxied.NGINX), "-p", str(place), "-c", str(place / "nginx.conf")]
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"https://127.0.0.1:{https}"
    try:
        proxied.until(lambda: proxied.answers(f"{address}/public/"), "nginx", 20)
        call = [str(WRK), "-t2", f"-c{LINES}", f"-d{SECONDS}s", "-s", str(script), address]
        told = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    finally:
        nginx.terminate()
        nginx.wait(timeout=20)
    [line] = [one for one in told.splitlines() if one.startswith("FOUND")]
    rate, middle, late, failed = map(float, line.split()[1:])
    return rate, middle, late, int(failed)


def measures(data: Path, site: Path, place: Path) -> Iterator[tuple[str, float]]:
    """Print each measure; give what has a limit."""
    first, memory = published(data, site)
    files = [one.stat() for one in site.rglob("*") if one.is_file()]
    size, room = sum(one.st_size for one in files), sum(one.st_blocks for one in files) * 512
    print(f"first: {first:.1f} s, {memory:,.0f} MB in all processes")
    print(
        f"{len(files):,} files, {size / 2**20:,.0f} MB, {room / 2**20:,.0f} MB on disk", flush=True
    )
    yield "s to write it first", first
    published(data, site)
    edited(data)
    again, memory = published(data, site)
    print(f"after one edit: {again:.2f} s, {memory:,.0f} MB", flush=True)
    yield "s after one edit", again
    if WRK is None or proxied.NGINX is None:
        print("not served: wrk or nginx is missing (Debian: apt install wrk nginx-light)")
        return
    rate, middle, late, failed = served(site, place)
    print(f"nginx: {rate:.0f} requests/s of {ASKED} asked for, median {middle:.1f} ms, "
          f"p99 {late:.1f} ms, {failed} failed")  # fmt: skip
    yield "requests a second", 0.0 if failed else rate


def main() -> int:
    """Print each measure, then those that have limits."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is passed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        # nginx drops its rights: it must be let in.
        os.chmod(place, 0o755)  # noqa: PTH101
        loading.generate(place / "data", AREAS, indicators=INDICATORS, provinces=PROVINCES,
                         headline=True)  # fmt: skip
        found = dict(measures(place / "data", place / "site", place))
    for name, value in found.items():
        limit = MOST.get(name, LEAST.get(name))
        print(f"{name}: {value:.2f} (limit {limit:g})")
    missed = [name for name, value in found.items()
              if value > MOST.get(name, value) or value < LEAST.get(name, value)]  # fmt: skip
    return int(given.check and bool(missed))


if __name__ == "__main__":
    sys.exit(main())
