"""How several processes share the tests out: a file stays together, so that what its module builds is built once.

By the tests' addresses: groups named by marks get lost between the releases of pytest and xdist that are in use.
"""

from collections import Counter
from importlib import import_module
from zlib import crc32

import pytest
from xdist.scheduler import LoadScopeScheduling

#: One browser is enough for a small machine.
TOGETHER = ("convening/tests/browser/",)
#: So long that several processes take it, each some rows with all that is asked of them.
IN_PARTS = {"convening/tests/test_matrix.py": 4}
#: What takes longest comes first, so that all processes end together: the browser plays the demo, which the others wait for less
#: while they begin with what needs none. After these come the files by their number of tests.
FIRST = (
    "convening/tests/browser/", "convening/tests/test_matrix.py", "participants/tests/test_what_offices_cannot_find_out.py",
    "convening/tests/test_faults.py", "convening/tests/test_canaries.py", "evaluation/tests/test_answering_relinked.py", "forums/tests/test_swap.py",
    "convening/tests/test_headers.py", "convening/tests/test_engines.py", "forums/tests/test_relinking.py", "convening/tests/test_erasure.py",
    "convening/tests/test_queries.py", "convening/tests/test_demo_content.py", "evaluation/tests/test_compile_once.py",
    "evaluation/tests/test_compile.py", "evaluation/tests/test_attack.py", "evaluation/tests/test_whole_report.py",
    "evaluation/tests/test_answering_swapped.py",
)  # fmt: skip


class ByFile(LoadScopeScheduling):
    """The tests of a file, of a folder in `TOGETHER` or of a part of a file in `IN_PARTS` go to one process."""

    def _split_scope(self, nodeid):
        return scope_of(nodeid)


def scope_of(nodeid):
    file, _, test = nodeid.partition("::")
    if file in IN_PARTS:
        row = test.partition("[")[2].removeprefix("GET-").removeprefix("POST-")
        return f"{file}#{crc32(row.encode()) % IN_PARTS[file]}"
    return next((folder for folder in TOGETHER if nodeid.startswith(folder)), file)


def pytest_sessionstart(session):
    """Each of several processes begins to read the files of tests at another one: what pytest made of the asserts in them takes it some
    seconds, is kept, and is there already when a process comes to what another has read."""
    if (told := getattr(session.config, "workerinput", None)) is None or session.config.args != session.config.getini("testpaths"):
        return
    root = session.config.rootpath
    files = [file for folder in session.config.args for file in sorted((root / folder).rglob("test_*.py"))]
    first = len(files) * int(told["workerid"].removeprefix("gw")) // told["workercount"]
    for file in (*files[first:], *files[:first]):
        import_module(".".join(file.relative_to(root).with_suffix("").parts))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # they are in order already
    return ByFile(config, log)


def pytest_collection_modifyitems(config, items):
    """In each of several processes alike: what is in `FIRST`, then the files by their number of tests."""
    if not hasattr(config, "workerinput"):
        return
    many = Counter(scope_of(item.nodeid) for item in items)
    first = {scope: number for number, scope in enumerate(FIRST)}
    items.sort(key=lambda item: (first.get((scope := scope_of(item.nodeid)).partition("#")[0], len(FIRST)), -many[scope], scope))
