"""Two people share the engines of one checkout; processes die at the worst moment; nobody else reads along."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from convening import engines
from convening.engines import CHECKOUT, command, places, postgres, valkey

RUN = [sys.executable, "-P", "-m", "convening.engines", "run", "--var"]


@pytest.fixture(scope="module")
def made():
    """Engines that have run once: creating a cluster takes longer than all the rest."""
    with temporary_folder() as folder:
        with engines.shared(folder):
            pass
        yield folder


@pytest.fixture
def var(made):
    """A copy of them for one test."""
    with temporary_folder() as folder:
        subprocess.run(["cp", "-Rp", f"{made}/.", folder], check=True)
        yield folder
        engines.stop(folder)


@contextmanager
def temporary_folder():
    """A folder with a short path, which PostgreSQL's account can pass when root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="engines-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def started():
    """Collects the commands that a test starts; none outlives it."""
    processes = []
    yield processes
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.wait()


def addresses(var):
    return json.loads((var / "engines.json").read_text())


def ask(var, question, *values):
    pg = addresses(var)["pg"]
    with psycopg2.connect(host=pg["host"], port=pg["port"], user=pg["user"], password=pg["password"],
                          dbname=pg["name"]) as connection, connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall() if cursor.description else None


def queue(var):
    there = addresses(var)["valkey"]
    return redis.Redis(port=there["port"], password=there["password"], decode_responses=True)


def postmaster(var):
    return postgres.Home(var).postmaster()


def wait_for(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_the_last_to_leave_stops_the_engines(var):
    with engines.shared(var):
        first = addresses(var)
        with engines.shared(var):
            assert addresses(var) == first
        assert ask(var, "SELECT 1") == [(1,)]
        assert queue(var).ping()
        with pytest.raises(engines.Refused, match="in use by another command"):
            engines.stop(var)
    assert postmaster(var) is None
    assert valkey.running(var / "valkey") is None
    assert not (var / "engines.json").exists()


def test_what_was_written_survives_the_death_of_both_engines(var):
    with engines.shared(var):
        ask(var, "CREATE TABLE kept AS SELECT 7 AS n")
        queue(var).set("kept", "seven")
        os.kill(postmaster(var), signal.SIGKILL)
        os.kill(valkey.running(var / "valkey")["pid"], signal.SIGKILL)
        wait_for(lambda: postmaster(var) is None and valkey.running(var / "valkey") is None)
        assert (var / "engines.json").exists()
        with engines.shared(var):
            assert ask(var, "SELECT n FROM kept") == [(7,)]
            assert queue(var).get("kept") == "seven"


def test_engines_of_a_killed_holder_are_adopted_and_then_stopped(var, started):
    holder = subprocess.Popen([*RUN, var, "--", "cat"], stdin=subprocess.PIPE)
    started.append(holder)
    wait_for((var / "engines.json").exists)
    before, pid = addresses(var), postmaster(var)
    holder.kill()
    holder.wait()
    holder.stdin.close()  # its command ends too
    with engines.shared(var):
        assert addresses(var) == before
        assert postmaster(var) == pid
    assert postmaster(var) is None


def test_a_command_keeps_its_engines_when_its_holder_is_killed(var, started):
    holder = subprocess.Popen([*RUN, var, "--", "cat"], stdin=subprocess.PIPE)
    started.append(holder)
    wait_for((var / "engines.json").exists)
    wait_for(lambda: psutil.Process(holder.pid).children())
    holder.kill()
    holder.wait()
    with engines.shared(var):
        pass
    assert postmaster(var), "the command still runs and needs them"
    holder.stdin.close()
    wait_for(lambda: engines.unused(var))


def test_starts_at_once_agree_on_one_pair(var, started):
    started += [subprocess.Popen([*RUN, var, "--", "sh", "-c", 'cat "$CONVENING_EMBEDDED"; read -r _'],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    found = [json.JSONDecoder().raw_decode(read_object(one.stdout))[0] for one in started]
    for one in started:
        one.communicate("\n", timeout=30)
    assert found[0] == found[1] == found[2]
    assert [one.returncode for one in started] == [0, 0, 0]
    assert postmaster(var) is None


def read_object(stream):
    text = ""
    for line in stream:
        text += line
        if line == "}\n":
            return text
    raise AssertionError(f"no addresses in {text!r}")


def test_engines_keep_what_security_asks_of_them(var):
    with engines.shared(var):
        there = addresses(var)
        names = ("data_checksums", "fsync", "full_page_writes", "listen_addresses", "log_connections",
                 "log_error_verbosity", "log_min_error_statement", "log_parameter_max_length",
                 "log_parameter_max_length_on_error", "log_statement", "max_connections", "server_encoding",
                 "synchronous_commit", "unix_socket_permissions")
        values = dict(ask(var, "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", list(names)))
        for extension in ("pg_trgm", "unaccent", "btree_gist", "citext"):
            ask(var, f"CREATE EXTENSION {extension}")
        arabic = ask(var, "SELECT similarity('مشاركة', 'مشاركات') > 0.3, lower('ÉCOLE')")
        server = queue(var)
        kept = {name: server.config_get(name)[name] for name in ("appendonly", "appendfsync", "databases", "bind",
                                                                  "maxmemory-policy", "save")}
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=there["valkey"]["port"], password="guessed").ping()
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(host="127.0.0.1", port=there["pg"]["port"], user="convening", password="guessed",
                             dbname="postgres")
    assert values == {
        "data_checksums": "on", "fsync": "on", "full_page_writes": "on", "listen_addresses": "127.0.0.1",
        "log_connections": "off", "log_error_verbosity": "terse", "log_min_error_statement": "panic",
        "log_parameter_max_length": "0", "log_parameter_max_length_on_error": "0", "log_statement": "none",
        "max_connections": "200", "server_encoding": "UTF8", "synchronous_commit": "on", "unix_socket_permissions": "0700",
    }
    assert arabic == [(True, "école")]
    assert kept == {"appendonly": "yes", "appendfsync": "everysec", "databases": "16", "bind": "127.0.0.1",
                    "maxmemory-policy": "noeviction", "save": ""}
    assert all(there[engine]["port"] < 32768 for engine in ("pg", "valkey"))


def test_an_error_does_not_write_what_somebody_typed_into_the_log(var):
    typed = "SELECT %s::int"
    with engines.shared(var):
        log = postgres.Home(var).log
        with pytest.raises(psycopg2.DataError, match="canary@example.org"):
            ask(var, typed, "canary@example.org")
        assert "canary" not in log.read_text()
        with pytest.raises(psycopg2.DataError):
            ask(var, f"SET log_min_messages = error; {typed}", "canary@example.org")
        assert "canary" in log.read_text(), "the setting is what keeps it out"


def test_no_file_of_the_engines_can_be_read_by_others(var):
    with engines.shared(var):
        open_to_others = [path for path in var.rglob("*") if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077
                          and not any(parent.stat().st_mode & 0o077 == 0 for parent in path.parents if parent != var)]
    assert open_to_others == []


def test_a_lost_password_is_refused_and_nothing_is_deleted(var):
    with engines.shared(var):
        pass
    (var / "pg.password").unlink()
    with pytest.raises(engines.Refused, match=r"pg\.password is missing"), engines.shared(var):
        pass
    assert (var / "pg" / "data" / "PG_VERSION").exists()


def test_sockets_fit_however_long_the_path_is():
    var = Path("/srv/convening/var")
    near, far = var / "run", var / ("ذ" * 60) / "run"
    assert places.socket_folder(near, ".s.PGSQL.65535") == near
    short = places.socket_folder(far, ".s.PGSQL.65535")
    assert len(os.fsencode(short / ".s.PGSQL.65535")) <= 100
    assert short == places.socket_folder(far, ".s.PGSQL.65535")
    assert short != places.socket_folder(far.parent, ".s.PGSQL.65535")


@pytest.mark.slow
def test_engines_start_where_the_path_is_too_long_for_a_socket(var):
    far = var / ("x" * 90)
    with engines.shared(far):
        assert ask(far, "SELECT 1") == [(1,)]
        assert redis.Redis(unix_socket_path=addresses(far)["valkey"]["socket"],
                           password=addresses(far)["valkey"]["password"]).ping()
        assert not addresses(far)["pg"]["host"].startswith(str(far))
    assert postmaster(far) is None


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives PostgreSQL to another account")
def test_a_cluster_that_its_account_cannot_reach_lives_outside(var, capsys, monkeypatch):
    reaches = postgres.reaches
    monkeypatch.setattr(postgres, "reaches", lambda account, path, how="-w": how == "-w" and reaches(account, path))
    closed = var / "closed"
    closed.mkdir(mode=0o700)
    with engines.shared(closed / "var"):
        outside = Path(addresses(closed / "var")["pg"]["host"]).parent
        ask(closed / "var", "CREATE TABLE mine AS SELECT 1 AS n")
    try:
        assert "cannot reach" in capsys.readouterr().err
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert stat.S_IMODE(outside.stat().st_mode) == 0o700
        with engines.shared(closed / "var"):
            assert ask(closed / "var", "SELECT n FROM mine") == [(1,)]
        assert capsys.readouterr().err == ""
        shutil.rmtree(closed / "var")  # the checkout was deleted and cloned again
        with engines.shared(closed / "var"):
            assert ask(closed / "var", "SELECT to_regclass('mine') IS NULL") == [(True,)]
    finally:
        shutil.rmtree(outside)


def test_a_number_alone_does_not_make_a_process_ours():
    ended = subprocess.Popen(["true"])
    wait_for(lambda: psutil.Process(ended.pid).status() == psutil.STATUS_ZOMBIE)
    assert not places.runs(ended.pid, "true")
    ended.wait()
    assert not places.runs(os.getpid(), "valkey-server")
    assert places.runs(os.getpid(), os.path.basename(sys.executable))


def test_a_folder_lying_ready_in_the_way_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "ready").symlink_to(tmp_path / "real")
    with pytest.raises(engines.Refused, match="belongs to another user"):
        places.make_private_folder(tmp_path / "ready")


def test_private_text_is_private_from_its_first_moment(tmp_path):
    old = os.umask(0)
    try:
        places.write_private(tmp_path / "secret", "x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


@pytest.mark.parametrize(("named", "sentence"), [
    ("DATABASE_URL", "DATABASE_URL is set and REDIS_URL is not. Set both to use your own servers, or neither."),
    ("REDIS_URL", "REDIS_URL is set and DATABASE_URL is not. Set both to use your own servers, or neither."),
])
def test_half_of_a_production_is_refused_by_name(named, sentence, tmp_path):
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    refused = subprocess.run([*RUN, tmp_path, "--", "echo", "never"], env=surroundings | {named: "x://y"},
                             capture_output=True, text=True)
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", sentence + "\n")


def test_a_production_with_both_starts_nothing(tmp_path):
    done = subprocess.run([*RUN, tmp_path, "--", "sh", "-c", 'echo "${CONVENING_EMBEDDED-none}"'], capture_output=True,
                          text=True, env=os.environ | {"DATABASE_URL": "x://y", "REDIS_URL": "x://z", "CONVENING_EMBEDDED": "left"})
    assert (done.returncode, done.stdout) == (0, "none\n")
    assert list(tmp_path.iterdir()) == []


def test_a_command_keeps_its_status_and_hears_signals(started):
    assert command.run(["sh", "-c", "exit 7"]) == 7
    assert command.run(["sh", "-c", "kill -KILL $$"]) == 137
    script = "from convening.engines.command import run; raise SystemExit(run(['sh', '-c', '{}']))"
    heard = "trap \"exit 9\" TERM; echo listening; while :; do sleep 0.05; done"
    runner = subprocess.Popen([sys.executable, "-c", script.format(heard)], stdout=subprocess.PIPE, text=True, cwd=CHECKOUT)
    started.append(runner)
    assert runner.stdout.readline() == "listening\n"
    runner.terminate()
    assert runner.wait(60) == 9


def test_ending_a_start_on_its_way_leaves_nothing_running(var, started):
    late = "import time; from convening import engines; from convening.engines import __main__ as cli; " \
           "cli.run = lambda *words, **more: (print('up', flush=True), time.sleep(60)); raise SystemExit(cli.main())"
    runner = subprocess.Popen([sys.executable, "-c", late, "run", "--var", var, "--", "true"], stdout=subprocess.PIPE,
                              text=True, cwd=CHECKOUT)
    started.append(runner)
    assert runner.stdout.readline() == "up\n"
    runner.terminate()
    assert runner.wait(30) == 128 + signal.SIGTERM
    assert postmaster(var) is None and valkey.running(var / "valkey") is None


def test_a_command_has_standard_output_to_itself(var):
    with ExitStack() as held:
        held.enter_context(engines.shared(var))
        done = subprocess.run([*RUN, var, "--", "echo", "{}"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{}\n", "")
