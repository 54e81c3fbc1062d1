"""What this app holds of a person, told to her: facts under her mark, and what is kept for counting. They stay when she leaves; they
name nobody."""

from django.utils.translation import gettext as _

from convening import engagement
from convening.models import Convening

from .models import Fact, OnTheRecord, Report
from .selectors import outcomes
from .services import snapshots
from .services.outcomes import naming


def held(person):
    convenings = {
        engagement.mark_of(convening.pk, person.pk): convening for convening in Convening.objects.filter(participations__person=person)
    }
    kept = snapshots.kept_of({convening.pk: mark for mark, convening in convenings.items()})
    days = {"logged_on": {}, "opened": {}}
    told = Fact.objects.filter(mark__in=list(convenings), verb__in=list(days)).order_by("day")
    for verb, mark, day in told.values_list("verb", "mark", "day"):
        days[verb].setdefault(bytes(mark), []).append(day)
    logged_on, opened = (
        [{_("Convening"): convening.title, _("Days"): of[mark]} for mark, convening in convenings.items() if mark in of] for of in days.values()
    )
    return {
        _("Days on which you signed in"): logged_on, _("Days on which you opened a resource"): opened,
        _("Kept for the figures, without your name, until they are final"): [
            _kept(convening, kept[convening.pk]) for convening in convenings.values() if convening.pk in kept
        ],
        _("Whether documents may name you"): [_naming(named) for named in outcomes.namings_of(person)],
    }  # fmt: skip


def _kept(convening, told):
    first_time = {True: _("yes"), False: _("no")}.get(told["first_timer"], "")
    return {
        _("Convening"): convening.title, _("Country"): told["country"], _("Region"): told["region"], _("Kind of actor"): told["kind_of_actor"],
        _("Language"): told["language"], _("Here for the first time"): first_time,
    }  # fmt: skip


def _naming(named):
    answers = {OnTheRecord.Answer.AGREED: _("You said yes"), OnTheRecord.Answer.DECLINED: _("You said no")}
    words = [" ".join(part for part in (one["honorific"], one["name"], one["function"]) if part) for one in outcomes.words_of(named).values()]
    return {
        _("Convening"): named.convening.title, _("Session"): named.session, _("As it would be printed"): words,
        _("Your answer"): answers.get(named.answer, _("You have not answered")),
    }  # fmt: skip


def forget(person):
    naming.forget(person)


def left_behind(person):
    hers = list(Convening.objects.filter(participations__person=person).values_list("pk", flat=True))
    kept = snapshots.kept_of({convening_id: engagement.mark_of(convening_id, person.pk) for convening_id in hers})
    final = set(Report.objects.filter(convening__in=hers, state="released", stage="final").values_list("convening_id", flat=True))
    if outcomes.namings_of(person):
        yield _("Documents that were made before you leave may name you, where you had agreed. None that is made afterwards does.")
    if hers:
        yield _("Figures that were released do not change. In those that are compiled later you are one of the people counted.")
    if kept:
        yield _(
            "What you had told of your country, region and kind of actor when people were first counted is kept for the figures, sealed and "
            "without your name, and is destroyed when the final ones are released: no figure changes because you leave."
        )
    if set(hers) - set(kept) - final:
        yield _("Where people have not been counted yet, your country and what else you told will not be in the figures.")
