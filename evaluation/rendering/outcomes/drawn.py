"""Pieces that are drawn from what the convening holds: each as blocks, in one language, from what `gathering` found.

Every function takes the document that is being made (`contents.Making`) and the piece as it was gathered.
"""

from datetime import datetime

from babel.lists import format_list
from django.utils.translation import gettext as _

from convening import writing
from convening.models import Picture
from evaluation import prose

from .. import blocks
from ..engagement.wording import plain, told
from ..texts import DOORS, RULES, in_language
from . import figures


def synthesis(making, piece):
    """The paragraphs of a room, of one of its questions or of a session, numbered through the document where it is a summary."""
    paragraphs = list(_paragraphs(making.sources["syntheses"], piece["source"]))
    if not paragraphs:
        return [blocks.missing(_("No synthesis of it is ready."))]
    said = [{"kind": "prose", **making.as_it_stands(one["text"], one["language"])} for one in paragraphs]
    return [making.point([one]) for one in said] if making.numbers_paragraphs else said


def _paragraphs(syntheses, source):
    of, _colon, slug = source.partition(":")
    slug, _colon, number = slug.partition(":")
    found = next((one for one in syntheses.get(f"{of}s", ()) if one["slug"] == slug), None)
    if found is None:
        return
    if of == "session":
        yield from found["paragraphs"]
        return
    for question in found["questions"]:
        if number in ("", str(question["number"])):
            yield from question["paragraphs"]
    if not number:
        yield from found["general"]


def room_questions(making, piece):
    room = next((one for one in making.sources["syntheses"].get("rooms", ()) if one["slug"] == piece["source"]), None)
    if room is None or not room["questions"]:
        return [blocks.missing(_("The room has no guiding questions."))]
    return [{"kind": "questions", "items": [
        {"number": prose.number(one["number"]), **making.as_it_stands(one["text"])} for one in room["questions"]
    ]}]  # fmt: skip


def quotes(making, piece):
    """Words whose voice agreed, with what it chose beside them and nothing else. They are never translated."""
    rooms = [one for one in making.sources["syntheses"].get("rooms", ()) if piece["source"] in ("", one["slug"])]
    found = [quote for room in rooms for question in room["questions"] for quote in question["quotes"]]
    if not found:
        return [blocks.missing(_("No words of participants were cleared to be quoted."))]
    made = []
    for quote in found:
        credit = _(", ").join([_("a participant"), *(plain(one, making.language) for one in quote["attributes"])])
        made.append({"text": quote["text"], "credit": credit, **({"language": quote["language"]} if quote["language"] != making.language else {})})
    return [blocks.quotes("", made)]


def programme(making, piece):
    """Each session with its day and hours on its own clocks, its door and its rule."""
    if not making.sources["programme"]:
        return [blocks.missing(_("There is no programme yet."))]
    made = []
    for one in making.sources["programme"]:
        starts = datetime.fromisoformat(one["starts_at"]).strftime("%Y-%m-%dT%H:%M:%SZ")
        span, day = prose.clock_span(starts, one["minutes"], one["zone"])
        when = _("%(day)s, %(hours)s (%(city)s)") % {"day": prose.day(day), "hours": span, "city": prose.city(one["zone"])}
        locale = writing.locale_of(making.language)
        spoken = format_list([locale.languages.get(code, code) for code in one["languages"]], locale=locale)
        about = " · ".join(part for part in (str(DOORS[one["door"]]), str(RULES[one["rule"]]), spoken) if part)
        title, code = told(one["title"], making.language)
        made.append({"when": when, "title": title, "about": about, **({"language": code} if code != making.language else {})})
    return [{"kind": "programme", "items": made}]


def figures_in_a_row(making, piece):
    return figures.in_a_row(piece["source"], making.sources["report"], making.language)


def people(making, piece):
    """Rows of those who agreed to be named for what they said on the record: their names are looked up when a file is made."""
    return [{"kind": "people", "people": [one["id"] for one in making.sources["people"] if piece["source"] in ("", one["session"])]}]


def credits(making, piece):
    """The exact words of conveners, partners and donors, and below them those of the pictures."""
    lines = [
        {"line": in_language(one["credit_line"], making.language), "address": one["address"], "logo": one["logo"] if one["logo"] in making.pictures else None}
        for one in making.sources["organisations"]
    ]
    made = [{"kind": "credits", "items": lines}] if lines else [blocks.missing(_("No convener is named yet."))]
    taken = list(dict.fromkeys(credit_of(making.pictures[one]) for one in making.printed_pictures() if making.pictures[one]["credit"]))
    return [*made, *([blocks.heading(_("Pictures")), blocks.listed("", taken)] if taken else [])]


def credit_of(picture):
    """The credit exactly as it stands; "" of a logo."""
    return "" if picture["purpose"] == Picture.Purpose.LOGO else picture["credit"]
