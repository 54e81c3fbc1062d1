"""What `bin/manage` and `bin/test` do before and around their command: engines, catalogues, migrations.

Needs no Django itself. All of its own words go to standard error: standard output belongs to the command.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from convening import engines
from convening.engines import CHECKOUT, places
from convening.engines.command import run
from convening.engines.places import say

MANAGE = CHECKOUT / "manage.py"
APPS = ("convening", "participants", "sessions", "forums", "evaluation")
# these look after the schema or the catalogues themselves, or ask for neither
UNPREPARED = {"catalogues", "check", "compilemessages", "help", "makemessages", "makemigrations", "migrate", "--help",
              "--version", "-h", "showmigrations", "version"}


def main():
    verbs = {"manage": manage, "test": test}
    try:
        return verbs[sys.argv[1]](sys.argv[2:])
    except engines.Refused as refusal:
        say(refusal)
    except PermissionError as refusal:
        print(f"{refusal.filename} belongs to another user: it was made when this ran as somebody else. Run this as that "
              "user, or name a folder of your own in CONVENING_VAR.", file=sys.stderr)
    except KeyboardInterrupt:  # before the command began
        return 130
    return 1


def manage(words):
    """Run manage.py with `words`; on the private engines the schema is up to date first."""
    prepared = bool(words) and words[0] not in UNPREPARED
    if engines.external():
        surroundings = engines.without_embedded()
        if prepared:
            compile_catalogues(surroundings)
        return run([sys.executable, MANAGE, *words], surroundings)
    var = engines.chosen_var()
    with engines.shared(var) as lock:
        surroundings = engines.environment(var)
        if prepared:
            compile_catalogues(surroundings)
            migrate(var, surroundings)
        return run([sys.executable, MANAGE, *words], surroundings, holding=lock)


def compile_catalogues(surroundings):
    """Compile the messages when one of their sources is newer; where there is no such command yet, do nothing."""
    if not (CHECKOUT / "convening" / "management" / "commands" / "catalogues.py").exists():
        return
    with places.locked(CHECKOUT / "var" / "catalogues.lock"):
        sources = (CHECKOUT / "locale").glob("*/LC_MESSAGES/*.po")
        if not all(is_newer(source.with_suffix(".mo"), source) for source in sources):
            carry_out(["catalogues", "compile"], surroundings, "The message catalogues could not be compiled.")


def is_newer(compiled, source):
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def migrate(var, surroundings):
    """Bring the schema of the private database up to date; skipped without asking Django when nothing has changed."""
    stamp = var / "migrated"
    with places.locked(var / "migrate.lock"):
        wanted = fingerprint(var)
        if stamp.exists() and stamp.read_text() == wanted:
            return
        say("Bringing the database up to date.")
        carry_out(["migrate", "--no-input", "--verbosity", "0"], surroundings,
                  "The database could not be brought up to date.")
        places.write_private(stamp, wanted)


def fingerprint(var):
    """Name the migrations of ours and the libraries, and the cluster: its password is drawn with it."""
    gathered = hashlib.sha256((CHECKOUT / "requirements.txt").read_bytes() + (var / "pg.password").read_bytes())
    for app in APPS:
        for migration in sorted((CHECKOUT / app / "migrations").glob("*.py")):
            gathered.update(migration.name.encode() + b"\0" + migration.read_bytes())
    return gathered.hexdigest()


def carry_out(words, surroundings, otherwise):
    """Run a command of manage.py with its output on standard error; refuse with the sentence `otherwise`."""
    done = subprocess.run([sys.executable, MANAGE, *words], env=surroundings, stdin=subprocess.DEVNULL, stdout=2)
    if done.returncode != 0:
        raise engines.Refused(otherwise)


def test(words):
    raise NotImplementedError


if __name__ == "__main__":
    sys.exit(main())
