"""How the annex came about, and the process statement: the Rule, the naming, the sealing, how often a veil was lifted."""

from django.utils.translation import gettext as _, ngettext

from evaluation import prose

from .. import blocks
from ..texts import RULES
from .rooms import NAMINGS
from .wording import engagement_of, plain


def about(report, language):
    made = [
        blocks.paragraph(
            _(
                "This annex tells what was said in the discussion rooms of the convening without telling who said it. The rapporteur read the "
                "record of the rooms without names and voices, and wrote down where people agreed, where they did not, and what few said."
            )
        ),
        blocks.paragraph(
            _(
                "Words of participants are printed only where they agreed to it, in the room and without anybody learning who they are; "
                "beside them stands what they chose and nothing else."
            )
        ),
        blocks.note(_("Texts were written in one language and translated by people. Where a translation is missing, the text stands in its own language and says so.")),
    ]
    return _("About this summary"), made


def process(report, language):
    made = []
    for room in engagement_of(report).get("rooms", []):
        made += [
            blocks.heading(plain(room["title"], language)),
            blocks.facts([
                (_("Rule"), str(RULES[room["rule"]])),
                (_("Who saw whom"), NAMINGS[room["naming"]]()),
                (_("Sealing"), _sealing(room)),
            ]),
        ]  # fmt: skip
    return _("Process statement"), [*made, blocks.heading(_("All rooms")), blocks.paragraph(veils(report["meta"]["veils_lifted"])), *_what_they_mean()]


def veils(number):
    """How often two custodians allowed that it was worked out who wrote a post. Told also when it is 0."""
    if not number:
        return _("Veils lifted: %(number)s. It was never worked out who wrote a post.") % {"number": prose.number(0)}
    return ngettext(
        "Veils lifted: %(number)s. Once two custodians allowed that it be worked out who wrote a post, because of a threat or a crime.",
        "Veils lifted: %(number)s. So often two custodians allowed that it be worked out who wrote a post, because of a threat or a crime.",
        number,
    ) % {"number": prose.number(number)}


def _sealing(room):
    if room["sealed_on"]:
        return _("sealed on %(day)s: since then nobody can work out who wrote what") % {"day": prose.day(room["sealed_on"])}
    return _("not sealed yet; it can be from %(day)s on") % {"day": prose.day(room["sealable_from"])}


def _what_they_mean():
    return [
        blocks.note(
            _(
                "Under the Chatham House Rule participants are free to use the information received, but neither the identity nor the "
                "affiliation of the speakers, nor that of any other participant, may be revealed. Until a room is sealed, whoever holds the "
                "server and its keys could work out who wrote; then the key is destroyed."
            )
        )
    ]
