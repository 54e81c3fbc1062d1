"""What this app holds of a person, told to her: facts under her mark. They stay when she leaves; they name nobody."""

from django.utils.translation import gettext as _

from convening import engagement
from convening.models import Convening

from .models import Fact


def held(person):
    convenings = {
        engagement.mark_of(convening.pk, person.pk): convening for convening in Convening.objects.filter(participations__person=person)
    }
    days = {"logged_on": {}, "opened": {}}
    told = Fact.objects.filter(mark__in=list(convenings), verb__in=list(days)).order_by("day")
    for verb, mark, day in told.values_list("verb", "mark", "day"):
        days[verb].setdefault(bytes(mark), []).append(day)
    logged_on, opened = (
        [{_("Convening"): convening.title, _("Days"): of[mark]} for mark, convening in convenings.items() if mark in of] for of in days.values()
    )
    return {_("Days on which you signed in"): logged_on, _("Days on which you opened a resource"): opened}


def left_behind(person):
    if Convening.objects.filter(participations__person=person).exists():
        yield _(
            "Figures that were released do not change. In those that are compiled later you are one of the people counted, but your "
            "country and what else you told are not."
        )
