"""How the programs of this folder measure: side by side, in turns, by the median of ratios.

A program begins with `begin()`, builds what it needs through services, measures, and ends with `report`.
"""

import gc
import json
import resource
import statistics
import sys
import time
from contextlib import contextmanager

ROUNDS = 7


def begin():
    """Set Django up, on the engines that `bench/run` brought. Style sheets are found without being gathered first."""
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS = ["testserver"]


def side_by_side(deeds, *, rounds=ROUNDS, times=3, clock=time.perf_counter):
    """{name: seconds a call} in medians, and {name: ratio to the first} in medians of the ratios inside a round.

    `deeds` is {name: function}. In every round each of them is called `times` times; the order rotates; the first round warms
    up and does not count. `clock` is `time.process_time` where the work of this process counts and not what it waits for.
    """
    names = list(deeds)
    seconds = {name: [] for name in names}
    gc.collect()
    for turn in range(rounds + 1):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            began = clock()
            for _time in range(times):
                deeds[name]()
            if turn:
                seconds[name].append((clock() - began) / times)
    first = seconds[names[0]]
    ratios = {name: statistics.median(a / b for a, b in zip(seconds[name], first)) for name in names}
    return {name: statistics.median(seconds[name]) for name in names}, ratios


@contextmanager
def asked():
    """`with asked() as queries:` counts in `queries[0]` what is asked of the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = [0]
    with CaptureQueriesContext(connection) as context:
        yield counted
    counted[0] = len(context)


@contextmanager
def taking(figures, name):
    """`with taking(figures, "check"):` notes the seconds that it takes."""
    began = time.perf_counter()
    yield
    figures[name] = round(time.perf_counter() - began, 3)


def peak_memory():
    """The most memory this process has held, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def report(name, figures, goals):
    """Print `figures`, and of `goals` ({name: (figure, limit)}) whether they are met; ends the program, with 1 if one is not."""
    met = {goal: value <= limit for goal, (value, limit) in goals.items()}
    if "--json" in sys.argv:
        print(json.dumps({"bench": name, "figures": figures, "goals": {g: {"is": goals[g][0], "at most": goals[g][1]} for g in goals}}))
    else:
        print(name)
        for what, value in figures.items():
            print(f"  {what:52}{value:>12}")
        for goal, (value, limit) in goals.items():
            print(f"  {goal:52}{value:>12}  (at most {limit}: {'met' if met[goal] else 'NOT MET'})")
    sys.exit(0 if all(met.values()) else 1)
