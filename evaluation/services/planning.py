"""What will be told of a convening, settled before anything is released and never changed afterwards.

Nobody asks the figures a question of her own: no page, no address and no command takes a filter. What a report can answer is this plan.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, policy
from convening.errors import Refused
from convening.models import Convening
from convening.once import first_time

from ..models import ReleasePlan
from . import categories

LEAST_MEMBERS = 10  # countries and territories of a region; fewer would be nearly a country by name
MOST_KINDS = 4


@dataclass(frozen=True)
class Plan:
    """The plan of one convening, as it stands or by default. `compared_with` is the earlier convening, or None."""

    tables: tuple = ()
    regions: tuple = ()
    region_groups: dict = field(default_factory=dict)
    kind_groups: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    names_places: bool = False
    counts_organisers: bool = True
    interim_on: date | None = None
    final_on: date | None = None
    compared_with: Convening | None = None
    fixed_on: date | None = None

    @property
    def is_fixed(self):
        return self.fixed_on is not None


SETTLED = (
    "tables", "regions", "region_groups", "kind_groups", "places", "names_places", "counts_organisers", "interim_on", "final_on",
    "compared_with",
)  # fmt: skip


def plan_of(convening):
    """The `Plan` of `convening`: its row, with the house's choices for whatever it leaves empty; without a row, all of them."""
    row = ReleasePlan.objects.select_related("compared_with").filter(convening=convening).first()
    return plan_in(row)


def plan_in(row):
    """The `Plan` that a `ReleasePlan`, or None, stands for."""
    by_default = {"tables": tuple(categories.TITLES), "region_groups": categories.REGION_GROUPS, "kind_groups": categories.KIND_GROUPS}
    if row is None:
        return Plan(**by_default)
    told = {name: getattr(row, name) for name in SETTLED}
    own_regions = bool(row.regions)
    told["tables"] = tuple(row.tables) or by_default["tables"]
    told["regions"] = tuple(row.regions)
    told["region_groups"] = row.region_groups if own_regions else row.region_groups or by_default["region_groups"]
    told["kind_groups"] = row.kind_groups or by_default["kind_groups"]
    return Plan(**told, fixed_on=row.fixed_on)


@transaction.atomic
def settle_plan(convening, settled, *, by, thresholds=None, key=None):
    """Keep what the plan says: `settled` {name: value} of `SETTLED`, and the convening's thresholds (people, posts), which may be
    raised and never lowered. Refused once the plan is fixed. Gives warnings, sentences for whoever settled it."""
    policy.require(by, "evaluation.plan_release", convening)
    convening = Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)
    row = _row(convening)
    if key is not None and not first_time(key):
        return []
    _refuse_if_fixed(row)
    _check_dates(settled)
    _check_groups(settled)
    if thresholds:
        _raise_thresholds(convening, thresholds)
    for name, value in settled.items():
        setattr(row, name, list(value) if name in ("tables", "regions") else value)
    row.save()
    audit.record(convening, actor=by, verb="evaluation.plan_settled", target=row)
    return warnings_about(plan_in(row))


@transaction.atomic
def fix_plan(convening, *, by, key=None):
    """Fix the plan for good. Asked again, nothing happens."""
    policy.require(by, "evaluation.plan_release", convening)
    convening = Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)
    if key is not None and not first_time(key):
        return plan_of(convening)
    return fix(convening, by=by)


def fix(convening, *, by):
    """Fix what the plan says, or the house's choices where nobody settled anything. In the transaction of the caller, who asked the
    right: the first release fixes a plan that nobody fixed."""
    row = _row(convening)
    if row.fixed_on is None:
        settled = plan_in(row)
        row.tables, row.region_groups, row.kind_groups = list(settled.tables), settled.region_groups, settled.kind_groups
        row.fixed_on = clock.today(convening.zone)
        row.save()
        audit.record(convening, actor=by, verb="evaluation.plan_fixed", target=row)
    return plan_in(row)


def warnings_about(settled):
    """What whoever settles a plan should know, in sentences."""
    few = [region["code"] for region in settled.regions if len(region["countries"]) < LEAST_MEMBERS]
    if few:
        yield _(
            "Fewer than %(number)d countries or territories are in: %(regions)s. A count by such a region is nearly a count by country. "
            "Larger regions are safer, and fewer of their figures will be withheld."
        ) % {"number": LEAST_MEMBERS, "regions": ", ".join(few)}


def _row(convening):
    row, _is_new = ReleasePlan.objects.select_for_update(of=("self",)).get_or_create(convening=convening)
    return row


def _refuse_if_fixed(row):
    if row.fixed_on is not None:
        raise Refused("evaluation.plan_is_fixed", _("The release plan is fixed. It does not change any more."))


def _check_dates(settled):
    interim, final = settled.get("interim_on"), settled.get("final_on")
    if interim and final and interim >= final:
        message = _("The final release comes after the interim one.")
        raise Refused("evaluation.plan_dates", message, fields={"final_on": message})


def _check_groups(settled):
    groups = settled.get("kind_groups")
    if groups:
        coarse = len(categories.KINDS) - sum(len(members) - 1 for members in groups.values())
        if coarse > MOST_KINDS or coarse < MOST_KINDS - 1:
            message = _("Kinds of actor are put together into three or four groups, no fewer and no more.")
            raise Refused("evaluation.plan_groups", message, fields={"kind_groups": message})


def _raise_thresholds(convening, thresholds):
    people, posts = thresholds
    lowered = {}
    if people < convening.threshold_people:
        lowered["threshold_people"] = _("This threshold may be raised, not lowered: it is %(number)d.") % {"number": convening.threshold_people}
    if posts < convening.threshold_posts:
        lowered["threshold_posts"] = _("This threshold may be raised, not lowered: it is %(number)d.") % {"number": convening.threshold_posts}
    if lowered:
        raise Refused("evaluation.threshold_lowered", next(iter(lowered.values())), fields=lowered)
    convening.threshold_people, convening.threshold_posts = people, posts
    convening.save(update_fields=["threshold_people", "threshold_posts"])
