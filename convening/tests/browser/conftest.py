"""The browser, the place, and people with a window of their own each."""

import os
import shutil
from datetime import UTC, datetime

import pytest
from playwright.sync_api import sync_playwright

from . import place as places_to_walk
from .people import Person

FLAGS = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync").split()  # fmt: skip
JULY_16 = datetime(2021, 7, 16, 13, tzinfo=UTC)


@pytest.hookimpl(tryfirst=True)  # before any are left out by their marks
def pytest_collection_modifyitems(items):
    """All of these are browser tests."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium():
    found = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if not found:
        if os.environ.get("CONVENING_REQUIRE_BROWSER"):
            pytest.fail("no Chromium, and CONVENING_REQUIRE_BROWSER is set")
        pytest.skip("no Chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's event loop runs in this thread; what tests ask the database meanwhile disturbs nobody
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def place(chromium, django_db_setup, django_db_blocker, tmp_path_factory):
    """The convening of July 2021 on its sixteenth day: nominations, programme and rooms are open."""
    with django_db_blocker.unblock():
        with places_to_walk.opened("open", tmp_path_factory.mktemp("open"), at=JULY_16) as place:
            yield place


@pytest.fixture
def invite(request, chromium):
    """`invite(language, scripts=…)` gives somebody a browser of her own; at the end nothing may have gone wrong in any."""
    people = request.node.people_here = []

    def person(language="en", *, at=None, **ways):
        people.append(Person(chromium, at or request.getfixturevalue("place"), language, **ways))
        return people[-1]

    yield person
    for one in people:
        one.leave()
    assert [problem for one in people for problem in one.problems] == []


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Where a walk failed: what each person had in front of her, at the end of the report."""
    outcome = yield
    report = outcome.get_result()
    if report.when == "call" and report.failed:
        for one in getattr(item, "people_here", ()):
            report.sections.append((f"before her eyes at {one.page.url}", one.page.locator("body").inner_text()[:2500]))
            report.sections.append(("problems", "\n".join(one.problems)))
