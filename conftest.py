"""Fixtures for every test. The worlds people live in are built by `convening.testing`, through the services."""

from convening.testing import *  # noqa: F403  pytest collects fixtures from here
