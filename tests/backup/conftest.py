import shutil
from pathlib import Path

import pytest

from indicators.backup.archiving import archive
from indicators.history import Action, By, Store

INVENTED = Path(__file__).parents[1] / "catalogue" / "folder"


@pytest.fixture
def data(tmp_path):
    """A copy of the invented data with a log of two entries and files that are none of its own."""
    made = Path(shutil.copytree(INVENTED, tmp_path / "in" / "data"))
    (made / "README.md").write_text("说明", encoding="utf-8")
    (made / "city.schema.json").write_bytes(b'{"a": 1}\r\n')
    (made / ".git").mkdir()
    (made / ".git" / "config").write_bytes(b"")
    (made / ".jia.yaml.0123456789abcdef.tmp").write_bytes(b"half")
    store = Store(made, git=False)
    store.begin()
    store.note(Action.DRAFT, by=By("zhang", "张编"), why="试")
    return made


@pytest.fixture
def saved(data, tmp_path):
    """An archive of it."""
    return archive(data, tmp_path / "备份.zip").path


@pytest.fixture
def bytes_of():
    """Take the bytes of the files that an archive holds, by name."""
    return held


def held(folder):
    found = (one for one in folder.rglob("*") if one.is_file())
    named = {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}
    passed_over = (".git/", ".history/lock", ".history/state.json")
    return {
        name: data
        for name, data in sorted(named.items())
        if not name.startswith(passed_over) and not name.endswith(".tmp")
    }
