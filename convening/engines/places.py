"""Folders, private files, ports and processes: what both engines need of the machine."""

import fcntl
import hashlib
import os
import random
import secrets
import socket
import stat
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psutil

# a socket's address holds 108 bytes on Linux and 104 on macOS; beyond, nobody can connect
LONGEST_SOCKET_PATH = 100
# from 32768 the kernel lends ports to outgoing connections, which would now and then be faster than we are
PORTS = range(20_000, 30_000)


class Refused(Exception):
    """The engines cannot be had; the message is a sentence for the person at the keyboard."""


def make_var(path):
    """Create the folder of everything: others may pass through to what is theirs (PostgreSQL, when root calls)."""
    path.mkdir(parents=True, exist_ok=True, mode=0o711)
    return path


def make_private_folder(path):
    """Create `path` for us alone, or refuse one that is another's (a folder lying ready in /tmp)."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = path.stat(follow_symlinks=False)
    if not stat.S_ISDIR(found.st_mode) or os.geteuid() not in (0, found.st_uid):
        raise Refused(f"{path} belongs to another user. Remove it, or name a folder of your own in CONVENING_VAR.")
    return path


def write_private(path, text):
    """Write `text` so that nobody else can read it at any moment, and nobody ever finds half of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with open_private(fresh, "w") as file:
        file.write(text)
    fresh.replace(path)


def open_private(path, mode):
    return open(path, mode, opener=lambda name, flags: os.open(name, flags, 0o600))


@contextmanager
def locked(path):
    """Hold the lock `path` alone; wait for it."""
    with open_private(path, "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def kept_password(path):
    """Return the password kept in `path`, drawing one if there is none."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(32) + "\n")
    return path.read_text().strip()


def short_name(path):
    """Name `path` in ten characters, the same each time: for what must live outside of it."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]


def socket_folder(wanted, longest_name):
    """Return `wanted`, or a folder with a short path in its place when a socket called `longest_name` would not fit."""
    if fits(wanted, longest_name):
        return wanted
    for parent in (Path(tempfile.gettempdir()), Path("/tmp")):
        short = parent / f"convening-{os.geteuid()}-{short_name(wanted)}"
        if fits(short, longest_name):
            return short
    raise Refused(f"The path of {wanted} is too long for a socket. Name a shorter folder in CONVENING_VAR.")


def fits(folder, name):
    return len(os.fsencode(folder / name)) <= LONGEST_SOCKET_PATH


def free_port():
    for port in random.sample(PORTS, 200):
        with socket.socket() as attempt:
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Refused("No free port was found between 20000 and 30000.")


def runs(pid, words):
    """Say whether process `pid` lives and has `words` in its command line.

    The number alone proves nothing: after a crash it may be a zombie that nobody collects (in a container without an
    init), and after a restart of the machine it may be anybody.
    """
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and words in " ".join(process.cmdline())
    except psutil.Error:
        return False


def anybody_runs(*words):
    """Say whether some living process has one of `words` in its command line."""
    return any(any(word in " ".join(process.info["cmdline"] or ()) for word in words)
               for process in psutil.process_iter(["cmdline", "status"])
               if process.info["status"] != psutil.STATUS_ZOMBIE and process.pid != os.getpid())


def tail(path, length=800):
    try:
        return path.read_text(errors="replace")[-length:].strip()
    except OSError:
        return ""


def say(sentence):
    print(sentence, file=sys.stderr, flush=True)
