"""A real Spark cluster on loopback: one master, two workers, stopped again."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "org.apache.spark.deploy"
WAIT = 60


def missing():
    """Say what Spark lacks here; nothing if it can run."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed"
    return "" if shutil.which("java") else "Java is not installed"


def environment(folder):
    """What Spark needs to run here, without the wide world."""
    own = {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    return {**os.environ, **own}


@contextlib.contextmanager
def running(folder):
    """Start a master and two workers; yield the master's address."""
    port = _free()
    address = f"spark://127.0.0.1:{port}"
    with contextlib.ExitStack() as stack:
        master = ["master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", _free()]
        _start(stack, folder, "master", master, "I have been elected leader")
        for number in (1, 2):
            worker = ["worker.Worker", address, "--host", "127.0.0.1", "-c", "1", "-m", "1g"]
            worker += ["--webui-port", _free(), "--work-dir", str(folder / f"work{number}")]
            _start(stack, folder, f"worker{number}", worker, "Successfully registered")
        yield address


def _start(stack, folder, name, arguments, ready):
    import pyspark

    script = Path(pyspark.__file__).parent / "bin" / "spark-class"
    log = folder / f"{name}.log"
    command = [str(script), f"{PACKAGE}.{arguments[0]}", *map(str, arguments[1:])]
    out = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(
        command, stdout=out, stderr=subprocess.STDOUT, env=environment(folder),
        start_new_session=True,
    )  # fmt: skip
    stack.callback(_stop, process)
    end = time.monotonic() + WAIT
    while ready not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(log.read_text(errors="replace")[-2000:])
        time.sleep(0.1)


def _stop(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def _free():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])
