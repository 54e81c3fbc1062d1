"""The library: who finds what in it, what is said before something is opened, how it travels, how often it was opened."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from convening import engagement, openings
from convening.cleaning import Cleaned
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Resource
from convening.models.publications import random_number
from convening.selectors import library as shown
from convening.services import library
from convening.services.convenings import publish_resource
from convening.tasks import write_gathered_log_ons
from convening.testing import new_convening, person_in
from forums.services import rooms

pytestmark = pytest.mark.django_db
PAPER = Cleaned("application/pdf", "pdf", b"%PDF-1.7 a paper", ["author", "time"])
ADDRESS = "https://library.example/1"


@pytest.fixture
def room(cast):
    return rooms.open_room(
        cast.convening, slug="wells", title={"en": "The wells"}, rule="chatham_house", naming="voices", moderation="after", scope="room",
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], published=True, by=cast.secretariat,
    )  # fmt: skip


@pytest.fixture
def put(cast):
    def publish(title, **more):
        more = {"url": ADDRESS} | more if "file" not in more else more
        return library.publish_resource(cast.convening, title={"en": title}, by=cast.secretariat, **more)

    return publish


def without_token(answer):
    """The page without the tokens of its forms and without its own address."""
    return re.sub(r"\b\w{64}\b|resources/\d+", "", answer.content.decode())


def page_of(browser):
    return without_token(browser.get("/c/gathering/resources/"))


def titles(browser):
    page = page_of(browser)
    return [name for name in ("For everybody", "For members", "For the room", "From inside") if name in page]


# ---- who finds what


def test_everybody_members_and_those_of_a_room_each_find_what_is_theirs(cast, put, room, signed_in, client):
    put("For everybody"), put("For members", audience="members"), put("For the room", audience="room", room=room)
    assert titles(client) == ["For everybody"]
    nominator = person_in(cast.convening, "nominator", member=False)
    assert titles(signed_in(nominator)) == ["For everybody"]
    assert titles(signed_in(cast.stranger)) == ["For everybody"]
    assert titles(signed_in(cast.participant)) == ["For everybody", "For members", "For the room"]
    room.published = False
    room.save()
    assert titles(signed_in(cast.participant)) == ["For everybody", "For members"]
    assert titles(signed_in(cast.secretariat)) == ["For everybody", "For members", "For the room"]


def test_what_is_hidden_leaves_no_trace_in_the_page_of_others(cast, put, room, signed_in, client):
    """The same bytes, whether there is something hidden or not: no count, no filter, no gap, no order."""
    put("For everybody", languages=["en"])
    before = page_of(client)
    hidden = [
        put("Second", audience="room", room=room, kind="video", languages=["ar"], featured=True), put("Third", audience="members", kind="podcast"),
        put("From inside", inside=True),
    ]  # fmt: skip
    library.move_resource(hidden[0], up=True, by=cast.secretariat)
    assert page_of(client) == before
    absent = client.get(reverse("resource_open", args=["gathering", random_number()]))
    for one in hidden:
        told = client.get(reverse("resource_open", args=["gathering", one.pk]))
        assert (told.status_code, without_token(told)) == (404, without_token(absent))
    member = signed_in(cast.participant).get("/c/gathering/resources/").content.decode()
    assert "Third" in member and "video" in member and "From inside" not in member


def test_ids_in_addresses_tell_of_no_number(put):
    ids = [put("A paper").pk for _one in range(4)]
    assert len(set(ids)) == 4 and min(ids) > 2**32
    assert ids != list(range(ids[0], ids[0] + 4))


def test_members_still_open_things_after_the_close(cast, put, signed_in):
    one = put("For members", audience="members", file=PAPER, url="")
    cast.convening.state = "closed"
    cast.convening.save()
    answer = signed_in(cast.participant).get(reverse("resource_open", args=["gathering", one.pk]))
    assert (answer.status_code, answer.content) == (200, b"%PDF-1.7 a paper")


def test_what_comes_from_inside_is_shown_once_somebody_looked_it_over(cast, put, client, signed_in):
    drawn = put("From inside", kind="graphic")
    address = reverse("resource_open", args=["gathering", drawn.pk])
    assert (titles(client), client.get(address).status_code) == ([], 404)
    assert signed_in(cast.secretariat).get(address).status_code == 302  # she has to look at it
    told = {"kind": "graphic", "title": {"en": "From inside"}, "note": {}, "url": ADDRESS, "by": cast.secretariat}
    drawn = library.change_resource(drawn, checked=True, **told)
    client.logout()
    assert (titles(client), drawn.checked_on) == (["From inside"], date(2021, 7, 10))
    told["url"] = "https://library.example/another"
    drawn = library.change_resource(drawn, **told)
    assert (titles(client), drawn.checked_on) == ([], None)


# ---- what is said, and how it travels


def test_before_it_is_opened_it_says_what_it_costs(put, client):
    put("A paper", file=Cleaned("application/pdf", "pdf", b"%PDF" * 60_000), languages=["ar", "en"])
    put("A talk", kind="video", url="https://films.example/watch?v=1")
    page = client.get("/c/gathering/resources/").content.decode()
    assert "<bdi>PDF</bdi> · <bdi>240 kB</bdi> · <bdi>Arabic</bdi> · <bdi>English</bdi>" in page
    assert "on another site: films.example" in page and 'rel="noreferrer noopener external"' in page
    assert "https://films.example" not in page  # one goes there through us, so that nobody learns from where


def test_a_reader_chooses_by_kind_and_language_without_scripts(put, client):
    put("In Arabic", kind="podcast", languages=["ar"]), put("In French", languages=["fr"]), put("Heard in French", kind="podcast", languages=["fr"])

    def found(query):
        page = client.get(f"/c/gathering/resources/{query}").content.decode()
        return [name for name in ("In Arabic", "In French", "Heard in French") if name in page]

    assert found("?kind=podcast") == ["In Arabic", "Heard in French"]
    assert found("?in=fr") == ["In French", "Heard in French"]
    assert found("?kind=podcast&in=fr") == ["Heard in French"]
    assert [client.get(f"/c/gathering/resources/?{wrong}").status_code for wrong in ("kind=x", "in=x", "from=x", "from=50")] == [404] * 4
    assert "Nothing here is of this kind" in client.get("/c/gathering/resources/?kind=video").content.decode()


def test_a_long_library_goes_on_behind_a_link(cast, put, client):
    one = put("Number 0")
    Resource.objects.bulk_create(
        Resource(convening=cast.convening, published_on=one.published_on, title_en=f"Number {n}", title=f"Number {n}", position=n, url=ADDRESS) for n in range(1, 53)
    )
    first, rest = (client.get(f"/c/gathering/resources/{query}").content.decode() for query in ("", "?from=50"))
    assert ("Number 49<" in first, "Number 50<" in first, "from=50" in first) == (True, False, True)
    assert ("Number 49<" in rest, "Number 52<" in rest, 'rel="prev" href="/c/gathering/resources/"' in rest) == (False, True, True)


def test_a_file_travels_under_its_title_and_runs_nothing(put, client):
    one = put("Wells & women: a paper", file=PAPER)
    address = reverse("resource_open", args=["gathering", one.pk])
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="wells-women-a-paper.pdf"'
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"].split(";")[0]) == ("nosniff", "sandbox")
    assert answer["Cache-Control"].startswith("public")
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_for_members_is_kept_by_no_cache(cast, put, signed_in):
    one = put("For members", audience="members", file=PAPER)
    answer = signed_in(cast.participant).get(reverse("resource_open", args=["gathering", one.pk]))
    assert (answer["Cache-Control"], "ETag" in answer) == ("no-store, private", False)


# ---- how often


def test_openings_are_told_to_redis_together_and_written_in_tens(cast, put, client):
    one, two = put("One"), put("Two")
    for resource in (one, two):
        for _time in range(4):
            client.get(reverse("resource_open", args=["gathering", resource.pk]))
    assert openings._store().hgetall(openings._key(cast.convening.pk)) == {}  # eight are held back
    for _time in range(12):
        client.get(reverse("resource_open", args=["gathering", one.pk]))
    write_gathered_log_ons()
    one.refresh_from_db(), two.refresh_from_db()
    left = {int(key): int(n) for key, n in openings._store().hgetall(openings._key(cast.convening.pk)).items()}
    assert (one.opened + left[one.pk], two.opened + left[two.pk]) == (16, 4)
    assert (one.opened in (10, 20), two.opened) == (True, 0)
    library.take_down(one, by=cast.secretariat)
    write_gathered_log_ons()
    assert set(openings._store().hgetall(openings._key(cast.convening.pk))) == {str(two.pk).encode()}


def test_who_opened_what_stands_nowhere_and_an_officer_is_not_counted(cast, put, signed_in):
    one = put("One")
    address = reverse("resource_open", args=["gathering", one.pk])
    signed_in(cast.secretariat).get(address)
    assert openings._held.get(cast.convening.pk) is None
    signed_in(cast.participant).get(address)
    assert openings._held[cast.convening.pk] == ({one.pk: 1}, {cast.participant.pk})
    marks = engagement.marks_of(cast.convening.pk, [cast.secretariat.pk, cast.participant.pk])  # both are members
    assert sorted(fact.mark for fact in engagement.gathered_openings(cast.convening.pk)) == sorted(marks.values())
    keys = {key for key in openings._store().scan_iter("*") if str(cast.convening.pk).encode() in key}
    assert keys == {f"{name}:{cast.convening.pk}".encode() for name in ("opened", "logged-on")}  # marks, and no resource beside them


def test_one_who_reads_half_the_library_waits_for_four_others(cast, put, signed_in):
    """Redis keeps a journal: her mark followed by the numbers of all that she opened would tell it of her."""
    one, two = put("One"), put("Two")
    first, second = (reverse("resource_open", args=["gathering", each.pk]) for each in (one, two))
    reader = signed_in(cast.participant)
    for _time in range(11):
        reader.get(first)
    assert openings._store().hgetall(openings._key(cast.convening.pk)) == {}
    others = [cast.other, cast.moderator, *(person_in(cast.convening, "participant", name=f"Number {n}") for n in range(2))]
    for person in others:
        signed_in(person).get(second)
    told = openings._store().hgetall(openings._key(cast.convening.pk))
    assert told == {str(one.pk).encode(): b"11", str(two.pk).encode(): b"4"}


# ---- the deeds


def test_nobody_else_publishes_and_each_deed_is_audited(cast, put):
    one = put("One")
    for deed in (
        lambda: library.publish_resource(cast.convening, title={"en": "Mine"}, by=cast.participant),
        lambda: library.take_down(one, by=cast.evaluator),
        lambda: library.move_resource(one, up=True, by=cast.moderator),
    ):
        with pytest.raises(Forbidden):
            deed()
    library.take_down(one, by=cast.secretariat)
    assert [entry.verb for entry in AuditEntry.objects.order_by("pk")] == ["convening.resource_published", "convening.resource_taken_down"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"), ({"url": "ftp://files.example/a"}, "url"), ({"url": ADDRESS, "file": PAPER}, "url"),
        ({"audience": "room"}, "room"), ({"audience": "room", "room": "8f6e5c1e-0000-4000-8000-000000000000"}, "room"),
        ({"title": {"ar": "ورقة"}}, "title_en"), ({"title": {"en": "x" * 201}}, "title_en"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_beside_its_field(cast, wrong, field):
    with pytest.raises(Refused) as told:
        library.publish_resource(cast.convening, **{"title": {"en": "A paper"}, "by": cast.secretariat} | wrong)
    assert (list(told.value.fields), Resource.objects.count()) == ([field], 0)


def test_a_room_of_another_convening_is_no_choice(room):
    there = new_convening("third")
    with pytest.raises(Refused) as told:
        library.publish_resource(there, title={"en": "A"}, audience="room", room=room, by=person_in(there, "secretariat"))
    assert told.value.code == "convening.no_room"


def test_what_is_for_one_room_is_in_no_annex(put, room):
    put("For everybody", kind="video", languages=["en"], author="UN Women"), put("A paper", file=PAPER)
    put("For members", audience="members"), put("For the room", audience="room", room=room), put("From inside", inside=True)
    convening = Resource.objects.first().convening
    told = json.loads(json.dumps(shown.links(convening)))
    assert [(one["title"]["en"], one["format"], one["off_site"]) for one in told] == [("A paper", "PDF", False), ("For everybody", "", True)]
    assert told[1]["address"] == ADDRESS
    both = shown.links(convening, audiences=("public", "members", "room"))
    assert {one["title"]["en"] for one in both} == {"For everybody", "A paper", "For members"}
    assert shown.published_count(convening) == 3


def test_words_that_changed_leave_their_translations_behind(cast, put):
    one = publish_resource(cast.convening, title={"en": "A paper", "ar": "ورقة", "es": "Un texto"}, note={}, day=date(2021, 7, 1), by=cast.secretariat)
    told = {"kind": "reading", "note": {}, "by": cast.secretariat}
    one = library.change_resource(one, title={"en": "A long paper", "ar": "ورقة", "es": "Un texto largo"}, **told)
    assert one.behind == ["ar"]
    one = library.change_resource(one, title={"en": "A long paper", "ar": "ورقة طويلة", "es": "Un texto largo"}, **told)
    assert one.behind == []
