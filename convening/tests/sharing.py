"""How several processes share the tests out: a file stays together, so that what its module builds is built once.

By the tests' addresses: groups named by marks get lost between the releases of pytest and xdist that are in use.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

#: One browser is enough for a small machine.
TOGETHER = ("convening/tests/browser/",)


class ByFile(LoadScopeScheduling):
    """The tests of a file, or of a folder in `TOGETHER`, go to one process."""

    def _split_scope(self, nodeid):
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid.split("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)
