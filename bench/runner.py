"""Runs the programs of this folder, each by itself, on a fresh database that nothing else uses."""

import os
import shutil
import sys
from pathlib import Path

from convening import engines, launch
from convening.engines import places
from convening.engines.command import end_in_order, run
from convening.engines.places import say

HERE = Path(__file__).parent
NOT_PROGRAMS = {"runner", "measuring", "rooms_full", "listening", "pages"}


def main(words):
    end_in_order()
    options = [word for word in words if word.startswith("-")]
    words = [word if word in options else word.replace("-", "_") for word in words]
    known = sorted(place.stem for place in HERE.glob("*.py") if place.stem not in NOT_PROGRAMS)
    wanted = [word for word in words if word not in options] or known
    if unknown := set(wanted) - set(known):
        say(f"There is no program called {', '.join(sorted(unknown))} in {HERE}. There are: {', '.join(known)}.")
        return 2
    status = 0
    for name in wanted:
        status = measure(name, options) or status
    return status


def measure(name, options):
    """Run one program in a folder that is removed afterwards; its exit status."""
    var = places.make_var(places.make_var(engines.chosen_var() / "bench") / f"{name}-{os.getpid()}")
    try:
        with engines.shared(var) as lock:
            surroundings = {word: value for word, value in engines.environment(var).items() if word not in launch.PRODUCTION}
            surroundings |= {"KEYRING_DIR": str(var / "keyring"), "DJANGO_SETTINGS_MODULE": "convening.settings"}
            (var / "static").mkdir(exist_ok=True)
            launch.compile_catalogues(surroundings)
            launch.migrate(var, surroundings)
            # only here do the programs find each other: nothing of the product can import them
            surroundings["PYTHONPATH"] = os.pathsep.join([str(HERE), surroundings["PYTHONPATH"]])
            return run([sys.executable, "-P", HERE / f"{name}.py", *options], surroundings, holding=lock)
    finally:
        shutil.rmtree(var, ignore_errors=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (engines.Refused, PermissionError) as refusal:
        say(refusal if isinstance(refusal, engines.Refused) else engines.somebody_elses(refusal))
        sys.exit(1)
