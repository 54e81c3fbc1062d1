"""What the help desk finds: one person whose handle or whole name it knows, and of her only what gets her in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from convening import policy
from convening.models import Participation, User

from ..models import Invitation, PrintedCode
from .order import ERASED, spelling

MOST = 3
_ARABIC = str.maketrans("\u0629\u0649\u06cc\u06a9", "\u0647\u064a\u064a\u0643", "\u0640")  # letters that are written for one another


@dataclass(frozen=True)
class Found:
    """One person as the help desk sees her. `way_in` is "open", "accepted", "closed" or "none"; `part` may be None."""

    person: User
    part: Participation | None
    name: str
    language: str
    way_in: str
    came_back: bool
    code_until: date | None

    @property
    def public_id(self):
        return self.person.public_id

    @property
    def handle(self):
        return self.part.handle if self.part else ""


def folded(name):
    """A name's words, without accents, capitals, marks and the order in which they stand."""
    plain = spelling(str(name)).translate(_ARABIC)
    return frozenset(re.findall(r"[^\W_]+", plain))


def handle_in(written):
    """ "P-482113" from what was typed: small letters, blanks, digits of any script; or None."""
    digits = "".join(str(unicodedata.digit(sign, "")) or sign for sign in unicodedata.normalize("NFKC", written).upper())
    found = re.fullmatch(r"\s*(?:P[\s-]*)?(\d{4,6})\s*", digits)
    return f"P-{found[1]}" if found else None


def _of(convening):
    """Everybody with a part or an invitation, once."""
    return User.objects.filter(participations__convening=convening) | User.objects.filter(invitations__convening=convening)


def found_at_desk(asker, convening, written):
    """Those whose handle, or whole name, is `written`: at most three, else nobody.

    A careful person is found by her handle and her pen name; by her own name the secretariat alone finds her.
    """
    if handle := handle_in(written):
        return _described(asker, convening, _of(convening).filter(participations__handle=handle, participations__convening=convening))
    wanted = folded(written)
    if not wanted:
        return []
    knows_names = policy.allows(asker, "participants.issue_code_with_care", convening)
    matching = [person.pk for person in _of(convening).distinct() if wanted in _names(person, knows_names)]
    return _described(asker, convening, User.objects.filter(pk__in=matching)) if len(matching) <= MOST else []


def _names(person, knows_names):
    profile = person.profile
    names = [profile.name, profile.name_original] if knows_names or not profile.careful else []
    return [folded(name) for name in (*names, profile.pen_name) if name]


def at_desk(asker, convening, public_id):
    """One person by the opaque name that stands in addresses, or None."""
    return next(iter(_described(asker, convening, _of(convening).filter(public_id=public_id))), None)


def _described(asker, convening, people):
    people = {person.pk: person for person in people.distinct()}
    parts = {part.person_id: part for part in Participation.objects.filter(convening=convening, person__in=people)}
    invitations = {one.person_id: one for one in Invitation.objects.filter(convening=convening, person__in=people)}
    codes = {code.person_id: code for code in codes_waiting(asker, convening).filter(person__in=people)}
    told = []
    for person in people.values():
        invitation, code = invitations.get(person.pk), codes.get(person.pk)
        told.append(
            Found(
                person=person,
                part=parts.get(person.pk),
                name=person.shown_name or str(ERASED),
                language=person.profile.language,
                way_in=_way_in(invitation, parts.get(person.pk), person),
                came_back=bool(invitation and invitation.undelivered_on),
                code_until=code.last_day if code else None,
            )
        )
    return sorted(told, key=lambda one: (spelling(one.name), one.public_id))


def _way_in(invitation, part, person):
    if part is not None and person.is_active:
        return "accepted"
    if invitation is None:
        return "none"
    return "open" if invitation.is_open() else "closed"


def codes_waiting(asker, convening):
    """The codes that wait: to the secretariat all, to the help desk those that she printed herself."""
    codes = PrintedCode.objects.filter(convening=convening).select_related("person", "convening")
    if policy.allows(asker, "participants.issue_code_with_care", convening):
        return codes
    return codes.filter(issued_by=policy.standing(asker).part_in(convening.pk))
