"""The code of conduct is written, changed and asked again; who hears of incidents is named."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused
from convening.models.people import Role

from ..models import Admission
from ..selectors.conduct import accepted

__all__ = ["UNWISE_OFFICERS", "accepted", "name_officer", "set_conduct"]

# Roles that do not go well with hearing of incidents: a code for each, the sentence is the page's.
UNWISE_OFFICERS = {
    Role.MODERATOR: "officer.moderates",
    Role.SECRETARIAT: "officer.secretariat",
    Role.CUSTODIAN: "officer.custodian",
    Role.EVALUATOR: "officer.evaluates",
}


@transaction.atomic
def set_conduct(convening, texts, *, by):
    """Write the code of conduct, {language: text}; English is needed. A text that differs is a new version, asked of everybody anew."""
    policy.require(by, "participants.set_conduct", convening)
    texts = {code: str(texts.get(code) or "").strip() for code, _name in settings.LANGUAGES}
    if not texts["en"]:
        sentence = _("Write the English text: it stands in for the languages in which there is none.")
        raise Refused("conduct.no_text", sentence, fields={"conduct_en": sentence})
    admission = Admission.locked(convening)
    before = {code: getattr(admission, f"conduct_{code}") or "" for code in texts}
    if texts == before:
        return admission
    if before["en"]:
        admission.conduct_version += 1
    for code, text in texts.items():
        setattr(admission, f"conduct_{code}", text)
    admission.save(update_fields=["conduct_version", *(f"conduct_{code}" for code in texts)])
    audit.record(convening, actor=by, verb="participants.conduct_set", target=admission, note=str(admission.conduct_version))
    return admission


@transaction.atomic
def name_officer(convening, part, *, by):
    """`part` hears of incidents from now on, and reads those that were told before. Returns warnings: codes of unwise combinations."""
    policy.require(by, "participants.name_officer", convening)
    if part.convening_id != convening.pk:
        raise Refused("officer.foreign", _("This person has no part in this convening."))
    if not part.person.is_active:
        raise Refused("officer.cannot_sign_in", _("This person cannot sign in, and would read nothing."))
    admission = Admission.locked(convening)
    if admission.officer_id != part.pk:
        admission.officer = part
        admission.save(update_fields=["officer"])
        audit.record(convening, actor=by, verb="participants.officer_named", target=part)
    return [code for role, code in UNWISE_OFFICERS.items() if role in part.roles]
