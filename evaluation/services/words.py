"""What staff say in words in an annex: its purpose, the lessons, the answer of the management. Written and kept section by section.

That somebody wrote is audited; what was written is in the report, and nowhere else.
"""

from django.db import transaction
from django.utils.translation import gettext as _, gettext_lazy

from convening import audit, policy, warnings, writing
from convening.errors import Refused
from convening.once import first_time
from participants import selectors as participants

from ..models import Narrative

LONGEST = 8_000
SECTIONS = {
    "purpose": (gettext_lazy("Purpose"), gettext_lazy("Why this evaluation is made, and for whom. It opens the annex.")),
    "method": (gettext_lazy("Method"), gettext_lazy("What readers should know of how it was done, beyond what the annex says by itself.")),
    "limits": (gettext_lazy("Limits"), gettext_lazy("What the figures cannot tell, and what went wrong in collecting them.")),
    "lessons": (gettext_lazy("Lessons"), gettext_lazy("What should be done in the same way next time, and what otherwise.")),
    "response": (gettext_lazy("Management response"), gettext_lazy("What the convener accepts of this, and what will follow from it.")),
}


def narratives(convening):
    """{section: {language: text}} of what was written."""
    return {row.section: row.texts for row in Narrative.objects.filter(convening=convening).order_by("section") if row.texts}


@transaction.atomic
def write_words(convening, section, texts, *, by, key=None):
    """Keep what stands in one section, {language: text}; what is empty is taken away. It is printed with the next compilation."""
    policy.require(by, "evaluation.write_words", convening)
    if key is not None and not first_time(key):
        return
    if section not in SECTIONS:
        raise Refused("evaluation.no_such_section", _("There is no such section in the annex."))
    kept = {language: text.strip() for language, text in texts.items() if text.strip()}
    if any(len(text) > LONGEST for text in kept.values()):
        raise Refused(
            "evaluation.words_too_long", _("A text can have %(most)s characters at most.") % {"most": writing.number_here(LONGEST)}
        )
    row, _is_new = Narrative.objects.select_for_update().get_or_create(convening=convening, section=section)
    if row.texts == kept:
        return
    row.texts = kept
    row.save(update_fields=["texts"])
    audit.record(convening, actor=by, verb="evaluation.words_written", target=row, note=section)


def found_in(convening, texts, *, by):
    """What the texts may tell that they should not: `warnings.Found` by their shape, and names of people in the convening, told to nobody
    who may not read the list of its members. The writer decides."""
    found = [one for text in texts.values() for one in warnings.found_in(text)]
    if policy.allows(by, "participants.view_members", convening):
        found += _names_in(convening, " ".join(texts.values()))
    return found


def _names_in(convening, text):
    plain = f" {' '.join(text.casefold().split())} "
    names = sorted({part.person.profile.name for part in participants.members(convening)})
    return [Name(name) for name in names if len(name) > 4 and " ".join(name.casefold().split()) in plain]


class Name:
    """The name of somebody in the convening, found in a text."""

    def __init__(self, text):
        self.text = text

    @property
    def words(self):
        return _("This is the name of somebody in the convening:")
