"""The bundle tried for real: made from the index, installed and started where there is none.

Run by hand or by the gate: `python tests/offline_trial.py`. The sets for other machines are
resolved by pip. On Linux that permits it, the installation has no network but its own machine.
"""

import contextlib
import os
import shutil
import socket
import struct
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from running import START_SECONDS, free_port

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from indicators.bundling import install  # noqa: E402
from indicators.bundling.targets import PLATFORMS  # noqa: E402

PYTHON = f"3.{sys.version_info.minor}"
ALONE = ("unshare", "--net"), ("unshare", "--map-root-user", "--net")
NO_INDEX = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}


def run(*command: str | Path, **options) -> None:
    print("+", *command, flush=True)
    subprocess.run([str(one) for one in command], check=True, **options)


def resolve(bundle: Path, work: Path, name: str) -> None:
    """Have pip resolve the set of another machine by itself."""
    wanted = ["--only-binary=:all:", f"--python-version={PYTHON}", "--implementation=cp"]
    wanted += [f"--platform={one}" for one in PLATFORMS[name].tags]
    wanted += ["--target", str(work / name), "-r", f"wheels/{name}-{PYTHON}.txt"]
    pip = [sys.executable, "-m", "pip", "install", "--isolated", "--quiet", "--dry-run"]
    command = [*pip, "--no-index", "--find-links=wheels", *wanted]
    subprocess.run(command, cwd=bundle, env={**os.environ, **NO_INDEX}, check=True)
    print(f"pip has all for {name}", flush=True)


def loopback() -> None:
    """Switch on the one address that a machine without network has."""
    import fcntl

    up, set_flags = 1, 0x8914
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        fcntl.ioctl(one, set_flags, struct.pack("16sh22x", b"lo", up))


def answer(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as found:
        return found.read()


def started(bundle: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    options = ["--server.port", str(port), "--server.headless", "true"]
    with subprocess.Popen(["sh", "start.sh", *options], cwd=bundle) as server:
        try:
            deadline = time.monotonic() + START_SECONDS
            while True:
                with contextlib.suppress(OSError):
                    print(answer(f"{address}/api/health").decode())
                    break
                if server.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit("the app did not start")
                time.sleep(0.2)
            if b"obs_value" not in answer(f"{address}/api/figures?indicator=rd_intensity"):
                raise SystemExit("the app has no figures")
        finally:
            server.terminate()


def inside(bundle: Path) -> None:
    """Install, start, check and write a document, all from the bundle."""
    environment = {**os.environ, **NO_INDEX, "PYTHON": sys.executable}
    run("sh", "install.sh", cwd=bundle, env=environment)
    started(bundle)
    python = bundle / ".venv" / "bin" / "python"
    run(python, "-m", "pip", "check", cwd=bundle, env=environment)
    run(python, "-m", "indicators", "check", cwd=bundle)
    run(python, "-m", "indicators", "export", "-o", "out", "--format", "docx", cwd=bundle)
    if not list((bundle / "out").glob("*.docx")):
        raise SystemExit("no document was written")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "bundle"
        making = [sys.executable, "-m", "indicators", "bundle", "-o", bundle, "--python", PYTHON]
        run(*making, cwd=ROOT)
        others = [name for name in PLATFORMS if name != install.platform()]
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda name: resolve(bundle, Path(folder), name), others))
        again = [sys.executable, __file__, str(bundle)]
        for alone in ALONE:
            if shutil.which("unshare") and not subprocess.call([*alone, "true"]):
                run(*alone, *again, "--alone")
                return
        print("the network cannot be cut off here: only pip is kept from it", flush=True)
        run(*again)


if __name__ == "__main__":
    print(f"{sysconfig.get_platform()}, Python {PYTHON}", flush=True)
    if len(sys.argv) > 1:
        if "--alone" in sys.argv:
            loopback()
        inside(Path(sys.argv[1]))
    else:
        main()
