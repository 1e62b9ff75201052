"""Schedulers that hand out the parts: in turn, to processes, to Spark."""

import os
import shutil
import signal
import sys
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from indicators.store.errors import StoreError
from indicators.store.parts import Receipt

Work = Callable[[Any], Receipt]
ENGINES = ("map", "processes", "spark")
ROOT = Path(__file__).resolve().parents[2]


def processes(workers: int | None = None) -> Callable[[Work, Sequence[Any]], Iterator[Receipt]]:
    """Return a `map` over a process pool that survives the death of a worker.

    Parts that a dead worker takes with it are tried again, at last each alone; only one that
    kills its worker even then is given up, with the fault `killed`.
    """
    count = workers or os.cpu_count() or 1

    def mapped(work: Work, tasks: Sequence[Any]) -> Iterator[Receipt]:
        left = list(tasks)
        for size in (count, count):
            done = yield from _pooled(work, left, size)
            left = [task for task in left if task.place not in done]
            if not left:
                return
        for task in left:
            if not (yield from _pooled(work, [task], 1)):
                fault = StoreError("killed", indicator=task.indicator_name)
                yield Receipt(task.indicator_name, task.place, fault=fault)

    return mapped


def _pooled(work: Work, tasks: Sequence[Any], size: int) -> Generator[Receipt, None, set[str]]:
    """Yield what is done until a worker dies; return the places of what is done."""
    done: set[str] = set()
    # Fresh processes: what threads of this one hold at the moment of a fork stays held.
    workers = max(1, min(size, len(tasks)))
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_uninterrupted) as pool:
        try:
            with _shielded():
                waiting: list[Future[Receipt]] = [pool.submit(work, task) for task in tasks]
            for future in as_completed(waiting):
                receipt = future.result()
                done.add(receipt.place)
                yield receipt
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return done


@contextmanager
def _shielded() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, and from them for good: it reaches them too."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _uninterrupted() -> None:
    """Leave Ctrl-C to the process that waits; parts at hand are finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_other, daemon=True).start()


def _end_with_the_other() -> None:
    """End when the process that waits is gone: nobody wants what is written after it."""
    if other := parent_process():
        other.join()
        os._exit(1)


def spark(
    master: str | None = None, workers: int | None = None
) -> Callable[[Work, Sequence[Any]], Iterable[Receipt]]:
    """Return a `map` over Spark: `local[n]`, or the cluster of `master` (`spark://host:port`).

    All machines of a cluster see store and result under the same paths.

    Raises
    ------
    StoreError
        `no_pyspark` or `no_java`.
    """
    if find_spec("pyspark") is None:
        raise StoreError("no_pyspark")
    java = os.environ.get("JAVA_HOME")
    if not shutil.which("java") and not (java and (Path(java) / "bin/java").exists()):
        raise StoreError("no_java")

    def mapped(work: Work, tasks: Sequence[Any]) -> Iterator[Receipt]:
        context = _context(master or f"local[{workers or os.cpu_count() or 1}]")
        try:
            # All at once: an iterator over a result runs its partitions one after another.
            yield from context.parallelize(tasks, len(tasks)).map(work).collect()
        finally:
            context.stop()

    return mapped


def _context(master: str) -> Any:
    with warnings.catch_warnings():
        # Its data frames do not know pandas 3 yet; they are not used here.
        warnings.simplefilter("ignore")
        from pyspark import SparkConf, SparkContext  # an extra of its own

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    conf = (
        SparkConf()
        .setMaster(master)
        .setAppName("plan-indicators")
        .set("spark.executorEnv.PYTHONPATH", path)
        .set("spark.ui.enabled", "false")
        .set("spark.ui.showConsoleProgress", "false")
        .set("spark.log.level", "ERROR")
    )
    try:
        return SparkContext(conf=conf)
    except Exception as error:
        why = str(error).partition("\n")[0]
        raise StoreError("no_spark", master=master, why=why) from error


def engine(
    name: str, *, workers: int | None = None, master: str | None = None
) -> Callable[[Work, Sequence[Any]], Iterable[Receipt]]:
    """Return the `map` of a name out of `ENGINES`."""
    if name == "spark":
        return spark(master, workers)
    return processes(workers) if name == "processes" else map
