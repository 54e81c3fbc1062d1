"""A convening with the structure of one before it, and nobody of it.

Each storey copies its own part: see `convening.structure`.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .. import audit, keyring, policy, structure
from ..errors import Refused
from ..models import Convening, Organisation
from ..structure import in_all_languages
from .convenings import give_part


@transaction.atomic
def copy_convening(source, *, slug, starts_on, by, first_secretary=None, titles=None):
    """A draft like `source` whose first day is `starts_on`; returns (copy, sentences about what is not as it was).

    All days move by the same number, hours of the day stay. `titles` ({"en": …}) replace its own. `first_secretary` (a
    person; the one who copies, if not said) is the only one with a part in it.
    """
    policy.require(by, "convening.copy_convening", source)
    if Convening.objects.filter(slug=slug).exists():
        sentence = _("There is already a convening with this short name. Choose another.")
        raise Refused("convening.slug_taken", sentence, fields={"slug": sentence})
    shift = starts_on - source.starts_on
    copy = Convening(
        slug=slug,
        timezone=source.timezone,
        languages=list(source.languages),
        starts_on=starts_on,
        ends_on=source.ends_on + shift,
        threshold_people=source.threshold_people,
        threshold_posts=source.threshold_posts,
        cooling_days=source.cooling_days,
        brand=source.brand,
        accent=source.accent,
        **in_all_languages(source, "title", "tagline", "description"),
    )
    for code, title in (titles or {}).items():
        setattr(copy, f"title_{code}", title)
    try:
        copy.full_clean(exclude=["title"])
    except ValidationError as problem:
        fields = {name: " ".join(sentences) for name, sentences in problem.message_dict.items() if name == "slug"}
        raise Refused("convening.unreadable", _("The new convening cannot be set up like this: look at its short name and its day."), fields=fields) from None
    keyring.make("convening", copy.pk)
    copy.save(force_insert=True)
    for credit in source.organisations.select_related("logo"):
        Organisation.objects.create(
            convening=copy, part=credit.part, position=credit.position, address=credit.address, signs=credit.signs,
            logo=_logo_of(copy, credit.logo), **in_all_languages(credit, "name", "credit_line"),
        )  # fmt: skip
    give_part(copy, first_secretary or by, ["secretariat"], member=False)
    told = [sentence for of_storey in structure.COPIED for sentence in of_storey(source, copy, shift)]
    audit.record(source, actor=by, verb="convening.convening_copied", target=source)
    audit.record(copy, actor=by, verb="convening.convening_set_up", target=copy)
    return copy, told


def _logo_of(copy, logo):
    """The same logo as a picture of the copy: pictures belong to one convening each. One that may not be shown stays behind."""
    if logo is None or not logo.may_be_published:
        return None
    logo.pk, logo.convening, logo._state.adding = uuid.uuid4(), copy, True
    logo.save(force_insert=True)
    return logo
