"""What staff add to the figures: words of the annexes and figures of an earlier convening."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from convening.errors import Forbidden
from convening.models import AuditEntry, Convening
from convening.testing import person_in
from evaluation import services
from evaluation.models import EarlierFigure, Narrative, ReleasePlan, Report
from evaluation.services import earlier, words

pytestmark = pytest.mark.usefixtures("redis_empty")


def write(client, cast, section="lessons", **typed):
    address = reverse("evaluation_words", args=[cast.convening.slug]) + f"?section={section}"
    return client.post(address, {"client_key": uuid4(), **typed})


@pytest.fixture
def evaluator(client, cast):
    client.force_login(cast.evaluator)
    return client


def test_words_are_kept_section_by_section_and_stand_in_the_next_report(evaluator, cast):
    assert write(evaluator, cast, text_en="Open the rooms early.", text_ar="افتحوا القاعات مبكراً.").status_code == 302
    assert words.narratives(cast.convening) == {"lessons": {"en": "Open the rooms early.", "ar": "افتحوا القاعات مبكراً."}}
    assert services.compile_as_operator(cast.convening)["narrative"] == words.narratives(cast.convening)
    page = evaluator.get(reverse("evaluation_words", args=[cast.convening.slug])).content.decode()
    assert "English: 4 words" in page


def test_that_somebody_wrote_is_audited_and_never_what(evaluator, cast):
    write(evaluator, cast, text_en="Open the rooms early.")
    entry = AuditEntry.objects.get(verb="evaluation.words_written")
    assert (entry.actor_id, entry.note) == (cast.evaluator.pk, "lessons")


def test_the_same_form_sent_twice_is_one_deed_and_the_same_words_are_none(evaluator, cast):
    key = uuid4()
    for _time in range(2):
        words.write_words(cast.convening, "purpose", {"en": "To learn."}, by=cast.evaluator, key=key)
    words.write_words(cast.convening, "purpose", {"en": " To learn. "}, by=cast.evaluator)
    assert AuditEntry.objects.filter(verb="evaluation.words_written").count() == 1


def test_what_is_emptied_is_no_longer_printed(evaluator, cast):
    write(evaluator, cast, text_en="Open the rooms early.")
    write(evaluator, cast, text_en="")
    assert words.narratives(cast.convening) == {}


def test_an_address_in_the_words_is_shown_first_and_kept_only_if_that_is_meant(evaluator, cast):
    typed = {"text_en": "Write to office@convener.example for the papers."}
    answer = write(evaluator, cast, **typed)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "office@convener.example" in page and not Narrative.objects.exists()
    despite = page.split('name="despite"')[1].split('value="')[1].split('"')[0]
    assert write(evaluator, cast, **typed, despite=despite).status_code == 302
    assert Narrative.objects.get().texts == typed_as_kept(typed)


def typed_as_kept(typed):
    return {name.removeprefix("text_"): text for name, text in typed.items()}


def test_only_who_may_read_the_members_learns_that_a_name_is_one_of_theirs(client, cast):
    member = person_in(cast.convening, "participant", name="Mariam Haddad")
    texts = {"en": f"We thank {member.profile.name} for her words."}
    cast.convening.state = Convening.State.CLOSED
    cast.convening.save()
    assert [one.text for one in words.found_in(cast.convening, texts, by=cast.secretariat)] == ["Mariam Haddad"]
    assert words.found_in(cast.convening, texts, by=cast.evaluator) == []


@pytest.mark.parametrize("who", ["participant", "moderator", "nominator", "stranger", "secretariat"])
def test_others_do_not_write_nor_the_secretariat_before_the_close(client, cast, who):
    person = getattr(cast, who)
    with pytest.raises(Forbidden):
        words.write_words(cast.convening, "lessons", {"en": "No."}, by=person)
    with pytest.raises(Forbidden):
        earlier.note_figure(cast.convening, indicator="posts", value=1, source="p. 1", by=person)
    client.force_login(person)
    for name in ("evaluation_words", "evaluation_earlier"):
        assert client.get(reverse(name, args=[cast.convening.slug])).status_code == 404


def test_a_section_that_is_none_is_not_there(evaluator, cast):
    assert write(evaluator, cast, section="gossip", text_en="No.").status_code == 404


# ---- earlier figures


def add(client, cast, **typed):
    return client.post(reverse("evaluation_earlier", args=[cast.convening.slug]), {"client_key": uuid4(), **typed})


def test_an_earlier_figure_with_a_percentage_that_is_not_its_own_is_flagged_at_once(evaluator, cast):
    told = {"indicator": "activation", "value": "138", "whole": "324", "stated": "45", "source": "the report of 2021, page 3"}
    assert add(evaluator, cast, **told).status_code == 302
    page = evaluator.get(reverse("evaluation_earlier", args=[cast.convening.slug])).content.decode()
    assert "its source says 45%, but 138 of 324 are 42.6%" in page
    report = services.compile_as_operator(cast.convening)
    assert [(one["then"], one["then_whole"], one["stated"], one["flag"]) for one in report["comparison"]] == [
        (138, 324, 45.0, "stated_is_not_the_share")
    ]


def test_a_percentage_that_fits_is_not_flagged(evaluator, cast):
    add(evaluator, cast, indicator="activation", value="138", whole="307", stated="45", source="p. 3")
    page = evaluator.get(reverse("evaluation_earlier", args=[cast.convening.slug])).content.decode()
    assert "138 of 307" in page and "its source says" not in page


def test_a_part_larger_than_its_whole_is_refused_and_nothing_typed_is_lost(evaluator, cast):
    answer = add(evaluator, cast, indicator="activation", value="400", whole="307", source="the report of 2021")
    assert answer.status_code == 409
    assert "A part cannot be larger than its whole" in answer.content.decode() and "the report of 2021" in answer.content.decode()
    assert not EarlierFigure.objects.exists()


def test_an_earlier_figure_can_be_taken_away_and_both_deeds_are_audited(evaluator, cast):
    add(evaluator, cast, indicator="posts", value="60", source="p. 9")
    figure = EarlierFigure.objects.get()
    evaluator.post(reverse("evaluation_earlier", args=[cast.convening.slug]), {"figure": figure.pk})
    assert not EarlierFigure.objects.exists()
    verbs = AuditEntry.objects.filter(verb__startswith="evaluation.earlier").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["evaluation.earlier_figure_noted", "evaluation.earlier_figure_taken_away"]
    assert evaluator.post(reverse("evaluation_earlier", args=[cast.convening.slug]), {"figure": uuid4()}).status_code == 404


def test_the_release_of_an_earlier_convening_is_laid_beside_this_one_and_what_was_typed_goes_first(cast):
    before = Convening.objects.create(
        slug="before", title="The first gathering", timezone="UTC", starts_on=date(2019, 7, 1), ends_on=date(2019, 7, 31), languages=["en"]
    )
    figures = {"people": {"registered": 210, "participants": 250}, "platform": {"logged_on": 84}, "rooms": {"posts": None}}
    told = {"number": 1, "compiled_on": date(2019, 8, 1), "figures": figures}
    Report.objects.create(convening=before, state="draft", **{**told, "number": 2})
    assert earlier.figures(cast.convening, before) == []
    Report.objects.create(convening=before, state="released", stage="final", released_on=date(2019, 8, 2), **told)
    found = {one["indicator"]: (one["value"], one["whole"]) for one in earlier.figures(cast.convening, before)}
    assert found == {"registered": (210, None), "participants": (250, None), "activation": (84, 210)}
    earlier.note_figure(cast.convening, indicator="participants", value=260, source="the printed report", by=cast.evaluator)
    both = {one["indicator"]: one for one in earlier.figures(cast.convening, before)}
    assert (both["participants"]["value"], both["participants"]["source"]) == (260, "the printed report")
    assert both["activation"]["source"]["en"] == "the released evaluation of “The first gathering”"
    ReleasePlan.objects.create(convening=cast.convening, compared_with=before)
    report = services.compile_as_operator(cast.convening)
    assert [one["then"] for one in report["comparison"] if one["indicator"] == "activation"] == [84]
