"""What every page must be, for everybody: light, calm, narrow enough for a phone, open to keyboards and to those who listen."""

import pytest

from .measures import Scale, breaches, too_wide

C = "/c/gipp-2021"
LANGUAGES = ("ar", "en", "es", "fr")
PAGES = {
    "": ["/", f"{C}/", f"{C}/programme/", f"{C}/programme/closing/", f"{C}/programme/closing/register/",
         f"{C}/programme/closing/registered/", f"{C}/updates/", f"{C}/documents/", f"{C}/resources/", "/accounts/login/code/", "/accounts/login/", "/letter/", "/code/", "/demo/"],
    "rawan@office-arab-states.example": [f"{C}/nominations/arab-states/", f"{C}/nominations/arab-states/new/"],
    "margit@gipp-secretariat.example": [
        "/me/", f"{C}/", f"{C}/clearance/?stage=accepted", f"{C}/clearance/find/", f"{C}/ledger/", f"{C}/programme/new/",
        f"{C}/programme/key-topics/", f"{C}/programme/key-topics/change/", f"{C}/programme/key-topics/attendance/",
        f"{C}/programme/key-topics/attendance/withdraw/", f"{C}/rooms/wg1/", f"{C}/rooms/new/", f"{C}/evaluation/",
        f"{C}/people/", f"{C}/set-up/", f"{C}/clearance/invite/",
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
# looked at in Arabic only: whatever is too wide, too heavy or closed to somebody shows there first
MORE = {
    "": ["/held/", "/proof/", f"{C}/conduct/", f"{C}/documents/background-note/", f"{C}/commitments/"],
    "rawan@office-arab-states.example": [f"{C}/nominations/arab-states/list/", f"{C}/nominations/arab-states/roster/"],
    "margit@gipp-secretariat.example": [
        f"{C}/people/members/", f"{C}/people/roles/", f"{C}/waiting-list/", f"{C}/seats/", f"{C}/seats/office/levant/",
        f"{C}/admission/", f"{C}/letters/", f"{C}/letters/came-back/", f"{C}/letters/by-hand/", f"{C}/codes/",
        f"{C}/codes/sheet/", f"{C}/conduct/write/", f"{C}/conduct/officer/", f"{C}/kept-in-mind/", f"{C}/copy/", f"{C}/set-up/colours/",
        *(f"{C}/rooms/wg1/settings/{part}" for part in ("", "note/", "questions/", "dates/", "promise/", "moderation/")),
        *(f"{C}/writing/background-note/{part}" for part in ("", "history/", "languages/", "remarks/", "sign/")),
        f"{C}/writing/", f"{C}/writing/new/", f"{C}/on-the-record/", f"{C}/set-up/pictures/", f"{C}/set-up/resources/", f"{C}/archive/",
        f"{C}/recommendations/?addressees=yes", f"{C}/commitments/",
    ],
    "nyabol@lakesidemediators.example": [
        "/me/care/", "/me/erase/", "/me/roster/", "/me/messages/", "/roster/", f"{C}/incidents/report/",
        f"{C}/my-invitation/", f"{C}/my-proof/", f"{C}/no-longer/",
        f"{C}/rooms/wg1/tables/", f"{C}/rooms/wg1/search/", f"{C}/rooms/wg1/silence/", f"{C}/rooms/wg1/translations/",
    ],
    "femi@helpdesk.example": [f"{C}/desk/"],
    "lucia@helpdesk.example": [f"{C}/incidents/"],
    "odile@opentable.example": [f"{C}/rooms/wg1/relay/"],
    "benedikta@balticpeace.example": [f"{C}/record/", f"{C}/rooms/wg1/record/", f"{C}/record/check/", f"{C}/synthesis/",
                                       f"{C}/synthesis/wg1/", f"{C}/synthesis/session/working-group-1/", f"{C}/recommendations/?edit=new", f"{C}/round/"],
    "aurelio@custodians.example": [f"{C}/veils/", f"{C}/rooms/wg1/seal/"],
}  # fmt: skip
IN_THE_DARK = ["/", f"{C}/", f"{C}/programme/", f"{C}/rooms/wg1/", "/me/about/"]

everybody = pytest.mark.parametrize("address", PAGES, ids=lambda address: address.split("@")[0] or "visitor")


@pytest.fixture
def reading(invite):
    """`reading(address, language)`: somebody who is signed in, or a visitor."""

    def read_by(address, language, **window):
        her = invite(language, **window)
        return her.sign_in(address) if address else her

    return read_by


def open_to_all(page, language):
    return breaches(page, colours=language == "ar") if language in ("ar", "en") else []


@everybody
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_light_narrow_and_open_to_all(reading, address, language):
    """Weighed in Arabic, which brings letters of its own and so carries the most. Whether a page is open to all is asked in both
    directions of writing; Spanish and French have other words, and so other widths."""
    her = reading(address, language)
    scale = Scale(her) if language == "ar" else None
    wrong = []
    for path in PAGES[address]:
        her.go(path)
        wrong += [*(scale.too_heavy() if scale else ()), *too_wide(her.page), *open_to_all(her.page, language)]
    assert wrong == []


@pytest.mark.parametrize("address", MORE, ids=lambda address: address.split("@")[0] or "visitor")
def test_more_pages_are_light_narrow_and_open_to_all(reading, address):
    her = reading(address, "ar")
    wrong = []
    for path in MORE[address]:
        her.go(path)
        wrong += [*too_wide(her.page), *breaches(her.page)]
    assert wrong == []


def test_the_measures_find_what_is_wrong(reading):
    """Planted on a page in which nothing is wrong."""
    her = reading("", "en").go("/accounts/login/code/")
    assert too_wide(her.page) + breaches(her.page) == []
    her.page.evaluate("""() => {  // through the object model, which the policy allows
        const wide = document.createElement("p");
        wide.textContent = "wide";
        wide.style.minInlineSize = "900px";
        document.querySelector("main").append(wide, document.createElement("input"));
    }""")
    assert len(too_wide(her.page)) == 1
    assert [rule for _url, rule, _where in breaches(her.page)] == ["label"]
    assert her.problems == []
    her.page.evaluate("() => { const there = new Image(); there.src = 'http://localhost:9/x.png'; }")
    her.page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    her.page.wait_for_timeout(300)
    assert len([problem for problem in her.problems if "Content Security Policy" in problem]) == 2
    del her.problems[:]


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
    ("priyanka@evaluation.example", f"{C}/evaluation/", "main .button"),
]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("address", "path", "action"), MAIN_ACTIONS, ids=[path for _who, path, _what in MAIN_ACTIONS])
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
