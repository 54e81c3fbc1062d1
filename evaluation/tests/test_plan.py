"""The release plan: settled by evaluation staff, read by the secretariat, fixed for good; and no filter anywhere."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from evaluation.models import ReleasePlan
from evaluation.services import planning
from evaluation.services.categories import KIND_GROUPS, TITLES

from .test_compile import compiled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]


def page(cast):
    return reverse("evaluation_plan", args=[cast.convening.slug])


def typed(client, address, **changed):
    """What the form sends back when nothing or `changed` is typed into it."""
    form = client.get(address).context["form"]
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if value not in (None, "", False):
            sent[name] = value
    return {**sent, **changed}


def test_without_a_row_the_house_chooses(cast):
    plan = planning.plan_of(cast.convening)
    assert (plan.tables, plan.kind_groups, plan.counts_organisers, plan.is_fixed) == (tuple(TITLES), KIND_GROUPS, True, False)
    assert not ReleasePlan.objects.exists()


def test_evaluation_staff_settle_it_and_fix_it_for_good(client, cast):
    client.force_login(cast.evaluator)
    sent = typed(client, page(cast), tables=["participants_by_region"], threshold_people="7", final_on="2021-09-01")
    assert client.post(page(cast), sent).status_code == 302
    plan = planning.plan_of(cast.convening)
    assert (plan.tables, plan.final_on, plan.is_fixed) == (("participants_by_region",), date(2021, 9, 1), False)
    cast.convening.refresh_from_db()
    assert cast.convening.threshold_people == 7
    asked = client.get(page(cast) + "?fix")
    assert asked.status_code == 200 and client.post(page(cast) + "?fix", {}).status_code == 409
    key = asked.context["client_key"]
    for _time in range(2):
        client.post(page(cast) + "?fix", {"understood": "yes", "client_key": key})
    assert planning.plan_of(cast.convening).fixed_on == clock.today(cast.convening.zone)
    assert client.post(page(cast), sent | {"tables": ["interpretation"]}).status_code == 409
    with pytest.raises(Refused):
        planning.settle_plan(cast.convening, {"tables": ["interpretation"]}, by=cast.evaluator)
    assert planning.plan_of(cast.convening).tables == ("participants_by_region",)
    assert list(AuditEntry.objects.filter(verb__startswith="evaluation.plan").values_list("verb", flat=True).order_by("verb")) == [
        "evaluation.plan_fixed", "evaluation.plan_settled",
    ]  # fmt: skip


def test_its_tables_have_names_in_the_language_of_whoever_settles_it(client, cast):
    client.force_login(cast.evaluator)
    with translation.override("ar"):
        named = [gettext(title) for title in TITLES.values()]
    html = client.get(page(cast), headers={"Accept-Language": "ar"}).content.decode()
    assert [name in html for name in named] == [True] * len(TITLES) and "Posts by language" not in html


def test_the_secretariat_reads_and_does_not_settle(client, cast):
    client.force_login(cast.secretariat)
    shown = client.get(page(cast))
    assert shown.status_code == 200 and "form" not in shown.context
    with pytest.raises(Forbidden):
        planning.settle_plan(cast.convening, {}, by=cast.secretariat)
    with pytest.raises(Forbidden):
        planning.fix_plan(cast.convening, by=cast.secretariat)


def test_a_plan_that_nobody_settled_is_fixed_with_the_choices_of_the_house(cast):
    fixed = planning.fix(cast.convening, by=cast.evaluator)
    assert fixed.is_fixed and ReleasePlan.objects.get().tables == list(TITLES)
    assert planning.fix(cast.convening, by=cast.evaluator) == fixed
    assert AuditEntry.objects.filter(verb="evaluation.plan_fixed").count() == 1


def test_thresholds_are_raised_and_never_lowered(cast):
    planning.settle_plan(cast.convening, {}, by=cast.evaluator, thresholds=(8, 12))
    with pytest.raises(Refused) as refused:
        planning.settle_plan(cast.convening, {}, by=cast.evaluator, thresholds=(7, 12))
    assert (refused.value.code, list(refused.value.fields)) == ("evaluation.threshold_lowered", ["threshold_people"])


def test_regions_are_lists_of_countries_and_small_ones_are_warned_of(client, cast):
    client.force_login(cast.evaluator)
    for wrong in ("Arab States DZ BH", "Arab States: DZ, XX", "One: DZ, BH\nTwo: BH"):
        shown = client.post(page(cast), typed(client, page(cast), regions_by="own", own_regions=wrong))
        assert shown.status_code == 409 and shown.context["form"].errors["own_regions"], wrong
    done = client.post(page(cast), typed(client, page(cast), regions_by="own", own_regions="Arab States: DZ, BH"), follow=True)
    assert "Fewer than 10 countries or territories are in: Arab States." in done.content.decode()
    assert planning.plan_of(cast.convening).regions == ({"code": "Arab States", "texts": {}, "countries": ["DZ", "BH"]},)
    client.post(page(cast), typed(client, page(cast), regions_by="m49"))
    assert all(len(region["countries"]) >= 10 for region in planning.plan_of(cast.convening).regions)


def test_kinds_of_actor_stay_three_or_four(cast):
    with pytest.raises(Refused):
        planning.settle_plan(cast.convening, {"kind_groups": {"all": ["Civil society", "Political actors", "Academia and research"]}}, by=cast.evaluator)


@pytest.mark.parametrize("address", ["evaluation", "evaluation_plan", "annex_b"])
def test_no_page_takes_a_filter(client, cast, address):
    """REP 163: country and language and room would be one person. What is asked for is not even read."""
    compiled(cast.convening, cast.evaluator)
    client.force_login(cast.evaluator)
    url = reverse(address, args=[cast.convening.slug])
    pages = [client.get(url + query).content.decode() for query in ("", "?country=LB&spoken=en&room=wg1", "?region=Africa&kind=Academia")]
    plain = [without_keys(one) for one in pages]
    assert plain[0] == plain[1] == plain[2]


def without_keys(text):
    """A page without its tokens, and without the addresses of itself in other languages, which repeat what was asked."""
    return re.sub(r'"\w{64}"|(nonce|value)="[^"]*"|\?[\w=&;%]*', "", text)
