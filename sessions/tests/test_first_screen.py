"""What stands first: for whoever comes to the programme, to a session with a role, to a desk; and what stands nowhere."""

from datetime import timedelta

import pytest

from convening import clock
from convening.models import Participation
from convening.testing import person_in
from sessions import services

from .conftest import plan

C = "/c/gathering/programme"


def give(session, person, role, by, language=""):
    part = Participation.objects.get(convening=session.convening, person=person)
    return services.give_session_role(session, part, role, language=language, by=by)


def head(browser, session):
    """The head of the session's page: what can be read without moving the page."""
    page = browser.get(f"{C}/{session.slug}/").content.decode()
    return page.partition("<h1>")[2].partition("</header>")[0]


def test_the_programme_says_what_is_now_or_next_where_other_sessions_stand_before_it(cast, group, opening, signed_in):
    cast.participant.change_profile(language="en")
    browser = signed_in(cast.participant)

    def ahead():
        notice = browser.get(f"{C}/").content.decode().partition('<div class="notice info">')[2].partition("</div>")[0]
        return ("<h2>Now</h2>" in notice, "<h2>Next</h2>" in notice, f'{C}/{opening.slug}/"' in notice)

    clock.set_to(group.starts_at - timedelta(hours=1))
    assert ahead() == (False, False, False), "the first of the list stands first already"
    clock.set_to(opening.starts_at - timedelta(days=1))
    assert ahead() == (False, True, True)
    clock.set_to(opening.starts_at + timedelta(minutes=1))
    assert ahead() == (True, False, True)
    clock.set_to(opening.ends_at + timedelta(days=1))
    assert ahead() == (False, False, False)


def test_the_programme_leads_to_the_glossary_those_who_may_read_it_and_visitors_to_signing_in(cast, group, signed_in, client):
    give(group, cast.moderator, "interpreter", cast.secretariat, "ar")
    leads = {
        who: f'href="{C}/glossary/"' in signed_in(getattr(cast, who)).get(f"{C}/").content.decode()
        for who in ("secretariat", "moderator", "participant")
    }
    assert leads == {"secretariat": True, "moderator": True, "participant": False}
    page = client.get(f"{C}/").content.decode().partition("<main")[2]
    assert f'{C}/glossary/"' not in page and f"?next={C}/" in page


@pytest.mark.parametrize(
    ("role", "leads"),
    [("chair", "live/chair/"), ("interpreter", "live/booth/"), ("rapporteur", "live/notes/"), ("speaker", "")],
)
def test_whoever_has_a_role_finds_her_page_first_while_the_session_is_on(cast, group, signed_in, role, leads):
    give(group, cast.participant, role, cast.secretariat, "ar" if role == "interpreter" else "")
    browser, pages = signed_in(cast.participant), ("live/chair/", "live/booth/", "live/notes/", "desk/")
    clock.set_to(group.starts_at + timedelta(minutes=1))
    assert [page for page in pages if f"{group.slug}/{page}" in head(browser, group)] == [leads] * bool(leads)
    clock.set_to(group.ends_at + timedelta(days=1))
    assert [page for page in pages if f"{group.slug}/{page}" in head(browser, group)] == []


def test_the_help_desk_finds_the_desk_first(cast, group, signed_in):
    helper = person_in(cast.convening, "help_desk", member=False)
    browser = signed_in(helper)
    clock.set_to(group.starts_at + timedelta(minutes=1))
    assert f"{group.slug}/desk/" in head(browser, group)
    clock.set_to(group.ends_at + timedelta(days=1))
    page = browser.get(f"{C}/{group.slug}/").content.decode()
    assert f"{group.slug}/desk/" not in page
    assert 'name="who"' not in browser.get(f"{C}/{group.slug}/desk/").content.decode(), "nobody is looked for where there is no way in"


@pytest.mark.parametrize(("rule", "told"), [("chatham_house", False), ("on_the_record", True)])
def test_a_visitor_reads_no_speaker_s_name_unless_on_the_record(cast, signed_in, client, rule, told):
    session = plan(cast.convening, cast.secretariat, "open-talk", door="public", rule=rule)
    speaker = person_in(cast.convening, "participant", name="Nour Haddad")
    services.add_segment(session, title={"en": "A talk"}, minutes=9, speaker=give(session, speaker, "speaker", cast.secretariat), by=cast.secretariat)
    assert "Nour Haddad" in signed_in(cast.participant).get(f"{C}/open-talk/").content.decode()
    assert ("Nour Haddad" in client.get(f"{C}/open-talk/").content.decode()) is told


def test_a_paper_of_a_segment_stands_once_with_its_segment(cast, group, signed_in):
    segment = services.add_segment(group, title={"en": "A talk"}, minutes=9, speaker=None, by=cast.secretariat)
    for title, of in (("Of one talk", segment), ("Of them all", None)):
        services.add_paper(
            group, title=title, language="en", audience="everybody", segment=of, url="https://papers.example/1", cleaned=None, by=cast.secretariat
        )
    page = signed_in(cast.participant).get(f"{C}/{group.slug}/").content.decode()
    order, _cut, papers = page.partition('id="paper-')
    assert (order.count("Of one talk"), papers.count("Of one talk"), page.count("Of them all")) == (1, 0, 1)


def test_that_it_is_recorded_is_read_beside_the_door(cast, signed_in):
    session = plan(cast.convening, cast.secretariat, "for-all", rule="on_the_record", recorded=True)
    cast.participant.change_profile(language="en")
    browser = signed_in(cast.participant)
    assert "is recorded" in head(browser, session)
    services.cancel_session(session, reason="", by=cast.secretariat)
    assert "is recorded" not in browser.get(f"{C}/for-all/").content.decode()


@pytest.mark.parametrize("naming", ["named", "voices"])
def test_a_session_is_no_room(cast, signed_in, naming):
    session = plan(cast.convening, cast.secretariat, "apart", naming=naming)
    cast.participant.change_profile(language="en")
    clock.set_to(session.starts_at + timedelta(minutes=1))
    browser = signed_in(cast.participant)
    for address in (f"{C}/apart/", f"{C}/apart/live/"):
        (rule,) = [part.partition("</section>")[0] for part in browser.get(address).content.decode().split('<section class="rule')[1:]]
        assert "Chatham House Rule" in rule and "room" not in rule and ("label" in rule) is (naming == "voices")
