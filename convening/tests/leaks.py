"""Leaks planted one at a time, one for each kind of surface: whoever cannot find these cannot be trusted to find others.

Each takes the world of `test_canaries` and pytest's monkeypatch, plants, lets somebody do or look, and returns what could be
observed. `LEAKS` says for each where and what must be found.
"""

import base64
import hashlib
import io
import logging

import redis
from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.template import engines
from django.urls import get_resolver
from django.utils.safestring import mark_safe
from pypdf import PdfReader, PdfWriter

from convening import backups, clock, feeds, live, outbox
from convening.errors import Refused
from convening.models import Resource, User
from convening.selectors import library
from evaluation import outcome_files
from evaluation.models import Revision
from forums import broadcast, fragments, named, notifications
from forums.models import Attachment, Certificate, Draft, Post, Quote, Room, VoiceLabel
from forums.services import digests, posting
from sessions import exporters

from . import surfaces
from .canary_story import C
from .canary_world import ROOM
from .matrix import walk

DOCUMENT = "c/<slug:slug>/documents/<slug:document_slug>.<str:extension>"
LOOKED_AT = {
    ROOM: "c/gipp-2021/rooms/wg2/",
    f"{ROOM}posts/": "c/gipp-2021/rooms/wg2/posts/",
    "c/<slug:slug>/evaluation/annex-b.pdf": "c/gipp-2021/evaluation/annex-b.pdf",
    "c/<slug:slug>/my-programme.ics": "c/gipp-2021/my-programme.ics",
    "c/<slug:slug>/record/": "c/gipp-2021/record/",
    f"{ROOM}certificate.json": "c/gipp-2021/rooms/wg1/certificate.json",
    "healthz": "healthz",
}


def callback(monkeypatch, pattern, wrap):
    """Put `wrap(view)` in the place of the view behind `pattern`."""
    entry = next(entry for whole, entry in walk(get_resolver()) if whole == pattern)
    monkeypatch.setattr(entry, "callback", wrap(entry.callback))


def seen_by(world, role, pattern):
    return list(surfaces.look(role, world.cookies[role], pattern, LOOKED_AT[pattern]))


def plant_in_answers(world, monkeypatch, pattern, change, role="participant"):
    """`change(response)` happens to every answer of the view."""

    def wrap(view):
        def leaking(*args, **kwargs):
            return change(view(*args, **kwargs))

        leaking.login_required = getattr(view, "login_required", True)
        return leaking

    callback(monkeypatch, pattern, wrap)
    return seen_by(world, role, pattern)


# ── What a reader is sent ─────────────────────────────────────────────────────────────────────────────────────────────
def picture_by_address(world, monkeypatch):
    """The page of the room shows a picture named by the digest of her address."""
    digest = hashlib.md5(world.canary.profile.email.encode()).hexdigest()
    loader = engines["django"].engine.template_loaders[0]
    inner = loader.loaders[0] if hasattr(loader, "loaders") else loader
    plain = inner.get_contents

    def contents(origin):
        told = plain(origin)
        return told + f'<img src="/avatar/{digest}">' if origin.template_name == "components/footer.html" else told

    monkeypatch.setattr(inner, "get_contents", contents)
    for one in (loader, inner):
        getattr(one, "reset", lambda: None)()
    try:
        return seen_by(world, "participant", ROOM)
    finally:
        monkeypatch.undo()
        loader.reset()


def tag_of_a_fragment(world, monkeypatch):
    def change(answer):
        answer["ETag"] = f'"{hashlib.sha256(world.canary.profile.email.encode()).hexdigest()}"'
        return answer

    return plant_in_answers(world, monkeypatch, f"{ROOM}posts/", change)


def data_for_a_script(world, monkeypatch):
    def change(answer):
        return JsonResponse({"last": world.canary.profile.name_original})

    return plant_in_answers(world, monkeypatch, "healthz", change, role="anonymous")


def cookie(world, monkeypatch):
    def change(answer):
        answer.set_cookie("seen", base64.urlsafe_b64encode(b"by:" + world.person.public_id.encode()).decode())
        return answer

    return plant_in_answers(world, monkeypatch, ROOM, change)


def page_of_an_error(world, monkeypatch):
    def change(answer):
        raise Refused("forums.busy", f"{world.canary.profile.name} is writing just now. Try again.")

    return plant_in_answers(world, monkeypatch, f"{ROOM}posts/", change)


def author_of_a_document(world, monkeypatch):
    def change(answer):
        document = PdfWriter(clone_from=PdfReader(io.BytesIO(answer.content)))
        document.add_metadata({"/Author": world.canary.profile.name})
        written = io.BytesIO()
        document.write(written)
        return HttpResponse(written.getvalue(), content_type="application/pdf")

    return plant_in_answers(world, monkeypatch, "c/<slug:slug>/evaluation/annex-b.pdf", change, role="anonymous")


def guest_of_a_calendar(world, monkeypatch):
    plain = exporters._entry

    def entry(*args):
        made = plain(*args)
        made.add("attendee", f"mailto:{world.canary.profile.email}")
        return made

    monkeypatch.setattr(exporters, "_entry", entry)
    return seen_by(world, "participant", "c/<slug:slug>/my-programme.ics")


def author_of_a_file(world, monkeypatch):
    """A picture kept as it came, with whoever took it among its properties."""
    file = world.things["file_id"][0]
    Attachment.objects.filter(pk=file).update(content=f"Exif Artist {world.canary.profile.name}".encode())
    pattern = f"{ROOM}files/<uuid:file_id>/"
    return list(surfaces.look("participant", world.cookies["participant"], pattern, f"{LOOKED_AT[ROOM]}files/{file}/"))


def author_of_what_is_found(world, monkeypatch):
    monkeypatch.setattr(fragments, "name_of", lambda room, one: world.canary.profile.name_original)
    where = f"{ROOM}search/"
    return list(surfaces.look("participant", world.cookies["participant"], where, f"{LOOKED_AT[ROOM]}search/", "post", {"words": "minutes"}))


def mark_that_tells_more(world, monkeypatch):
    """The moderation sees who may be named; here it is told who wrote."""
    monkeypatch.setattr(named, "marked", lambda html, found: mark_safe(f'{html}<mark title="{world.canary.profile.email}"></mark>'))  # noqa: S308
    where = f"{LOOKED_AT[ROOM]}moderation/?post={world.posts['waiting'].pk}"
    return list(surfaces.look("moderator", world.cookies["moderator"], f"{ROOM}moderation/", where))


def quote_with_more_than_she_chose(world, monkeypatch):
    Quote.objects.filter(pk=world.quote.pk).update(told={"answer": "attributed", "region": world.canary.profile.affiliation})
    return seen_by(world, "rapporteur", "c/<slug:slug>/record/")


def member_in_a_certificate(world, monkeypatch):
    issued = Certificate.objects.get()
    Certificate.objects.filter(pk=issued.pk).update(removals=[{"asked_by": world.canary.profile.name}])
    return seen_by(world, "anonymous", f"{ROOM}certificate.json")


def name_in_a_document(world, monkeypatch):
    """Whoever is on the record is named by her name; a file that is written for everybody asks another list."""
    told = {str(one.pk): {"en": {"honorific": "", "name": world.canary.profile.name, "function": ""}} for one in world.convening.on_the_record.all()}
    monkeypatch.setattr(outcome_files, "names_on_the_record", lambda convening: told)
    return list(surfaces.look("anonymous", {}, DOCUMENT, "c/gipp-2021/documents/outcome-document.html?language=en"))


def author_in_the_feed(world, monkeypatch):
    monkeypatch.setattr(feeds.settings, "SITE_NAME", f"By {world.canary.profile.name}")
    return list(surfaces.look("anonymous", {}, "c/<slug:slug>/updates.atom", "c/gipp-2021/updates.atom"))


def resource_of_a_room(world, monkeypatch):
    """What is for one room is listed for everybody, by a title that tells of her."""
    Resource.objects.create(
        convening=world.convening, title_en=f"Notes of {world.canary.profile.affiliation}", url="https://a.example/", published_on=clock.today(world.convening.zone),
        audience="room", room=world.posts["said"].room_id,
    )  # fmt: skip
    monkeypatch.setattr(library, "_open_to", lambda asker, convening: Q())
    return list(surfaces.look("anonymous", {}, "c/<slug:slug>/resources/", "c/gipp-2021/resources/"))


# ── What is stored ────────────────────────────────────────────────────────────────────────────────────────────────────
def author_in_a_column(world, monkeypatch):
    label = VoiceLabel.objects.first()
    VoiceLabel.objects.filter(pk=label.pk).update(voice=world.person.pk.bytes)
    return surfaces.columns()


def author_backwards_in_a_text(world, monkeypatch):
    Post.objects.filter(pk=world.posts["said"].pk).update(reason=world.canary.profile.name[::-1])
    return surfaces.columns()


def owner_of_a_draft(world, monkeypatch):
    Draft.objects.filter(room=world.posts["said"].room).update(mark=world.person.pk.bytes)
    return surfaces.columns()


def who_is_here(world, monkeypatch):
    redis.Redis.from_url(settings.REDIS_URLS["cache"]).set(f"here:{world.person.pk.hex}", "1")
    return surfaces.redis_entries()


# ── What is said behind the scenes ────────────────────────────────────────────────────────────────────────────────────
def line_of_a_log(world, monkeypatch):
    plain = posting.withdraw_post

    def noting(post, *, by):
        logging.getLogger("forums").info("withdrawn by %s", by.profile.name)
        return plain(post, by=by)

    monkeypatch.setattr(posting, "withdraw_post", noting)
    with surfaces.logs() as heard:
        surfaces_of_a_withdrawal(world)
    return heard


def surfaces_of_a_withdrawal(world):
    url = f"{C}/rooms/wg2/posts/{world.posts['waiting'].pk}/withdraw/".lstrip("/")
    return list(surfaces.look("herself", world.cookies["herself"], ROOM, url, "post", {"understood": "yes"}))


def warning_of_production(world, monkeypatch):
    with surfaces.logs() as heard:
        logging.getLogger("sessions.importers").warning("no match for %s", world.canary.profile.name_original)
    return [one for one in heard if one[0] == "log as production writes it"]


def letter_to_the_moderation(world, monkeypatch):
    outbox.put_letter({
        "address": world.keys["moderator_wg2"].profile.email, "subject": "News", "text": "A post waits.",
        "html": f"<p>by {world.canary.profile.affiliation}</p>", "calendar": None, "language": "en",
    })  # fmt: skip
    return surfaces.carry_out()


def letter_of_news_about_somebody(world, monkeypatch):
    plain = notifications.news
    monkeypatch.setattr(notifications, "news", lambda person, *, day, token: plain(person, day=day, token=world.canary.part.handle))
    User.objects.exclude(pk=world.keys["participant_en"].pk).update(is_active=False)
    Room.objects.filter(slug="wg2").update(told_news=0)
    digests.tell_of_news(world.convening)
    return surfaces.carry_out()


def argument_of_a_task(world, monkeypatch):
    outbox.enqueue_task("forums.tasks.count", room="wg2", by=str(world.person.pk))
    return surfaces.carry_out()


def name_of_a_group(world, monkeypatch):
    outbox.announce(f"forums.person.{world.person.public_id}", 1, room="wg2")
    return surfaces.carry_out()


def frame_of_a_socket(world, monkeypatch):
    monkeypatch.setattr(live, "frame_of", lambda ids: '{"by": "%s"}' % world.canary.part.handle)
    outbox.announce(broadcast.members_of("wg2"), 1, room="wg2")
    return surfaces.carry_out()


def name_in_a_file_that_a_command_writes(world, monkeypatch):
    told = {str(one.pk): {"en": {"honorific": "", "name": world.canary.profile.name, "function": ""}} for one in world.convening.on_the_record.all()}
    monkeypatch.setattr(outcome_files, "names_on_the_record", lambda convening: told)
    examples, folder = world.commands
    words = ["gipp-2021", "outcome-document", "--format", "docx", "--output", str(folder / "leak.docx")]
    return [one for one in surfaces.commands({**dict.fromkeys(examples, []), "export_document": [words]}, folder) if one[0] != "command export_document"]


def description_of_a_back_up(world, monkeypatch):
    monkeypatch.setattr(backups, "_sha256", lambda path: world.canary.profile.affiliation)
    examples, folder = world.commands
    words = ["--output", str(folder / "leak.backup"), "--json"]
    return [one for one in surfaces.commands({**dict.fromkeys(examples, []), "backup": [words]}, folder) if one[0] != "command backup"]


def words_in_a_history(world, monkeypatch):
    Revision.objects.create(
        document=world.convening.documents.first(), piece=world.posts["said"].pk, edition=1, was={"text": {"en": f"{world.canary.profile.name} said it."}},
        day=clock.today(world.convening.zone),
    )  # fmt: skip
    return surfaces.columns()


def output_of_a_command(world, monkeypatch):
    monkeypatch.setattr("convening.audit.head", lambda: (1, world.canary.profile.phone))
    examples, folder = world.commands
    return surfaces.commands({**dict.fromkeys(examples, []), "verify_audit": [["--json"]]}, folder)


# leak: (surface on which it must be found, attribute)
LEAKS = {
    picture_by_address: (f"page {ROOM}", "e-mail"),
    tag_of_a_fragment: (f"page {ROOM}posts/", "e-mail"),
    data_for_a_script: ("page healthz", "name"),
    cookie: (f"page {ROOM}", "public id"),
    page_of_an_error: (f"page {ROOM}posts/", "name"),
    author_of_a_document: ("page c/<slug:slug>/evaluation/annex-b.pdf", "name"),
    author_of_a_file: (f"page {ROOM}files/<uuid:file_id>/", "name"),
    author_of_what_is_found: (f"page {ROOM}search/", "name"),
    mark_that_tells_more: (f"page {ROOM}moderation/", "e-mail"),
    quote_with_more_than_she_chose: ("page c/<slug:slug>/record/", "affiliation"),
    member_in_a_certificate: (f"page {ROOM}certificate.json", "name"),
    guest_of_a_calendar: ("page c/<slug:slug>/my-programme.ics", "e-mail"),
    author_in_a_column: ("column forums_voicelabel.voice", "user id"),
    author_backwards_in_a_text: ("column forums_post.reason", "name"),
    owner_of_a_draft: ("column forums_draft.mark", "user id"),
    who_is_here: ("redis cache", "user id"),
    line_of_a_log: ("log of forums", "name"),
    warning_of_production: ("log as production writes it", "name"),
    letter_to_the_moderation: ("letter", "affiliation"),
    letter_of_news_about_somebody: ("letter", "handle"),
    argument_of_a_task: ("task", "user id"),
    name_of_a_group: ("group", "public id"),
    frame_of_a_socket: ("frame", "handle"),
    output_of_a_command: ("command verify_audit", "phone"),
    name_in_a_document: (f"page {DOCUMENT}", "name"),
    author_in_the_feed: ("page c/<slug:slug>/updates.atom", "name"),
    resource_of_a_room: ("page c/<slug:slug>/resources/", "affiliation"),
    name_in_a_file_that_a_command_writes: ("file of export_document", "name"),
    description_of_a_back_up: ("file of backup", "affiliation"),
    words_in_a_history: ("column evaluation_revision.was", "name"),
}
