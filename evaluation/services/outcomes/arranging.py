"""Pieces come, go, and stand where they should. What is taken out is brought back from the history."""

import uuid

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from convening import writing
from convening.errors import Refused
from convening.models import Picture
from convening.once import first_time

from ...models import Piece, Revision
from . import texts
from .checking import remember_borrowed
from .keeping import as_it_was, changed, in_order, last_position, piece_taken_up, put_in_order, taken_up
from .sources import known_source
from .writing import may_be_printed

MOST_PIECES = 150
LEVELS = (1, 2, 3)
Kind = Piece.Kind
DRAWN = frozenset(
    {
        Kind.SYNTHESIS, Kind.RECOMMENDATIONS, Kind.ROOM_QUESTIONS, Kind.QUOTES, Kind.PROGRAMME, Kind.FIGURES, Kind.PEOPLE, Kind.CREDITS,
        Kind.LINKS, Kind.GRAPHICS, Kind.ANNEX,
    }
)  # fmt: skip


@transaction.atomic
def add_piece(document, kind, key=None, level=1, source="", title=None, text=None, picture=None, *, by, language=None, place=None, once=None):
    """One more piece, at `place` (from 1) or at the end. Without a `key` it is given one that is free. Returns the piece.

    `title` and `text` are {language: words}; `once` is the form's own key: with a spent one nothing happens and None is returned.
    """
    document = taken_up(document, by)
    if once is not None and not first_time(once):
        return None
    pieces = in_order(document)
    if len(pieces) >= MOST_PIECES:
        raise Refused("evaluation.many_pieces", _("A document has %(most)s pieces at most.") % {"most": writing.number_here(MOST_PIECES)})
    piece = Piece(document=document, kind=_known_kind(kind), position=last_position(document) + 1, language=language or document.language)
    taken = {one.key for one in pieces}
    piece.key = _free_key(key, taken) if key else _next_key(piece.kind, title, source, taken)
    piece.level, piece.source = _known_level(level), known_source(document.convening, piece.kind, source, by)
    piece.picture = may_be_printed(document.convening, picture, "picture")
    texts.write(piece, {"title": title, "text": text}, language)
    remember_borrowed(piece)
    piece.save(force_insert=True)
    if place is not None and place <= len(pieces):
        pieces.insert(max(place, 1) - 1, piece)
        put_in_order(pieces)
    changed(document, piece, {}, by=by, verb="evaluation.piece_added")
    return piece


@transaction.atomic
def set_piece(piece, *, by, key=None, level=None, source=None, picture=Ellipsis):
    """What it is called by cross-references, how deep it stands, what it draws on, which picture it shows; what is left out stays."""
    document, piece = piece_taken_up(piece, by)
    was = as_it_was(piece)
    if key is not None and key != piece.key:
        piece.key = _free_key(key, set(Piece.objects.filter(document=document).exclude(pk=piece.pk).values_list("key", flat=True)))
    if level is not None:
        piece.level = _known_level(level)
    if source is not None and source != piece.source:
        piece.source = known_source(document.convening, piece.kind, source, by)
    if picture is not Ellipsis:
        piece.picture = may_be_printed(document.convening, picture, "picture")
    if as_it_was(piece) == was:
        return piece
    piece.save()
    changed(document, piece, was, by=by, verb="evaluation.piece_set")
    return piece


@transaction.atomic
def move_piece(piece, to, *, by, seen=None):
    """Let it stand at place `to`: "up", "down" or a number from 1. `seen` is the place that whoever moves it saw: a button that is
    pressed twice moves once."""
    document, piece = piece_taken_up(piece, by)
    pieces = in_order(document)
    now = next(number for number, one in enumerate(pieces, 1) if one.pk == piece.pk)
    if seen is not None and seen != now:
        return
    place = min(max({"up": now - 1, "down": now + 1}.get(to, to), 1), len(pieces))
    if place == now:
        return
    was = as_it_was(piece)
    pieces.insert(place - 1, pieces.pop(now - 1))
    put_in_order(pieces)
    changed(document, piece, was, by=by, verb="evaluation.piece_moved")


@transaction.atomic
def take_out(piece, *, by):
    """The document goes on without it. Its words stay in the history."""
    document, piece = piece_taken_up(piece, by)
    was, gone = as_it_was(piece), Piece(pk=piece.pk)
    piece.delete()
    put_in_order(in_order(document))
    changed(document, gone, was, by=by, verb="evaluation.piece_taken_out")


@transaction.atomic
def bring_back(document, revision, *, by):
    """Let a piece stand again as it stood at that revision; one that was taken out comes back where it stood, as nearly as there is
    room. What it draws on may be gone since: then it draws on nothing until that is chosen anew."""
    document = taken_up(document, by)
    revision = Revision.objects.filter(document=document, pk=getattr(revision, "pk", revision)).first()
    if revision is None or not revision.was or "kind" not in revision.was:
        raise Refused("evaluation.nothing_to_bring_back", _("Before this there was no such piece, so there is nothing to bring back."))
    told, pieces = revision.was, in_order(document)
    piece = next((one for one in pieces if one.pk == revision.piece), None)
    was = as_it_was(piece) if piece else {}
    is_new = piece is None
    if is_new:
        if len(pieces) >= MOST_PIECES:
            raise Refused("evaluation.many_pieces", _("A document has %(most)s pieces at most.") % {"most": writing.number_here(MOST_PIECES)})
        piece = Piece(pk=revision.piece, document=document, kind=told["kind"], position=last_position(document) + 1)
    taken = {one.key for one in pieces if one.pk != piece.pk}
    piece.key = told["key"] if told["key"] not in taken else _numbered(told["key"], taken)
    piece.level, piece.language, piece.behind = told["level"], told["language"], told["behind"]
    piece.source = _if_there(document.convening, piece.kind, told["source"], by)
    piece.picture = _if_free(document.convening, told["picture"])
    for name in texts.FIELDS[Piece]:
        for code in texts.LANGUAGES:
            setattr(piece, f"{name}_{code}", told[name].get(code, ""))
    piece.borrowed = [*piece.borrowed, *told["borrowed"]]
    remember_borrowed(piece)
    if not is_new and as_it_was(piece) == was:
        return piece
    piece.save(force_insert=is_new)
    if is_new:
        pieces.insert(min(told["position"], len(pieces) + 1) - 1, piece)
        put_in_order(pieces)
    changed(document, piece, was, by=by, verb="evaluation.piece_brought_back")
    return piece


def _if_there(convening, kind, source, by):
    try:
        return known_source(convening, kind, source, by)
    except Refused:
        return ""


def _if_free(convening, pk):
    """The picture, if it is still there and may still be printed."""
    picture = Picture.objects.filter(pk=pk, convening=convening).defer("content", "small").first() if pk else None
    return picture if picture is not None and picture.may_be_published else None


def _known_kind(kind):
    if kind not in Kind.values:
        sentence = _("Choose what kind of piece it is.")
        raise Refused("evaluation.no_kind", sentence, fields={"kind": sentence})
    return Kind(kind)


def _known_level(level):
    if level not in LEVELS:
        sentence = _("A heading is a chapter, or stands one or two steps beneath one.")
        raise Refused("evaluation.no_level", sentence, fields={"level": sentence})
    return level


def _free_key(key, taken):
    key = key.strip().lower()
    if not key or slugify(key) != key or len(key) > 50:
        sentence = _("A short name has small Latin letters, digits and hyphens, 50 at most.")
        raise Refused("evaluation.no_key", sentence, fields={"key": sentence})
    if key in taken:
        sentence = _("Another piece of this document has this short name. Choose another.")
        raise Refused("evaluation.key_taken", sentence, fields={"key": sentence})
    return key


def _next_key(kind, title, source, taken):
    """A key made of the heading, or of what the piece draws on."""
    begun = slugify((title or {}).get("en", ""))[:40].strip("-") or slugify(f"{kind}-{source}".replace("_", "-").replace(":", "-"))[:40].strip("-")
    begun = begun or uuid.uuid4().hex[:8]
    return begun if begun not in taken else _numbered(begun, taken)


def _numbered(key, taken):
    number = 2
    while f"{key[:46]}-{number}" in taken:
        number += 1
    return f"{key[:46]}-{number}"
