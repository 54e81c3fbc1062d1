"""Run one command while holding something, as if the command had been called directly."""

import os
import signal
import subprocess


def run(words, environment=None, holding=None, folder=None):
    """Run `words` and return its exit status; signals to us reach it, and it inherits the open lock `holding`.

    With the lock inherited, what it stands on stays up even if we are killed.
    """
    kept = [holding.fileno()] if holding else []
    child, early = None, []

    def heard(number, frame):
        """What comes before we know the child waits for it: it may be running already."""
        if child is None:
            early.append(number)
        else:
            pass_on(child, number)

    before = {number: signal.signal(number, heard) for number in PASSED_ON}
    try:
        child = subprocess.Popen([str(word) for word in words], env=environment, cwd=folder, pass_fds=kept)
        for number in early:
            pass_on(child, number)
        status = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return status if status >= 0 else 128 - status


def end_in_order():
    """Let a request to end unwind what is held, where by itself it would end us on the spot."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, unwind)


def unwind(number, frame):
    raise SystemExit(128 + number)


PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def pass_on(child, number):
    # Ctrl-C and Ctrl-\ in a terminal already went to every process in its foreground; twice would be two
    if number in (signal.SIGINT, signal.SIGQUIT) and in_the_foreground():
        return
    if child.poll() is None:
        child.send_signal(number)


def in_the_foreground():
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)
