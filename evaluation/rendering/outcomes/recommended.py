"""Recommendations as a piece draws them: all in short or in full, or by those whom they address, in the words for each."""

from django.utils.translation import gettext as _, ngettext

from evaluation import prose

from .. import blocks
from ..engagement.recommended import support
from ..engagement.wording import plain, remark, told
from . import numbering
from .prose import RECOMMENDATION


def recommendations(making, piece):
    """All of them in short or in full, or by those whom they address; their numbers are always those of the list."""
    held = making.sources["recommendations"]
    if not held.get("recommendations"):
        return [blocks.missing(_("No recommendation is ready."))]
    source = piece["source"] or "long"
    if source in ("short", "long"):
        return [_recommended(making, one, None, source) for one in held["recommendations"]]
    tree = _tree(held["addressees"], source.partition(":")[2])
    made = []
    for addressee, depth in tree:
        mine = [one for one in held["recommendations"] if addressee["code"] in one["addressees"]]
        beneath = any(other["parent"] == addressee["code"] for other, _depth in tree)
        if (mine or beneath and _any_beneath(addressee, tree, held)) and not (depth == 0 and source.startswith("to:") and any(piece["title"].values())):
            made.append(blocks.heading(plain(addressee["name"], making.language), 2 + min(depth, 1)))
        made += [_recommended(making, one, addressee["code"], "long") for one in mine]
    return made or [blocks.missing(_("No recommendation addresses them."))]


def _tree(addressees, code):
    """[(addressee, depth)], each with those beneath it right after; of one and those beneath it where there is a `code`."""
    known = {one["code"] for one in addressees}

    def beneath(parent, depth):
        for one in addressees:
            if one["parent"] == parent:
                yield one, depth
                yield from beneath(one["code"], depth + 1)

    if not code:
        return list(beneath(None, 0))
    first = next((one for one in addressees if one["code"] == code), None)
    return [(first, 0), *beneath(code, 1)] if code in known else []


def _any_beneath(addressee, tree, held):
    codes = {addressee["code"]}
    for other, _depth in tree:
        if other["parent"] in codes:
            codes.add(other["code"])
    return any(codes & set(one["addressees"]) for one in held["recommendations"])


def _recommended(making, one, code, form):
    """One recommendation, in the words for the addressee of this `code` where she has her own."""
    own = one.get("words", {}).get(code, {}) if code else {}
    short, in_short = told(own.get("short") or one["short"], making.language, one["language"])
    number = prose.number(one["number"])
    identity = making.places.id(f"{RECOMMENDATION}{one['number']}")
    key = f"{RECOMMENDATION}{one['number']}"
    if key not in making.places.labels or form == "long" and key in making.in_short:
        making.places.name(key, identity, numbering.to_recommendation(number))
        making.in_short.discard(key)
    if form == "short":
        making.in_short.add(key)
    made = {"kind": "recommendation", "id": identity, "number": number, "title": short, "blocks": [], "notes": []}
    if in_short != making.language:
        made["language"] = in_short
    long, in_long = told(own.get("long") or one["long"], making.language, one["language"])
    if form == "long" and long:
        made["blocks"] = [_paragraph(part.strip(), in_long, making) for part in long.split("\n\n") if part.strip()]
    if {in_short, in_long if made["blocks"] else in_short} - {making.language}:
        made["notes"].append(_untranslated(in_short if in_short != making.language else in_long, making.language))
    if form == "long":
        made["notes"] += [sentence for sentence in (support(one["support"]), _endorsed(one.get("endorsed"))) if sentence]
    return made


def _untranslated(code, language):
    return _("Not translated: the words are %(in_language)s.") % {"in_language": remark(code, language)}


def _paragraph(text, code, making):
    made = {"kind": "prose", "runs": [{"text": text}]}
    return made if code == making.language else {**made, "language": code}


def _endorsed(number):
    if number is None:
        return ""
    sentence = ngettext("%(number)s member or more endorsed it.", "%(number)s members or more endorsed it.", number)
    return sentence % {"number": prose.number(number)}
