"""The library of a convening: officers publish what is to be read, heard and used, for everybody, for members or for one room."""

import hashlib
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from .. import audit, cleaning, clock, keyring, policy
from ..errors import Refused
from ..models import Audience, Convening, Resource, ResourceFile
from ..selectors import library
from . import archives, written
from .reading_over import refuse_what_is_not_cleared

MOST = 400  # of one convening: files lie in the database
LANGUAGES_MOST = 20
_an_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def publish_resource(
    convening, *, kind="reading", title=None, note=None, author="", url="", file=None, languages=(), audience="public", room=None,
    featured=False, inside=False, checked=False, language="en", day=None, by,
):  # fmt: skip
    """Something new in the library. `file` are bytes, cleaned here, or what `cleaning.clean` gave back; `room` is a room or its id.

    Texts are {"en": …, "ar": …}. What has to be looked over first lies there unseen until somebody says that it was.
    """
    policy.require(by, "convening.edit_convening", convening)
    _read_over(convening, title, note, author, audience, by)
    Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)  # two at once would stand at the same place
    there = convening.resources.aggregate(last=Max("position"))["last"]
    if convening.resources.count() >= MOST:
        raise Refused("convening.library_full", _("The library is full. Take something down first."))
    resource = Resource(
        convening=convening, kind=kind, featured=featured, published_on=day or clock.today(convening.zone),
        position=0 if there is None else there + 1, **_told(convening, kind, author, url, languages, audience, room, inside, file),
    )  # fmt: skip
    written.write(resource, {"title": title, "note": note or {}}, language=language)
    _need_a_title(resource)
    if checked and resource.has_to_be_checked:
        resource.checked_on = clock.today(convening.zone)
    resource.save(force_insert=True)
    if file:
        _keep(resource, file)
    audit.record(convening, actor=by, verb="convening.resource_published", target=resource, note=audience)
    return resource


@transaction.atomic
def change_resource(
    resource, *, kind, title, note, author="", url="", file=None, languages=(), audience="public", room=None, featured=False,
    inside=False, checked=False, language=None, by,
):  # fmt: skip
    """Write it anew. A file stays unless another comes, or an address in its place. What was checked counts for what was looked at:
    another file or another address has to be looked over again."""
    convening = resource.convening
    policy.require(by, "convening.edit_convening", convening)
    _read_over(convening, title, note, author, audience, by)
    resource = Resource.objects.select_for_update(of=("self",)).get(pk=resource.pk)
    resource.convening = convening
    stays = not file and not url and ResourceFile.objects.filter(resource=resource).exists()
    is_another = bool(file) or url != resource.url
    for name, value in _told(convening, kind, author, url, languages, audience, room, inside, file).items():
        setattr(resource, name, value)
    resource.kind, resource.featured = kind, featured
    written.write(resource, {"title": title, "note": note}, language=language)
    _need_a_title(resource)
    if not checked or not resource.has_to_be_checked:
        resource.checked_on = None
    elif is_another or resource.checked_on is None:
        resource.checked_on = clock.today(convening.zone)
    resource.save()
    if file:
        _keep(resource, file)
    elif not stays:
        ResourceFile.objects.filter(resource=resource).delete()
    audit.record(convening, actor=by, verb="convening.resource_changed", target=resource, note=audience)
    archives.make_anew(convening.pk)
    return resource


@transaction.atomic
def move_resource(resource, *, up, by):
    """One place up or down in the order of its kind."""
    policy.require(by, "convening.edit_convening", resource.convening)
    convening = Convening.objects.select_for_update(no_key=True).get(pk=resource.convening_id)
    rows = list(convening.resources.select_related(None).only("pk", "kind", "position"))
    of_its_kind = [one for one in rows if one.kind == resource.kind]
    place = next(number for number, one in enumerate(of_its_kind) if one.pk == resource.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(of_its_kind):
        return
    first, second = rows.index(of_its_kind[place]), rows.index(of_its_kind[other])
    rows[first], rows[second] = rows[second], rows[first]
    for position, one in enumerate(rows):
        one.position = position
    Resource.objects.bulk_update(rows, ["position"])
    audit.record(convening, actor=by, verb="convening.resource_moved", target=resource)


@transaction.atomic
def take_down(resource, *, by):
    """Remove it with its file. Nobody can undo this."""
    policy.require(by, "convening.edit_convening", resource.convening)
    audit.record(resource.convening, actor=by, verb="convening.resource_taken_down", target=resource)
    transaction.on_commit(partial(keyring.note_gone, "resource", str(resource.pk)))
    resource.delete()
    archives.make_anew(resource.convening_id)


def _told(convening, kind, author, url, languages, audience, room, inside, file):
    """The columns that are neither texts nor order, after a look at each."""
    if kind not in Resource.Kind.values or audience not in Audience.values:
        raise Refused("convening.unknown_choice", _("Choose one of those that are offered."))
    url = (url or "").strip()
    if url and file:
        sentence = _("Give an address or a file, not both: a reader opens one thing.")
        raise Refused("convening.address_and_file", sentence, fields={"url": sentence})
    if url:
        try:
            _an_address(url)
        except ValidationError:
            sentence = _("Write the whole address, with https:// in front.")
            raise Refused("convening.no_address", sentence, fields={"url": sentence}) from None
    return {
        "author": " ".join(author.split())[:200], "url": url, "languages": sorted({str(one)[:5] for one in languages})[:LANGUAGES_MOST],
        "audience": audience, "room": _its_room(convening, audience, room), "inside": inside or kind == Resource.Kind.GRAPHIC,
    }  # fmt: skip


def _its_room(convening, audience, room):
    if audience != Audience.ROOM:
        return None
    chosen = getattr(room, "pk", room)
    try:
        chosen = chosen if isinstance(chosen, UUID) else UUID(str(chosen))
    except ValueError:
        chosen = None
    if chosen not in dict(library.rooms_to_choose(convening)):
        sentence = _("Choose the room whose members are to have it.")
        raise Refused("convening.no_room", sentence, fields={"room": sentence})
    return chosen


def _read_over(convening, title, note, author, audience, by):
    """What is for those of one room may say it in the room's words."""
    if audience != Audience.ROOM:
        refuse_what_is_not_cleared(convening, {"title": title, "note": note, "author": author}, by=by)


def _need_a_title(resource):
    missing = [code for code in ("en", resource.language) if not getattr(resource, f"title_{code}")]
    if missing:
        sentence = _("Give it a title in this language: it is the one that others fall back to, or the one written first.")
        raise Refused("convening.no_title", sentence, fields={f"title_{code}": sentence for code in missing})


def _keep(resource, file):
    cleaned = file if isinstance(file, cleaning.Cleaned) else cleaning.clean(file)
    ResourceFile.objects.update_or_create(
        resource=resource,
        defaults={
            "media_type": cleaned.media_type, "extension": cleaned.extension, "size": len(cleaned.content), "content": cleaned.content,
            "sha256": hashlib.sha256(cleaned.content).hexdigest(), "removed": cleaned.removed,
        },
    )  # fmt: skip
