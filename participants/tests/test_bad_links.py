"""What can be wrong with the link of an invitation, by the numbers of the list of bad input (INV 1–18)."""

import json
import re
import secrets
import threading
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from convening import clock, outbox
from convening.errors import Refused
from convening.models import OutboxEntry, Participation, User
from convening.testing import new_convening, person_in
from participants import proofs, services
from participants.models import Invitation, Nomination
from participants.selectors import invitation_for_token

from .answers import Her, codes_to, letters_to, plain
from .conftest import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]

WAYS = ("invitation", "invitation_about", "invitation_code")  # that are looked at
DEEDS = ("invitation_accept", "invitation_decline", "invitation_not_now", "invitation_code", "invitation_about")


def number(*numbers):
    """The case's number on the list stands in the test's id."""
    return pytest.mark.parametrize("inv", [None], ids=["inv" + "-".join(str(n) for n in numbers)])


def unknown():
    return secrets.token_urlsafe(32)


def everything(token, **more):
    """All answers that a link gives in a browser that has never seen it: to looks and to deeds."""
    her = Her(token)
    form = {"name": "Amal", "language": "en", "code": "12345678"}
    looks = {way: plain(her.opens(way, **more), token) for way in WAYS}
    return looks | {f"POST {way}": plain(her.sends(way, form, **more), token) for way in DEEDS}


def unknown_of(token):
    """A token that nobody was sent, written as TOKEN by `plain` too: both then compare."""
    return token[:-3] + ("abc" if not token.endswith("abc") else "cba")


def same_as_unknown(token):
    found, nothing = everything(token), everything(other := unknown_of(token))
    assert {way: one[0] for way, one in found.items()} == dict.fromkeys(found, 404)
    assert json.dumps(found).replace(token, "TOKEN") == json.dumps(nothing).replace(other, "TOKEN")


# ── 1 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────
@number(1)
@pytest.mark.parametrize(
    ("network", "neighbour", "elsewhere"),
    [("203.0.113.{0}", "203.0.113.250", "203.0.112.7"), ("2001:db8:1:2::{0:x}", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1")],
    ids=["v4", "v6"],
)
def test_twenty_unknown_links_from_a_network_and_none_opens_there_for_an_hour(inv, invited, network, neighbour, elsewhere):
    _invitation, token = invited()
    answers = [Her(unknown()).opens(REMOTE_ADDR=network.format(n + 1)) for n in range(40)]
    assert [answer.status_code for answer in answers] == [404] * 20 + [429] * 20
    first = [plain(answer, answer.wsgi_request.path.split("/")[2]) for answer in answers]
    assert all(one == first[0] for one in first[:20]) and all(one == first[20] for one in first[20:])
    right = Her(token).opens(REMOTE_ADDR=neighbour)
    assert plain(right, token) == first[20]
    assert right["Retry-After"] == "3600"
    for way in DEEDS:
        assert Her(token).sends(way, REMOTE_ADDR=neighbour).status_code == 429
    assert Her(token).opens(REMOTE_ADDR=elsewhere).status_code == 200


@number(1)
def test_whoever_is_on_her_way_goes_on_while_the_network_rests(inv, invited):
    """Somebody in the same café guesses; she has had to do with her invitation before, and loses nothing."""
    _invitation, token = invited()
    her = Her(token)
    her.says_yes()
    for _guess in range(21):
        Her(unknown()).opens()
    assert Her(token).opens().status_code == 429
    assert her.types_the_code().status_code == 302
    assert her.opens("invitation_about").status_code == 200
    her.token, right = unknown(), her.token
    assert her.opens().status_code == 429  # she, too, finds nothing by guessing
    her.token = right
    assert her.tells().status_code == 302


@number(1)
def test_what_was_sent_while_the_network_rests_stands_in_the_page(inv, invited):
    _invitation, token = invited()
    for _guess in range(21):
        Her(unknown()).opens()
    page = Her(token).tells(affiliation="Kept words")
    assert page.status_code == 429 and "Kept words" in page.content.decode()


@number(1)
def test_many_guesses_at_the_same_moment_are_counted_one_by_one(inv, transactional_db, invited):
    statuses, start = [], threading.Barrier(10)

    def guess():
        start.wait()
        for _time in range(4):
            statuses.append(Her(unknown()).opens().status_code)
        connection.close()

    together(guess, 10)
    assert (statuses.count(404), statuses.count(429)) == (20, 20)


@number(1)
def test_without_redis_no_link_opens(inv, invited, settings):
    """Nobody can count then: 503 for all, right or wrong, and what was typed stands in the page."""
    _invitation, token = invited()
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:9/0"}}
    for one in (token, unknown()):
        her = Her(one)
        assert {her.opens(way).status_code for way in WAYS} == {503}
        sent = her.tells(affiliation="Kept words")
        assert sent.status_code == 503 and "Kept words" in sent.content.decode()
        assert {her.sends(way).status_code for way in DEEDS} == {503}


def together(deed, many):
    threads = [threading.Thread(target=deed) for _n in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# ── 2, 3, 4, 5, 6, 7 ──────────────────────────────────────────────────────────────────────────────────────────────────
def flipped(token):
    """One bit of it is another."""
    return token[:5] + ("B" if token[5] != "B" else "C") + token[6:]


@pytest.fixture
def wrong(invited, cast, named):
    """`wrong("used")`: a link with which something is wrong, in a browser that has never seen it."""

    def make(what):
        invitation, token = invited()
        match what:
            case "one bit":
                return flipped(token)
            case "used":
                services.accept(invitation, choices={}, key=uuid.uuid4())
            case "declined":
                services.decline_invitation(invitation, key=uuid.uuid4())
            case "not this time":
                services.not_this_time(invitation, key=uuid.uuid4())
            case "given up":
                services.accept(invitation, choices={}, key=uuid.uuid4())
                person = User.objects.get(pk=invitation.person_id)
                services.give_up(Invitation.objects.get(pk=invitation.pk), by=person, key=uuid.uuid4())
            case "expired by a second":
                clock.set_to(invitation.expires_at + timedelta(seconds=1))
            case "revoked":
                services.revoke(invitation, by=cast.secretariat)
            case "lapsed":
                Invitation.objects.filter(pk=invitation.pk).update(state=Invitation.State.LAPSED)
            case "replaced":
                services.invite(cast.convening, invitation.person, by=cast.secretariat)
            case "no seat any more":
                Nomination.objects.update(holds="reserve")
            case "not cleared any more":
                Nomination.objects.update(state="declined", holds="")
        return token

    return make


@pytest.mark.parametrize(
    "what",
    [
        pytest.param("one bit", id="inv2-one bit"),
        pytest.param("replaced", id="inv3-replaced"),
        pytest.param("used", id="inv5-used"),
        pytest.param("declined", id="inv5-declined"),
        pytest.param("not this time", id="inv5-not this time"),
        pytest.param("given up", id="inv5-given up"),
        pytest.param("expired by a second", id="inv6-expired by a second"),
        pytest.param("revoked", id="inv7-revoked"),
        pytest.param("lapsed", id="inv7-lapsed"),
        pytest.param("no seat any more", id="inv17-no seat any more"),
        pytest.param("not cleared any more", id="inv17-not cleared any more"),
    ],
)
def test_whatever_is_wrong_with_a_link_it_is_as_unknown(wrong, what):
    """To the byte, headers included, whatever is opened or sent."""
    same_as_unknown(wrong(what))


@number(3)
def test_a_link_means_one_convening_only(inv, invited, cast):
    """The link's token is no key to anything of another convening: nothing there takes one."""
    _invitation, token = invited()
    elsewhere = new_convening("third")
    person_in(elsewhere, "secretariat", name="Other Office")
    Her(token).goes_in()
    assert list(Participation.objects.filter(convening=elsewhere, member=True, roles__contains=["participant"])) == []
    assert invitation_for_token(token).convening == cast.convening
    same_as_unknown(token)


@number(4)
def test_the_used_link_in_her_own_browser_says_so_and_makes_no_new_login_session(inv, invited):
    _invitation, token = invited()
    her = Her(token)
    her.goes_in()
    cookie = her.browser.cookies[settings.SESSION_COOKIE_NAME].value
    page = her.opens()
    assert page.status_code == 200 and "You are already in" in page.content.decode()
    assert settings.SESSION_COOKIE_NAME not in page.cookies
    assert her.says_yes().url == her.opens("invitation_about").url == reverse("welcome", args=["gathering"])
    assert her.browser.cookies[settings.SESSION_COOKIE_NAME].value == cookie
    assert her.says_no().status_code == 404


@number(5)
def test_the_used_link_where_somebody_else_is_signed_in_is_as_unknown(inv, invited, signed_in, cast):
    _invitation, token = invited()
    Her(token).goes_in()
    there, nowhere = (Her(one, browser=signed_in(cast.participant, headers={"accept-language": "en"})) for one in (token, unknown()))
    for way in WAYS:
        assert plain(there.opens(way), there.token) == plain(nowhere.opens(way), nowhere.token)


@number(6)
def test_valid_by_a_second(inv, invited):
    """Three, that the page may take its time."""
    invitation, token = invited()
    clock.set_to(invitation.expires_at - timedelta(seconds=3))
    assert Her(token).opens().status_code == 200
    clock.set_to(invitation.expires_at)
    assert Her(token).opens().status_code == 404


@number(6)
@pytest.mark.parametrize(("seconds", "state"), [(1, "sent"), (-3, "accepted")])
def test_the_last_second_counts_where_the_answer_is_stored(inv, invited, seconds, state):
    invitation, token = invited()
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    clock.set_to(invitation.expires_at + timedelta(seconds=seconds))
    her.tells()
    invitation.refresh_from_db()
    assert invitation.state == state


@number(7)
@pytest.mark.parametrize("moment", ["before the code", "with the code in hand", "over the form"])
def test_revoked_while_the_page_is_open(inv, invited, cast, moment):
    invitation, token = invited()
    her = Her(token)
    if moment != "before the code":
        her.says_yes()
    if moment == "over the form":
        her.types_the_code()
    services.revoke(invitation, by=cast.secretariat)
    answers = [her.says_yes(), her.says_no(), her.says_not_now(), her.types("12345678"), her.tells()]
    assert [answer.status_code for answer in answers] == [404] * 5
    invitation.refresh_from_db()
    assert invitation.state == "revoked"
    assert not User.objects.get(pk=invitation.person_id).is_active


# ── 8, 9 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def rows():
    """Everything stored, login sessions too."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        each = " UNION ALL ".join(f"SELECT '{t}' AS name, md5(t::text) AS row FROM \"{t}\" t" for t in tables)
        cursor.execute(f"SELECT name, row FROM ({each}) everything ORDER BY 1, 2")
        return cursor.fetchall()


@number(8)
def test_a_scanner_changes_nothing(inv, invited):
    """It asks for the head, opens the page, runs its scripts, from three machines."""
    invitation, token = invited()
    before = rows()
    for machine in ("203.0.113.5", "198.51.100.6", "2001:db8::1"):
        her = Her(token, **{"user-agent": "Scanner"})
        for look in (her.browser.head, her.browser.get, her.browser.get):
            for way in WAYS:
                answer = look(her.at(way), REMOTE_ADDR=machine)
                assert answer.status_code == (200 if way == "invitation" else 302)
                assert settings.SESSION_COOKIE_NAME not in answer.cookies and proofs.COOKIE not in answer.cookies
        for script in re.findall(r'src="([^"]+)"', her.opens().content.decode()):
            assert script.startswith("/static/")
    assert rows() == before
    assert {field.name for field in Invitation._meta.get_fields() if "open" in field.name or "seen" in field.name} == set()
    assert Her(token).goes_in().status_code == 302


@number(9)
@pytest.mark.parametrize("method", ["OPTIONS", "PROPFIND", "TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "X"])
def test_other_methods_are_not_allowed(inv, invited, method):
    _invitation, token = invited()
    for way in {*WAYS, *DEEDS}:
        assert Client().generic(method, Her(token).at(way)).status_code == 405
    for way in set(DEEDS) - set(WAYS):
        assert Client().get(Her(token).at(way)).status_code == 405
    assert Client().post(Her(token).at()).status_code == 405


# ── 10, 11 ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@number(10)
def test_a_letter_that_was_passed_on_opens_nothing_and_she_is_told(inv, invited):
    invitation, token = invited("Amal Haddad")
    other = Her(token)
    other.says_yes()
    assert other.types("00000000").status_code == 200
    assert other.tells(name="Somebody Else").status_code == 200
    invitation.refresh_from_db()
    assert invitation.state == "sent"
    told = [one["text"] for one in letters_to("amal.haddad@field.example") if token not in one["text"]]
    assert len(told) == 1
    her = Her(token)
    her.says_yes()
    (code, _second) = codes_to(her.address)
    assert [one.types(code).status_code for one in (her, other)].count(302) == 1


@number(11)
@pytest.mark.parametrize("many", [12, pytest.param(50, marks=pytest.mark.slow)])
def test_many_answers_at_once_make_one_account(inv, transactional_db, invited, cast, many):
    """The same yes, from as many windows, each with a form of its own."""
    invitation, _token = invited()
    people = User.objects.count()
    done, refused, other, start = [], [], [], threading.Barrier(many)

    def answer():
        try:
            start.wait()
            services.accept(Invitation.objects.get(pk=invitation.pk), choices={"name": "Amal", "language": "ar"}, key=uuid.uuid4())
            done.append(1)
        except Refused:
            refused.append(1)
        except Exception as problem:  # noqa: BLE001  shown by the assertion
            other.append(problem)
        finally:
            connection.close()

    together(answer, many)
    assert (len(done), len(refused), other) == (1, many - 1, [])
    assert Participation.objects.filter(person=invitation.person, convening=cast.convening).count() == 1
    assert User.objects.count() == people


@number(11)
def test_the_same_form_at_once_from_two_windows_is_one_account_and_no_error(inv, transactional_db, invited, cast):
    invitation, token = invited()
    first = Her(token)
    first.says_yes()
    first.types_the_code()
    statuses, start = [], threading.Barrier(4)
    cookie = first.browser.cookies[settings.SESSION_COOKIE_NAME].value

    def send():
        window = Her(token)
        window.key = first.key
        window.browser.cookies[settings.SESSION_COOKIE_NAME] = cookie
        start.wait()
        statuses.append(window.tells().status_code)
        connection.close()

    together(send, 4)
    assert set(statuses) <= {302, 200} and 302 in statuses
    assert Participation.objects.filter(person=invitation.person, convening=cast.convening).count() == 1


@number(11)
def test_a_no_and_a_yes_at_once_leave_one_answer_and_one_seat(inv, transactional_db, invited):
    invitation, _token = invited()
    problems, start = [], threading.Barrier(2)

    def answer(deed):
        try:
            start.wait()
            deed(Invitation.objects.get(pk=invitation.pk))
        except Refused:
            pass
        except Exception as problem:  # noqa: BLE001
            problems.append(problem)
        finally:
            connection.close()

    deeds = [
        lambda one: services.accept(one, choices={}, key=uuid.uuid4()),
        lambda one: services.decline_invitation(one, key=uuid.uuid4()),
    ]
    threads = [threading.Thread(target=answer, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    invitation.refresh_from_db()
    nomination = Nomination.objects.select_related("quota").get(person=invitation.person)
    assert problems == []
    assert (invitation.state, nomination.holds, nomination.quota.given_back) == ("accepted", "seat", 0)


# ── 12, 13 ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@number(12)
@pytest.mark.parametrize("language", ["en", "ar", "es", "fr"])
def test_no_page_on_the_way_loads_anything_from_elsewhere_or_tells_others_the_link(inv, invited, language):
    _invitation, token = invited()
    her = Her(token, **{"accept-language": language})
    pages = [her.opens()]
    her.says_yes()
    pages.append(her.opens("invitation_code"))
    her.types_the_code()
    pages.append(her.opens("invitation_about"))
    other = Her(token, **{"accept-language": language})
    other.says_no()
    pages.append(other.opens())
    for page in pages:
        assert page.status_code == 200
        assert page["Referrer-Policy"] == "same-origin"
        assert page["Cache-Control"] == "no-store, private"
        text = page.content.decode()
        assert re.findall(r'(?:src|href|action)="(?:https?:)?//', text) == []
        assert len(page.content) < 60_000
    assert len(pages[0].content) < 30_000


@number(13)
def test_no_log_names_the_link_the_code_or_her(inv, caplog, invited, cast, signed_in):
    caplog.set_level("DEBUG")
    invitation, token = invited("Qznamea Xwsura")
    her = Her(token, "qznamea.xwsura@field.example")
    her.opens()
    her.browser.get(her.at() + "no-such-page/")
    her.says_yes()
    (code,) = codes_to(her.address)
    her.types("00000000")
    her.types(code)
    her.tells(zone="EST", name="Qznamea Xwsura")
    her.tells(name="Qznamea Xwsura")
    signed_in(cast.secretariat).get(reverse("clearance", args=[cast.convening.slug]))

    written = [record for record in caplog.records if record.name != "django.request"]  # goes nowhere, see the settings
    text = "\n".join(f"{r.name} {r.getMessage()} {r.exc_text or ''}" for r in written).casefold()
    for canary in ("qznamea", "xwsura", "field.example", token.casefold(), token[:12].casefold(), code):
        assert canary not in text


@number(13)
def test_neither_tasks_nor_queues_nor_titles_carry_the_link(inv, invited, monkeypatch):
    sent = []
    monkeypatch.setattr("convening.tasks.relay_outbox.apply_async", lambda *args, **kwargs: sent.append((args, kwargs)))
    _invitation, token = invited("Qznamea Xwsura")
    her = Her(token, "qznamea.xwsura@field.example")
    titles = [her.opens()]
    her.says_yes()
    (code,) = codes_to(her.address)
    titles.append(her.opens("invitation_code"))
    her.types(code)
    titles.append(her.opens("invitation_about"))
    titles.append(her.browser.get(her.tells().url))
    stored = repr(list(OutboxEntry.objects.values())) + repr(sent)
    for canary in (token, code, "qznamea", "field.example"):
        assert canary not in stored.casefold()
    for page in titles:
        title = re.search(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)[1]
        assert token not in title and "gathering" not in title and "Qznamea" not in title
    for entry in OutboxEntry.objects.filter(kind="letter"):
        assert "Qznamea" not in json.dumps(outbox.open_letter(entry))


@number(13)
def test_neither_the_code_nor_what_it_opened_can_be_read_in_the_database(inv, invited):
    _invitation, token = invited()
    her = Her(token)
    her.says_yes()
    (code,) = codes_to(her.address)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            everything = " ".join(row[0] for row in cursor.fetchall())
            for secret in (token, code, token.encode().hex(), code.encode().hex()):
                assert secret not in everything, table


# ── 14 ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
@number(14)
@pytest.mark.parametrize("tail", ["%C2%AD/", "%0D%0A/", "%20/", "./", "%E2%80%8B/", ".", "%3E/", ")/"])
def test_a_link_that_mail_programs_mangled_still_opens(inv, invited, tail):
    _invitation, token = invited()
    assert Client().get(f"/i/{token}{tail}", follow=True).status_code == 200


@number(14)
@pytest.mark.parametrize(
    "mangled", ["{t}.", " {t} ", "{t}\r\n", "{h}\u00ad{r}", "{h}\r\n {r}", "{h}\u200b{r}", "{t}>", "{t}).", "{t}\u060c"]
)
def test_what_mail_programs_do_to_a_link_is_undone(inv, invited, mangled):
    invitation, token = invited()
    assert invitation_for_token(mangled.format(t=token, h=token[:20], r=token[20:])) == invitation


@number(14)
def test_a_token_in_capitals_is_another_one(inv, invited):
    _invitation, token = invited()
    assert invitation_for_token(token.swapcase()) is None
    assert Her(token.swapcase()).opens().status_code == 404


@number(14)
@pytest.mark.parametrize("path", ["/i/%00/", "/i/" + "x" * 4000 + "/", "/i/..%2F..%2Fetc/", "/i/%F0%9F%98%80/", "/i/ /", "/i/%D9%A3%D9%A3/"])
@pytest.mark.parametrize("deed", ["", "yes/", "code/", "about/", "no/", "not-now/"])
def test_no_link_breaks_a_page(inv, path, deed):
    browser = Client()
    answers = {browser.post(path + deed, {"name": "x"}).status_code} if deed else {browser.get(path).status_code, browser.head(path).status_code}
    assert answers == {404}


@number(14)
@pytest.mark.parametrize("wrong", ["", "a", "x" * 43, "x" * 5000, "\x00" * 43, "../../etc", "é" * 43, "٣" * 43])
def test_what_is_no_token_finds_nobody(inv, invited, wrong):
    invited()
    assert invitation_for_token(wrong) is None


@number(14)
@pytest.mark.parametrize("code", ["\x00", "x" * 5000, "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "<b>", "' OR 1=1 --", "😀" * 50])
def test_no_code_breaks_the_page(inv, invited, code):
    _invitation, token = invited()
    her = Her(token)
    her.says_yes()
    assert her.types(code).status_code == 200


# ── 15, 16 ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@number(15)
def test_invited_again_a_hundred_times_she_gets_three_letters_a_day(inv, invited, cast):
    invitation, _token = invited("Amal Haddad")
    for _again in range(99):
        try:
            services.invite(cast.convening, invitation.person, by=cast.secretariat)
        except Refused as refused:
            assert refused.code == "invitation.too_many_letters"
    assert len(letters_to("amal.haddad@field.example")) == 3
    clock.set_to(clock.now() + timedelta(days=1))
    services.invite(cast.convening, invitation.person, by=cast.secretariat)
    assert len(letters_to("amal.haddad@field.example")) == 4


NAME = "أمل \u202eHaddad\u202c <b>12</b>"


@number(16)
def test_a_name_with_signs_of_html_and_direction_is_in_no_letter_and_plain_on_her_page(inv, invited):
    """Letters carry no name at all. On her page it is words: no tag, and no sign that turns what follows."""
    profile = somebody(NAME, email="amal@field.example")
    _invitation, token = invited(profile=profile)
    her = Her(token, "amal@field.example")
    her.says_yes()
    her.types_the_code()
    form = her.opens("invitation_about").content.decode()
    assert "&lt;b&gt;12&lt;/b&gt;" in form and "<b>12" not in form and "\u202e" not in form
    her.tells(name=NAME)
    page = her.browser.get(reverse("my_part")).content.decode()
    assert "<b>12" not in page and "\u202e" not in page and "&lt;b&gt;12&lt;/b&gt;" in page
    Her(token).says_no()
    for letter in letters_to("amal@field.example"):
        for part in (letter["subject"], letter["text"], letter["html"]):
            for telling in ("أمل", "Haddad", "12&", "<b>12", "\u202e"):
                assert telling not in part


# ── 17, 18 ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@number(17)
@pytest.mark.parametrize("gone", ["account closed", "role taken", "office left"])
def test_an_invitation_outlives_its_nominator_where_the_clearance_confirmed_it(inv, invited, offices, cast, gone):
    """The clearance is the convener's confirmation: an invitation is only ever written for a cleared nomination."""
    invitation, token = invited()
    part = Participation.objects.get(convening=cast.convening, person=offices.north_nominator)
    match gone:
        case "account closed":
            User.objects.filter(pk=part.person_id).update(is_active=False)
        case "role taken":
            part.roles = []
            part.save()
        case "office left":
            offices.north.people.clear()
    assert Her(token).goes_in().status_code == 302
    invitation.refresh_from_db()
    assert invitation.state == "accepted"


@number(17)
def test_without_the_clearance_a_nomination_invites_nobody(inv, named, cast):
    nomination = named()
    with pytest.raises(Refused):
        services.invite(cast.convening, nomination.person, by=cast.secretariat)
    assert not Invitation.objects.exists()


@number(18)
def test_a_token_has_256_bits_and_only_its_sha256_is_stored(inv, invited):
    tokens = {invited(f"Person {n}")[1] for n in "AB"}
    for token in tokens:
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
        with pytest.raises(ValueError):
            uuid.UUID(token)
    assert len(tokens) == 2
    stored = {bytes(one) for one in Invitation.objects.values_list("token_digest", flat=True)}
    assert {len(one) for one in stored} == {32}


@number(18)
@pytest.mark.parametrize("written", ["3bdfc3e9-e14b-4269-b335-a58967464c2f", "5ca26c3fe2a5462480770c0af84ffec7"])
def test_a_uuid_is_no_token(inv, invited, written):
    invitation, _token = invited()
    assert invitation_for_token(written) is None
    assert Her(str(invitation.pk)).opens().status_code == 404


def test_every_number_of_the_list_has_its_test(request):
    """1 to 18, each in some test's id."""
    ids = " ".join(item.name for item in request.session.items if item.path == request.path)
    if "-k" in request.config.invocation_params.args or "inv1" not in ids:
        pytest.skip("not the whole file")
    found = {int(n) for group in re.findall(r"inv((?:\d+-?)+)", ids) for n in group.strip("-").split("-") if n}
    assert found == set(range(1, 19))
