"""Recommendations by addressee, each with its number, its short and its long form, and how many support it."""

from django.utils.translation import gettext as _, ngettext

from evaluation import prose

from .. import blocks
from .wording import engagement_of, plain, words


def recommended(report, language):
    told = engagement_of(report)
    if not told.get("recommendations"):
        return _("Recommendations by addressee"), [blocks.missing(_("No recommendation was written."))]
    intro = _("A recommendation stands beneath each of those whom it addresses, always with the same number.")
    made = [blocks.paragraph(f"{intro} {_untold()}")]
    names = {one["code"]: one for one in told["addressees"]}
    for addressee in _in_order(told["addressees"]):
        mine = [one for one in told["recommendations"] if addressee["code"] in one["addressees"]]
        if mine:
            made.append(blocks.heading(_name(addressee, names, language)))
            made += [block for one in mine for block in _whole(one, language)]
    return _("Recommendations by addressee"), made


def support(number):
    """How many people's posts stand behind it, as a sentence; "" where that is not told."""
    if number is None:
        return ""
    sentence = ngettext(
        "Posts of %(number)s person or more support it.", "Posts of %(number)s people or more support it.", number
    )
    return sentence % {"number": prose.number(number)}


def _untold():
    return _(
        "How many people’s posts support it is told as a number that they reach; where they are too few, or too many of all who wrote, "
        "nothing is told."
    )


def _in_order(addressees):
    """Each with those beneath it right after."""
    for one in addressees:
        if not one["parent"]:
            yield one
            yield from (other for other in addressees if other["parent"] == one["code"])


def _name(addressee, names, language):
    own = plain(addressee["name"], language)
    if not addressee["parent"]:
        return own
    return _("%(whole)s: %(part)s") % {"whole": plain(names[addressee["parent"]]["name"], language), "part": own}


def _whole(made, language):
    title = _("%(number)s. %(recommendation)s") % {
        "number": prose.number(made["number"]), "recommendation": plain(made["short"], language, made["language"])
    }  # fmt: skip
    sentence = support(made["support"])
    return [blocks.heading(title, 3), *words(made["long"], language, made["language"]), *([blocks.note(sentence)] if sentence else [])]
