"""`bin/demo`: prepare the reference convening, run web server and worker until Ctrl-C, end all that was started.

Needs no Django itself. What it does goes to standard error, `ready:` and how to sign in to standard output.
"""

import argparse
import fcntl
import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil

from convening import engines, launch
from convening.engines import CHECKOUT, places
from convening.engines.places import say

READY = "ready"
STAGES = ("nominations", "open", "closed", "evaluated")
LIVE_STAGE = "open"
# a task that is being carried out may finish; one that takes longer goes back to the queue
PATIENCE = ((signal.SIGTERM, 8), (signal.SIGQUIT, 3), (signal.SIGKILL, 5))


class Ended(BaseException):
    """Somebody asked us to end. Not an `Exception`, so that nothing on the way takes it for a failure."""


def main():
    parser = argparse.ArgumentParser(prog="bin/demo", description="The reference convening, running, until Ctrl-C.")
    parser.add_argument("--port", type=int, default=8000, help="where it answers (8000)")
    parser.add_argument("--stage", choices=STAGES, default="evaluated", help="how far the convening has come (evaluated)")
    parser.add_argument("--fresh", action="store_true", help="build it anew, without what was changed in it")
    asked = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    try:
        return demo(asked)
    except Ended:
        return 0
    except engines.Refused as refusal:
        say(refusal)
    except PermissionError as refusal:
        say(engines.somebody_elses(refusal))
    return 1


def end(number, frame):
    for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(other, signal.SIG_IGN)  # a second Ctrl-C must not interrupt the ending
    raise Ended


def demo(asked):
    if os.environ.get("DATABASE_URL") or os.environ.get("REDIS_URL"):
        raise engines.Refused("The demo has engines of its own, so that it never touches real data. "
                              "Unset DATABASE_URL and REDIS_URL to start it.")
    var = places.make_var(engines.chosen_var())
    site = f"http://127.0.0.1:{asked.port}"
    with only_demo(var):
        end_what_was_left(var)
        require_free(asked.port)
        with engines.shared(var) as lock:
            surroundings = {**engines.environment(var), "SITE_URL": site}
            prepare(var, surroundings, asked)
            with children(var, surroundings, asked, lock) as running:
                return watch(running, var, asked.port, site)


@contextmanager
def only_demo(var):
    with places.open_private(var / "demo.lock", "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise engines.Refused(f"The demo of this checkout already runs: {remembered(var)['site']}/") from None
        yield


def remembered(var):
    try:
        return json.loads((var / "demo.json").read_text())
    except FileNotFoundError:
        return {"site": "it is just starting", "processes": []}


def end_what_was_left(var):
    """End the server and worker of a demo that was killed before it could; a number alone does not identify them."""
    left = [process for pid, born in remembered(var)["processes"]
            if (process := living(pid)) and process.create_time() == born]
    if left:
        say("Ending what an earlier demo left running.")
    for process in left:
        os.killpg(process.pid, signal.SIGKILL)
    while any(living(process.pid) for process in left):
        time.sleep(0.02)


def living(pid):
    try:
        process = psutil.Process(pid)
        return process if process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.NoSuchProcess:
        return None


def require_free(port):
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if port not in range(1, 65536):
            raise engines.Refused(f"{port} is not a port. Name one from 1024 to 65535.")
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError:
            raise engines.Refused(f"Port {port} cannot be used: another program has it, or it is kept for the system. "
                                  "Choose another one: bin/demo --port 8123") from None


def prepare(var, surroundings, asked):
    launch.compile_catalogues(surroundings)
    launch.migrate(var, surroundings)
    launch.carry_out(["demo", "--stage", asked.stage, *(["--fresh"] if asked.fresh else [])], surroundings,
                     "The reference convening could not be built.")
    collect_static(var, surroundings)


def collect_static(var, surroundings):
    """Gather and compress what pages load, when any of it has changed."""
    gathered = hashlib.sha256((CHECKOUT / "requirements.txt").read_bytes())
    folders = [CHECKOUT / "static", *(CHECKOUT / app / "static" for app in launch.APPS)]
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        gathered.update(f"{path}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}\0".encode())
    stamp = var / "static.stamp"
    if not stamp.exists() or stamp.read_text() != gathered.hexdigest():
        say("Gathering style sheets, scripts and fonts.")
        launch.carry_out(["collectstatic", "--no-input", "--clear", "--verbosity", "0"], surroundings,
                         "Style sheets, scripts and fonts could not be gathered.")
        places.write_private(stamp, gathered.hexdigest())


def commands(var, port):
    """Return {what it is: the words that start it}."""
    python = [sys.executable, "-P", "-m"]
    return {
        "web server": [*python, "uvicorn", "convening.asgi:application", "--host", "127.0.0.1", "--port", str(port),
                       "--ws-max-size", "65536", "--ws-max-queue", "16", "--ws-per-message-deflate", "false",
                       "--no-access-log", "--no-server-header", "--log-level", "warning",
                       "--limit-concurrency", "400", "--timeout-keep-alive", "20", "--timeout-graceful-shutdown", "3"],
        "worker": [*python, "celery", "--quiet", "-A", "convening.celery", "worker", "--concurrency", "1", "--beat",
                   "--schedule", str(var / "beat"), "--loglevel", "WARNING", "--without-gossip", "--without-mingle"],
    }


def in_motion(stage):
    """What the demo starts beside its house: at the stage with a live session, people on its floor."""
    words = [sys.executable, str(launch.MANAGE), "demo_floor", "--stay"]
    return {"simulated participants": words} if stage == LIVE_STAGE else {}


@contextmanager
def children(var, surroundings, asked, lock):
    """Yield {what it is: its process}; each leads a group of its own, so that Ctrl-C reaches only us."""
    logs = places.make_private_folder(var / "log")
    running = {}
    try:
        for name, words in {**commands(var, asked.port), **in_motion(asked.stage)}.items():
            with places.open_private(logs / f"{name.replace(' ', '-')}.log", "w") as log:
                running[name] = subprocess.Popen(words, env=surroundings, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=log,
                                                 stderr=log, start_new_session=True, pass_fds=[lock.fileno()])
        remember(var, surroundings["SITE_URL"], running.values())
        yield running
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        end_all(running.values())
        remember(var, surroundings["SITE_URL"], [])


def remember(var, site, processes):
    born = [(process.pid, psutil.Process(process.pid).create_time()) for process in processes]
    places.write_private(var / "demo.json", json.dumps({"site": site, "processes": born}))


def end_all(processes):
    """Ask all at once, then each time more firmly, groups and all."""
    for sign, seconds in PATIENCE:
        left = [process for process in processes if process.poll() is None]
        for process in left:
            os.killpg(process.pid, sign)
        deadline = time.monotonic() + seconds
        for process in left:
            try:
                process.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass


def watch(running, var, port, site, seconds=90):
    """Say when everything answers, then wait; return only when one of `running` has ended by itself."""
    deadline = time.monotonic() + seconds
    ready = False
    while not (ended := [name for name, process in running.items() if process.poll() is not None]):
        if not ready and (ready := (health := answer(port)) == READY):
            print(f"ready: {site}/\n{site}/demo/ lists the cast: one click signs in as any of them. Ctrl-C ends the demo.",
                  flush=True)
        if not ready and time.monotonic() > deadline:
            raise engines.Refused(f"The demo did not come up within {seconds} seconds; the last answer of /healthz was: "
                                  f"{health}. What the server and the worker said is in {var / 'log'}.")
        time.sleep(0.25 if not ready else 0.5)
    for name in ended:
        log = var / "log" / f"{name.replace(' ', '-')}.log"
        say(f"The {name} ended with status {running[name].returncode}, so the demo ends. The last lines of {log}:\n"
            f"{places.tail(log)}")
    return 1


def answer(port):
    """Return READY, or what /healthz says instead."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        reply = connection.getresponse()
        return READY if reply.status == 200 else reply.read(400).decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return "none"
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
