"""The convening's own list of those whom recommendations can address: a tree, such as one mission beneath missions.

It begins with the usual ones, in four languages. Whoever changes it has locked the convening first, so that no two changes together
can put one beneath another in a ring.
"""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused
from convening.models import Convening

from ... import wording
from ...models import Addressee
from ..changing import write_texts

RIGHT = "forums.keep_addressees"
MOST, LONGEST, LEVELS = 60, 200, 3
# As the documents of the United Nations call them.
DEFAULTS = (
    ("member_states", {"en": "Member States", "ar": "الدول الأعضاء", "es": "Estados Miembros", "fr": "États Membres"}),
    ("un_entities", {"en": "United Nations entities", "ar": "كيانات الأمم المتحدة", "es": "Entidades de las Naciones Unidas", "fr": "Entités des Nations Unies"}),
    ("missions", {"en": "United Nations missions", "ar": "بعثات الأمم المتحدة", "es": "Misiones de las Naciones Unidas", "fr": "Missions des Nations Unies"}),
    ("regional", {"en": "Regional organizations", "ar": "المنظمات الإقليمية", "es": "Organizaciones regionales", "fr": "Organisations régionales"}),
    (
        "financial_institutions",
        {"en": "International financial institutions", "ar": "المؤسسات المالية الدولية", "es": "Instituciones financieras internacionales", "fr": "Institutions financières internationales"},
    ),
    ("civil_society", {"en": "Civil society", "ar": "المجتمع المدني", "es": "Sociedad civil", "fr": "Société civile"}),
    ("donors", {"en": "Donors", "ar": "الجهات المانحة", "es": "Donantes", "fr": "Donateurs"}),
)  # fmt: skip


@transaction.atomic
def begin_list(convening):
    """The list as it is; where there is none yet, it begins with the usual addressees. Part of the first deed that needs one."""
    Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)
    kept = list(Addressee.objects.filter(convening=convening))
    if kept:
        return kept
    made = []
    for place, (code, name) in enumerate(DEFAULTS, 1):
        one = Addressee(convening=convening, code=code, position=place)
        write_texts(one, name=name)
        one.save(force_insert=True)
        made.append(one)
    return made


@transaction.atomic
def add_addressee(convening, name, *, by, code=None, parent=None, key=None):
    """One more, at the end; `name` is {language: words}, `parent` the code of the one that it stands beneath, `key` the form's own."""
    policy.require(by, RIGHT, convening)
    kept = begin_list(convening)
    if key and not once.first_time(key):
        return None
    if len(kept) >= MOST:
        raise Refused("forums.many_addressees", _("The list is full."))
    above = _above(kept, parent)
    one = Addressee(convening=convening, parent=above, position=max(other.position for other in kept) + 1)
    write_texts(one, name=_names(name))
    one.code = _free(code or slugify(one.name_en) or "addressee", {other.code for other in kept})
    one.save(force_insert=True)
    audit.record(convening, actor=by, verb="forums.addressee_added", target=one)
    return one


@transaction.atomic
def name_addressee(addressee, name, *, by, parent=None):
    """Call it otherwise, or let it stand elsewhere with all that stands beneath it; `parent` is a code, None for the top."""
    one, kept = _taken_up(addressee, by)
    above = _above(kept, parent, one)
    if above != one.parent:
        one.position = max(other.position for other in kept) + 1  # the last one where it stands now
    one.parent = above
    write_texts(one, name=_names(name))
    one.save()
    audit.record(one.convening, actor=by, verb="forums.addressee_changed", target=one)
    return one


@transaction.atomic
def move_addressee(addressee, *, up, by):
    """Change places with the one before it or after it on its level."""
    one, kept = _taken_up(addressee, by)
    level = sorted((other for other in kept if other.parent_id == one.parent_id), key=lambda other: other.position)
    place = [other.pk for other in level].index(one.pk)
    other = level[max(place - 1, 0) if up else min(place + 1, len(level) - 1)]
    Addressee.objects.filter(pk=one.pk).update(position=other.position)
    Addressee.objects.filter(pk=other.pk).update(position=one.position)
    audit.record(one.convening, actor=by, verb="forums.addressee_moved", target=one)


@transaction.atomic
def remove_addressee(addressee, *, by):
    """Take it off the list, as long as nothing addresses it."""
    one, kept = _taken_up(addressee, by)
    if one.addressed.exists() or any(other.parent_id == one.pk for other in kept):
        raise Refused("forums.addressee_needed", _("A recommendation addresses it, or others stand beneath it. It stays on the list."))
    if len(kept) == 1:
        raise Refused("forums.last_addressee", _("A list needs somebody on it."))
    audit.record(one.convening, actor=by, verb="forums.addressee_removed", target=one)
    one.delete()


def _taken_up(addressee, by):
    policy.require(by, RIGHT, addressee.convening)
    kept = begin_list(addressee.convening)
    one = next((other for other in kept if other.pk == addressee.pk), None)
    if one is None:
        raise Refused("forums.addressee_gone", _("It was taken off the list meanwhile."))
    return one, kept


def _above(kept, parent, one=None):
    """The one with the code `parent`, if `one` (a new one: None) can stand beneath it with all that stands beneath `one`."""
    if not parent:
        return None
    by_id = {other.pk: other for other in kept}
    above = next((other for other in kept if other.code == parent), None)
    line, place = [], above
    while place is not None:
        line.append(place)
        place = by_id.get(place.parent_id)
    if above is None or one in line:
        sentence = _("Choose another one: nobody can stand beneath itself.")
        raise Refused("forums.beneath_itself", sentence, fields={"parent": sentence})
    if len(line) + _levels(kept, one) > LEVELS:
        sentence = _("Choose one that stands higher: the list has %(levels)s levels.") % {"levels": writing.number_here(LEVELS)}
        raise Refused("forums.too_deep", sentence, fields={"parent": sentence})
    return above


def _levels(kept, one):
    """How many levels `one` and those beneath it take."""
    return 1 + max((_levels(kept, other) for other in kept if one is not None and other.parent_id == one.pk), default=0)


def _names(name):
    told = {code: " ".join(wording.honest(words, LONGEST).split()) for code, words in name.items() if (words or "").strip()}
    if not told.get("en"):
        sentence = _("Please write its name in English at least.")
        raise Refused("forums.no_name", sentence, fields={"name_en": sentence})
    return told


def _free(code, taken):
    code = code[:40]
    return next(one for one in (code, *(f"{code}-{number}" for number in range(2, MOST + 3))) if one not in taken)
