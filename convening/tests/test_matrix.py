"""Every address answers every role as the matrix says, tells nothing of what is forbidden, and looking changes nothing."""

import re
from datetime import date, datetime
from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.core.signing import dumps
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, path
from django.views.decorators.http import require_safe

from convening import clock, colours, keyring
from convening.models import Archive, Participation, Profile
from convening.services import cast as demo_cast
from convening.services.convenings import choose_colours, credit, publish_resource, publish_update
from convening.services.pictures import add_picture, show_on_public_page
from convening.testing import MID_JULY, new_convening, person_in, stores
from convening.views.my_part.without_account import link_for
from evaluation import services as evaluation
from evaluation.services import outcomes, surveys
from convening.cleaning import Cleaned
from forums import certificate
from forums.models import Certificate, VeilRequest, VoiceLabel
from forums.services import digests, following, notices, posting, quoting, rooms, tables
from forums.services.synthesis import recommend
from participants import services as participants
from participants.services import codes, conduct, incidents, messages, roster
from participants.services import sheets as lists
from sessions import selectors as sessions_shown
from sessions import services as sessions
from sessions.models import LeftQuestion, Note
from sessions.services import groups as sessions_groups

from . import matrix
from .matrix import ARGUMENT, NOT_SIGNED_IN, ROLES, ROWS, walk

pytestmark = pytest.mark.django_db

# The signing link is spent by a look, and says so: a letter's link that one follows in a terminal.
SPENT_BY_A_LOOK = {"demo/in/<str:token>/"}
BRAND = "#7a1f5c"  # of both convenings
HOUSES_OWN = ("way-in/", ".html")  # the same page whether there is such a session or not; a file with its styles in it
FORM_TOKEN = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*')


def unlisted(resolver):
    return sorted({pattern for pattern, _entry in walk(resolver)} - {row.pattern for row in ROWS} - SPENT_BY_A_LOOK)


# ── The world: two convenings with the same kinds of things, and somebody for every role ───────────────────────────────
def _convene(slug, people):
    """Rooms, sessions, offices, a nomination, an invitation; returns what stands for each argument of an address."""
    convening, by = people.convening, people.secretariat
    choose_colours(convening, brand=BRAND, accent="", by=by)
    start = {"zone_name": "America/New_York", "minutes": 90, "languages": ["en"], "by": by, "description": {}}
    for session, door, day in (("opening", "public", 27), ("group", "invitation", 14)):
        sessions.schedule_session(
            convening, slug=session, title={"en": session}, door=door, rule="chatham_house", naming="named",
            local_start=datetime(2021, 7, day, 10), platform_url="https://platform.example/j/1", **start,
        )  # fmt: skip
    opening = convening.sessions.get(slug="opening")
    sessions.register_for_session(opening, Profile(name="Guest", email=f"guest@{slug}.example"), key=uuid4())
    mark = bytes(opening.registrations.get().mark)
    interpreter = Participation.objects.get(convening=convening, person=people.interpreter)
    sessions.give_session_role(convening.sessions.get(slug="group"), interpreter, "interpreter", by=by)
    advisers = sessions_groups.make_group(convening, "Advisers", by=by)
    sessions_groups.fill_group(advisers, [p for p in convening.participations.all() if p.person_id == people.participant.pk], by=by)
    sessions.schedule_session(
        convening, slug="advisers", title={"en": "advisers"}, door="group", groups=[advisers], rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 15, 10), **start,
    )  # fmt: skip
    papers = {
        name: sessions.add_paper(
            convening.sessions.get(slug=session), title="A paper", language="en", audience=audience, by=by,
            cleaned=Cleaned("application/pdf", "pdf", b"%PDF"),
        ).pk
        for name, session, audience in (("paper_id", "opening", "everybody"), ("inner_paper", "group", "roles"))
    }  # fmt: skip
    made = {}
    for room, moderation, moderator in (("wg1", "after", people.moderator), ("wg2", "before", people.other_moderator)):
        made[room] = rooms.open_room(
            convening, slug=room, title={"en": room}, rule="chatham_house", naming="voices", moderation=moderation,
            opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], by=by,
        )  # fmt: skip
        rooms.add_question(made[room], text={"en": "What helps?"}, by=by)
        part = Participation.objects.get(convening=convening, person=moderator)
        rooms.appoint_moderator(made[room], part, by=by)
        posts = made[room], made[room].questions.get(), "We met in small groups."
        file = Cleaned("image/png", "png", b"a picture", [], 1, 1)
        made[room].post = posting.write_post(*posts, by=people.participant, key=uuid4(), language="en", attachments=[file])
    for office, nominator in (("north", people.nominator), ("south", people.other_nominator)):
        made[office] = participants.open_office(convening, slug=office, name={"en": office}, seats=2, by=by)
        made[office].people.add(Participation.objects.get(convening=convening, person=nominator))
    words = {"knows_and_agrees": True, "region": "Africa", "kind_of_actor": "Civil society"}
    named = [
        participants.nominate(
            made["north"], Profile(name=name, email=f"{name}@{slug}.example"), words, by=people.nominator, key=uuid4()
        )
        for name in ("waits", "invited", "held")
    ]
    rows = f"Name,E-mail,Knows and agrees\nListed,listed@{slug}.example,yes\n".encode()
    sheet = lists.bring(made["north"], rows, by=people.nominator)
    held = participants.hold_decision(convening, named[2:], "clear", by=by, key=uuid4())
    participants.clear(named[1:2], by=by)
    _invitation, token = participants.invite(convening, named[1].person, by=by)
    codes.issue(convening, named[1].person, by=by)
    found = _found_and_written_to(made["wg1"], people) | _ended(people) | _veils(made["wg1"], people)
    update = publish_update(convening, title={"en": "News"}, body={"en": "It begins."}, day=date(2021, 7, 5), by=by)
    for_members = publish_update(convening, title={"en": "Inside"}, body={}, day=date(2021, 7, 6), audience="members", by=by)
    report = evaluation.request_compile(convening, by=people.evaluator)
    evaluation.compile_report(report.pk)
    comment = evaluation.comment_on(report, "Is this right?", by=people.evaluator)
    library = _library(convening, made["wg1"], by)
    tables_set = _tables(made["wg1"], people) | _asked(people)
    things = {
        **found, **tables_set, **papers, "slug": slug, "session_slug": "opening", "group": "group", "advisers": "advisers", "group_id": advisers.pk, "room_slug": "wg1", "wg2": "wg2",
        "post_id": made["wg1"].post.pk, "waiting_post": made["wg2"].post.pk,
        "file_id": made["wg1"].post.attachments.get().pk, "waiting_file": made["wg2"].post.attachments.get().pk, "office": "north", "south": "south",
        "pk": named[0].pk, "sheet_id": sheet.pk, "held": held.pk, "invitation": token, "link_to_what_is_held": link_for(named[0].person).split("/")[-2],
        "news_letters": digests.token_of(part), "guest": sessions_shown.guest_token(opening, mark), "number": 1,
        "left_id": _left_over(made["wg1"], opening),
        "note_id": Note.objects.create(session=opening, position=1, language="en", text="It was said that minutes help.").pk,
        "spent": "K4f" * 14 + "z",
        "request_id": uuid4(), "asked": "nothing", "poll": "nothing", "deed": "open",
        "printed_code": convening.printed_codes.get().pk, "part": part.pk,
        **library, "digest": colours.digest(BRAND, ""),
        "update_id": update.pk, "members_update": for_members.pk, "kind": "organisations", "what": "texts", "report_id": report.pk, "comment_id": comment.pk, "public_id": people.participant.public_id,
        "letter": "b", "format": "csv", "document_shape": "html", **_written(people),
        **_followed_up(people),
    }  # fmt: skip
    # last of all: whatever changes makes an archive one of yesterday
    Archive.objects.create(convening=convening, state=Archive.State.MADE, made_on=date(2021, 9, 1), files=1, content=b"a ZIP", sha256="0" * 64)
    return things


def _written(people):
    """A draft with a piece, a document that is released, and a speaker, whose words in the group's session are on the record."""
    convening, by = people.convening, people.secretariat
    draft, released = (
        outcomes.start_document(convening, "background", name, title={"en": name}, languages=["en"], by=by) for name in ("a-draft", "a-note")
    )
    piece, _printed = (outcomes.add_piece(one, "text", title={"en": "Begin"}, text={"en": "We met in July."}, by=by) for one in (draft, released))
    outcomes.release_document(released, by=by)
    her = getattr(people, "speaker", people.participant)
    part, session = Participation.objects.get(convening=convening, person=her), convening.sessions.get(slug="group")
    speaks = sessions.give_session_role(session, part, "speaker", by=by)
    sessions.add_segment(session, title={"en": "Hers"}, minutes=5, speaker=speaks, on_the_record=True, by=by)
    named = outcomes.ask_to_be_named(convening, part, "group", {"en": {"name": "Participant"}}, by=by)
    return {"document_slug": draft.slug, "released_document": released.slug, "piece_id": piece.pk, "named_id": named.pk}


def _followed_up(people):
    """A recommendation, with a commitment that everybody may read and one that officers alone do; and an open round."""
    convening, by = people.convening, people.secretariat
    made = recommend(convening, {"en": "Fund minutes."}, addressees=["donors"], by=people.rapporteur)
    public, private = (
        following.commit(made, "A bank", {"en": "Ten grants."}, date(2021, 12, 31), public=public, address="office@bank.example", by=by)
        for public in (True, False)
    )  # fmt: skip
    today = clock.today(convening.zone)
    following.open_round(convening, today, today, by=by)
    link = following.link_for(public, today)
    return {"recommendation_id": made.pk, "commitment_id": public.pk, "private_commitment": private.pk, "commitment_link": link}


def _library(convening, room, by):
    """Something for everybody, for members and for one room; a picture that heads the public page, and one that may not be shown yet."""
    kept = {
        name: publish_resource(convening, title={"en": "Link"}, url="https://library.example/1", audience=audience, room=of, by=by).pk
        for name, audience, of in (("resource_id", "public", None), ("members_resource", "members", None), ("rooms_resource", "room", room))
    }
    drawn = Cleaned("image/png", "png", b"a picture", [], 1, 1)
    shown, unseen = (add_picture(convening, drawn, purpose="photo", people=people, by=by) for people in ("nobody", "asked"))
    show_on_public_page(convening, shown, by=by)
    organisation = credit(convening, part="donor", name={"en": "Fund"}, credit_line={"en": "The Fund"}, by=by)
    return {**kept, "picture_id": shown.pk, "unseen_picture": unseen.pk, "extension": "png", "organisation_id": organisation.pk}


def _left_over(room, session):
    """A question that found no time in the session to which the room belongs."""
    room.session = session
    room.save(update_fields=["session"])
    return LeftQuestion.objects.create(session=session, language="en", text="Who pays?").pk


def _asked(people):
    """A survey that is open, with a public link; and a draft."""
    survey = surveys.make_survey(people.convening, "post_conference", opens_on=date(2021, 7, 10), closes_on=date(2021, 7, 31), by=people.evaluator)
    surveys.open_link(surveys.make_ready(survey, by=people.evaluator), by=people.evaluator)
    survey.refresh_from_db()
    draft = surveys.make_survey(people.convening, "three_months", by=people.evaluator)
    return {"survey_id": survey.pk, "survey_link": survey.link, "draft_survey": draft.pk, "item_id": draft.items.first().pk}


def _tables(room, people):
    """A sub-theme with a table that the participant facilitates."""
    theme = tables.add_sub_theme(room, title={"en": "Law"}, by=people.secretariat)
    facilitator = Participation.objects.get(convening=people.convening, person=people.participant)
    table = tables.add_table(theme, language="en", places=5, facilitator=facilitator, by=people.secretariat)
    return {"question_id": room.questions.get().pk, "sub_theme_id": theme.pk, "table_id": table.pk}


def _ended(people):
    """A room that was sealed long ago, with a post and its certificate."""
    room = rooms.open_room(
        people.convening, slug="ended", title={"en": "Ended"}, rule="chatham_house", naming="voices", moderation="after",
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], by=people.secretariat,
    )  # fmt: skip
    question = rooms.add_question(room, text={"en": "What helped?"}, by=people.secretariat)
    rooms.appoint_moderator(room, Participation.objects.get(convening=people.convening, person=people.moderator), by=people.secretariat)
    post = posting.write_post(room, question, "It ended well.", by=people.participant, key=uuid4(), language="en")
    room.opens_on, room.closes_on, room.sealed_on = date(2021, 6, 1), date(2021, 6, 10), date(2021, 7, 1)
    room.save()
    told = {
        "form": "convening seal certificate 1", "convening": {"slug": people.convening.slug}, "room": {"slug": "ended", "naming": "voices"},
        "issued_at": "2021-07-01T12:00:00+00:00", "destroyed": {}, "checks": [], "custodians": [], "by_the_operator": True,
        "posts_sha256": "", "figures_sha256": "", "audit": {"head": ""},
    }  # fmt: skip
    Certificate.objects.create(room=room, content=certificate.signed(told))
    return {"ended": "ended", "ended_post": post.pk}


def _veils(room, people):
    """One that waits for the custodians, one that the officer may see."""
    part, found = Participation.objects.get(convening=people.convening, person=people.moderator), {}
    for name, state in (("veil_id", "asked"), ("agreed_veil", "agreed")):
        veil = VeilRequest(room=room, post=room.post, kind="threat", state=state, asked_by=part, asked_at=clock.now())
        veil.write("reason", "Somebody is in danger.")
        veil.save()
        found[name] = veil.pk
    return found


def _found_and_written_to(room, people):
    """The participant stands on the roster, has a message and blocks somebody; the officer has an incident, and wrote to a voice."""
    herself, convening = people.participant, people.convening
    part = Participation.objects.get(convening=convening, person=people.evaluator)
    conduct.name_officer(convening, part, by=people.secretariat)
    incident, _words = incidents.report(convening, what="It", about="", wishes="", with_name=False, by=people.moderator, key=uuid4())
    entry = roster.stand_on_roster(
        herself, {"expertise": "Water"}, shown=["expertise"], purposes=["members", "conveners", "offices"], months=12, key=uuid4()
    )
    message = messages.send(herself, "Hello", kind="relay", sender=people.moderator, name="Somebody")
    messages.block(message, by=herself)
    spoken = VoiceLabel.objects.get(room=room, voice=bytes(room.post.voice))
    notices.write_to_voice(room, (spoken.object, spoken.number), "Take care.", by=people.evaluator)
    return {
        "entry_id": entry.pk, "message_id": message.pk, "block_id": herself.blocks.get().pk, "incident_id": incident.pk,
        "notice_id": room.notices.get().pk, "quote_id": quoting.ask_voice(room.post, "We met in small groups.", by=people.rapporteur).pk,
    }  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Built once for all rows; the whole module is one transaction that is undone at its end."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        folder = tmp_path_factory.mktemp("matrix-keyring")
        folder.chmod(0o700)
        patch.setattr(django_settings, "KEYRING_DIR", str(folder))
        keyring.make("house", "root")
        clock.set_to(MID_JULY)
        here, there = new_convening("gathering"), new_convening("elsewhere")
        unannounced = new_convening("unannounced")
        unannounced.state = unannounced.State.DRAFT
        unannounced.save(update_fields=["state"])
        people = {
            role: person_in(here, role, member=False, name=role.title())
            for role in ("nominator", "evaluator", "secretariat", "help_desk", "custodian", "donor", "interpreter", "moderator", "rapporteur")
        }
        people["other_moderator"] = person_in(here, "moderator", member=False, name="Other Moderator")
        people["other_nominator"] = person_in(here, "nominator", member=False, name="Other Nominator")
        people["participant"] = person_in(here, "participant", name="Participant")
        people["speaker"] = person_in(here, "participant", "speaker", name="Speaker")
        people["disabled"] = person_in(here, "participant", "secretariat", "moderator", name="Disabled")
        everything = person_in(
            there, "participant", "secretariat", "moderator", "nominator", "evaluator", "interpreter", "custodian", "rapporteur", name="Lea Stone"
        )
        people["elsewhere"] = everything
        of_there = SimpleNamespace(convening=there, **dict.fromkeys(
            ("secretariat", "moderator", "other_moderator", "participant", "nominator", "other_nominator", "interpreter", "evaluator", "rapporteur"),
            everything,
        ))  # fmt: skip
        yield SimpleNamespace(
            people=people,
            cookies=_signed_in(people),
            own=_convene("gathering", SimpleNamespace(convening=here, **people)),
            other=_convene("elsewhere", of_there),
            keys=str(folder),
            browser=Client(raise_request_exception=False),
            told={},
            bodies={},
            digest=None,
        )
        transaction.set_rollback(True)


def _signed_in(people):
    """{role: her cookies}; a disabled account was signed in before it was closed."""
    cookies = {}
    for role in ROLES:
        browser = Client()
        if role in people:
            browser.force_login(people[role])
        cookies[role] = {name: morsel.value for name, morsel in browser.cookies.items()}
    people["disabled"].is_active = False
    people["disabled"].save(update_fields=["is_active"])
    return cookies


@pytest.fixture
def ask(world, settings, redis_empty, own_keyring):
    """`ask(role, method, url)`: the answer. What it changed is `undone` at once, or after the module."""
    settings.KEYRING_DIR = world.keys
    clock.forget()
    attempts = stores()["cache"]

    def request(role, method, url, undone=False):
        attempts.flushdb()  # each role comes for the first time
        world.browser.cookies = SimpleCookie(world.cookies[role])
        with transaction.atomic():
            answer = getattr(world.browser, method.lower())("/" + url)
            if undone:
                transaction.set_rollback(True)
        return answer

    return request


class Told(NamedTuple):
    """What a browser is told, without the token of the page's forms. The page itself is kept where it was refused."""

    status_code: int
    headers: dict
    cookies: list
    body: str


def told(answer):
    body = FORM_TOKEN.sub(r"\1", answer.content.decode()) if answer.status_code == 404 else ""
    return Told(answer.status_code, dict(answer.headers), sorted(answer.cookies), body)


def keep(world, asked, answer):
    """An answer that another test compares: nothing has changed when that one asks the same, so it need not ask again."""
    kept = told(answer)
    world.told[asked] = kept._replace(body=world.bodies.setdefault(kept.body, kept.body))
    return answer


# ── Addresses ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def arguments(row):
    """[(name, name of the thing)] of an address, in order."""
    return [(name, row.objects.get(name, name)) for _converter, name in ARGUMENT.findall(row.pattern)]


def address(row, things):
    if row.url:
        return row.url
    named = dict(arguments(row))
    return ARGUMENT.sub(lambda found: str(things[named[found.group(2)]]), row.pattern)


def absent(row, things):
    """The same address with a last thing that nobody has ever made."""
    *_before, (_name, thing) = arguments(row)
    value = things[thing]
    if isinstance(value, UUID):
        nothing = uuid4()
    elif isinstance(value, int):
        nothing = 987654
    else:
        nothing = "".join("x" if letter.isalnum() else letter for letter in value)
    return address(row, {**things, thing: nothing})


def is_sign_in(answer):
    return answer.status_code == 302 and answer["Location"].startswith("/accounts/login/code/?next=")


def outcome(answer):
    return "sign in" if is_sign_in(answer) else answer.status_code


def lacks_its_colours(url, answer):
    """A page of the convening that does not link to the style sheet with its colours."""
    is_html = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html") and url.startswith("c/gathering/")
    is_page = is_html and not url.endswith(HOUSES_OWN) and b"<html" in answer.content
    return is_page and f"/c/gathering/colours-{colours.digest(BRAND, '')}.css".encode() not in answer.content


def unlike(found, row, method):
    """{role: (answered, expected)} where the two differ."""
    return {role: (got, row.answer(method, role)) for role, got in found.items() if got != row.answer(method, role)}


rows = pytest.mark.parametrize("row", ROWS, ids=str)
with_arguments = pytest.mark.parametrize("row", [row for row in ROWS if ARGUMENT.search(row.pattern)], ids=str)


# ── Looking changes nothing ───────────────────────────────────────────────────────────────────────────────────────────
class WroteOnALook(AssertionError):
    pass


def _no_writing(execute, sql, params, many, context):
    if re.match(r"\s*(insert|update|delete|truncate)\b", sql, re.IGNORECASE) and '"convening_loginsession"' not in sql:
        raise WroteOnALook(sql[:120])
    return execute(sql, params, many, context)


def contents_digest():
    """One digest of every row of every table but the login sessions."""
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if t != "convening_loginsession"]
        each = " UNION ALL ".join(f"SELECT '{t}' AS name, md5(t::text) AS row FROM \"{t}\" t" for t in sorted(tables))
        cursor.execute(f"SELECT count(*), md5(string_agg(name || row, '' ORDER BY name, row)) FROM ({each}) everything")
        return cursor.fetchone()


# ── Tests ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_address_has_a_row():
    assert unlisted(get_resolver()) == []


def test_every_row_is_an_address():
    assert sorted({row.pattern for row in ROWS} - {pattern for pattern, _entry in walk(get_resolver())}) == []


def test_an_address_without_a_row_is_found():
    new = SimpleNamespace(url_patterns=[*get_resolver().url_patterns, path("people/", lambda request: None)])
    assert unlisted(new) == ["people/"]


def test_every_row_names_roles_that_exist():
    named = {role for row in ROWS for told in (row.get, row.post) if isinstance(told, dict) for roles in told.values() for role in roles}
    assert named <= ROLES
    assert {"anonymous", "disabled", "invited"} == set(NOT_SIGNED_IN)


@rows
def test_looking_is_answered_as_the_matrix_says_and_changes_nothing(row, world, ask):
    url = address(row, world.own)
    before = world.digest or contents_digest()
    with connection.execute_wrapper(_no_writing):
        answers = {role: keep(world, (role, "GET", url), ask(role, "GET", url)) for role in sorted(ROLES)}
        found = {role: outcome(answer) for role, answer in answers.items()}
        one_of_each = {answered: role for role, answered in found.items()}
        heads = {answered: outcome(ask(role, "HEAD", url)) for answered, role in one_of_each.items()}
    assert unlike(found, row, "GET") == {}
    assert heads == dict(zip(one_of_each, one_of_each)), "only the body is missing"
    assert [role for role, answer in answers.items() if lacks_its_colours(url, answer)] == []
    world.digest = contents_digest()  # the next row begins with it: what other tests do is undone
    assert world.digest == before


@rows
def test_sending_is_answered_as_the_matrix_says(row, world, ask):
    url = address(row, world.own)
    found = {}
    for role in ROLES:
        found[role] = outcome(keep(world, (role, "POST", url), ask(role, "POST", url, undone=True)))
    assert unlike(found, row, "POST") == {}


@with_arguments
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_things_of_another_convening_are_open_to_its_own_people_only(row, method, world, ask):
    """Whoever is a stranger there is answered as a visitor would be; whoever does everything there is let in."""
    if row.pattern.startswith(("accounts/", "demo/", "roster/")):  # these are the installation's
        return
    url = address(row, world.other)
    as_visitor = row.answer(method, "anonymous") if row.public else 404
    found = {role: outcome(ask(role, method, url, undone=True)) for role in ROLES - NOT_SIGNED_IN - {"elsewhere"}}
    told = row.post if method == "POST" else row.get
    if isinstance(told, int):
        as_visitor = told
    elif row.public and any(set(roles) >= matrix.SIGNED_IN for roles in told.values()):
        as_visitor = row.answer(method, "participant")
    assert found == dict.fromkeys(found, as_visitor)
    hers = outcome(ask("elsewhere", method, url, undone=True))
    assert (hers == 404) == (isinstance(told, int) and told == 404)


@with_arguments
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_forbidden_and_absent_give_the_same_bytes(row, method, world, ask):
    """To everybody who is refused, a thing that exists looks like one that does not, headers included.

    That a convening exists is no secret unless it is a draft: where the address has no other argument, that is asked.
    """
    there, nowhere = address(row, world.own), absent(row, world.own)
    if len(arguments(row)) == 1 and "slug" in dict(arguments(row)):
        there = address(row, {**world.own, "slug": "unannounced"})
    for role in ROLES:
        if (forbidden := world.told.get((role, method, there))) is None:
            forbidden = told(ask(role, method, there, undone=True))
        if forbidden.status_code == 404:
            missing = told(ask(role, method, nowhere))
            assert normal(forbidden, there, nowhere) == normal(missing, nowhere, nowhere), role


def normal(answer, url, nowhere):
    """All that the browser is told; what the address itself says is written as in `nowhere`."""
    body = answer.body
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    for said, instead in zip(url.split("/"), nowhere.split("/")):
        if said != instead:
            body = re.sub(rf"/{re.escape(said)}(?=[/\"])", f"/{instead}", body)
    return answer.status_code, headers, answer.cookies, body


def test_the_link_of_a_terminal_signs_in_once(world, ask):
    person = world.people["participant"]
    token = dumps([uuid4().hex, person.public_id], salt="sign-in link")
    assert [outcome(ask("anonymous", "GET", f"demo/in/{token}/")) for _ in range(2)] == [302, 404]
    assert outcome(ask("anonymous", "GET", "demo/in/x/")) == 404
    assert demo_cast.spend(uuid4().hex)


def test_a_look_that_writes_is_found(world, ask, monkeypatch):
    """The detector itself: a page that notes who looked fails both ways of noticing."""

    @require_safe
    def noting(request):
        world.people["participant"].change_profile(zone="Africa/Juba")
        raise AssertionError("not reached while writing is refused")

    before = contents_digest()
    with pytest.raises(WroteOnALook), connection.execute_wrapper(_no_writing), transaction.atomic():
        noting(SimpleNamespace(method="GET"))
    world.people["participant"].change_profile(zone="Africa/Juba")
    assert contents_digest() != before
