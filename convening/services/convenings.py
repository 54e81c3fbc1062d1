"""Setting up a convening and its public page."""

import secrets
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from .. import audit, colours, keyring, policy
from ..errors import Refused
from ..models import Archive, Convening, Organisation, Participation, Update
from ..selectors import credits
from ..zones import zone_named
from . import archives, reading_over
from .library import publish_resource  # noqa: F401  what is published stands together for those who call
from .updates import publish_update  # noqa: F401

_LANGUAGES = [code for code, _name in settings.LANGUAGES]


def _in_languages(**texts):
    """{"title": {"en": …, "ar": …}} as columns; a language that is missing stays empty and falls back."""
    return {f"{name}_{code}": text.get(code, "") for name, text in texts.items() for code in _LANGUAGES}


@transaction.atomic
def set_up_convening(
    *, slug, title, timezone, languages, starts_on, ends_on, tagline=None, description=None, first_secretary, **thresholds
):
    """A new convening with its key, and its first secretary (a person), who appoints everybody else.

    An operator's deed: done on the machine, by the command or the demo. Texts are {"en": …, "ar": …, "es": …, "fr": …}.
    """
    zone = zone_named(timezone)
    if Convening.objects.filter(slug=slug).exists():
        raise Refused("convening.slug_taken", _("There is already a convening with this short name. Choose another."))
    convening = Convening(
        slug=slug,
        timezone=zone.key,
        languages=languages,
        starts_on=starts_on,
        ends_on=ends_on,
        **_in_languages(title=title, tagline=tagline or {}, description=description or {}),
        **thresholds,
    )
    convening.full_clean(exclude=["title"])
    keyring.make("convening", convening.pk)
    convening.save(force_insert=True)
    give_part(convening, first_secretary, ["secretariat"], member=False)
    audit.record(convening, actor=None, verb="convening.convening_set_up", target=convening)
    return convening


def give_part(convening, person, roles, *, member):
    """Her part in the convening with these roles added to those she has. Callers check the right."""
    part = Participation.objects.select_for_update().filter(convening=convening, person=person).first()
    if part is None:
        part = Participation(convening=convening, person=person, roles=[], handle=_free_handle(convening))
    part.roles = sorted({*part.roles, *roles})
    part.member = part.member or member
    part.save()
    person.__dict__.pop("_standing", None)
    return part


def _free_handle(convening):
    """A random opaque handle: numbers in order of joining would be an identity."""
    while True:
        handle = f"P-{secrets.randbelow(900_000) + 100_000}"
        if not Participation.objects.filter(convening=convening, handle=handle).exists():
            return handle


@transaction.atomic
def move_to(convening, state, *, by):
    """Open nominations, open or close the convening."""
    policy.require(by, "convening.edit_convening", convening)
    convening.state = state
    convening.save(update_fields=["state"])
    audit.record(convening, actor=by, verb="convening.state_changed", target=convening, note=state)
    if state != Convening.State.CLOSED:  # what is not over is not archived, and some of it not public
        Archive.objects.filter(convening=convening).delete()


@transaction.atomic
def describe(convening, *, title, tagline, description, by):
    """Write the convening's texts anew: {"en": …, "ar": …, "es": …, "fr": …} each."""
    policy.require(by, "convening.edit_convening", convening)
    reading_over.refuse_what_is_not_cleared(convening, {"title": title, "tagline": tagline, "description": description}, by=by)
    for column, text in _in_languages(title=title, tagline=tagline, description=description).items():
        setattr(convening, column, text)
    convening.save()
    audit.record(convening, actor=by, verb="convening.texts_changed", target=convening)
    archives.make_anew(convening.pk)


@transaction.atomic
def choose_colours(convening, *, brand, accent, by):
    """Give the convening its own two colours, "#rrggbb" each; "" is the house's own. One in which a text could not be read is refused."""
    policy.require(by, "convening.edit_convening", convening)
    for colour in (brand, accent):
        if colour and not (colours.written(colour) == colour and colours.can_be_read(colour)):
            raise Refused("convening.colour_too_pale", _("One of the colours is too pale to be read. Choose a darker one."))
    convening.brand, convening.accent = brand, accent
    convening.save(update_fields=["brand", "accent"])
    audit.record(convening, actor=by, verb="convening.colours_changed", target=convening, note=f"{brand or 'house'} {accent or 'house'}")


@transaction.atomic
def take_down(thing, *, by):
    """Remove an update or a credit from the public page."""
    policy.require(by, "convening.edit_convening", thing.convening)
    note = credits.NO_MORE if getattr(thing, "signs", False) else ""
    audit.record(thing.convening, actor=by, verb=f"convening.{thing._meta.model_name}_taken_down", target=thing, note=note)
    if isinstance(thing, Update):
        transaction.on_commit(partial(keyring.note_gone, "update", str(thing.pk)))
    try:
        thing.delete()
    except ProtectedError:
        raise Refused("convening.signed", _("A document was laid before it for its signature, so its name stays. Change its words instead.")) from None
    archives.make_anew(thing.convening_id)


@transaction.atomic
def credit(convening, *, part, name, credit_line, position=0, logo=None, address="", signs=False, by):
    """Name an organisation on the public page and in documents, in its exact words. One that `signs` agrees to what is published in its
    name before it is."""
    policy.require(by, "convening.edit_convening", convening)
    reading_over.refuse_what_is_not_cleared(convening, {"name": name, "credit_line": credit_line}, by=by)
    organisation = Organisation.objects.create(
        convening=convening, part=part, position=position, logo=_its_logo(convening, logo), address=address, signs=signs,
        **_in_languages(name=name, credit_line=credit_line),
    )  # fmt: skip
    audit.record(convening, actor=by, verb="convening.organisation_credited", target=organisation)
    return organisation


@transaction.atomic
def change_credit(organisation, *, part, name, credit_line, logo, address, signs, by):
    convening = organisation.convening
    policy.require(by, "convening.edit_convening", convening)
    reading_over.refuse_what_is_not_cleared(convening, {"name": name, "credit_line": credit_line}, by=by)
    note = "" if organisation.signs == signs else credits.AGAIN if signs else credits.NO_MORE  # the others see who decided that
    organisation.part, organisation.address, organisation.signs = part, address, signs
    organisation.logo = _its_logo(convening, logo)
    for column, text in _in_languages(name=name, credit_line=credit_line).items():
        setattr(organisation, column, text)
    organisation.save()
    audit.record(convening, actor=by, verb="convening.credit_changed", target=organisation, note=note)
    archives.make_anew(convening.pk)
    return organisation


def _its_logo(convening, logo):
    if logo is not None and (logo.convening_id != convening.pk or not logo.may_be_published):
        raise Refused("convening.picture_not_agreed", _("This picture may not be published yet: say who can be recognised, and who agreed."))
    return logo
