#!/usr/bin/env python3
"""Django's commands. `bin/manage` calls this with the environment and the engines in place."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convening.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
