"""The booths of a session, who sits in them, and what is lacking."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from convening import policy, writing

from ..models import Booth, SessionRole
from .order import told_by_name

ALONE_MINUTES = 30  # nobody interprets longer without being relieved


@dataclass(frozen=True)
class BoothSeen:
    """A booth with those who sit in it: [(participation id, what to call her)]. `relay_from` is "" where it hears the floor."""

    language: str
    relay_from: str
    people: list

    @property
    def name(self):
        """Its language in the reader's."""
        return _capital(writing.language_name_here(self.language))

    @property
    def relay_name(self):
        return writing.language_name_here(self.relay_from)


@dataclass(frozen=True)
class Interpretation:
    """`booths` by language; `sign`: sign-language interpreters; `adrift`: interpreters in no booth. People as in `BoothSeen`."""

    booths: list
    sign: list
    adrift: list

    @property
    def interpreters(self):
        """How many people interpret into spoken languages."""
        return len(self.adrift) + sum(len(booth.people) for booth in self.booths)


def interpretation_of(session, asker, *, names=False):
    """Booths and interpreters, for who may see them. By name where the session tells names, or `names` (for the secretariat). Two queries."""
    names = names or told_by_name(session, asker)
    people, sign, adrift = {}, [], []
    booths = list(Booth.objects.filter(session=session))
    languages = {booth.language for booth in booths}
    roles = SessionRole.objects.filter(session=session, role__in=("interpreter", "sign_interpreter"))
    for given in roles.select_related("participation__person").order_by("pk"):
        part = given.participation
        called = (part.pk, part.person.shown_name if names else part.handle)
        if given.role == "sign_interpreter":
            sign.append(called)
        elif given.language in languages:
            people.setdefault(given.language, []).append(called)
        else:
            adrift.append(called)
    return Interpretation([BoothSeen(one.language, one.relay_from, people.get(one.language, [])) for one in booths], sign, adrift)


def circle(booths):
    """The languages of booths that hear each other in a circle, in the order of the relay; [] if none do. `booths`: {language: relay}."""
    for begun in sorted(booths):
        path, language = [], begun
        while language and language not in path:
            path.append(language)
            language = booths.get(language, "")
        if language:
            return path[path.index(language):]
    return []


def advice(session, found):
    """Sentences on what would not work on the day; [] if all is well. `found` is an `Interpretation`."""
    relays = {booth.language: booth.relay_from for booth in found.booths}
    told = []
    if round_trip := circle(relays):
        told.append(_("These booths hear each other in a circle, so none of them hears the floor: %(languages)s.") % {
            "languages": " ← ".join(writing.language_name_here(code) for code in [*round_trip, round_trip[0]])})
    for booth in found.booths:
        place = {"language": writing.language_name_here(booth.language), "minutes": writing.number_here(ALONE_MINUTES)}
        if booth.relay_from and booth.relay_from not in relays:
            told.append(_("The booth for %(language)s hears a booth that is not there.") % place)
        if not booth.people:
            told.append(_("Nobody sits in the booth for %(language)s.") % place)
        elif len(booth.people) == 1 and session.minutes > ALONE_MINUTES:
            told.append(_("One person alone sits in the booth for %(language)s. After %(minutes)s minutes she needs to be relieved: two share a booth.") % place)
    if found.booths:
        for code in session.languages:
            if code not in relays:
                told.append(_("%(language)s is a language of this session and has no booth: whoever needs it follows only what is said in it.") % {
                    "language": _capital(writing.language_name_here(code))})
    if found.adrift:
        told.append(_("Some interpreters have no booth. Tell of each in which language she works."))
    if len(found.sign) == 1 and session.minutes > ALONE_MINUTES:
        told.append(_("One sign-language interpreter alone needs to be relieved after %(minutes)s minutes: two take turns.") % {
            "minutes": writing.number_here(ALONE_MINUTES)})
    return told


def hers(session, asker, found):
    """(booth in which the asker sits, names of those who share it); (None, []) if she sits in none."""
    part = policy.standing(asker).part_in(session.convening_id)
    for booth in found.booths:
        if part is not None and part.pk in [pk for pk, _called in booth.people]:
            return booth, [called for pk, called in booth.people if pk != part.pk]
    return None, []


def _capital(text):
    return text[:1].upper() + text[1:]
