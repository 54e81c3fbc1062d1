"""The public page, the front door and the news: what is shown when, to whom, and in which language."""

import json
import re
import uuid
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from convening import clock
from convening.models import AuditEntry, Convening, OutboxEntry, Resource, Update
from convening.outbox import open_letter
from convening.services import convenings, updates
from convening.services.convenings import credit, publish_update
from forums.services import digests, posting, rooms

pytestmark = pytest.mark.django_db
C = "/c/gathering/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news(cast):
    """One for everybody, one for members."""
    day = date(2021, 7, 9)
    return {
        audience: publish_update(
            cast.convening, title={"en": f"News for {audience}", "ar": f"خبر {audience}"}, body={"en": "It begins.\n\nCome."}, day=day,
            audience=audience, by=cast.secretariat,
        )
        for audience in ("public", "members")
    }  # fmt: skip


def page(path, browser=None, **headers):
    answer = (browser or Client()).get(path, headers=headers)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


# ── News ──
def test_members_read_what_is_for_them_and_nobody_else_learns_of_it(cast, news, signed_in):
    inside = f"{C}updates/{news['members'].pk}/"
    for reader in (cast.moderator, cast.secretariat):
        assert "News for members" in page(f"{C}updates/", signed_in(reader)) and "News for members" in page(inside, signed_in(reader))
    without = {path: page(path) for path in (C, f"{C}updates/", f"{C}updates.atom", f"{C}updates/{news['public'].pk}/")}
    assert not any("members" in told for told in without.values())
    Update.objects.filter(pk=news["members"].pk).delete()
    assert {path: page(path) for path in without} == without  # not by a byte
    for reader in (None, cast.nominator, cast.stranger):
        browser = signed_in(reader) if reader else Client()
        assert "News for members" not in page(f"{C}updates/", browser)
        absent = f"{C}updates/{news['members'].pk + 1}/"
        told = [browser.get(path).content.decode().replace(path, "") for path in (inside, absent)]
        assert re.sub(r'(Token": "|token" value=")\w+', "", told[0]) == re.sub(r'(Token": "|token" value=")\w+', "", told[1])
        assert browser.get(f"{C}updates/?before={news['members'].pk}").status_code == 404


def test_ids_tell_neither_order_nor_number(cast):
    ids = [publish_update(cast.convening, title={"en": "x"}, body={}, day=date(2021, 7, 9), by=cast.secretariat).pk for _ in range(8)]
    assert len({b - a for a, b in zip(ids, ids[1:])}) > 1 and min(ids) > 2**32 and sorted(ids) != ids != sorted(ids, reverse=True)


def test_the_list_goes_on_where_it_ended(cast):
    for n in range(23):
        publish_update(cast.convening, title={"en": f"News {n:02}"}, body={}, day=date(2021, 6, 1) + timedelta(days=n // 3), by=cast.secretariat)
    first = page(f"{C}updates/")
    older = re.search(r'rel="next" href="([^"]+)"', first).group(1)
    found = re.findall(r"News (\d\d)", first.split("<main")[1]) + re.findall(r"News (\d\d)", page(older).split("<main")[1])
    assert found == [f"{n:02}" for n in reversed(range(23))]


def test_she_writes_looks_publishes_once_corrects_and_takes_down(cast, signed_in):
    browser, key = signed_in(cast.secretariat), uuid.uuid4()
    words = {"client_key": key, "audience": "public", "language": "en", "title_en": "The rooms open", "title_ar": "تُفتح الغرف", "body_en": "On 1 July.\n\nCome."}
    seen = browser.post(f"{C}updates/new/", words | {"step": "look"}).content.decode()
    assert "<p>On 1 July.</p>" in seen and 'value="The rooms open"' in seen and not Update.objects.exists()
    for _ in range(2):
        assert browser.post(f"{C}updates/new/", words | {"step": "publish"}).status_code == 302
    update = Update.objects.get()
    assert (update.title_ar, update.published_on, update.letters_due) == ("تُفتح الغرف", date(2021, 7, 10), None)
    corrected = words | {"client_key": uuid.uuid4(), "title_en": "The rooms are open"}
    assert browser.post(f"{C}updates/{update.pk}/change/", corrected).status_code == 302
    update.refresh_from_db()
    assert update.behind == ["ar"]
    assert "Corrected on" in page(f"{C}updates/{update.pk}/")
    assert page(f"{C}updates/{update.pk}/?language=ar").count("تُفتح الغرف") == 2  # its heading, and what is shared of it
    asked = browser.post(f"{C}updates/{update.pk}/take-down/")
    assert asked.status_code == 409 and Update.objects.exists()
    assert browser.post(f"{C}updates/{update.pk}/take-down/", {"understood": "yes"}).status_code == 302
    assert not Update.objects.exists()
    verbs = [entry.verb for entry in AuditEntry.objects.order_by("pk")]
    assert verbs == ["convening.update_published", "convening.update_corrected", "convening.update_taken_down"]


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, signed_in):
    browser = signed_in(cast.secretariat)
    words = {"client_key": uuid.uuid4(), "audience": "members", "language": "ar", "title_en": "Ask amal@people.example"}
    told = browser.post(f"{C}updates/new/", words)
    assert told.status_code == 409 and "choose another one as the first" in told.content.decode()
    told = browser.post(f"{C}updates/new/", words | {"language": "en"})
    assert told.status_code == 409 and "looks like an e-mail address" in told.content.decode() and not Update.objects.exists()
    box = re.search(r'name="despite" value="(\w+)"', told.content.decode()).group(1)
    assert browser.post(f"{C}updates/new/", words | {"language": "en", "despite": box}).status_code == 302
    assert Update.objects.get().audience == "members"


def test_words_of_a_room_leave_it_by_no_update(cast, signed_in):
    room = rooms.open_room(
        cast.convening, slug="wg1", title={"en": "A room"}, rule="chatham_house", naming="voices", moderation="after", languages=["en"],
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), by=cast.secretariat,
    )  # fmt: skip
    said = "The ferry to the island stopped running after the harvest and nobody told the farmers."
    posting.write_post(room, rooms.add_question(room, text={"en": "What?"}, by=cast.secretariat), said, by=cast.moderator, key=uuid.uuid4(), language="en")
    browser = signed_in(cast.secretariat)  # a member, who may read there
    for audience in ("public", "members"):
        words = {"client_key": uuid.uuid4(), "audience": audience, "language": "en", "title_en": "From the room", "body_en": f"Somebody told us: {said}"}
        told = browser.post(f"{C}updates/new/", words)
        assert told.status_code == 409 and "are not cleared" in told.content.decode()
    assert not Update.objects.exists()


# ── Letters ──
def letters():
    return [open_letter(entry) for entry in OutboxEntry.objects.filter(kind="letter").exclude(sealed=None)]


def test_letters_wait_ten_minutes_say_nothing_and_leave_once(cast, july):
    part = cast.other.participations.get()
    digests.choose_letters(part, "never", (), by=cast.other)
    publish_update(cast.convening, title={"en": "Water rights"}, body={}, day=date(2021, 7, 10), audience="members", letters=True, by=cast.secretariat)
    assert updates.write_due_letters() == 0 and letters() == []
    clock.set_to(july + timedelta(minutes=11))
    assert updates.write_due_letters() > 0 and updates.write_due_letters() == 0
    told = {letter["address"]: letter for letter in letters()}
    assert cast.other.profile.email not in told and cast.nominator.profile.email not in told
    hers = told[cast.participant.profile.email]
    assert hers["language"] == "ar" and f"/news/{Update.objects.get().pk}/" in hers["text"]
    assert "Water" not in hers["text"] + hers["subject"] and "gathering" not in hers["text"]
    assert "/letters/" in hers["text"]  # no more of them
    assert Update.objects.get().letters_on == date(2021, 7, 10)


def test_she_stops_the_letters_in_time(cast, july, signed_in):
    update = publish_update(cast.convening, title={"en": "A mistake"}, body={}, day=date(2021, 7, 10), letters=True, by=cast.secretariat)
    browser = signed_in(cast.secretariat)
    assert "Do not write to members" in page(f"{C}updates/{update.pk}/", browser)
    assert browser.post(f"{C}updates/{update.pk}/stop-letters/").status_code == 302
    clock.set_to(july + timedelta(hours=1))
    assert updates.write_due_letters() == 0 and letters() == []


def test_whoever_wants_a_letter_a_week_gets_it_on_monday(cast, july):
    digests.choose_letters(cast.participant.participations.get(), "weekly", (), by=cast.participant)
    for day in (10, 12):  # a Saturday, a Monday
        clock.set_to(datetime(2021, 7, day, 12, tzinfo=UTC))
        publish_update(cast.convening, title={"en": "News"}, body={}, day=date(2021, 7, day), letters=True, by=cast.secretariat)
        clock.set_to(datetime(2021, 7, day, 13, tzinfo=UTC))
        updates.write_due_letters()
    hers = [e for e in OutboxEntry.objects.filter(kind="letter") if open_letter(e)["address"] == cast.participant.profile.email]
    assert sorted(e.not_before for e in hers) == [datetime(2021, 7, 12, 12, tzinfo=UTC), datetime(2021, 7, 19, 12, tzinfo=UTC)]


def test_the_letter_leads_to_the_update_and_strangers_to_nothing(cast, news, signed_in):
    path = f"/news/{news['members'].pk}/"
    assert signed_in(cast.participant).get(path)["Location"] == f"{C}updates/{news['members'].pk}/"
    assert "/accounts/" in Client().get(path)["Location"]
    assert signed_in(cast.stranger).get(path).status_code == 404


# ── The feed ──
def test_the_feed_is_atom_with_stable_ids_and_nobody_in_it(cast, news):
    told = ET.fromstring(Client().get(f"{C}updates.atom?language=ar").content)
    assert told.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    (entry,) = told.findall(f"{ATOM}entry")
    pk = news["public"].pk
    assert entry.find(f"{ATOM}id").text == f"tag:127.0.0.1,2021-07-09:updates/{pk}/ar"
    assert entry.find(f"{ATOM}link").get("href") == f"{settings.SITE_URL}{C}updates/{pk}/?language=ar"
    assert told.find(f"{ATOM}id").text == f"{settings.SITE_URL}{C}updates/?language=ar"
    assert {one.text for one in told.iter(f"{ATOM}name")} == {settings.SITE_NAME}
    assert [told.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author")] == [True] * 4
    assert entry.find(f"{ATOM}updated").text == "2021-07-09T00:00:00-04:00"
    assert {one.get("rel"): one.get("href") for one in told.findall(f"{ATOM}link")}["self"].startswith(settings.SITE_URL)
    empty = page("/c/elsewhere/updates.atom")
    assert empty == page("/c/elsewhere/updates.atom") and "<updated>2021-07-07" in empty


# ── The public page ──
def test_its_stage_decides_what_comes_first(cast):
    told = {}
    for stage, at in (("before", datetime(2021, 6, 1, tzinfo=UTC)), ("during", datetime(2021, 7, 10, tzinfo=UTC)), ("after", datetime(2021, 9, 1, tzinfo=UTC))):
        clock.set_to(at)
        told[stage] = page(C)
    words = {"before": "It lies ahead", "during": "It is under way", "after": "It is over"}
    assert {stage: [other for other in words if words[other] in text] for stage, text in told.items()} == {stage: [stage] for stage in words}
    clock.set_to(datetime(2021, 7, 10, tzinfo=UTC))
    convenings.move_to(cast.convening, "closed", by=cast.secretariat)
    assert "It is over" in page(C)


def test_it_has_credits_resources_news_and_no_form(cast, news):
    credit(cast.convening, part="convener", name={"en": "The Office"}, credit_line={"en": "The Office for <Care>"}, by=cast.secretariat)
    Resource.objects.create(convening=cast.convening, title_en="A toolkit", url="https://library.example/1", published_on=date(2021, 7, 1), kind="link")
    told = page(C)
    assert told.count("The Office for &lt;Care&gt;") == 2 and "A toolkit" in told and "News for public" in told
    assert "<form" not in told and "csrf" not in told.lower()
    assert f'<link rel="alternate" type="application/atom+xml" title="Updates" href="{C}updates.atom?language=en">' in told


def test_the_title_of_the_tab_is_neutral_and_the_shared_one_is_not(cast):
    told = page(C)
    assert re.search("<title>(.*?)</title>", told).group(1) == f"Overview · {settings.SITE_NAME}"
    assert '<meta property="og:title" content="A gathering">' in told
    assert f'<link rel="canonical" href="{settings.SITE_URL}{C}">' in told


def test_a_draft_is_shared_and_found_by_nobody(cast, signed_in):
    Convening.objects.filter(pk=cast.convening.pk).update(state="draft")
    assert Client().get(C).status_code == 404
    told = signed_in(cast.secretariat).get(C)
    assert "og:title" not in told.content.decode() and told["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert 'content="noindex, nofollow"' in told.content.decode()


def test_a_language_is_an_address_and_links_lead_on_in_it(cast, news, signed_in):
    browser = Client()
    told = page(f"{C}?language=ar", browser)
    assert 'dir="rtl"' in told and "لقاء" in told and not browser.cookies
    for path in (f"{C}programme/", "/", f"{C}updates/{news['public'].pk}/"):
        assert f'href="{path}?language=ar"' in told
    assert f'hreflang="en" href="{settings.SITE_URL}{C}?language=en"' in told and f'href="{C}?language=en" hreflang="en"' in told
    assert f'<link rel="canonical" href="{settings.SITE_URL}{C}?language=ar">' in told
    assert browser.get("/accounts/login/code/?language=ar").cookies[settings.LANGUAGE_COOKIE_NAME].value == "ar"
    assert 'lang="es"' in page(f"{C}?language=ar", signed_in(cast.other)).split("<head>")[0]  # she keeps hers
    assert 'dir="ltr"' in page(f"{C}?language=xx")


def test_the_front_door_shows_hers_first_then_by_time(cast, signed_in):
    Convening.objects.filter(slug="elsewhere").update(starts_on=date(2021, 9, 1), ends_on=date(2021, 9, 9))
    told = page("/", signed_in(cast.moderator))
    assert told.index("Yours") < told.index("It is under way") < told.index("Others") < told.index("It lies ahead")
    Convening.objects.update(state="draft")
    assert "No convening is open to the public now." in page("/")


def test_search_engines_read_of_public_sessions_and_of_nobody(cast):
    from sessions.services import schedule_session

    for slug, door in (("opening", "public"), ("inner", "invitation")):
        schedule_session(
            cast.convening, slug=slug, title={"en": f"The {slug} </script>"}, door=door, rule="chatham_house", naming="named", languages=["en"],
            local_start=datetime(2021, 7, 27, 10), zone_name="America/New_York", minutes=90, description={}, by=cast.secretariat,
        )  # fmt: skip
    told = page(C)
    head = told[told.index("<h1>") : told.index("</header>", told.index("<h1>"))]
    assert re.findall(r'<li class="((?:door|rule)-\w+)">', head) == ["door-public", "door-invitation", "rule-chatham_house"]  # in every stage
    (events,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', told)
    (event,) = json.loads(events)
    assert (event["name"], event["startDate"]) == ("The opening </script>", "2021-07-27T10:00:00-04:00")
    assert event["url"] == f"{settings.SITE_URL}{C}programme/opening/"
    assert f'href="{C}programme/opening/register/"' in told and "inner/register" not in told
