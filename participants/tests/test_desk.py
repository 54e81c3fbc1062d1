"""The help desk's pages, and the page for whoever holds a printed code."""

import re
import uuid
from datetime import UTC, datetime

import pytest
from django.core import mail as django_mail
from django.core.cache import cache
from django.test import Client

from convening import clock, mail, outbox
from convening.models import Participation
from convening.testing import new_convening, person_in
from participants.models import Invitation, PrintedCode
from participants.selectors import desk as shown
from participants.services import codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]

C = "/c/gathering"


@pytest.fixture
def officer(cast):
    return person_in(cast.convening, "help_desk", name="Hana Desk", member=False)


@pytest.fixture
def desk(officer, signed_in):
    return signed_in(officer)


def handle_of(person):
    return person.participations.get().handle


def found(browser, who):
    page = browser.post(f"{C}/desk/", {"who": who}).content.decode()
    return re.findall(r'/desk/([a-z0-9]{17})/"', page)


def a_code(browser, person, **more):
    answer = browser.post(f"{C}/desk/{person.public_id}/code/", {"client_key": uuid.uuid4(), "days": 3, **more})
    return answer, re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}", answer.content.decode())


# ── Finding ──
def test_a_handle_or_a_whole_name_finds_her_and_nothing_less(cast, desk):
    her = [cast.participant.public_id]
    handle = handle_of(cast.participant)
    for written in (handle, handle.lower(), handle.removeprefix("P-"), "Salma Haddad", "haddad, SALMA", "Sálma  Haddad"):
        assert found(desk, written) == her, written
    for written in ("Salma", "Haddad", "Salma H", "Salma Haddad Noor", "P-", "", "%", "a", handle[:-1]):
        assert found(desk, written) == [], written


def test_arabic_letters_that_are_written_for_one_another_are_one(cast, desk):
    cast.participant.change_profile(name_original="فاطمة الحسيني")
    for written in ("فاطمه الحسينى", "فاطِمة الحُسيني", "الحسيني فاطمة"):
        assert found(desk, written) == [cast.participant.public_id]


def test_where_many_have_one_name_the_handle_alone_finds(cast, desk):
    people = [person_in(cast.convening, "participant", name="Maria Silva") for _turn in range(4)]
    assert found(desk, "Maria Silva") == []
    assert found(desk, handle_of(people[0])) == [people[0].public_id]


def test_a_careful_person_is_found_by_her_pen_name_and_shown_by_it(cast, desk, signed_in):
    cast.participant.change_profile(careful=True, pen_name="Amber Field")
    assert found(desk, "Salma Haddad") == []
    assert found(signed_in(cast.secretariat), "Salma Haddad") == [cast.participant.public_id]
    page = desk.post(f"{C}/desk/", {"who": "amber field"}).content.decode()
    assert "Amber Field" in page and "Salma" not in page


def test_searches_are_counted(cast, desk):
    for _turn in range(60):
        found(desk, "Nobody Here")
    assert found(desk, "Salma Haddad") == []
    assert "searched very often" in desk.post(f"{C}/desk/", {"who": "Salma Haddad"}).content.decode()


def test_people_of_another_convening_are_nobody(cast, desk):
    assert found(desk, "Lea Stone") == []
    assert desk.get(f"{C}/desk/{cast.stranger.public_id}/").status_code == 404


def test_the_desk_sees_nothing_but_what_gets_her_in(cast, desk, invited):
    invitation, _token = invited("Amal Haddad", country="TN", reason="She leads the village council", affiliation="Water Users")
    person = invitation.person
    person.change_profile(affiliation="Water Users", country="TN", phone="+216 1234", access_needs="captions", gender="woman")
    page = desk.get(f"{C}/desk/{person.public_id}/").content.decode()
    page = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", page)  # letters and digits at random
    assert "Amal Haddad" in page and "the answer is awaited" in page
    for told in ("Water", "TN", "Tunis", "216", "captions", "woman", "council", "office", person.profile.email):
        assert told not in page, told


def test_a_no_and_a_lapse_look_alike(cast, desk, invited):
    invitation, _token = invited()
    pages = []
    for state in (Invitation.State.DECLINED, Invitation.State.NOT_NOW, Invitation.State.LAPSED, Invitation.State.REVOKED):
        Invitation.objects.filter(pk=invitation.pk).update(state=state, answered_on="2021-07-09")
        page = desk.get(f"{C}/desk/{invitation.person.public_id}/").content.decode()
        pages.append(re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', "", page))
    assert "the invitation is closed" in pages[0]
    assert len(set(pages)) == 1


@pytest.mark.parametrize("written", ["١٢", "P-١٢٣٤٥٦", "p 123456"])
def test_a_handle_in_any_digits(written):
    assert shown.handle_in(written) == {"١٢": None}.get(written, "P-123456")


# ── Printing ──
def test_a_code_is_shown_once(cast, desk):
    key = uuid.uuid4()
    answer, texts = a_code(desk, cast.participant, client_key=key)
    assert answer.status_code == 200 and len(texts) == 1
    again, none = a_code(desk, cast.participant, client_key=key)
    assert none == [] and "shown once only" in again.content.decode()
    assert codes.spend(texts[0]) == cast.participant


def test_the_slip_is_in_her_language_and_names_nobody(cast, desk):
    page = a_code(desk, cast.participant)[0].content.decode()
    slip = page[page.index('class="slips"') :].split("</main>")[0]
    assert 'lang="ar" dir="rtl"' in slip
    for told in ("Salma", "gathering", "A gathering", handle_of(cast.participant)):
        assert told not in slip


def test_a_sheet_takes_handles_and_names_and_says_what_it_does_not_know(cast, desk):
    lines = f"{handle_of(cast.participant)}\nInes Duarte\n\nNobody Known"
    page = desk.post(f"{C}/codes/sheet/", {"people": lines, "days": 5, "client_key": uuid.uuid4()}).content.decode()
    assert "Nobody here is called “Nobody Known”" in page and "Ines Duarte" in page
    assert not PrintedCode.objects.exists()
    page = desk.post(f"{C}/codes/sheet/", {"people": lines.replace("Nobody Known", ""), "days": 5, "client_key": uuid.uuid4()})
    assert len(re.findall(r'class="slip-code"', page.content.decode())) == 2
    assert PrintedCode.objects.count() == 2


def test_thirty_lines_at_most(cast, desk):
    page = desk.post(f"{C}/codes/sheet/", {"people": "x y\n" * 31, "days": 5, "client_key": uuid.uuid4()}).content.decode()
    assert "thirty lines at most" in page


def test_slips_as_pdf_say_the_same_and_name_nobody(cast, desk):
    answer = desk.post(f"{C}/desk/{cast.other.public_id}/code/", {"client_key": uuid.uuid4(), "days": 3, "paper": "pdf"})
    assert answer["Content-Type"] == "application/pdf"
    from convening.tests.surfaces import text_of_pdf

    text = text_of_pdf(answer.content).decode()
    written = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}", text).group()
    assert codes.spend(written) == cast.other
    assert "Ines" not in text and "gathering" not in text.lower()


def test_each_sees_her_own_codes_and_the_secretariat_all(cast, desk, signed_in):
    codes.issue(cast.convening, cast.other, by=cast.secretariat)
    a_code(desk, cast.participant)
    mine, all_of_them = (b.get(f"{C}/codes/").content.decode() for b in (desk, signed_in(cast.secretariat)))
    assert ("Salma" in mine, "Ines" in mine) == (True, False)
    assert ("Salma" in all_of_them, "Ines" in all_of_them) == (True, True)


def test_a_code_is_cancelled(cast, desk):
    _answer, (text,) = a_code(desk, cast.participant)
    assert desk.post(f"{C}/codes/{PrintedCode.objects.get().pk}/cancel/").status_code == 302
    assert codes.spend(text) is None


@pytest.mark.parametrize("many", [1, 3])
def test_the_pages_ask_a_constant_number_of_questions(many, cast, desk, django_assert_max_num_queries):
    for turn in range(many):
        codes.issue(cast.convening, person_in(cast.convening, "participant", name=f"One {turn}"), by=cast.secretariat)
    with django_assert_max_num_queries(12):
        desk.post(f"{C}/desk/", {"who": "Salma Haddad"})
    with django_assert_max_num_queries(12):
        desk.get(f"{C}/desk/{cast.participant.public_id}/")
    with django_assert_max_num_queries(12):
        desk.get(f"{C}/codes/")


# ── Letters ──
def letters():
    before = len(django_mail.outbox)
    while outbox.carry_out(mail.send, lambda *_a: None, lambda *_a: None):
        pass
    return django_mail.outbox[before:]


def test_the_desk_sends_the_invitation_again(cast, desk, invited):
    invitation, _token = invited()
    letters()
    answer = desk.post(f"{C}/desk/{invitation.person.public_id}/letter/", {"client_key": uuid.uuid4()})
    assert answer.status_code == 302
    assert [letter.to for letter in letters()] == [[invitation.person.profile.email]]


def test_a_letter_says_how_to_sign_in_once_a_day(cast, desk):
    for _turn in range(2):
        desk.post(f"{C}/desk/{cast.participant.public_id}/way-in/", {"client_key": uuid.uuid4()})
    (letter,) = letters()
    assert letter.to == [cast.participant.profile.email]
    assert "gathering" not in (letter.subject + letter.body).lower() and "/accounts/login/code/" in letter.body


# ── The page for the code ──
def typed(text, browser=None, **headers):
    browser = browser or Client(**headers)
    return browser, browser.post("/code/", {"code": text})


def test_somebody_who_takes_part_is_signed_in_to_this_convening_only(cast, officer):
    Participation.objects.create(
        person=cast.participant, convening=new_convening("another"), roles=["participant"], member=True, handle="P-9"
    )
    browser, answer = typed(codes.issue(cast.convening, cast.participant, by=officer).lower().replace("-", " "))
    assert (answer.status_code, answer["Location"]) == (302, f"{C}/")
    assert browser.get(f"{C}/rooms/").status_code == 200
    assert browser.get("/c/another/rooms/").status_code == 404
    assert browser.get("/c/another/welcome/").status_code == 404


def test_a_code_makes_no_lasting_way_in_unless_paper_is_the_only_one(cast, officer):
    browser, _answer = typed(codes.issue(cast.convening, cast.participant, by=officer))
    for page in ("2fa/", "2fa/webauthn/add/", "2fa/totp/activate/", "password/set/"):
        assert browser.get(f"/accounts/{page}").status_code == 404, page
    cast.participant.change_profile(email="")
    assert browser.get("/accounts/2fa/webauthn/add/").status_code == 200


def test_unknown_used_and_too_old_get_the_same_answer(cast, officer):
    used = codes.issue(cast.convening, cast.participant, by=officer)
    typed(used)
    old = codes.issue(cast.convening, cast.other, by=officer, days=1)
    clock.set_to(datetime(2021, 8, 1, tzinfo=UTC))
    pages = []
    for text in ("00000-00000-00000", used, old):
        _browser, answer = typed(text)
        page = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', "", answer.content.decode()).replace(text, "")
        pages.append((answer.status_code, page))
    assert pages[0] == pages[1] == pages[2]
    assert "This code opens nothing" in pages[0][1]


def test_five_wrong_ones_an_hour_and_the_page_waits(cast, officer):
    text = codes.issue(cast.convening, cast.participant, by=officer)
    assert [typed(f"wrong {turn}", REMOTE_ADDR="192.0.2.7")[1].status_code for turn in range(6)] == [200] * 5 + [429]
    waits = typed(text, REMOTE_ADDR="192.0.2.99")[1]  # the same network
    assert (waits.status_code, waits["Retry-After"]) == (429, "3600")
    assert typed(text, REMOTE_ADDR="198.51.100.1")[1].status_code == 302


def test_good_codes_are_not_counted(cast, officer):
    for _turn in range(7):
        assert typed(codes.issue(cast.convening, cast.participant, by=officer))[1].status_code == 302


def test_without_redis_nobody_passes(cast, officer, monkeypatch):
    import redis

    text = codes.issue(cast.convening, cast.participant, by=officer)

    def away(*_words, **_more):
        raise redis.ConnectionError

    monkeypatch.setattr(cache, "add", away)
    assert typed(text)[1].status_code == 503
    monkeypatch.undo()
    assert codes.spend(text) == cast.participant


def test_an_invited_person_is_led_to_her_invitation_and_answers(cast, officer, invited):
    invitation, token = invited()
    text = codes.issue(cast.convening, invitation.person, by=officer)
    browser, answer = typed(text)
    link = answer["Location"]
    assert link.startswith("/i/") and token not in link
    assert browser.get(link).status_code == 200
    assert Client().get(f"/i/{token}/").status_code == 404  # the paper took its place
    _again, answer = typed(text)  # to look spends nothing
    assert answer.status_code == 302 and answer["Location"].startswith("/i/")


def test_with_her_paper_alone_she_says_yes_and_is_in(cast, officer, invited):
    """No letter is read on the way, and what let her in lets nobody in again."""
    invitation, _token = invited()
    text = codes.issue(cast.convening, invitation.person, by=officer)
    browser, answer = typed(text)
    link = answer["Location"]
    answer = browser.post(f"{link}yes/", {"client_key": uuid.uuid4()})
    assert answer["Location"] == f"{link}about/"
    assert browser.get(f"{link}about/").status_code == 200
    told = {"name": "Amal Haddad", "language": "en", "zone": "", "client_key": uuid.uuid4()}
    answer = browser.post(f"{link}about/", told)
    assert (answer.status_code, answer["Location"]) == (302, f"{C}/welcome/"), answer.content.decode()[-1500:]
    assert browser.get(f"{C}/welcome/").status_code == 200
    assert browser.get("/accounts/2fa/").status_code == 404
    assert not PrintedCode.objects.exists()
    assert "opens nothing" in typed(text)[1].content.decode()


def test_whoever_sits_at_the_same_browser_is_signed_out_first(cast, officer, signed_in):
    browser = signed_in(cast.secretariat)
    typed(codes.issue(cast.convening, cast.participant, by=officer), browser)
    assert browser.get(f"{C}/people/").status_code == 404
    assert browser.get(f"{C}/rooms/").status_code == 200


def test_a_second_factor_is_asked(cast, officer):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(cast.participant, generate_totp_secret())
    browser, answer = typed(codes.issue(cast.convening, cast.participant, by=officer))
    assert answer.status_code == 302 and "/2fa/authenticate" in answer["Location"]
    assert browser.get(f"{C}/rooms/")["Location"].startswith("/accounts/login/code/")


def test_where_her_invitation_was_closed_meanwhile_the_code_opens_nothing(cast, officer, invited):
    invitation, _token = invited()
    text = codes.issue(cast.convening, invitation.person, by=officer)
    Invitation.objects.filter(pk=invitation.pk).update(state="declined", answered_on="2021-07-09")
    _browser, answer = typed(text)
    assert answer.status_code == 200 and "opens nothing" in answer.content.decode()
