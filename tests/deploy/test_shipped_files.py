"""Units, container file and scripts of `deploy/`: well-formed, their commands tried."""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from running import ROOT

from indicators.backup.archiving import verify
from indicators.site import command as publisher

sys.path[:0] = [str(ROOT / "deploy")]
from render import RATES  # noqa: E402  # a script, no package

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
ANALYZE = shutil.which("systemd-analyze")
INSTRUCTIONS = {
    "ARG", "FROM", "WORKDIR", "RUN", "COPY", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL",
    "HEALTHCHECK", "CMD",
}  # fmt: skip
HARDENING = {
    "ProtectSystem": "strict", "NoNewPrivileges": "yes", "PrivateTmp": "yes", "ProtectHome": "yes",
    "CapabilityBoundingSet": "",
}  # fmt: skip


def settings(unit: Path) -> dict[str, list[str]]:
    """Return the settings of a unit, each with all its values."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text("utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


@pytest.mark.skipif(ANALYZE is None, reason="no systemd-analyze (Debian: systemd)")
def test_systemd_takes_the_units(tmp_path):
    place = tmp_path / "opt"
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (place / "deploy").mkdir()
    shutil.copy2(DEPLOY / "backup.sh", place / "deploy")
    units = tmp_path / "units"
    units.mkdir()
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/plan-indicators", str(place))
        name = unit.name.replace("@.", "@8501.")
        (units / name).write_text(text, encoding="utf-8")
    command = [ANALYZE, "verify", "--man=no", *map(str, sorted(units.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    ours = [line for line in done.stderr.splitlines() if "plan-indicators" in line]

    assert ours == []


@pytest.mark.parametrize("unit", [one for one in UNITS if one.suffix == ".service"],
                         ids=lambda one: one.name)  # fmt: skip
def test_services_may_do_no_more_than_they_need(unit):
    found = settings(unit)

    assert {name: found[name][0] for name in HARDENING} == HARDENING
    assert found["User"] == ["plan-indicators"]
    assert all(path.startswith("/var/") for path in found["ReadWritePaths"][0].split())


def test_service_is_started_again_and_bounded():
    found = settings(DEPLOY / "systemd" / "plan-indicators@.service")

    assert found["Restart"] == ["on-failure"]
    assert found["MemoryMax"]
    # What draws pictures may be ended for its memory, the pages go on.
    assert found["OOMPolicy"] == ["continue"]
    assert found["StartLimitIntervalSec"] == ["0"]
    assert "%i" in found["ExecStart"][0]


def test_publisher_is_a_command_and_may_write_beside_the_site():
    found = settings(DEPLOY / "systemd" / "plan-indicators-publish.service")
    command = shlex.split(found["ExecStart"][0].replace("${INDICATORS_DATA}", "data"))
    parser = argparse.ArgumentParser()
    publisher.add(parser.add_subparsers(), ROOT / "data")
    given = parser.parse_args(command[3:])

    assert command[1:3] == ["-m", "indicators"]
    assert str(given.output.parent) in found["ReadWritePaths"][0].split()
    assert found["UMask"] == ["0022"]


def test_backup_is_made_verified_and_old_ones_go(tmp_path_factory):
    # The archive of a folder without a log begins one: not beside the project's own data.
    data = shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("own") / "data")
    tmp_path = tmp_path_factory.mktemp("backup")
    kept, old, foreign = (tmp_path / name for name in (
        "plan-indicators-1.zip", "plan-indicators-0.zip", "other.zip"))  # fmt: skip
    for one in (kept, old, foreign):
        one.write_bytes(b"x")
    for one in (old, foreign):
        os.utime(one, (0, 0))
    env = {**os.environ, "INDICATORS_DATA": str(data), "PYTHON": sys.executable}
    command = [str(DEPLOY / "backup.sh"), str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=env, check=True, timeout=120, capture_output=True)

    assert kept.exists()
    assert foreign.exists()
    assert not old.exists()
    [made] = [one for one in tmp_path.iterdir() if one not in {kept, foreign}]
    assert verify(made).manifest.files


def test_nothing_is_dropped_where_no_backup_was_made(tmp_path):
    old = tmp_path / "plan-indicators-0.zip"
    old.write_bytes(b"x")
    os.utime(old, (0, 0))
    env = {**os.environ, "INDICATORS_DATA": str(tmp_path / "none"), "PYTHON": sys.executable}
    command = [str(DEPLOY / "backup.sh"), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, timeout=120, capture_output=True)

    assert done.returncode != 0
    assert old.exists()


def instructions() -> list[tuple[str, str]]:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line.strip()]


def test_container_file_is_well_formed():
    found = instructions()

    assert {name for name, _ in found} <= INSTRUCTIONS
    assert found[0] == ("ARG", "PYTHON=3.12")
    assert [rest.split(":")[0] for name, rest in found if name == "USER"] == ["10001"]
    assert not any("curl" in rest for name, rest in found if name != "ARG")
    [health] = [rest for name, rest in found if name == "HEALTHCHECK"]
    assert "deploy/healthcheck.py" in health


def test_container_copies_what_is_there_and_all_that_the_app_needs():
    copied = [shlex.split(rest)[:-1] for name, rest in instructions() if name == "COPY"]
    paths = [one for each in copied if not each[0].startswith("--from") for one in each]
    ignored = (ROOT / ".containerignore").read_text("utf-8").splitlines()

    assert [one for one in paths if not (ROOT / one).exists()] == []
    assert {"app.py", "pages", "indicators", "docs", "data", ".streamlit/config.toml"} <= set(paths)
    assert [one for one in paths if f"!{one.split('/')[0]}" not in ignored] == []
    assert {".streamlit/access.yaml", ".streamlit/secrets.toml"} <= set(ignored)


def test_container_asks_nobody_for_its_address():
    [given] = [rest for name, rest in instructions() if name == "ENV"]
    named = dict(one.split("=", 1) for one in shlex.split(given))
    python = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert named["STREAMLIT_BROWSER_SERVER_ADDRESS"]  # else Streamlit asks hosts outside
    assert named["INDICATORS_DATA"].startswith("/var/lib/plan-indicators/")
    assert python["requires-python"] == ">=3.11"


@pytest.mark.parametrize("name", ["backup.sh", "start.sh"])
def test_scripts_are_scripts(name):
    path = DEPLOY / name

    assert os.access(path, os.X_OK)
    subprocess.run(["sh", "-n", str(path)], check=True, timeout=10)


def test_two_containers_that_start_at_once_agree(tmp_path):
    place = tmp_path / "image"
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv" / "bin" / "python").symlink_to(shutil.which("true"))
    for number in range(200):
        (place / "data" / str(number)).mkdir(parents=True)
    (tmp_path / "volume").mkdir()
    env = {**os.environ, "INDICATORS_DATA": str(tmp_path / "volume" / "data")}
    begun = [subprocess.Popen([str(DEPLOY / "start.sh")], cwd=place, env=env) for _ in range(4)]

    assert [one.wait(timeout=30) for one in begun] == [0, 0, 0, 0]
    assert [one.name for one in (tmp_path / "volume").iterdir()] == ["data"]
    assert len(list((tmp_path / "volume" / "data").iterdir())) == 200


def documented() -> str:
    return (DEPLOY / "README.md").read_text("utf-8")


def test_paths_of_the_manual_are_those_of_the_units():
    text = documented()
    service = settings(DEPLOY / "systemd" / "plan-indicators@.service")
    named = dict(one.split("=", 1) for one in service["Environment"])

    for path in (service["WorkingDirectory"][0], named["INDICATORS_DATA"],
                 named["INDICATORS_ACCESS"], named["INDICATORS_BACKUPS"]):  # fmt: skip
        assert path in text
    assert [one for one in service["ExecStart"][0].split() if one.startswith("/")] == [
        f"{service['WorkingDirectory'][0]}/.venv/bin/python"
    ]


def test_files_that_the_manual_names_are_there():
    named = re.findall(r"(?<![\w/])deploy/[\w./-]*\w", documented())

    assert named
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_limits_of_the_manual_are_those_of_the_configuration():
    text = documented()
    template = (DEPLOY / "nginx" / "plan-indicators.conf.in").read_text("utf-8")

    for said, rate in ((r"页面请求 \| 每秒 (\d+)，可突发 (\d+)", "PAGES"),
                       (r"全部读者 \| 每秒 (\d+)，可突发 (\d+)", "OFFICE"),
                       (r"接口请求 \| 每秒 (\d+)，可突发 (\d+)", "API")):  # fmt: skip
        [(each, burst)] = re.findall(said, text)
        assert (f"{each}r/s", burst) == (RATES[f"{rate}_RATE"], RATES[f"{rate}_BURST"])
    [(head, body)] = re.findall(r"请求头 (\d+) 秒、请求体停顿 (\d+) 秒", text)
    assert f"client_header_timeout {head}s;" in template
    assert f"client_body_timeout {body}s;" in template
    [rotated] = map(int, re.findall(r"改为 `rotate (\d+)`", text))
    assert rotated > 183


def test_configuration_sends_on_to_the_port_it_listens_at():
    command = [sys.executable, str(DEPLOY / "render.py"), "--name", "a.cn", "--certificate", "/c",
               "--key", "/k"]  # fmt: skip
    usual, other = (
        subprocess.run([*command, *more], capture_output=True, text=True, check=True).stdout
        for more in ([], ["--https", "8443"])
    )

    assert "return 301 https://$host$request_uri;" in usual
    assert "return 301 https://$host:8443$request_uri;" in other


def test_volume_is_given_the_data_once(tmp_path):
    """The script of the container, with a program in Streamlit's place that only ends."""
    place = tmp_path / "image"
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / "data").mkdir()
    (place / "data" / "a.yaml").write_text("first")
    (place / ".venv" / "bin" / "python").symlink_to(shutil.which("true"))
    env = {**os.environ, "INDICATORS_DATA": str(tmp_path / "volume" / "data")}
    (tmp_path / "volume").mkdir()
    for _ in range(2):
        subprocess.run([str(DEPLOY / "start.sh")], cwd=place, env=env, check=True, timeout=10)
        kept = tmp_path / "volume" / "data" / "a.yaml"
        (place / "data" / "a.yaml").write_text("second")

    assert kept.read_text() == "first"
    assert [one.name for one in (tmp_path / "volume").iterdir()] == ["data"]


def test_health_check_tells_by_its_exit_code():
    command = [sys.executable, str(DEPLOY / "healthcheck.py"), "http://127.0.0.1:9/api/ready"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)

    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr


def test_examples_hold_no_secret():
    text = (DEPLOY / "environment.example").read_text("utf-8")

    assert re.findall(r"^(\w*SECRET\w*)=(.+)$", text, flags=re.MULTILINE) == []
