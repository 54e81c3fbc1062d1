"""Useful links and graphic recordings, as pieces or as the annexes A and C; and the place of the annexes B and D, which are bound in
when a file is written."""

from django.utils.translation import gettext as _, gettext_lazy

from convening import writing
from convening.models import Resource

from .. import ANNEXES, blocks
from ..engagement.wording import told

Kind = Resource.Kind
KINDS = {
    Kind.PUBLICATION: gettext_lazy("Publications"),
    Kind.READING: gettext_lazy("Recommended reading"),
    Kind.PODCAST: gettext_lazy("Podcasts"),
    Kind.VIDEO: gettext_lazy("Videos"),
    Kind.SOCIAL: gettext_lazy("Social media kits"),
    Kind.GRAPHIC: gettext_lazy("Graphic recordings"),
    Kind.LINK: gettext_lazy("Useful links"),
}
KICKERS = {"a": gettext_lazy("Annex A"), "b": gettext_lazy("Annex B"), "c": gettext_lazy("Annex C"), "d": gettext_lazy("Annex D")}
NAMES = {"a": gettext_lazy("Useful links"), "c": gettext_lazy("Live sketches and graphic recordings")}


def links(making, piece):
    """What there is to read and to hear, by kind."""
    if not making.sources["links"]:
        return [blocks.missing(_("No links or publications were added."))]
    made, last = [], None
    locale = writing.locale_of(making.language)
    for one in making.sources["links"]:
        if one["kind"] != last:
            last = one["kind"]
            made += [blocks.heading(str(KINDS[last])), {"kind": "links", "items": []}]
        title, code = _told(one, "title", making.language)
        tongues = ", ".join(locale.languages.get(tongue, tongue) for tongue in one["languages"])
        about = " · ".join(part for part in (one["author"], _told(one, "note", making.language)[0], tongues, one["format"]) if part)
        entry = {"title": title, "href": one["address"], "about": about}
        made[-1]["items"].append({**entry, "language": code} if code != making.language else entry)
    return made


def _told(one, name, language):
    """(words, their language), without those that are older than what they translate."""
    return told({code: words for code, words in one[name].items() if code not in one["behind"]}, language)


def graphics(making, piece):
    shown = [block for one in making.sources["graphics"] for block in making.picture(one)]
    return shown or [blocks.missing(_("No graphic recordings were added."))]


def annex(making, piece):
    letter = piece["source"].lower()
    if letter == "a":
        return links(making, piece)
    if letter == "c":
        return graphics(making, piece)
    if letter.upper() not in ANNEXES:
        return [blocks.missing(_("There is no such annex."))]
    if making.sources["report"] is None:
        return [blocks.missing(_("No report of the evaluation is chosen for this document, so there is no annex."))]
    return [{"kind": "annex", "letter": letter}]


def annex_title(letter):
    """ "Annex B: Post-conference evaluation", in the language that is active."""
    name = NAMES[letter] if letter in NAMES else ANNEXES[letter.upper()].name if letter.upper() in ANNEXES else ""
    return _("%(annex)s: %(name)s") % {"annex": KICKERS.get(letter, letter.upper()), "name": name}
