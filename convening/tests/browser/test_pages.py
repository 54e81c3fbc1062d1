"""What every page must be, for everybody: light, calm, narrow enough for a phone, open to keyboards and to those who listen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from convening.models import User

C = "/c/gipp-2021"
LANGUAGES = ("ar", "en", "es", "fr")
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
CARRIED, CARRIED_AS_HTML = 100_000, 30_000  # bytes over the wire, at a first visit
PAGES = {
    "": ["/", f"{C}/", f"{C}/programme/", f"{C}/programme/closing/", f"{C}/programme/closing/register/",
         f"{C}/programme/closing/registered/", "/accounts/login/code/", "/accounts/login/", "/i/answered/", "/demo/"],
    "rawan@office-arab-states.example": [f"{C}/nominations/arab-states/", f"{C}/nominations/arab-states/new/"],
    "margit@gipp-secretariat.example": [
        "/me/", f"{C}/", f"{C}/clearance/?stage=accepted", f"{C}/ledger/", f"{C}/programme/new/",
        f"{C}/programme/key-topics/", f"{C}/programme/key-topics/change/", f"{C}/programme/key-topics/attendance/",
        f"{C}/programme/key-topics/attendance/withdraw/", f"{C}/rooms/wg1/", f"{C}/evaluation/",
    ],
    "nyabol@lakesidemediators.example": [
        "/me/", "/me/about/", f"{C}/", f"{C}/welcome/", f"{C}/programme/", f"{C}/programme/working-group-1/",
        f"{C}/rooms/", f"{C}/rooms/wg1/", f"{C}/rooms/wg1/?q=1", "/accounts/2fa/", "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/totp/activate/", "/accounts/password/set/", "/accounts/logout/",
    ],
    "odile@opentable.example": ["/me/", f"{C}/rooms/wg1/moderation/"],
    "karim@threebooths.example": ["/me/", f"{C}/programme/"],
    "priyanka@evaluation.example": ["/me/", f"{C}/evaluation/"],
    "femi@helpdesk.example": ["/me/"],
    "gerlinde@donordesk.example": ["/me/"],
}  # fmt: skip
IN_THE_DARK = ["/", f"{C}/", f"{C}/programme/", f"{C}/rooms/wg1/", "/me/about/"]

everybody = pytest.mark.parametrize("address", PAGES, ids=lambda address: address.split("@")[0] or "visitor")


@pytest.fixture
def reading(place, invite):
    """Somebody whose pages are in this language."""

    def read_by(address, language, **window):
        if address:
            with place.entered():
                person = User.objects.by_address(address)
                if person.profile.language != language:
                    person.change_profile(language=language)
        her = invite(language, **window)
        return her.sign_in(address) if address else her

    return read_by


def breaches(page):
    return [(page.url, breach["id"], [node["html"][:160] for node in breach["nodes"]][:3])
            for breach in Axe().run(page, options=STANDARD).response["violations"]]  # fmt: skip


@pytest.fixture
def weighed():
    """`weighed(her)` gives a function that says what the page before her carried over the wire, (all, its HTML alone)."""

    def by(her):
        wire = her.context.new_cdp_session(her.page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        kinds, carried = {}, {}
        wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        wire.on("Network.loadingFinished", lambda event: carried.update({event["requestId"]: event["encodedDataLength"]}))

        def read():
            her.page.wait_for_load_state("networkidle")
            html = sum(size for request, size in carried.items() if kinds.get(request) == "Document")
            everything = sum(carried.values())
            carried.clear()
            return everything, html

        return read

    return by


@everybody
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_light_narrow_and_open_to_all(reading, weighed, address, language):
    """Weighed in Arabic, which brings letters of its own and so carries the most."""
    her = reading(address, language)
    weigh = weighed(her) if language == "ar" else None
    wrong = []
    for path in PAGES[address]:
        her.go(path)
        if weigh:
            everything, html = weigh()
            assert everything > html > 1000, "something was weighed"
            if everything > CARRIED or html > CARRIED_AS_HTML:
                wrong.append((path, f"{everything} bytes, of which {html} HTML"))
        wide, sight = her.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        if wide > sight:
            wrong.append((path, f"{wide} wide on a screen of {sight}"))
        wrong += breaches(her.page)
    assert wrong == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_are_open_to_all_in_the_dark_and_on_a_desk(reading, language):
    her = reading("nyabol@lakesidemediators.example", language, color_scheme="dark", window={"width": 1280, "height": 800})
    wrong = []
    for path in IN_THE_DARK:
        her.go(path)
        wrong += breaches(her.page)
    assert wrong == []


#: What somebody came to this page for.
MAIN_ACTIONS = [
    ("", "/accounts/login/code/", "[name=email]"),
    ("", f"{C}/programme/closing/register/", "form .actions .button"),
    ("rawan@office-arab-states.example", f"{C}/nominations/arab-states/", "main a.button"),
    ("margit@gipp-secretariat.example", f"{C}/programme/key-topics/attendance/", "[name=report]"),
    ("nyabol@lakesidemediators.example", f"{C}/rooms/wg1/?q=1", "#write [name=text]"),
    ("odile@opentable.example", f"{C}/rooms/wg1/moderation/", "main a, main .button"),
    ("priyanka@evaluation.example", f"{C}/evaluation/", "main .button"),
]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("address", "path", "action"), MAIN_ACTIONS, ids=lambda value: None)
def test_the_keyboard_alone_reaches_what_she_came_for(reading, address, path, action, language):
    her = reading(address, language)
    her.go(path)
    her.page.keyboard.press("Tab")
    skip = her.page.locator(":focus")
    assert skip.get_attribute("href") == "#main", "the first Tab offers to skip to the page"
    assert skip.bounding_box()["y"] >= 0, "and it is seen"
    her.page.keyboard.press("Enter")
    for _ in range(120):
        her.page.keyboard.press("Tab")
        if her.page.evaluate("wanted => document.activeElement.matches(wanted)", action):
            break
    else:
        pytest.fail(f"no Tab led to {action}")
    style = her.page.evaluate(
        "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)] })()"
    )
    assert style[0] != "none" and style[1] >= 2, "and where she is can be seen"
