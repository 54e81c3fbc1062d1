"""From a nomination to a voice in a room: the main walk, by phone, with JavaScript and without, in Arabic and English."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from convening import writing
from convening.models import User
from forums.models import Post
from participants.models import Invitation

from .place import code_in

C = "/c/gipp-2021"
BY_INVITATION = [datetime(2021, 7, *moment, tzinfo=UTC) for moment in ((8, 14), (14, 13), (15, 8))]
#: Who does what, in whose language; and the newcomer, whom nobody knows yet.
WHO = {
    "en": SimpleNamespace(
        nominator="wangari@office-east.example", secretary="margit@gipp-secretariat.example",
        moderator="odile@opentable.example", member="nyabol@lakesidemediators.example", name="Adhiambo Ochieng",
        city="Nairobi", zone="Africa/Nairobi", country="KE",
        words="A seat at the table is worth little when nobody at home knows who sits on it.",
    ),
    "ar": SimpleNamespace(
        nominator="rawan@office-arab-states.example", secretary="ghassan@gipp-secretariat.example",
        moderator="bilal@wadidialogue.example", member="shahrazad@jasminebridge.example", name="ليان العطار",
        city="بيروت", zone="Asia/Beirut", country="LB",
        words="المقعد على الطاولة لا يكفي إن لم يعرف أحد في البلد من يجلس عليه.",
    ),
    "es": SimpleNamespace(
        nominator="graciela@office-americas.example", secretary="margit@gipp-secretariat.example",
        moderator="odile@opentable.example", member="nyabol@lakesidemediators.example", name="Ximena Tupac Rojas",
        city="Bogotá", zone="America/Bogota", country="CO",
        words="Una silla vacía en la mesa también dice algo, y en casa se escucha.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "scripts"), [("en", True), ("es", False), ("ar", True), pytest.param("ar", False, marks=pytest.mark.slow)],
    ids=["en-scripts", "es-no-scripts", "ar-scripts", "ar-no-scripts"],
)
def test_somebody_is_nominated_invited_and_heard(place, invite, language, scripts):
    who = WHO[language]
    who = SimpleNamespace(**vars(who), email=f"{language}.{'with' if scripts else 'without'}@newcomers.example")
    who.name += " A" if scripts else " B"
    who.words += " (1)" if scripts else " (2)"
    nominated(who, invite(language, scripts=scripts))
    cleared_and_invited(who, invite(language, scripts=scripts))
    her = invite(language, scripts=scripts)
    accepts(who, place, her)
    looks_at_the_programme(who, language, her)
    is_heard(who, place, her, invite(language, scripts=scripts), invite(language, scripts=scripts))
    signs_in_elsewhere(who, place, invite(language, scripts=scripts))


def nominated(who, nominator):
    nominator.sign_in(who.nominator).page.goto(f"{C}/nominations/")
    assert re.fullmatch(rf"{C}/nominations/[a-z-]+/", nominator.path), "an only office opens at once"
    before = nominator.page.locator("table tbody tr").count()
    nominator.press('main a[href$="/new/"]')
    nominator.write(name=who.name, email=who.email, reach="own", language=nominator.language)
    nominator.press()
    asked = nominator.page.locator("[name=knows_and_agrees]")
    assert asked.get_attribute("aria-invalid") == "true", "has she been asked?"
    assert nominator.page.locator("[name=name]").input_value() == who.name, "what was typed is kept"
    nominator.write(knows_and_agrees=True).press()
    assert nominator.path.endswith(("/arab-states/", "/east-and-southern-africa/", "/americas-and-the-caribbean/"))
    assert nominator.page.locator("table tbody tr").count() == before + 1
    assert nominator.reads(who.name)


def cleared_and_invited(who, secretary):
    secretary.sign_in(who.secretary).go(f"{C}/clearance/")
    secretary.page.locator("li", has_text=who.name).locator("input[name=picked]").check()
    secretary.press("button[name=deed][value=clear]")
    assert secretary.reads(who.name), "shown once more"
    secretary.press()
    secretary.press('.held-decision form[action$="/now/"] .button')
    secretary.go(f"{C}/waiting-list/")
    give = secretary.page.locator("tr", has_text=who.name).locator("a[href*='/waiting-list/']")
    if give.count():  # else the worker came by meanwhile and gave her the seat
        with secretary.page.expect_navigation():
            give.click()
        assert secretary.reads(who.name)
        secretary.write(reason="-- 1 --").press()
        assert secretary.path == f"{C}/waiting-list/"
    secretary.in_her_language()


def accepts(who, place, her):
    link = re.search(r"/i/[\w-]+/", place.next_letter(who.email))[0]
    for _twice in range(2):
        her.go(link)
    with place.entered():
        invitation = User.objects.by_address(who.email).invitations.get()
        assert invitation.state == Invitation.State.SENT, "looking is not answering"
    assert her.name_is_nowhere(who.name), "a letter that was passed on tells nothing about her"
    her.press('#answer form[action$="/yes/"] button')
    assert her.path.endswith("/code/")
    her.in_her_language()
    her.write(code="0000 0000").press()
    assert her.page.locator("[name=code]").get_attribute("aria-invalid") == "true"
    her.write(code=code_in(place.next_letter(who.email, after=1))).press()
    form = "#about"
    assert her.path.endswith("/about/")
    her.in_her_language()
    assert her.page.locator(f"{form} [name=name]").input_value() == who.name
    assert not her.page.locator(f"{form} [name=tells_office]").is_checked()
    assert her.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the phone"
    her.write(form, zone="EST", country=who.country, language=her.language).press(f"{form} .actions .button")
    assert her.page.locator(f"{form} [name=zone]").get_attribute("aria-invalid") == "true", "an abbreviation is no city"
    assert her.page.locator(f"{form} [name=country]").input_value() == who.country, "what was chosen is kept"
    if her.page.locator(f"{form} [name=conduct]").count():
        her.write(form, conduct=True)
    her.write(form, zone=who.city).press(f"{form} .actions .button")
    assert her.path == f"{C}/welcome/"
    her.in_her_language()
    with place.entered():
        profile = User.objects.by_address(who.email).profile
    assert (profile.zone, profile.country, profile.language) == (who.zone, who.country, her.language)


def looks_at_the_programme(who, language, her):
    her.go(f"{C}/programme/")
    closing = datetime(2021, 7, 27, 14, tzinfo=UTC)
    row = her.page.locator("li.slot", has=her.page.locator(f'a[href="{C}/programme/closing/"]'))
    assert writing.hour(closing.astimezone(ZoneInfo(who.zone)), language) in row.locator(".slot-when b").inner_text()
    assert writing.hour(closing.astimezone(ZoneInfo("America/New_York")), language) in row.locator(".elsewhere").inner_text()
    one = Calendar.from_ical(her.context.request.get(f"{C}/programme/closing/calendar.ics").body()).walk("VEVENT")
    assert [event.decoded("DTSTART").astimezone(UTC) for event in one] == [closing]
    her.press(f'a[href="{C}/programme/closing/"]').press('main form[action$="/register/"] .button')
    assert her.path == f"{C}/programme/closing/"
    mine = her.context.request.get(f"{C}/my-programme.ics")
    assert mine.headers["content-type"].startswith("text/calendar")
    begins = sorted(event.decoded("DTSTART").astimezone(UTC) for event in Calendar.from_ical(mine.body()).walk("VEVENT"))
    assert begins == [*BY_INVITATION, closing]
    assert b"working group" not in mine.body().lower(), "neutral to whoever sees her calendar"
    titled = her.context.request.get(f"{C}/my-programme.ics?title=yes")
    assert b"working group" in titled.body().lower() or language != "en"


def is_heard(who, place, her, member, moderator):
    room = f"{C}/rooms/wg1/"
    her.go(room)
    assert her.page.locator("li.post").count() > 0
    assert her.page.locator("#write .notice").count() == 1, "the promise stands before the first post"
    her.press("nav ol.lines a")
    her.write("#write form", text=who.words).press("#write form .actions .button")
    assert her.path == room
    said = her.post_with(who.words)
    assert "post-held" in said.get_attribute("class")
    assert said.locator(".mine").count() == 1
    assert her.name_is_nowhere(who.name)

    member.sign_in(who.member).go(room)
    assert member.post_with(who.words).count() == 0, "held is held"
    moderator.sign_in(who.moderator).go(f"{room}moderation/?post={identity(place, said)}")
    assert moderator.post_with(who.words).count() == 1
    assert moderator.name_is_nowhere(who.name), "the moderator sees voices"
    moderator.press("button[name=decision][value=publish]")

    if member.scripts:
        member.post_with(who.words).wait_for(timeout=15_000)
    else:
        assert member.post_with(who.words).count() == 0
        member.go(room)
    heard = member.post_with(who.words)
    assert heard.count() == 1
    assert heard.locator(".mine").count() == 0
    assert member.name_is_nowhere(who.name)


def identity(place, said):
    with place.entered():
        return Post.objects.get(pk=said.get_attribute("id").removeprefix("p-")).pk


def signs_in_elsewhere(who, place, her):
    """On another device, by a code from a letter."""
    had = len(place.letters_to(who.email))
    her.go("/accounts/login/code/").write(email=who.email).press()
    her.write(code="WRONG1").press()
    assert her.path == "/accounts/login/code/confirm/"
    her.write(code=code_in(place.next_letter(who.email, after=had))).press()
    assert her.path == "/me/"
    her.in_her_language()
