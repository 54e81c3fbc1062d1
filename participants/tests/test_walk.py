"""The walk in a real browser: an office nominates, the secretariat clears and invites, she accepts and signs in by her code."""

import os
import re
import shutil

import pytest
from django.conf import settings

from convening import outbox
from convening.models import OutboxEntry, Participation, User

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def chromium(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop of its own in this thread
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def page_for(chromium, live_server, signed_in):
    """`page_for(person, javascript=…)`: a page of a new browser profile, signed in as her; `None` is a visitor."""
    strange = []

    def open_page(person, *, javascript, language):
        context = chromium.new_context(
            java_script_enabled=javascript, locale=language, viewport={"width": 360, "height": 740}, base_url=live_server.url
        )
        if person:
            cookie = signed_in(person).cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.on("request", lambda request: strange.append(request.url) if not request.url.startswith(live_server.url) else None)
        page.on("pageerror", lambda problem: strange.append(str(problem)))
        return page

    yield open_page
    assert strange == []  # nothing from elsewhere, no script that breaks


def letter_to(address, *, with_link):
    letters = [outbox.open_letter(e) for e in OutboxEntry.objects.filter(kind="letter", done_on=None)]
    return next(one["text"] for one in letters if one["address"] == address and ("/i/" in one["text"]) is with_link)


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_from_a_nomination_to_her_first_page(page_for, offices, cast, javascript, language):
    address = "amal@field.example"
    how = {"javascript": javascript, "language": language}
    base = f"/c/{cast.convening.slug}"

    office = page_for(offices.north_nominator, **how)
    office.goto(f"{base}/nominations/")
    office.locator("a[href$='/north/new/']").click()
    office.locator("[name=knows_and_agrees]").check()
    office.locator("[name=reach]").select_option("own")
    office.locator("[name=name]").fill("أمل حداد")
    office.locator("[name=email]").fill(address)
    office.locator("select[name=language]").select_option(language)
    office.locator("main form button").last.click()
    office.wait_for_url("**/nominations/north/")
    assert "أمل حداد" in office.locator("table").inner_text()

    secretary = page_for(cast.secretariat, **how)
    secretary.goto(f"{base}/clearance/")
    secretary.locator("[name=picked]").check()
    secretary.locator("button[value=clear]").click()
    secretary.locator("main form button").last.click()
    secretary.wait_for_url("**/clearance/?**")
    secretary.locator("a[href$='/clearance/invite/']").click()
    secretary.locator("main form button").last.click()
    secretary.wait_for_url("**/clearance/")
    link = re.search(r"/i/\S+/", letter_to(address, with_link=True))[0]

    hers = page_for(None, **how)
    hers.goto(link)
    assert hers.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert hers.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hers.locator("[name=name]").fill("أم سليم")
    hers.locator("#answer form button").click()
    hers.wait_for_url("**/confirm/**")
    code = re.search(r"^([A-Z0-9-]{6,12})$", letter_to(address, with_link=False), re.MULTILINE)[1]
    hers.locator("[name=code]").fill(code)
    hers.locator("main form button").first.click()
    hers.wait_for_url("**/welcome/")
    handle = Participation.objects.get(person=User.objects.by_address(address), convening=cast.convening).handle
    assert handle in hers.locator("main").inner_text()

    office.reload()
    assert "أم سليم" not in office.content()
