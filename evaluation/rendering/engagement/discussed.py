"""What was discussed, by room and question: numbered paragraphs, quotes that their voices allowed; and what nobody answered."""

from django.utils.translation import gettext as _

from evaluation import prose

from .. import blocks
from .wording import engagement_of, item, plain

KINDS = {"convergence": lambda: _("Convergence"), "divergence": lambda: _("Divergence"), "minority": lambda: _("Minority view")}


def discussed(report, language):
    made = []
    for room in engagement_of(report).get("rooms", []):
        of_room = [block for question in room["questions"] for block in _question(question, language)]
        if room["general"]:
            of_room += [blocks.heading(_("On the room as a whole"), 3), _paragraphs(room["general"], language)]
        if not of_room:
            of_room = [blocks.missing(_silence(room))]
        made += [blocks.heading(plain(room["title"], language)), *of_room]
    return _("What was discussed"), made or [blocks.missing(_("There were no discussion rooms."))]


def unanswered(report, language):
    made = []
    for room in engagement_of(report).get("rooms", []):
        left = [_asked(question, language) for question in room["questions"] if not question["answered"]]
        left += [plain(one["text"], language, one["language"]) for one in room["unanswered"]]
        if left:
            made += [blocks.heading(plain(room["title"], language)), blocks.listed("", left)]
    return _("Questions that stayed open"), made or [blocks.paragraph(_("Every guiding question was answered by somebody."))]


def _silence(room):
    if room["rule"] == "off_the_record":
        return _("This room is off the record: nothing that was said there is told.")
    return _("No synthesis of this room was written.")


def _question(question, language):
    if not question["paragraphs"] and not question["quotes"]:
        return []
    made = [blocks.heading(_asked(question, language), 3)]
    if question["paragraphs"]:
        made.append(_paragraphs(question["paragraphs"], language))
    if question["quotes"]:
        made.append(blocks.quotes(_("In the words of participants, who agreed to be quoted:"), [_quote(one, language) for one in question["quotes"]]))
    return made


def _asked(question, language):
    return _("Question %(number)s: %(question)s") % {"number": prose.number(question["number"]), "question": plain(question["text"], language)}


def _paragraphs(paragraphs, language):
    """Numbered through the room: the first says where the numbers go on."""
    made = [item(one["text"], language, one["language"], KINDS[one["kind"]]()) for one in paragraphs]
    return blocks.numbered(made, start=paragraphs[0]["number"])


def _quote(quote, language):
    """The words are never translated; beside them stands what their voice chose, and nothing else."""
    attributes = [plain(one, language) for one in quote["attributes"]]
    made = {"text": quote["text"], "credit": _(", ").join([_("a participant"), *attributes])}
    return made if quote["language"] == language else {**made, "language": quote["language"]}
