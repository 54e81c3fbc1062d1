"""What this app holds of a person, told to her: facts under her mark. They stay when she leaves; they name nobody."""

from django.utils.translation import gettext as _

from convening import engagement
from convening.models import Convening

from .models import Fact


def held(person):
    logged_on = []
    for convening in Convening.objects.filter(participations__person=person):
        facts = Fact.objects.filter(convening=convening, mark=engagement.mark_of(convening.pk, person.pk), verb="logged_on")
        if days := list(facts.order_by("day").values_list("day", flat=True)):
            logged_on.append({_("Convening"): convening.title, _("Days"): days})
    return {_("Days on which you signed in"): logged_on}


def left_behind(person):
    if Convening.objects.filter(participations__person=person).exists():
        yield _(
            "Figures that were released do not change. In those that are compiled later you are one of the people counted, but your "
            "country and what else you told are not."
        )
