"""The bundle for machines without internet, made with the real pip from an index of tiny wheels."""

import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.bundling import fetching, install, project, sums

ROOT = Path(__file__).parents[1]
HERE = f"3.{sys.version_info.minor}"
PYPROJECT = """\
[project]
name = "tiny"
version = "1"
requires-python = ">=3.11"
dependencies = [{needs}]
"""
CARRIED = (
    "indicators/__init__.py",
    "indicators/wording/__init__.py",
    "indicators/wording/bundling.py",
)


def wheel(folder: Path, name: str, *needs: str, tag: str = "py3-none-any", version: str = "1"):
    about = f"{name}-{version}.dist-info"
    lines = [f"Requires-Dist: {one}" for one in needs]
    text = "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines, ""])
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as file:
        file.writestr(f"{name}.py", f"VERSION = {version!r}\n")
        file.writestr(f"{about}/METADATA", text)
        file.writestr(f"{about}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        file.writestr(f"{about}/RECORD", "")


@pytest.fixture
def index(tmp_path, monkeypatch) -> Path:
    return only_index(tmp_path, monkeypatch)


@pytest.fixture
def own(tmp_path) -> Path:
    return project_in(tmp_path)


def only_index(place: Path, monkeypatch) -> Path:
    """Make the only place where pip looks."""
    folder = place / "index"
    folder.mkdir()
    for name in [one for one in os.environ if one.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def project_in(place: Path) -> Path:
    """Make a project that has the installer's own files and one file of data."""
    folder = place / "own"
    shutil.copytree(ROOT / "indicators" / "bundling", folder / "indicators" / "bundling")
    for name in CARRIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "data").mkdir()
    (folder / "data" / "数据.yaml").write_text("a: 1\n", encoding="utf-8")
    needing(folder, "top")
    return folder


def needing(folder: Path, *needs: str) -> None:
    text = PYPROJECT.format(needs=", ".join(f"'{one}'" for one in needs))
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def bundle(own: Path, place: Path, *more: str) -> int:
    return main(["bundle", "-o", str(place), "--project", str(own), *more])


def packages(place: Path, listing: str) -> set[str]:
    return set((place / "wheels" / f"{listing}.txt").read_text(encoding="utf-8").split())


def left(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"index", "own"}


def test_each_machine_gets_what_its_own_markers_ask_for(index, own, tmp_path):
    markers = [
        'windowsonly; sys_platform == "win32"',
        'deep; platform_machine == "aarch64"',
        'backport; python_version < "3.12"',
        'plain[more]; extra == "never"',
    ]
    wheel(index, "top", "plain[more]", *markers)
    wheel(index, "plain", 'added; extra == "more"', 'unasked; extra == "other"')
    for name in ("windowsonly", "added", "backport", "stray"):
        wheel(index, name)
    wheel(index, "deep", "deeper")
    wheel(index, "deeper", tag="cp312-cp312-manylinux_2_28_aarch64")
    out = tmp_path / "out"

    needing(own, "top", 'stray; sys_platform == "darwin"')
    assert bundle(own, out, "--python", "3.12") == 0

    everywhere = {"top==1", "plain==1", "added==1"}
    assert packages(out, "linux-x86_64-3.12") == everywhere
    assert packages(out, "windows-3.12") == everywhere | {"windowsonly==1"}
    assert packages(out, "linux-arm64-3.12") == everywhere | {"deep==1", "deeper==1"}
    names = {one.name.partition("-")[0] for one in (out / "wheels").glob("*.whl")}
    assert names == {"top", "plain", "added", "windowsonly", "deep", "deeper"}


def test_versions_of_python_have_lists_of_their_own(index, own, tmp_path):
    wheel(index, "top", tag="cp312-cp312-win_amd64", version="1")
    wheel(index, "top", tag="cp313-cp313-win_amd64", version="2")
    out = tmp_path / "out"

    assert bundle(own, out, "--python", "3.13,3.12", "--platform", "windows") == 0

    assert packages(out, "windows-3.12") == {"top==1"}
    assert packages(out, "windows-3.13") == {"top==2"}


def test_machines_that_cannot_be_served_are_told_together_and_nothing_is_left(
    index, own, tmp_path, capsys
):
    wheel(index, "top", "other")
    wheel(index, "other", tag="py3-none-manylinux2014_x86_64")
    needing(own, "top", 'sourceonly; sys_platform == "win32"')
    with tarfile.open(index / "sourceonly-1.tar.gz", "w:gz") as file:
        file.addfile(tarfile.TarInfo("sourceonly-1/setup.py"), io.BytesIO())

    assert bundle(own, tmp_path / "out", "--python", "3.12") == 1

    said = capsys.readouterr().err
    [arm] = [line for line in said.splitlines() if line.startswith("linux-arm64-3.12：")]
    [windows] = [line for line in said.splitlines() if line.startswith("windows-3.12：")]
    assert "other" in arm
    assert "sourceonly" in windows
    assert "linux-x86_64-3.12：没有" not in said
    assert "--platform" in said.splitlines()[-1]
    assert left(tmp_path) == set()
    assert bundle(own, tmp_path / "out", "--python", "3.12", "--platform", "linux-x86_64") == 0


def test_a_need_that_only_the_other_machine_has_and_nobody_offers_is_a_fault(
    index, own, tmp_path, capsys
):
    wheel(index, "top", 'nowhere>=3; sys_platform == "win32"')
    assert bundle(own, tmp_path / "out", "--platform", "windows", "--lang", "en") == 1
    assert "nowhere>=3" in capsys.readouterr().err
    assert left(tmp_path) == set()


def test_wrong_platforms_and_versions_are_told_together(own, tmp_path, capsys):
    wrong = ["--platform", "windows,solaris", "--python", "3.12,3.9,drei"]
    assert bundle(own, tmp_path / "out", *wrong) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 3
    for one in ("solaris", "linux-arm64", "“3.9”", "“drei”", ">=3.11"):
        assert one in said


def test_what_is_there_is_kept(index, own, tmp_path, capsys):
    wheel(index, "top")
    out = tmp_path / "out"
    few = ["--platform", "windows", "--python", "3.12"]
    assert bundle(own, out, *few) == 0
    assert bundle(own, out, *few) == 1
    assert "--force" in capsys.readouterr().err
    wheel(index, "top", version="2")
    assert bundle(own, out, *few, "--force") == 0
    assert packages(out, "windows-3.12") == {"top==2"}
    for change in ("data/数据.yaml", "注.txt"):
        kept = shutil.copytree(out, tmp_path / "changed")
        (kept / change).write_text("mine", encoding="utf-8")
        assert bundle(own, kept, *few, "--force") == 1
        assert (kept / change).read_text(encoding="utf-8") == "mine"
        shutil.rmtree(kept)
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter").write_text("mine", encoding="utf-8")
    assert bundle(own, home, *few, "--force") == 1
    assert left(tmp_path) == {"out", "home"}
    assert [one.name for one in home.iterdir()] == ["letter"]


def test_a_folder_that_is_no_project_is_told(tmp_path, capsys):
    assert bundle(tmp_path, tmp_path / "out") == 1
    assert "pyproject.toml" in capsys.readouterr().err


def test_an_interruption_leaves_nothing(index, own, tmp_path, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "_download", interrupted)
    assert bundle(own, tmp_path / "out.zip", "--platform", "windows") == 130
    assert left(tmp_path) == set()


def test_a_place_that_cannot_be_written_is_told(index, own, tmp_path, capsys):
    assert bundle(own, tmp_path / "none" / "out.zip", "--platform", "windows") == 1
    assert "none" in capsys.readouterr().err


def test_a_zip_is_the_same_each_time_and_fit_for_both_systems(index, own, tmp_path):
    wheel(index, "top")
    few = ["--python", "3.12", "--platform", "linux-x86_64,windows"]
    for name in ("a.zip", "b.zip"):
        assert bundle(own, tmp_path / name, *few) == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        content = {one.partition("/")[2]: file.read(one) for one in file.namelist()}
        rights = {one.filename: one.external_attr >> 16 & 0o777 for one in file.infolist()}
    assert {one.partition("/")[0] for one in rights} == {"plan-indicators"}
    assert rights["plan-indicators/install.sh"] == 0o755
    for name in ("install.bat", "start.bat"):
        assert content[name].isascii()
        assert content[name].count(b"\r\n") == content[name].count(b"\n") > 5
    guide = content["安装说明.txt"]
    assert guide.startswith(b"\xef\xbb\xbf")
    assert guide.count(b"\r\n") == guide.count(b"\n") > 5
    assert "windows-3.12" in guide.decode("utf-8-sig")
    assert content["data/数据.yaml"] == b"a: 1\n"


@pytest.fixture(scope="module")
def packed(tmp_path_factory) -> Path:
    """A bundle for this machine."""
    folder = tmp_path_factory.mktemp("packed")
    with pytest.MonkeyPatch.context() as monkeypatch:
        found = only_index(folder, monkeypatch)
        wheel(found, "top", "below>=1")
        wheel(found, "below")
        few = ["--platform", install.platform(), "--python", HERE]
        assert bundle(project_in(folder), folder / "packed", *few) == 0
    return folder / "packed"


@pytest.fixture
def made(packed, tmp_path) -> Path:
    """The bundle, carried into a folder with a difficult name."""
    return Path(shutil.copytree(packed, tmp_path / "离线 安装"))


def installed(place: Path) -> subprocess.CompletedProcess:
    # A machine whose own settings send pip to an index that does not answer, and packages astray.
    nowhere = place.parent / "pip.conf"
    astray = place.parent / "astray"
    nowhere.write_text(
        f"[global]\nindex-url = http://127.0.0.1:9/\n[install]\ntarget = {astray}\n",
        encoding="utf-8",
    )
    hostile = {
        "PIP_CONFIG_FILE": str(nowhere),
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_FIND_LINKS": str(place.parent / "gone"),
        "PIP_RETRIES": "0",
        "PIP_TARGET": str(astray),
        "PYTHON": sys.executable,
        "PYTHONIOENCODING": "utf-8",
    }
    command = ["cmd", "/c", "install.bat"] if os.name == "nt" else ["sh", "install.sh"]
    return subprocess.run(
        command,
        cwd=place,
        env={**os.environ, **hostile},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def versions(place: Path) -> str:
    inside = place / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    code = "import top, below; print(top.VERSION, below.VERSION)"
    return subprocess.check_output([inside, "-c", code], encoding="utf-8").strip()


def test_installs_without_an_index_and_keeps_edited_data(made):
    (made / "data" / "数据.yaml").write_text("a: 2\n", encoding="utf-8")
    done = installed(made)
    assert done.returncode == 0, done.stderr
    assert versions(made) == "1 1"
    assert "data/数据.yaml" in done.stdout
    assert (made / "data" / "数据.yaml").read_text(encoding="utf-8") == "a: 2\n"


def test_a_damaged_or_lost_file_is_told_before_anything_is_installed(made):
    [one] = (made / "wheels").glob("below-*.whl")
    one.write_bytes(one.read_bytes()[:-1])
    (made / "pyproject.toml").unlink()
    done = installed(made)
    assert done.returncode == 1
    assert one.name in done.stderr
    assert "pyproject.toml" in done.stderr
    assert not (made / ".venv").exists()


def test_a_bundle_for_other_machines_says_which(made):
    [listing] = (made / "wheels").glob("*.txt")
    listing.rename(listing.with_name("windows-3.99.txt"))
    done = installed(made)
    assert done.returncode == 1
    assert install.listing() in done.stderr
    assert "windows-3.99" in done.stderr
    assert not (made / ".venv").exists()


def test_an_installation_that_fails_leaves_no_half_of_it(made):
    [one] = (made / "wheels").glob("below-*.whl")
    one.unlink()
    (made / sums.NAME).unlink()
    sums.write(made)
    done = installed(made)
    assert done.returncode == 1
    assert "below" in done.stderr
    assert not (made / ".venv").exists()


def test_a_start_before_the_installation_says_so(made):
    command = ["cmd", "/c", "start.bat"] if os.name == "nt" else ["sh", "start.sh"]
    done = subprocess.run(
        command, cwd=made, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"install." in done.stdout + done.stderr


def test_own_files_are_those_of_git_or_all_but_caches(own):
    for name in ("pages/a.py", "pages/__pycache__/a.pyc", "tests/test_a.py", "data/draft.yaml"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("", encoding="utf-8")
    without = project.files(own)
    assert {"pages/a.py", "data/draft.yaml", "data/数据.yaml", "pyproject.toml"} < set(without)
    assert not [one for one in without if "__pycache__" in one or one.startswith("tests/")]

    (own / ".gitignore").write_text("__pycache__/\ndraft.yaml\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=own, check=True)
    assert set(without) - set(project.files(own)) == {"data/draft.yaml"}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_command_of_the_readme_makes_a_bundle(name, index, own, tmp_path, monkeypatch):
    wheel(index, "top")
    [line] = re.findall(r"`python -m indicators (bundle .*?)`", (ROOT / name).read_text("utf-8"))
    monkeypatch.chdir(tmp_path)
    assert main([*line.split(), "--project", str(own), "--python", "3.12"]) == 0
    assert zipfile.is_zipfile(line.split()[-1])


def test_the_project_itself_has_all_that_runs():
    names = project.files(ROOT)
    assert {"app.py", "pages/main.py", ".streamlit/config.toml", "data/areas.yaml"} < set(names)
    package = {
        f"indicators/{one.relative_to(ROOT / 'indicators').as_posix()}"
        for one in (ROOT / "indicators").rglob("*.py")
    }
    assert package <= set(names)
    assert not [one for one in names if one.startswith(("tests/", ".git", ".ci"))]
