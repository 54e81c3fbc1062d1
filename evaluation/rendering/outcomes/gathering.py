"""All that is drawn into a document, in all languages and as plain data: what it is written from, whatever the language.

Nobody is named here: people on the record are ids of rows, pictures ids of those that may be published. What is gathered depends on
nothing but what is written down: the same pieces and sources give the same.
"""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from sessions.selectors import programme_for

from convening import colours
from convening.models import Audience, Organisation, Picture
from convening.selectors import library
from forums import record

from ...models import Piece
from ...selectors.outcomes import people_on_the_record

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
Kind = Piece.Kind
OF_ROOMS = {Kind.SYNTHESIS, Kind.ROOM_QUESTIONS, Kind.QUOTES}
OF_THE_RECORD = OF_ROOMS | {Kind.RECOMMENDATIONS}
COUNTED = {Kind.FIGURES, Kind.ANNEX}
LINKED, DRAWN = "a", "c"  # the annexes that are made of resources and of pictures
_HEAVY = ("content", "small")


def gather(document, only=None, pieces=None):
    """{"document", "convening", "colours", "organisations", "pictures", "pieces", "report", "recommendations", "syntheses", "programme", "people", "links",
    "graphics"}; of what no piece draws, nothing. `report` is the shape of the report that the document quotes. A number of
    queries that no number of pieces changes.

    With `only` (one of its pieces) what others draw is left out; `pieces` spares reading them.
    """
    pieces = list(document.pieces.order_by("position")) if pieces is None else list(pieces)
    drawing = pieces if only is None else [only]
    kinds = {piece.kind for piece in drawing}
    annexes = {piece.source.lower() for piece in drawing if piece.kind == Kind.ANNEX}
    convening = document.convening
    organisations = list(Organisation.objects.filter(convening=convening)) if only is None or Kind.CREDITS in kinds else []
    graphics = library.graphics(convening) if Kind.GRAPHICS in kinds or DRAWN in annexes else []
    wanted = {document.cover_id if only is None else None, *(piece.picture_id for piece in drawing), *(one.logo_id for one in organisations)} - {None}
    wanted |= {one["picture"] for one in graphics}
    pictures = Picture.objects.filter(pk__in=wanted).defer(*_HEAVY).order_by("pk") if wanted else []
    written = record.Written(convening) if kinds & OF_THE_RECORD else None
    audiences = [Audience.PUBLIC] if document.audience == Audience.PUBLIC else [Audience.PUBLIC, Audience.MEMBERS]
    quotes_it = only is None or kinds & COUNTED or any("{" in (getattr(only, f"text_{code}") or "") for code in LANGUAGES)
    return {
        "document": {
            "slug": document.slug, "kind": document.kind, "title": texts(document, "title"),
            "subtitle": texts(document, "subtitle"), "imprint": texts(document, "imprint"), "language": document.language,
            "languages": list(document.languages), "cover": _id(document.cover_id),
        },
        "convening": {"slug": convening.slug, "title": texts(convening, "title")},
        "colours": colours.in_documents(convening.brand, convening.accent),
        "organisations": [
            {"part": one.part, "name": texts(one, "name"), "credit_line": texts(one, "credit_line"), "logo": _id(one.logo_id), "address": one.address}
            for one in organisations
        ],
        "pictures": {str(one.pk): _picture(one) for one in pictures if one.may_be_published},
        "pieces": [_piece(piece) for piece in pieces],
        "report": document.report.as_shape() if document.report_id and quotes_it else None,
        "recommendations": record.recommendations(written) if Kind.RECOMMENDATIONS in kinds else {},
        "syntheses": record.syntheses(written) if kinds & OF_ROOMS else {},
        "programme": _programme(convening) if Kind.PROGRAMME in kinds else [],
        "people": people_on_the_record(convening) if Kind.PEOPLE in kinds else [],
        "links": library.links(convening, audiences) if Kind.LINKS in kinds or LINKED in annexes else [],
        "graphics": [one["picture"] for one in graphics],
    }  # fmt: skip


def texts(thing, name):
    """{language: words} without what is empty and what is older than the words it translates; {} where nothing is written."""
    behind = getattr(thing, "behind", ())
    told = {code: getattr(thing, f"{name}_{code}") for code in LANGUAGES if code not in behind}
    return {code: words for code, words in told.items() if words}


def _piece(piece):
    return {
        "id": str(piece.pk), "key": piece.key, "kind": piece.kind, "level": piece.level, "source": piece.source, "title": texts(piece, "title"),
        "text": texts(piece, "text"), "picture": _id(piece.picture_id), "language": piece.language,
    }  # fmt: skip


def _picture(picture):
    return {
        "purpose": picture.purpose, "words": texts(picture, "words"), "caption": texts(picture, "caption"), "credit": picture.credit,
        "extension": picture.extension, "width": picture.width, "height": picture.height, "sha256": picture.sha256,  # another picture is another document
    }  # fmt: skip


def _programme(convening):
    """The sessions as everybody may see them, in order of time."""
    return [
        {
            "slug": one.slug, "title": texts(one, "title"), "starts_at": one.starts_at.isoformat(), "minutes": one.minutes, "zone": one.zone_name,
            "door": one.door, "rule": one.rule, "languages": list(one.languages),
        }
        for one in (entry.session for entry in programme_for(AnonymousUser(), convening)) if not one.cancelled_on
    ]  # fmt: skip


def _id(pk):
    return str(pk) if pk else None
