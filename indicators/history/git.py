"""A git commit of what was changed, where the data folder lies in a repository."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from indicators.history.entries import By

_SECONDS = 20
_QUIET = (
    "-c", f"core.hooksPath={os.devnull}", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
    "-c", "core.safecrlf=false",
)  # fmt: skip
_RAW = ("-c", "core.quotePath=false")
_OURS = {
    "GIT_COMMITTER_NAME": "plan-indicators",
    "GIT_COMMITTER_EMAIL": "plan-indicators@localhost",
}
_ELSEWHERE = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
}
_UNFIT = re.compile(r"[<>\s\x00-\x1f]+")


def record(folder: Path, paths: Sequence[str], by: By, message: str) -> str | None:
    """Commit some paths of a folder and nothing else; return why it could not be done."""
    if not any((one / ".git").exists() for one in (folder, *folder.resolve().parents)):
        return None
    try:
        wanted = _tracked(folder, paths)
        if not wanted:
            return None
        # Of what is tracked in an ignored folder git refuses even the intent to add.
        new = _git(folder, *_RAW, "ls-files", "--others", "--", *wanted).splitlines()
        if new:
            _git(folder, "add", "--intent-to-add", "--", *new)
        if not _git(folder, "status", "--porcelain", "-uno", "--", *wanted).strip():
            return None
        author = f"--author={_plain(by.name)} <{_plain(by.person)}>"
        options = ("--only", "--quiet", "--no-verify", "--no-gpg-sign", author, "-m", message)
        _git(folder, "commit", *options, "--", *wanted)
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()
        # Advice follows the fault.
        fatal = [one for one in said if one.startswith(("fatal:", "error:"))]
        return (fatal or said or [str(error.returncode)])[-1]
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None


def _tracked(folder: Path, paths: Sequence[str]) -> list[str]:
    """Leave out what the repository ignores."""
    ignored = _git(folder, *_RAW, "check-ignore", "--", *paths, fine=(0, 1)).splitlines()
    return [one for one in paths if one not in ignored]


def _git(folder: Path, *arguments: str, fine: Sequence[int] = (0,)) -> str:
    command = ["git", "-C", str(folder), *_QUIET, *arguments]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_SECONDS,
        env=_environment(folder),
        check=False,
    )
    if done.returncode not in fine:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return done.stdout


def _environment(folder: Path) -> Mapping[str, str]:
    # A process started by git itself hands on where its repository is: another one, perhaps.
    kept = {name: one for name, one in os.environ.items() if name not in _ELSEWHERE}
    kept |= {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"}
    if "GIT_COMMITTER_EMAIL" in kept:
        return kept
    asked = ("git", "-C", str(folder), "config", "--get", "user.email")
    done = subprocess.run(asked, capture_output=True, timeout=_SECONDS, env=kept, check=False)
    return kept if done.stdout.strip() else kept | _OURS


def _plain(text: str) -> str:
    """Return a name as git takes it.

    >>> _plain("王 <w@x>")
    '王 w@x'
    """
    return _UNFIT.sub(" ", text).strip() or "-"
