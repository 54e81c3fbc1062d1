"""python -m convening.engines run [--var DIR] -- COMMAND…   or   python -m convening.engines stop [--var DIR]"""

import argparse
import sys
from pathlib import Path

from . import Refused, chosen_var, environment, external, shared, somebody_elses, stop, without_embedded
from .command import end_in_order, run
from .places import say


def main():
    parser = argparse.ArgumentParser(prog="python -m convening.engines", description="The private PostgreSQL and Valkey.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    running = verbs.add_parser("run", help="run a command while the engines are up")
    stopping = verbs.add_parser("stop", help="stop engines that nobody uses")
    for verb in (running, stopping):
        verb.add_argument("--var", type=Path, default=chosen_var(), help="the folder that holds them")
    running.add_argument("command", nargs="+")
    asked = parser.parse_args()
    var = asked.var.absolute()
    end_in_order()
    try:
        if asked.verb == "stop":
            stop(var)
            return 0
        return with_engines(var, asked.command)
    except Refused as refusal:
        say(refusal)
    except PermissionError as refusal:
        say(somebody_elses(refusal))
    except KeyboardInterrupt:  # before the command began
        return 130
    return 1


def with_engines(var, command):
    if external():
        return run(command, without_embedded())
    with shared(var) as lock:
        return run(command, environment(var), holding=lock)


if __name__ == "__main__":
    sys.exit(main())
