"""Her answer: what each way of answering needs, opens, frees and tells."""

import re
import time
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from convening import clock
from convening.models import Convening, Participation, Profile, User
from participants import proofs, services
from participants.models import Admission, Consent, Nomination, Quota
from participants.services import codes

from .answers import Her, codes_to, letters_to
from .conftest import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]


def profile_of(invitation):
    return User.objects.get(pk=invitation.person_id).profile


# ── The page ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_tells_who_invites_to_what_and_until_when_and_nothing_about_her(invited, cast):
    cast.convening.organisations.create(part="convener", name="The Host", credit_line="The Host")
    _invitation, token = invited("Amal Haddad", affiliation="The Village Board")

    page = Her(token).opens().content.decode()

    for words in ("A gathering", "The Host", "31 July 2021", "New York", "Chatham House Rule"):
        assert words in page
    for about_her in ("Amal", "Haddad", "Office north", "Arab States", "Civil society", "field.example", "Village"):
        assert about_her not in page


# ── Yes ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_yes_the_code_what_she_tells_and_she_is_in(invited, cast):
    invitation, token = invited("Amal Haddad")
    her = Her(token)

    assert her.says_yes().url == her.at("invitation_code")
    assert her.opens("invitation_code").status_code == 200
    assert her.types_the_code().url == her.at("invitation_about")
    form = her.opens("invitation_about").content.decode()
    assert 'value="Amal Haddad"' in form and "Arab States" in form
    answer = her.tells(zone="Beirut", country="LB", first_timer="yes")

    assert answer.url == reverse("welcome", args=[cast.convening.slug])
    page = her.browser.get(answer.url)
    handle = Participation.objects.get(person=invitation.person_id, convening=cast.convening).handle
    assert page.status_code == 200 and handle in page.content.decode()
    told = profile_of(invitation)
    assert (told.name, told.zone, told.country) == ("Amal", "Asia/Beirut", "LB")
    assert len(letters_to("amal.haddad@field.example")) == 2  # the invitation, the code


def test_she_is_signed_in_as_by_any_code(invited, cast, monkeypatch):
    """With the stamp of her login session, the day of a log-on, and a new key for the session."""
    noted = []
    monkeypatch.setattr("convening.engagement.note_log_on", lambda convening, person: noted.append((convening.pk, person.pk)))
    invitation, token = invited()
    her = Her(token)
    her.says_yes()
    before = her.browser.cookies["convening"].value
    her.types_the_code()
    her.tells()
    assert noted == [(cast.convening.pk, invitation.person_id)]
    assert her.browser.cookies["convening"].value != before
    assert her.browser.get(reverse("my_part")).status_code == 200
    User.objects.get(pk=invitation.person_id).change_profile(stamp=7)
    assert her.browser.get(reverse("my_part")).status_code == 302


def test_the_letter_with_the_code_names_nothing_and_says_what_to_do_if_it_was_not_she(invited):
    _invitation, token = invited("Amal <b>Haddad</b>", profile=somebody("Amal <b>Haddad</b>", email="amal.haddad@field.example", language="en"))
    Her(token).says_yes()

    (letter,) = [one for one in letters_to("amal.haddad@field.example") if "/i/" not in one["text"]]
    assert letter["language"] == "en"
    assert "If it was not you" in letter["text"] and "opened your invitation" in letter["text"]
    for telling in ("Amal", "Haddad", "gathering", "Office"):
        assert telling not in letter["text"] + letter["html"] + letter["subject"]


def test_nothing_about_her_is_shown_before_the_code(invited):
    _invitation, token = invited("Amal Haddad")
    stranger = Her(token)
    stranger.says_yes()
    for answer in (stranger.opens("invitation_about", follow=True), stranger.opens("invitation_code"), stranger.types("12345678")):
        assert answer.status_code == 200
        assert "Haddad" not in answer.content.decode()


def test_a_code_is_good_in_the_browser_that_asked_for_it_only(invited):
    _invitation, token = invited()
    hers, theirs = Her(token), Her(token)
    hers.says_yes()
    (code,) = codes_to(hers.address)
    theirs.says_yes()
    assert theirs.types(code).status_code == 200
    assert hers.types(code).status_code == 302


def test_three_wrong_codes_end_it_and_a_new_one_begins_anew(invited):
    invitation, token = invited()
    her = Her(token)
    her.says_yes()
    (code,) = codes_to(her.address)
    for wrong in ("00000000", "1", "x" * 200):
        assert her.types(wrong).status_code == 200
    page = her.types(code)
    assert page.status_code == 200 and "Ask for a new one" in page.content.decode()
    her.says_yes()
    (second,) = set(codes_to(her.address)) - {code}
    assert her.types(code).status_code == 200  # the one that was guessed at stays dead
    assert her.types(second).status_code == 302


def test_a_code_lives_for_ten_minutes(invited, monkeypatch):
    _invitation, token = invited()
    her = Her(token)
    her.says_yes()
    now = time.time()
    monkeypatch.setattr(proofs.time, "time", lambda: now + 601)
    assert her.types_the_code().status_code == 200
    monkeypatch.setattr(proofs.time, "time", lambda: now + 595)
    assert her.types_the_code().status_code == 302


@pytest.mark.parametrize("spelling", ["{0} {1}", "{0}-{1}", " {0}{1}\n", "{0}\u200f{1}"])
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "۰۱۲۳۴۵۶۷۸۹"])
def test_a_code_is_read_in_any_digits_and_with_blanks(invited, spelling, digits):
    _invitation, token = invited()
    her = Her(token)
    her.says_yes()
    (code,) = codes_to(her.address)
    code = code.translate(str.maketrans("0123456789", digits))
    assert her.types(spelling.format(code[:4], code[4:])).status_code == 302


def test_three_codes_an_hour_leave_and_the_page_is_the_same(invited):
    _invitation, token = invited()
    her = Her(token)
    pages = []
    for _time in range(5):
        assert her.says_yes().url == her.at("invitation_code")
        pages.append(re.sub(r'value="[^"]+"|"X-CSRFToken": "[^"]+"', "", her.opens("invitation_code").content.decode()))
    assert len(set(pages)) == 1
    assert len(codes_to(her.address)) == 3
    other = Her(token)
    assert other.says_yes().url == other.at("invitation_code")
    assert len(codes_to(her.address)) == 3
    assert her.types(codes_to(her.address)[0]).status_code == 302  # each of the three still works where it was asked for


def test_a_yes_sent_twice_sends_one_code(invited):
    _invitation, token = invited()
    her = Her(token)
    form = {"client_key": str(uuid.uuid4())}
    for _twice in range(2):
        assert her.browser.post(her.at("invitation_accept"), form).status_code == 302
    assert her.types_the_code().status_code == 302


def test_one_who_is_signed_in_already_needs_no_code(invited, signed_in, cast):
    _invitation, token = invited(profile=Profile(name="Lea Stone", email=cast.stranger.profile.email))
    her = Her(token, browser=signed_in(cast.stranger))

    assert her.says_yes().url == her.at("invitation_about")
    assert her.tells(name="Lea Stone").url == reverse("welcome", args=[cast.convening.slug])
    assert codes_to(cast.stranger.profile.email) == []


def test_in_somebody_elses_browser_she_needs_the_code_and_the_other_is_signed_out(invited, signed_in, cast):
    invitation, token = invited("Amal Haddad")
    her = Her(token, browser=signed_in(cast.participant))
    assert her.says_yes().url == her.at("invitation_code")
    her.types_the_code()
    her.tells()
    page = her.browser.get(reverse("my_part")).content.decode()
    assert "Amal" in page and "Salma" not in page
    assert invitation.person != cast.participant


def test_the_office_is_only_a_suggestion(invited):
    """What is prefilled and taken away by her is not stored."""
    invitation, token = invited("Amal Haddad", kind_of_actor="Political actors")
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    assert '<option value="Political actors" selected' in her.opens("invitation_about").content.decode()
    her.tells(kind_of_actor="", region="")
    assert profile_of(invitation).kind_of_actor == ""


def test_a_zone_by_abbreviation_is_refused_with_cities_and_nothing_is_lost(invited):
    invitation, token = invited()
    her = Her(token)
    page = her.goes_in(zone="EST", affiliation="Kept words")

    text = page.content.decode()
    assert page.status_code == 200
    assert "New York" in text and "Kept words" in text and 'value="EST"' in text
    invitation.refresh_from_db()
    assert invitation.state == "sent"


def test_a_city_is_understood_in_the_readers_language(invited):
    invitation, token = invited()
    Her(token, **{"accept-language": "ar"}).goes_in(zone="بيروت")
    assert profile_of(invitation).zone == "Asia/Beirut"


def test_what_she_typed_outlives_her_code(invited, monkeypatch):
    """An hour over the form, and it asks for a code once more: her words go along, and come back into the form."""
    invitation, token = invited()
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    now = time.time()
    monkeypatch.setattr(proofs.time, "time", lambda: now + 3700)
    page = her.tells(affiliation="Kept words", zone="Beirut", country="LB").content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert kept["affiliation"] == "Kept words" and kept["client_key"] == her.key

    old = set(codes_to(her.address))
    asked = her.browser.post(her.at("invitation_accept"), {**kept, "code_key": str(uuid.uuid4())})
    assert asked.status_code == 200 and "Kept words" in asked.content.decode()
    (code,) = set(codes_to(her.address)) - old
    wrong = her.types("00000000", **kept)
    assert "Kept words" in wrong.content.decode()
    form = her.types(code, **kept).content.decode()
    assert 'value="Kept words"' in form and '<option value="LB" selected' in form
    assert her.tells(affiliation="Kept words").status_code == 302
    assert profile_of(invitation).affiliation == "Kept words"


def test_the_same_form_again_is_one_yes(invited, cast):
    invitation, token = invited()
    her = Her(token)
    first, second = her.goes_in(), her.tells()
    assert first.url == second.url == reverse("welcome", args=[cast.convening.slug])
    assert Participation.objects.filter(person=invitation.person).count() == 1


def test_an_answer_that_was_lost_on_the_way_is_not_told_as_a_dead_link(invited):
    """Her yes came in, the page did not reach her: she sends the same form again, from the window as it was."""
    _invitation, token = invited()
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    before = her.browser.cookies["convening"].value
    her.tells()
    late = Her(token, browser=Client(headers={"accept-language": "en"}))
    late.browser.cookies["convening"] = before
    late.key = her.key
    page = late.tells()
    assert page.status_code == 200 and "Your answer has come" in page.content.decode()
    late.key = str(uuid.uuid4())
    assert late.tells().status_code == 404


def test_a_code_on_paper_is_taken_in_the_same_field(invited, cast):
    """Hers, once; somebody else's opens nothing and stays good for whom it was printed."""
    hers, token = invited("Amal Haddad")
    others, other_token = invited("Person B")
    paper = codes.issue(cast.convening, hers.person, by=cast.secretariat)
    her, other = Her(token), Her(other_token, "person.b@field.example")
    other.says_yes()
    assert other.types(paper).status_code == 200
    her.says_yes()
    assert her.types(paper.replace("-", " ").lower()).url == her.at("invitation_about")
    assert her.tells().url == reverse("welcome", args=[cast.convening.slug])
    assert her.browser.get(reverse("welcome", args=[cast.convening.slug])).status_code == 200
    again = Her(token)
    again.says_yes()
    assert again.types(paper).status_code == 404
    others.refresh_from_db()
    assert others.state == "sent"


def test_a_code_on_paper_answers_nothing_in_another_convening(invited, cast, signed_in):
    _invitation, token = invited(profile=Profile(name="Lea Stone", email=cast.stranger.profile.email))
    browser = signed_in(cast.stranger)
    session = browser.session
    session["by_paper"] = Convening.objects.get(slug="elsewhere").pk.hex
    session.save()
    assert Her(token, browser=browser).says_yes().url.endswith("/code/")


# ── The code of conduct, the sessions, the office ─────────────────────────────────────────────────────────────────────
@pytest.fixture
def conduct(cast):
    admission = Admission.of(cast.convening)
    admission.conduct, admission.conduct_version = "Listen to the end.\n\nNobody is photographed.", 3
    admission.save()
    return admission


def test_the_code_of_conduct_is_accepted_once_and_shown_where_it_matters(invited, conduct, cast):
    invitation, token = invited()
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    form = her.opens("invitation_about").content.decode()
    assert "Nobody is photographed." in form
    refused = her.tells(affiliation="Kept words")
    assert refused.status_code == 200 and "Kept words" in refused.content.decode()
    answer = her.tells(conduct="on")
    assert answer.status_code == 302
    assert Participation.objects.get(person=invitation.person).answers == {"conduct": 3, "first_timer": None}
    assert "Nobody is photographed." in her.browser.get(answer.url).content.decode()


def test_a_code_of_conduct_that_changed_meanwhile_is_read_anew(invited, conduct):
    invitation, token = invited()
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    page = her.tells(conduct="on", read="2", affiliation="Kept words").content.decode()
    assert "has changed" in page and "Kept words" in page and 'name="read" value="3"' in page
    with pytest.raises(services.answers.Refused) as refused:
        services.accept(invitation, choices={"conduct": 2}, key=uuid.uuid4())
    assert refused.value.code == "invitation.conduct"


def test_the_office_is_told_only_if_she_ticks_it(invited):
    quiet, token = invited("Amal Haddad")
    her = Her(token)
    her.says_yes()
    her.types_the_code()
    (box,) = re.findall(r'<input[^>]+name="tells_office"[^>]*>', her.opens("invitation_about").content.decode())
    assert "checked" not in box
    her.tells()
    telling, token = invited("Person B")
    Her(token, "person.b@field.example").goes_in(tells_office="on")
    quiet.refresh_from_db()
    telling.refresh_from_db()
    assert (quiet.tells_office, telling.tells_office) == (False, True)


# ── No, and not this time ─────────────────────────────────────────────────────────────────────────────────────────────
def seats_of(invitation):
    nomination = Nomination.objects.get(person=invitation.person_id)
    return nomination.holds, Quota.objects.get(pk=nomination.quota_id).given_back


@pytest.mark.parametrize(("way", "state"), [("invitation_decline", "declined"), ("invitation_not_now", "not_now")])
def test_a_no_needs_no_code_frees_her_seat_and_is_confirmed_by_one_letter(invited, way, state):
    invitation, token = invited("Amal Haddad")
    her = Her(token)

    assert her.sends(way).url == her.at()

    invitation.refresh_from_db()
    assert invitation.state == state
    assert seats_of(invitation) == ("gave_back", 1)
    assert not User.objects.get(pk=invitation.person_id).is_active
    (letter,) = [one for one in letters_to(her.address) if token not in one["text"]]
    assert "Your answer has come" in letter["text"] or letter["language"] != "en"
    for telling in ("Amal", "gathering", "declined", "Office"):
        assert telling not in letter["text"] + letter["subject"]
    page = her.opens()
    assert page.status_code == 200
    assert "gathering" not in page.content.decode() and "Haddad" not in page.content.decode()


def test_a_reason_is_optional_sealed_and_can_be_taken_back(invited):
    invitation, token = invited()
    her = Her(token)
    her.says_no(reason="My daughter\u202e is ill.")
    invitation.refresh_from_db()
    assert invitation.answer == {"reason": "My daughter is ill."}
    assert b"daughter" not in bytes(invitation.sealed_answer)
    assert "My daughter is ill." in her.opens().content.decode()
    her.says_not_now()  # by the button alone: what she said stays
    invitation.refresh_from_db()
    assert (invitation.state, invitation.answer) == ("not_now", {"reason": "My daughter is ill."})
    her.says_not_now(reason="")
    invitation.refresh_from_db()
    assert invitation.answer == {}
    assert len(letters_to(her.address)) == 2  # the invitation, and one letter for all of it


def test_a_reason_that_is_too_long_is_shown_again(invited):
    invitation, token = invited()
    her = Her(token)
    her.says_no()
    page = her.says_no(reason="y" * 1001)
    assert page.status_code == 200 and "y" * 1001 in page.content.decode()


def test_the_answer_can_be_changed_in_the_same_browser_to_the_last_day(invited):
    invitation, token = invited()
    her = Her(token)
    her.says_no()
    clock.set_to(invitation.expires_at - timedelta(minutes=5))
    assert her.opens().status_code == 200
    assert her.says_not_now().status_code == 302
    clock.set_to(invitation.expires_at)
    assert her.opens().status_code == 404
    assert her.says_no().status_code == 404
    invitation.refresh_from_db()
    assert invitation.state == "not_now"


def test_in_another_browser_the_link_is_as_unknown_after_a_no(invited):
    invitation, token = invited()
    Her(token).says_no()
    other = Her(token)
    other.browser.cookies[proofs.COOKIE] = "A" * 43
    for answer in (other.opens(), other.says_yes(), other.says_no(), other.says_not_now(), other.opens("invitation_about"), other.types("1")):
        assert answer.status_code == 404
    invitation.refresh_from_db()
    assert invitation.state == "declined"


def test_the_letter_that_confirms_a_no_opens_it_again_in_any_browser(invited):
    """A stranger with her letter said no in her name. She reads that an answer came, and says yes."""
    invitation, token = invited("Amal Haddad")
    Her(token).says_no()
    (letter,) = [one for one in letters_to("amal.haddad@field.example") if token not in one["text"]]
    again = re.search(r"/i/([\w-]{43})/", letter["text"])[1]
    her = Her(again)
    assert her.opens().status_code == 200
    assert her.goes_in().status_code == 302
    invitation.refresh_from_db()
    assert invitation.state == "accepted"
    assert seats_of(invitation) == ("seat", 0)


def test_a_no_becomes_a_yes_while_a_seat_is_free(invited):
    invitation, token = invited()
    her = Her(token)
    her.says_no()
    assert her.goes_in().status_code == 302
    invitation.refresh_from_db()
    assert invitation.state == "accepted"
    assert seats_of(invitation) == ("seat", 0)


def test_a_no_stays_one_when_the_seat_was_given_on(invited, named, cast):
    invitation, token = invited("Amal Haddad")
    named("Person B")
    third = named("Person C")
    services.clear([third], by=cast.secretariat)
    her = Her(token)
    her.says_no()
    Nomination.objects.filter(pk=third.pk).update(holds="released", promoted=True)
    her.says_yes()
    her.types_the_code()
    page = her.tells(affiliation="Kept words")

    text = page.content.decode()
    assert page.status_code == 200
    assert "given to somebody else" in text and "Kept words" in text
    invitation.refresh_from_db()
    assert (invitation.state, her.opens().status_code) == ("declined", 200)


def test_keep_me_in_mind_is_a_consent_that_is_logged_and_taken_back(invited, cast, signed_in):
    invitation, token = invited("Amal Haddad")
    her = Her(token)
    page = reverse("kept_in_mind", args=[cast.convening.slug])
    office, stranger = signed_in(cast.secretariat), signed_in(cast.stranger)

    her.says_not_now(reason="In autumn.")
    listed = office.get(page).content.decode()
    assert "Amal Haddad" in listed and "In autumn." in listed
    assert stranger.get(page).status_code == signed_in(cast.participant).get(page).status_code == 404
    her.says_no()
    assert "Amal" not in office.get(page).content.decode()
    log = [consent.content for consent in Consent.objects.filter(person=invitation.person_id)]
    assert sorted(one["given"] for one in log) == [False, True]
    assert all("A gathering" in one["words"] for one in log)


# ── Later ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_she_can_no_longer_come(invited, cast):
    invitation, token = invited("Amal Haddad")
    her = Her(token)
    her.goes_in()
    page = reverse("give_up", args=[cast.convening.slug])

    assert her.browser.get(page).status_code == 200
    unsure = her.browser.post(page, {"client_key": str(uuid.uuid4())})
    assert unsure.status_code == 200
    invitation.refresh_from_db()
    assert invitation.state == "accepted"
    sure = {"client_key": str(uuid.uuid4()), "understood": "yes"}
    assert her.browser.post(page, sure).url == reverse("my_part")

    invitation.refresh_from_db()
    part = Participation.objects.get(person=invitation.person_id)
    assert (invitation.state, part.member, part.roles) == ("declined", False, [])
    assert seats_of(invitation) == ("gave_back", 1)
    assert her.browser.get(reverse("welcome", args=[cast.convening.slug])).status_code == 404
    assert her.browser.get(reverse("my_part")).status_code == 200  # her account stays hers
    assert her.browser.get(page).status_code == 404
    assert her.opens().status_code == 200  # and she may change her mind, as long as she is signed in
    assert her.says_yes().url == her.at("invitation_about")
    assert her.tells().status_code == 302
    invitation.refresh_from_db()
    assert (invitation.state, seats_of(invitation)) == ("accepted", ("seat", 0))


def test_nobody_gives_up_for_somebody_else(invited, cast, signed_in):
    invitation, _token = invited()
    services.accept(invitation, choices={}, key=uuid.uuid4())
    for person in (cast.secretariat, cast.nominator, cast.participant, cast.stranger):
        assert signed_in(person).get(reverse("give_up", args=[cast.convening.slug])).status_code == 404
        with pytest.raises(services.answers.policy.Forbidden):
            services.give_up(invitation, by=person, key=uuid.uuid4())


def test_after_the_last_day_nobody_gives_up(invited, cast):
    _invitation, token = invited()
    her = Her(token)
    her.goes_in()
    clock.set_to(clock.now() + timedelta(days=30))
    assert her.browser.get(reverse("give_up", args=[cast.convening.slug])).status_code == 404


# ── How much it costs ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_no_page_on_the_way_asks_the_database_often(invited, conduct, django_assert_max_num_queries):
    _invitation, token = invited()
    her = Her(token)
    with django_assert_max_num_queries(12):
        assert her.opens().status_code == 200
    her.says_yes()
    with django_assert_max_num_queries(12):
        assert her.opens("invitation_code").status_code == 200
    her.types_the_code()
    with django_assert_max_num_queries(12):
        assert her.opens("invitation_about").status_code == 200


def test_the_list_of_those_to_keep_in_mind_costs_the_same_for_one_and_for_three(invited, cast, signed_in, offices):
    page, browser, counted = reverse("kept_in_mind", args=[cast.convening.slug]), signed_in(cast.secretariat), []
    for names in (["Person A"], ["Person B", "Person C"]):
        for name in names:
            invitation, _token = invited(name, office=offices.south if name == "Person C" else None)
            services.not_this_time(invitation, key=uuid.uuid4())
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(page).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12
