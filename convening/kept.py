"""What the ground floor itself holds about a person, told to her; and what stays of it after erasure."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext as _

from . import geography, vault, writing
from .factors import device_of
from .models import OutboxEntry, Participation
from .models.people import SECRETARIAT, Role
from .outbox import open_letter

# Every attribute of a profile by the words in which it is asked for. The stamp counts how often she signed out everywhere.
ATTRIBUTES = {
    "name": gettext_lazy("Name"),
    "name_original": gettext_lazy("Name in its own letters"),
    "honorific": gettext_lazy("How you are addressed"),
    "email": gettext_lazy("E-mail address"),
    "phone": gettext_lazy("Telephone number"),
    "language": gettext_lazy("Language"),
    "zone": gettext_lazy("Time zone"),
    "affiliation": gettext_lazy("Organisation"),
    "country": gettext_lazy("Country or territory"),
    "origin": gettext_lazy("Country of origin"),
    "works_in": gettext_lazy("Country of work"),
    "region": gettext_lazy("Region"),
    "kind_of_actor": gettext_lazy("Kind of actor"),
    "gender": gettext_lazy("Gender"),
    "access_needs": gettext_lazy("What you need to take part"),
    "pen_name": gettext_lazy("Pen name"),
    "careful": gettext_lazy("More care"),
    "stamp": gettext_lazy("Times that you signed out on every device"),
}
_COUNTRIES = ("country", "origin", "works_in")
_BY_THEIR_ENGLISH_NAMES = ("region", "kind_of_actor", "gender")  # so they are stored, and so the catalogues know them


def held(person):
    return {_("You"): [_profile(person)], _("Who sees what"): _shares(person), _("Your parts in convenings"): _parts(person),
            _("How you sign in"): _ways_in(person), _("Letters on their way"): _letters(person)}  # fmt: skip


def left_behind(person):
    yield _(
        "Your name, your address and everything you told about yourself become unreadable, for us as well. The key that opens "
        "them is destroyed at once; the last copy of it goes within 30 days, with the oldest backup of the keys."
    )
    yield _("You cannot sign in any more. Letters to you that wait are thrown away, and none is written again.")
    yield _("Counts stay as they are: that somebody was there, without any way back to you.")
    for part in Participation.objects.filter(person=person, roles__contains=[Role.SECRETARIAT]).select_related("convening"):
        others = Participation.objects.filter(convening=part.convening, roles__contains=[Role.SECRETARIAT], person__is_active=True)
        if not others.exclude(pk=part.pk).exists():
            yield _("Nobody else is in the secretariat of “%(convening)s”. Name somebody first, or nobody can look after it.") % {
                "convening": part.convening.title
            }


def forget(person):
    """What she told each convening; the part itself stays, with its random handle."""
    Participation.objects.filter(person=person).update(sealed_answers=None)


def _profile(person):
    told, language = person.profile, writing.language_here()
    line = {}
    for name, label in ATTRIBUTES.items():
        value = getattr(told, name)
        if name in _COUNTRIES and value:
            value = geography.country(value, language)
        elif name in _BY_THEIR_ENGLISH_NAMES and value:
            value = _(value)
        elif name == "language" and value:
            value = writing.locale_of(language).languages.get(value, value)
        elif name == "zone" and value:
            value = writing.city(value, language)
        elif name == "careful":
            value = _("yes") if value else ""
        elif name == "stamp":
            value = writing.number(value - 1, language) if value > 1 else ""
        line[label] = value
    return line


def _shares(person):
    told = person.profile
    words = {SECRETARIAT: _("the secretariat"), "counted": _("nobody; only counted")}
    return [{label: words[told.seen_by(name)] for name, label in ATTRIBUTES.items() if name in told.shares}] if told.shares else []


def _parts(person):
    return [
        {
            _("Convening"): part.convening.title,
            _("Roles"): [str(Role(role).label) for role in part.roles],
            _("Private space"): _("open to you") if part.member else "",
            _("Name for platforms"): part.handle,
            _("Last day of your contract"): part.until,
        }
        for part in Participation.objects.filter(person=person).select_related("convening").order_by("convening__starts_on")
    ]


def _ways_in(person):
    kinds = {
        Authenticator.Type.WEBAUTHN: _("a passkey"),
        Authenticator.Type.TOTP: _("an authenticator app"),
        Authenticator.Type.RECOVERY_CODES: _("recovery codes"),
    }
    lines = [
        {_("Way"): kinds[one.type], _("On"): str(device_of(one)) if one.type == Authenticator.Type.WEBAUTHN else "",
         _("Since"): one.created_at.date()}
        for one in Authenticator.objects.filter(user=person)
    ]  # fmt: skip
    if person.has_usable_password():
        lines.append(_("A password, stored as a digest."))
    return [*lines, _("Where and when you are signed in is not stored in a form that we could read.")]


def _letters(person):
    """How many wait. They are sealed, and opened to see whose they are."""
    wanted = vault.address_key(person.profile.email)
    waiting = OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER, sealed__isnull=False)
    hers = [one for one in map(open_letter, waiting) if wanted and vault.address_key(one["address"]) == wanted]
    return [letter["subject"] for letter in hers]
