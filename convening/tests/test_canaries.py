"""One person of the demo consists of rare strings. Where they turn up is compared with a list that a human can read."""

import base64
import hashlib
import inspect
import json
from urllib.parse import quote

import pytest
from django.db import transaction

from forums.models import Correction, Post

from . import canaries, canary_story, canary_world, leaks, surfaces

# A second look in Arabic at what is composed anew in each language.
ALSO_IN_ARABIC = ("secretariat", "herself", "anonymous")
# Pages of a room that are others once it is sealed, or waits for it; and who looks at them.
OF_A_ROOM = [f"{leaks.ROOM}{page}" for page in ("", "search/", "tables/", "seal/", "record/", "moderation/")]
AT_THE_END = ("anonymous", "participant", "herself", "moderator", "rapporteur", "custodian")


@pytest.fixture(scope="module")
def world(own_demo, tmp_path_factory):
    """The demo after the canary's July, and whoever looks at it."""
    with own_demo.entered():
        story = canary_story.Story(canaries.Canary()).tell()
        story.cookies = canary_world.everybody(story)
        story.things = canary_world.things(story)
        story.commands = canary_world.command_examples(story, tmp_path_factory.mktemp("canary"))
        story.demo = own_demo
    return story


@pytest.fixture
def inside(world, own_keyring, django_db_blocker):
    with django_db_blocker.unblock(), world.demo.entered():
        yield world


def pages(world, roles=None, only=None, **things):
    """Every address as every role; what is sent back by a form, too."""
    for pattern, url in surfaces.addresses(world.things | things):
        if only is not None and pattern not in only:
            continue
        for role in roles or world.cookies:
            cookies = world.cookies[role]
            yield from surfaces.look(role, cookies, pattern, url)
            if role in ALSO_IN_ARABIC:
                yield from surfaces.look(role, cookies, pattern, url, **{"accept-language": "ar", "hx-request": "true"})
        for url in queries(world, pattern, url):
            for role in roles or world.cookies:
                yield from surfaces.look(role, world.cookies[role], pattern, url)


def in_september(world):
    """One room is sealed then, the other waits for it. Her July goes on afterwards."""
    canary_story.at(9, 15)
    yield from pages(world, AT_THE_END, OF_A_ROOM, room_slug=["wg1", "wg2"])
    canary_story.at(7, 29)


def queries(world, pattern, url):
    """Parameters that pages take."""
    told = {
        "c/<slug:slug>/clearance/": ["?stage=all&office=arab-states&from=9999", "?stage=accepted&office=arab-states"],
        "c/<slug:slug>/rooms/<slug:room_slug>/": ["?q=1", f"?reply={world.posts['said'].pk}"],
        "c/<slug:slug>/rooms/<slug:room_slug>/posts/": ["?after=0"],
        "c/<slug:slug>/rooms/<slug:room_slug>/moderation/": [f"?post={world.posts['waiting'].pk}"],
        "c/<slug:slug>/my-programme.ics": ["?title=yes"],
        "c/<slug:slug>/people/members/": ["?needs=yes"],  # she stands on its only page
    }
    return [url + query for query in told.get(pattern, [])]


def findings(world, observed):
    """{(surface, role, attribute)} of the canary in what was observed. Her own letters are read by "herself"."""
    found = set()
    for surface, role, content in observed:
        if surface.startswith("page"):
            content = canaries.without_choices(content)
        role = "herself" if role == world.canary.profile.email else role if surface.startswith("page") else "somebody" if role else "–"
        found |= {(surface, role, attribute) for attribute in world.canary.seen_in(content)}
    return found


def everything(world):
    observed = [*world.heard, *pages(world), *in_september(world), *surfaces.columns(), *surfaces.redis_entries(), *surfaces.files()]
    observed += surfaces.look("secretariat", {}, "nothing", "nothing/")
    return observed + [*surfaces.commands(*world.commands)]


def test_the_canary_is_seen_only_where_the_list_allows_it(inside):
    found = findings(inside, everything(inside))
    listed = canaries.allowed()
    unlisted = sorted(found - set(listed))
    assert not unlisted, "\n".join(map(str, unlisted))
    assert sorted(set(listed) - found) == []


@pytest.mark.parametrize("leak", leaks.LEAKS, ids=lambda leak: leak.__name__)
def test_a_planted_leak_is_found(leak, inside, monkeypatch):
    """What is planted is undone with the transaction, and is not among what the list allows."""
    with transaction.atomic():
        found = findings(inside, leak(inside, monkeypatch)) - set(canaries.allowed())
        transaction.set_rollback(True)
    surface, attribute = leaks.LEAKS[leak]
    assert {(where, what) for where, _role, what in found} == {(surface, attribute)}


def test_her_name_in_words_that_wait_is_seen_by_the_moderation_and_herself_alone(inside):
    """Somebody names her; the moderation finds it marked."""
    name, room = inside.canary.profile.name, [f"{leaks.ROOM}{page}" for page in ("", "moderation/", "record/", "search/", "posts/<uuid:post_id>/moderate/")]
    with transaction.atomic():
        Post.objects.filter(pk=inside.posts["waiting"].pk).update(source=f"It was {name}.", html=f"<p>It was {name}.</p>")
        Correction.objects.filter(post=inside.posts["waiting"].pk).delete()
        looking = ("participant", "herself", "moderator", "other moderator", "rapporteur", "secretariat")
        observed = list(pages(inside, looking, room))
        transaction.set_rollback(True)
    seen = {(surface.removeprefix(f"page {leaks.ROOM}"), role) for surface, role, what in findings(inside, observed) if what == "name"}
    assert {role for _page, role in seen} == {"moderator", "herself"}
    marked = "".join(f"<mark>{part}</mark> " for part in name.split()).strip()
    assert any(marked.encode() in content for surface, _role, content in observed if surface.endswith("moderation/"))


def test_the_search_knows_what_a_leak_may_look_like():
    """The name in other clothes, and a text that has nothing of it."""
    canary = canaries.Canary()
    name, address = canary.profile.name, canary.profile.email
    for shape in (
        name, name.upper(), name[::-1], name.encode().hex(), quote(name), json.dumps(canary.profile.name_original),
        base64.b64encode(b"x" + name.encode()).decode(), base64.b64encode(b"by " + name.encode() + b"!").decode(),
        hashlib.md5(address.encode()).hexdigest(), hashlib.sha256(address.upper().encode()).hexdigest(),
        "".join(f"&#{ord(letter)};" for letter in name),
    ):  # fmt: skip
        assert canary.seen_in(f"<p>{shape}</p>") != set(), shape
    assert canary.seen_in("Somebody said that the minutes were short. " * 50) == set()


def test_all_sought_at_once_are_found_as_if_each_were_sought_alone():
    shaped = {attribute: canaries.shapes(list(pieces)) for attribute, pieces in canaries.Canary().pieces.items()}
    needles = [(needle, attribute) for attribute, (exact, folded) in shaped.items() for needle in (*exact, *folded)]
    search = canaries.Search(needles)
    assert len(needles) > 1000
    for needle, attribute in needles:
        assert attribute in search.found_in(needle) & search.found_in(b"Somebody said: " + needle + b".")
    for needle, _attribute in needles[::30]:
        for text in (needle, needle[1:], needle[:-1], needle[:3], b"x" + needle):
            assert search.found_in(text) == {attribute for other, attribute in needles if other in text}, text


def test_what_a_list_offers_to_everybody_is_no_leak_but_what_is_chosen_is():
    canary = canaries.Canary()
    page = '<select><option value="PN">Pitcairn Islands</option><option value="ML">Mali</option></select>'
    assert canary.seen_in(canaries.without_choices(page.encode())) == set()
    assert canary.seen_in(canaries.without_choices(page.replace('"PN"', '"PN" selected').encode())) == {"country"}


def test_tasks_are_given_ids_of_reports_and_nothing_else():
    """A task's arguments lie in Redis and are written into logs."""
    given = {argument for task in surfaces.tasks_of_ours().values() for argument in inspect.signature(task.run).parameters}
    assert len(surfaces.tasks_of_ours()) > 4
    of_a_session = {"session_id", "sequence", "change"}  # which, the number of its calendar entry, and a word of three
    assert given == {"report_id", "convening_id", "document_id", "meeting_id", "sheet_id", *of_a_session}
