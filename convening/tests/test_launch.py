"""The commands of bin/: what they find missing they say, and what they prepare they prepare once."""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convening import engines, launch
from convening.engines import CHECKOUT, places


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """bin/environment.py, making its environments in a folder of the test's."""
    spec = importlib.util.spec_from_file_location("environment", CHECKOUT / "bin" / "environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, path in (("CHECKOUT", tmp_path), ("VAR", tmp_path / "var"), ("LINK", tmp_path / "var" / "venv"),
                       ("LOG", tmp_path / "var" / "log" / "pip.log"), ("REQUIREMENTS", tmp_path / "requirements.txt")):
        monkeypatch.setattr(module, name, path)
    (tmp_path / "requirements.txt").write_text("")
    return module


def test_an_old_python_is_named_with_its_remedy(tmp_path):
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    surroundings = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    for command in ("manage", "test", "demo"):
        refused = subprocess.run([CHECKOUT / "bin" / command], capture_output=True, text=True, env=surroundings, cwd="/")
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr.startswith("Python 3.11 or later is needed") and "python3-venv" in refused.stderr


def test_an_environment_is_made_once_and_anew_when_the_requirements_change(environment, capsys, monkeypatch):
    def make(folder, log):  # without a pip of its own, which takes seconds
        assert environment.run(log, sys.executable, "-m", "venv", "--without-pip", folder)
        return ["true"]

    monkeypatch.setattr(environment, "make", make)
    environment.main()
    first = capsys.readouterr()
    assert first.err == "Installing the libraries into var/venv (once, about half a minute).\n"
    environment.main()
    assert capsys.readouterr() == (first.out, "")
    assert subprocess.run([first.out.strip(), "-c", "import sys; sys.exit(sys.prefix == sys.base_prefix)"]).returncode == 0
    environment.REQUIREMENTS.write_text("# changed\n")
    environment.main()
    second = capsys.readouterr()
    assert second.out != first.out and second.err == first.err
    assert Path(first.out.strip()).exists(), "a running demo keeps what it has"
    assert (environment.LINK / "bin" / "python").samefile(second.out.strip())


@pytest.mark.slow
def test_libraries_without_their_hash_are_not_installed(environment, capsys):
    environment.REQUIREMENTS.write_text("six==1.17.0\n")
    with pytest.raises(SystemExit, match="1"):
        environment.main()
    said = capsys.readouterr()
    assert said.out == ""
    assert "The libraries could not be installed" in said.err and "pip.log" in said.err
    assert not list(environment.VAR.glob("venv-*/complete"))


def test_a_python_without_venv_is_told_the_package(environment, capsys, monkeypatch):
    monkeypatch.setattr(environment, "run", lambda log, *words: False)
    with pytest.raises(SystemExit, match="1"):
        environment.main()
    assert "apt-get install python3-venv" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "added"), [
    ([], ["-n", "3"]),
    (["-x", "-q"], ["-n", "3"]),
    (["-m", "slow"], ["-n", "3"]),
    (["-n", "4"], []),
    (["-n0"], []),
    (["-p", "no:xdist"], []),
    (["--pdb"], []),
    (["convening/tests/test_launch.py"], []),
    (["convening/tests/test_launch.py::test_x"], []),
])
def test_workers_are_three_unless_the_arguments_decide(words, added):
    assert launch.parallel(words) == added


def test_runs_of_the_tests_at_once_have_folders_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setenv("CONVENING_VAR", str(tmp_path))
    with launch.own_folder() as first, launch.own_folder() as second:
        assert (first, second) == (tmp_path / "test", tmp_path / "test-2")
    with launch.own_folder() as again:
        assert again == tmp_path / "test"


def test_a_missing_browser_is_said_in_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert launch.browser() == {}
    assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "google-chrome").write_text("#!/bin/sh\n")
    (tmp_path / "google-chrome").chmod(0o755)
    assert launch.browser() == {"CHROMIUM": str(tmp_path / "google-chrome")}
    shutil.copy(tmp_path / "google-chrome", tmp_path / "chromium-headless-shell")
    assert launch.browser() == {"CHROMIUM": str(tmp_path / "chromium-headless-shell")}, "the lighter one first"
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(engines.Refused, match="CHROMIUM names /nowhere/chromium"):
        launch.browser()


def test_migrations_run_once_for_each_cluster_and_each_change(tmp_path, monkeypatch):
    carried_out = []
    monkeypatch.setattr(launch, "carry_out", lambda words, *rest: carried_out.append(words[0]))
    monkeypatch.setattr(launch, "CHECKOUT", tmp_path)
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / "pg.password").write_text("first cluster")
    launch.migrate(tmp_path, {})
    launch.migrate(tmp_path, {})
    assert carried_out == ["migrate", "keyring"]
    (tmp_path / "forums" / "migrations").mkdir(parents=True)
    (tmp_path / "forums" / "migrations" / "0002_open_rooms.py").write_text("")
    launch.migrate(tmp_path, {})
    assert carried_out == ["migrate", "keyring", "migrate"], "a lost keyring is not replaced in silence"
    (tmp_path / "pg.password").write_text("second cluster")
    launch.migrate(tmp_path, {})
    assert carried_out == ["migrate", "keyring", "migrate", "migrate", "keyring"]


def test_catalogues_are_compiled_when_one_is_newer(tmp_path, monkeypatch):
    carried_out = []
    monkeypatch.setattr(launch, "CHECKOUT", tmp_path)
    monkeypatch.setattr(launch, "carry_out", lambda words, *rest: carried_out.append(words))
    messages = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (tmp_path / "var").mkdir()
    source = messages / "django.po"
    source.write_text("")
    launch.compile_catalogues({})
    assert carried_out == [], "there is no such command"
    command = tmp_path / "convening" / "management" / "commands" / "catalogues.py"
    command.parent.mkdir(parents=True)
    command.write_text("")
    launch.compile_catalogues({})
    assert carried_out == [["catalogues", "compile"]]
    source.with_suffix(".mo").write_text("")
    launch.compile_catalogues({})
    assert len(carried_out) == 1
    os.utime(source, ns=(0, source.with_suffix(".mo").stat().st_mtime_ns + 1))
    launch.compile_catalogues({})
    assert len(carried_out) == 2


def test_printed_links_open_in_the_demo_that_runs(tmp_path, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    assert "SITE_URL" not in launch.at_the_demos_address(tmp_path)
    places.write_private(tmp_path / "demo.json", '{"site": "http://127.0.0.1:8123", "processes": []}')
    assert launch.at_the_demos_address(tmp_path)["SITE_URL"] == "http://127.0.0.1:8123"
    monkeypatch.setenv("SITE_URL", "http://localhost:8200")
    assert launch.at_the_demos_address(tmp_path)["SITE_URL"] == "http://localhost:8200"


def test_a_lock_is_held_alone(tmp_path):
    with places.locked(tmp_path / "lock"), open(tmp_path / "lock") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
