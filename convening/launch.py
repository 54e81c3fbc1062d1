"""What `bin/manage` and `bin/test` do before and around their command: engines, catalogues, migrations.

Needs no Django itself. All of its own words go to standard error: standard output belongs to the command.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from itertools import count

from convening import engines
from convening.engines import CHECKOUT, places
from convening.engines.command import end_in_order, run
from convening.engines.places import say

MANAGE = CHECKOUT / "manage.py"
APPS = ("convening", "participants", "sessions", "forums", "evaluation")
# these look after the schema or the catalogues themselves, or ask for neither
UNPREPARED = {"catalogues", "check", "compilemessages", "help", "makemessages", "makemigrations", "migrate", "--help",
              "--version", "-h", "showmigrations", "version"}

# what configures a real installation has no say in the tests
PRODUCTION = ("ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL", "FROM_EMAIL", "REDIS_URL", "SECRET_KEY", "SITE_NAME", "SITE_URL",
              "TRUSTED_PROXIES")
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
# one more than a small machine has cores: the browser, and whoever waits for PostgreSQL, leave theirs to another
WORKERS = 3
# arguments of pytest that want a single process
ALONE = {"--co", "--collect-only", "--fixtures", "--help", "--markers", "--pdb", "--trace", "--version", "-h", "-s", "-V"}


def main():
    verbs = {"manage": manage, "test": test}
    end_in_order()
    try:
        return verbs[sys.argv[1]](sys.argv[2:])
    except engines.Refused as refusal:
        say(refusal)
    except PermissionError as refusal:
        say(engines.somebody_elses(refusal))
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
        surroundings = at_the_demos_address(var)
        if prepared:
            compile_catalogues(surroundings)
            migrate(var, surroundings)
        return run([sys.executable, MANAGE, *words], surroundings, holding=lock)


def at_the_demos_address(var):
    """Return the environment for the engines of `var`, so that links that are printed open in its demo."""
    try:
        site = json.loads((var / "demo.json").read_text())["site"]
    except FileNotFoundError:
        return engines.environment(var)
    return {"SITE_URL": site, **engines.environment(var)}


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
    """Bring the private database up to date, a new one with its keyring; without asking Django when nothing has changed."""
    stamp = var / "migrated"
    with places.locked(var / "migrate.lock"):
        wanted = fingerprint(var)
        found = json.loads(stamp.read_text()) if stamp.exists() else {"cluster": None}
        if found == wanted:
            return
        say("Bringing the database up to date.")
        carry_out(["migrate", "--no-input", "--verbosity", "0"], surroundings,
                  "The database could not be brought up to date.")
        if found["cluster"] != wanted["cluster"]:  # a keyring that is lost later is not replaced in silence
            carry_out(["keyring", "init"], surroundings, "The keyring could not be made.")
        places.write_private(stamp, json.dumps(wanted))


def fingerprint(var):
    """Name the cluster, by the password that was drawn with it, and the migrations of ours and of the libraries."""
    migrations = hashlib.sha256((CHECKOUT / "requirements.txt").read_bytes())
    for app in APPS:
        for migration in sorted((CHECKOUT / app / "migrations").glob("*.py")):
            migrations.update(migration.name.encode() + b"\0" + migration.read_bytes())
    return {"cluster": hashlib.sha256((var / "pg.password").read_bytes()).hexdigest(),
            "migrations": migrations.hexdigest()}


def carry_out(words, surroundings, otherwise):
    """Run a command of manage.py with its output on standard error; refuse with the sentence `otherwise`."""
    done = subprocess.run([sys.executable, MANAGE, *words], env=surroundings, stdin=subprocess.DEVNULL, stdout=2)
    if done.returncode != 0:
        raise engines.Refused(otherwise)


def test(words):
    """Run pytest with `words` on engines and in a folder that nothing else uses; its summary stays the last line."""
    words = [*parallel(words), *words]
    with own_folder() as var, engines.shared(var) as lock:
        surroundings = {
            **{name: value for name, value in engines.environment(var).items() if name not in (*PRODUCTION, NO_BYTECODE)},
            **bytecode(),
            "KEYRING_DIR": str(var / "keyring"),
            "HYPOTHESIS_STORAGE_DIRECTORY": str(var / "hypothesis"),
            **browser(),
        }
        compile_catalogues(surroundings)
        return run([sys.executable, "-P", "-m", "pytest", "-o", f"cache_dir={var / 'pytest'}", *words], surroundings,
                   holding=lock, folder=CHECKOUT)


@contextmanager
def own_folder():
    """Hold `var/test`, or the first of `var/test-2`, … that no other run of the tests holds."""
    for number in count(1):
        var = places.make_var(engines.chosen_var() / ("test" if number == 1 else f"test-{number}"))
        with places.open_private(var / "run.lock", "a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield var
            return


def parallel(words):
    """Return pytest's arguments for several workers, unless `words` choose themselves or name too little to share out."""
    decides = any(word.startswith(("-n", "--numprocesses", "-pno:xdist")) or word in ALONE or ".py" in word
                  for word in words)
    return [] if decides or ("-p", "no:xdist") in zip(words, words[1:]) else ["-n", str(WORKERS)]


def bytecode():
    """Return where compiled modules are kept. The workers, and all the processes that they start, would each compile everything anew;
    whoever wants no compiled files beside the sources gets them in our own folder."""
    return {"PYTHONPYCACHEPREFIX": str(engines.chosen_var() / "bytecode")} if os.environ.get(NO_BYTECODE) else {}


def browser():
    """Return CHROMIUM for the tests that walk through pages, or say that they will be skipped."""
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        raise engines.Refused(f"CHROMIUM names {named}, which is not a program. Unset it, or name a Chromium.")
    # first the shell: the same engine without a desktop's browser around it, which costs half of the processor's time
    for name in (named, "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if name and shutil.which(name):
            return {"CHROMIUM": shutil.which(name)}
    say("Browser tests will be skipped: no Chromium was found on the PATH, and CHROMIUM names none.")
    return {}


if __name__ == "__main__":
    sys.exit(main())
