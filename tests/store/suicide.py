"""Work that kills its process at one part: what the system does when memory runs out."""

import os
import signal
from dataclasses import dataclass
from functools import partial
from pathlib import Path

VICTIM = "floor"


@dataclass(frozen=True)
class Killing:
    mark: str
    times: int

    def through(self, mapped):
        """The same map, over work that dies."""
        return lambda work, tasks: mapped(partial(_dying, self, work), tasks)


def _dying(killing, work, task):
    mark = Path(killing.mark)
    died = len(mark.read_text(encoding="utf-8")) if mark.exists() else 0
    ranked = not hasattr(task, "piece")
    victim = (
        not ranked and task.indicator_name == VICTIM and task.place.endswith("part-0000.parquet")
    )
    if victim and died < killing.times:
        mark.write_text("x" * (died + 1), encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return work(task)
