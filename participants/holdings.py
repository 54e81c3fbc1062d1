"""What this app holds about a person, told to her; what stays of it after erasure, and what is emptied."""

import re
import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext as _

from convening import writing
from convening.models import Convening, Participation

from .forms.roster import TRACK_NAMES
from .models import Admission, Block, Consent, Incident, Invitation, Message, Nomination, Office, PrintedCode, RosterEntry
from .models.invitations import bounce_tag
from .selectors.invitations import digest_of
from .services import seats
from .wording import written

WORDS = {
    "name": gettext_lazy("Name"),
    "name_original": gettext_lazy("Name in its own letters"),
    "honorific": gettext_lazy("How you are addressed"),
    "email": gettext_lazy("E-mail address"),
    "affiliation": gettext_lazy("Organisation"),
    "region": gettext_lazy("Region"),
    "kind_of_actor": gettext_lazy("Kind of actor"),
    "capacity": gettext_lazy("Capacity"),
    "reason": gettext_lazy("Reason"),
    "safe_channel": gettext_lazy("Safe way to reach you"),
    "language": gettext_lazy("Language"),
    "country": gettext_lazy("Country or territory"),
    "residence": gettext_lazy("Country of residence"),
    "origin": gettext_lazy("Country of origin"),
    "works_in": gettext_lazy("Country of work"),
    "access_needs": gettext_lazy("What you need to take part"),
    "first_timer": gettext_lazy("First convening of this kind"),
    "knows_and_agrees": gettext_lazy("You knew and agreed"),
    "secretariats_note": gettext_lazy("Note of the secretariat"),
    "another_address": gettext_lazy("Another address of yours"),
    "questions": gettext_lazy("Questions of the secretariat, and answers"),
    "gender": gettext_lazy("Gender"),
    "phone": gettext_lazy("Telephone number"),
    "reach": gettext_lazy("How you can be reached"),
    "sign_language": gettext_lazy("Sign language"),
    "captions": gettext_lazy("Captions"),
    "carer": gettext_lazy("A carer or an assistant"),
    "conduct": gettext_lazy("Version of the code of conduct that you accepted"),
}


def held(person):
    return {
        _("Nominations, in the words of the offices"): _nominations(person),
        _("Invitations and your answers"): _invitations(person),
        _("What you told a convening"): _answers(person),
        _("Printed codes that wait to be used"): _codes(person),
        _("The roster"): _roster(person),
        _("Consents that you gave or took back"): _consents(person),
        _("Messages to you"): _messages(person),
        _("Incidents that you reported under your name"): _incidents(person),
    }


def left_behind(person):
    if Nomination.objects.filter(person=person).exists():
        yield _("What offices wrote about you becomes unreadable. Their lists say “erased” where your name was.")
    yield _(
        "If an office brought a file of nominations today and you stand in it, the file is kept sealed for a day at most, and goes by "
        "itself. Whoever has your address from elsewhere can nominate you anew; you would be asked again."
    )
    yield _(
        "What you wrote to others through the roster stays with them. What you reported stays with the officer for incidents, without "
        "your name, unless you wrote it into the text."
    )
    for admission in Admission.objects.filter(officer__person=person).select_related("convening"):
        yield _("You hear of incidents in “%(convening)s”. Afterwards nobody does, until somebody else is named.") % {
            "convening": admission.convening.title
        }


@transaction.atomic
def forget(person):
    """Empty what is sealed under her key, make her links open nothing, and free her seats.

    Rows of nominations and invitations stay, so that the ledger adds up; they say where she stood and no more.
    """
    named_in = Convening.objects.filter(nominations__person=person).distinct().order_by("pk")
    for convening in named_in:
        Admission.locked(convening)
        seats.give_back(convening, person)
    for nomination in Nomination.objects.select_for_update(of=["self"]).filter(person=person).select_related("convening"):
        if nomination.state in Nomination.WAITING:
            seats.decided(nomination, Nomination.State.WITHDRAWN)
            nomination.state = Nomination.State.WITHDRAWN
        elif nomination.holds == Nomination.Holds.RESERVE:
            nomination.holds = Nomination.Holds.GAVE_BACK  # the waiting list passes over her
        nomination.sealed_particulars, nomination.sealed_risk_note = b"", None
        nomination.save()
    for invitation in Invitation.objects.select_for_update().filter(person=person):
        invitation.token_digest = digest_of(secrets.token_urlsafe(32))
        invitation.sealed_answer = invitation.number_digest = invitation.browser_digest = invitation.again_digest = None
        invitation.bounce_tag = bounce_tag()
        invitation.save()
    for kept in (PrintedCode, RosterEntry, Consent, Message, Block):
        kept.objects.filter(person=person).delete()
    for incident, told in _incidents_with(person, Incident.objects.select_for_update(of=["self"]).order_by("pk")):
        told["reporter"] = "" if told.get("reporter") == person.pk.hex else told.get("reporter", "")
        if told.get("message"):
            told["message"]["sender"] = "" if told["message"].get("sender") == person.pk.hex else told["message"].get("sender", "")
        incident.content = told
        incident.save(update_fields=["sealed_content"])
    Admission.objects.filter(officer__person=person).update(officer=None)
    Office.people.through.objects.filter(participation__person=person).delete()


# ── Told to her ───────────────────────────────────────────────────────────────────────────────────────────────────────
def _nominations(person):
    """Everything but the note on risks: it can name others, and whoever wrote it; she can ask to have it read to her."""
    lines = []
    for nomination in Nomination.objects.filter(person=person).select_related("office", "convening").order_by("made_on", "pk"):
        lines.append(
            {
                _("Convening"): nomination.convening.title,
                _("Office"): nomination.office.name,
                _("Day"): nomination.made_on,
                _("State"): nomination.get_state_display(),
                **{WORDS.get(name, name): _told(name, word) for name, word in nomination.particulars.items()},
            }
        )
        if nomination.sealed_risk_note:
            lines.append(
                _(
                    "The office also wrote a note on what could happen to you if this were known. It is not shown here, because it can "
                    "endanger others. Ask the secretariat to read it to you."
                )
            )
    return lines


_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGES, _COUNTRIES = ("language", "languages"), ("country", "countries", "residence", "origin", "works_in")
_OF_A_LIST = ("region", "kind_of_actor", "reach", "capacity", "gender")


def _told(name, word):
    """What was written under `name`; what is stored as a code, in the reader's words."""
    reader = writing.language_here()
    if name in _LANGUAGES or name in _COUNTRIES:
        names = writing.locale_of(reader).languages if name in _LANGUAGES else writing.locale_of(reader).territories
        codes = word if isinstance(word, list) else [word]
        return [names.get(code, str(code)) for code in codes if code]
    if name in _OF_A_LIST:
        return written(name, word, reader)
    if name == "tracks":
        return [str(TRACK_NAMES.get(track, track)) for track in word]
    return _plain(word)


def _plain(word):
    if isinstance(word, bool):
        return _("yes") if word else _("no")
    if isinstance(word, int):
        return writing.number_here(word)
    if isinstance(word, list):
        return [" · ".join(str(part) for part in one.values() if part) if isinstance(one, dict) else str(one) for one in word]
    if isinstance(word, str) and _A_DAY.fullmatch(word):
        return date.fromisoformat(word)
    return str(word) if word is not None else ""


def _invitations(person):
    return [
        {
            _("Convening"): invitation.convening.title,
            _("Sent"): invitation.sent_on,
            _("State"): invitation.get_state_display(),
            _("Answered"): invitation.answered_on,
            _("What you wrote"): [_plain(word) for word in invitation.answer.values() if word],
            _("Your office may know"): _("yes") if invitation.tells_office else "",
            _("A letter came back"): invitation.undelivered_on,
        }
        for invitation in Invitation.objects.filter(person=person).select_related("convening").order_by("sent_on")
    ]


def _answers(person):
    parts = Participation.objects.filter(person=person, sealed_answers__isnull=False).select_related("convening")
    return [
        {_("Convening"): part.convening.title, **{WORDS.get(name, name): _told(name, word) for name, word in part.answers.items() if not isinstance(word, dict)}}
        for part in parts  # what another app keeps there (a dict) it tells itself
    ]


def _codes(person):
    return [
        {_("Convening"): code.convening.title, _("Made"): code.issued_on, _("Until"): code.last_day}
        for code in PrintedCode.objects.filter(person=person).select_related("convening")
    ]


def _roster(person):
    return [
        {_("Until"): entry.expires_on, **_content(entry)} for entry in RosterEntry.objects.filter(person=person)
    ]


def _consents(person):
    return [{_("Day"): consent.day, **_content(consent)} for consent in Consent.objects.filter(person=person)]


def _messages(person):
    """Ids of others that stand in a message are left out: they are not about her."""
    lines = [
        {_("Day"): message.day, _("Kind"): message.get_kind_display(), _("From"): message.content.get("name", ""),
         _("Text"): message.content.get("text", "")}
        for message in Message.objects.filter(person=person)
    ]  # fmt: skip
    blocked = [block.content.get("name", "") or _("somebody") for block in Block.objects.filter(person=person)]
    return [*lines, *([{_("You want no messages from"): blocked}] if blocked else [])]


def _content(row):
    labels = {
        "given": _("Given"), "words": _("In these words"), "purposes": _("For"), "shown": _("Shown"), "until": _("Until"),
        "expertise": _("Expertise"), "languages": _("Languages"), "other_languages": _("Other languages"), "countries": _("Countries"),
        "tracks": _("Tracks"), "about": _("About"), "name": _("Name"), "region": _("Region"),
        "months": _("Months"),
    }  # fmt: skip
    purposes = dict(RosterEntry.Purpose.choices)
    told = {}
    for name, word in row.content.items():
        if name == "purposes":
            word = [str(purposes.get(one, one)) for one in word]
        elif name == "shown":
            word = [str(labels.get(one, one)) for one in word]
        told[labels.get(name, name)] = _told(name, word)
    return told


def _incidents(person):
    return [
        {_("Convening"): incident.convening.title, _("Day"): incident.reported_on, _("State"): incident.get_state_display(),
         _("What you wrote"): str(told.get("what", ""))}
        for incident, told in _incidents_with(person) if told.get("reporter") == person.pk.hex
    ]  # fmt: skip


def _incidents_with(person, among=Incident.objects):
    """[(incident, its content)] that she told under her name, or that are of a message of hers. Found by opening them all: no column
    says whose they are."""
    found = []
    for incident in among.select_related("convening"):
        told = incident.content
        if person.pk.hex in (told.get("reporter"), (told.get("message") or {}).get("sender")):
            found.append((incident, told))
    return found
