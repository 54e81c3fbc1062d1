"""The check while somebody writes: what it finds, what it tells to whom, how often; with scripts and without."""

from uuid import uuid4

import pytest

from convening.errors import Refused
from convening.services.reading_over import REFUSED_A_DAY
from convening.testing import person_in
from forums import narrowing, record
from forums.models import Insight, Room
from forums.services import posting, rooms, synthesis
from sessions.models import LeftQuestion
from sessions.services import schedule_session

from .test_marking import SESSION_FRAME

ROOM = "/c/gathering/synthesis/wg1/"
SAID = "Our committee read the minutes aloud each evening before anybody voted on them."


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False, language="en")


@pytest.fixture
def said(cast, room, say):
    return say(cast.participant, room, SAID)


@pytest.fixture
def paragraph(room, said, rapporteur):
    return synthesis.write_paragraph(room, None, "minority", {"en": "For some, minutes help."}, [said.pk], by=rapporteur)


def found(problems):
    return [(one.code, one.words) for one in problems]


def typed(page, **more):
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**values, "deed": "check", **more}.items() if value is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She told us of a judge from Mali and a young lawyer in the Sahel.", [("group", "a judge from Mali"), ("group", "a young lawyer in the Sahel")]),
        ("Lo dijo una jueza de Colombia.", [("group", "una jueza de Colombia")]),
        ("Une juge venue du Mali l’a dit.", [("group", "Une juge venue du Mali")]),
        ("قالت ذلك قاضية من لبنان.", [("group", "قاضية من لبنان")]),
        ("Dr. Amal Haddad agreed, and so did la Sra. Quiroga.", [("person", "Dr. Amal Haddad"), ("person", "Sra. Quiroga")]),
        ("قالت الدكتورة هالة مرجان ذلك.", [("person", "الدكتورة هالة مرجان")]),
        ("Judges from Mali and Lebanon met. A peace agreement in Colombia held. Women from the Sahel wait.", []),
    ],
)
def test_words_that_tell_of_one_among_few(text, expected):
    assert [(one.kind, one.words) for one in narrowing.narrow_in(text)] == expected


def test_all_that_a_text_should_not_carry_is_told_in_one_go(cast, paragraph, rapporteur):
    text = f"Many said: {SAID} We in Mali heard it from a judge from Sudan. Write to minutes@people.example."
    told = record.problems_in(cast.convening, text, "en", by=rapporteur, strength="few")
    assert sorted(found(told)) == sorted([
        ("uncleared", SAID.rstrip(".")), ("we", "Mali"), ("group", "a judge from Sudan"), ("pattern", "minutes@people.example"), ("overstated", "Many"),
    ])  # fmt: skip
    assert next(one.sentence for one in told if one.code == "overstated").startswith("“Many” needs the words of 20 people or more")


def test_what_is_compared_is_what_she_reads_and_at_release_everything(cast, room, said, rapporteur):
    outsider = person_in(cast.convening, "evaluator", name="Not A Member", member=False)
    assert [found(record.problems_in(cast.convening, SAID, "en", by=one)) for one in (rapporteur, cast.participant, outsider)] == [
        [("uncleared", SAID.rstrip("."))], [("uncleared", SAID.rstrip("."))], [],
    ]  # fmt: skip
    assert found(record.problems_in(cast.convening, SAID, "en")) == [("uncleared", SAID.rstrip("."))]
    Room.objects.update(rule="off_the_record")
    assert found(record.problems_in(cast.convening, SAID, "en", by=rapporteur)) == []
    assert found(record.problems_in(cast.convening, SAID, "en")) == [("uncleared", SAID.rstrip("."))]


def test_nobody_finds_out_what_is_off_the_record_by_what_is_not_printed(cast, room, rapporteur, say):
    """A text that is ready and carries words of a room that its writer does not read would be left out of all that is printed, and her page would
    say so, as often as she tries. It does not become ready, and she tries so often a day."""
    secret = rooms.open_room(
        cast.convening, slug="apart", title={"en": "Apart"}, rule="chatham_house", naming="voices", moderation="after", opens_on=room.opens_on,
        closes_on=room.closes_on, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    question = rooms.add_question(secret, text={"en": "What helps?"}, by=cast.secretariat)
    posting.write_post(secret, question, SAID, by=cast.participant, key=uuid4(), language="en")
    Room.objects.filter(pk=secret.pk).update(rule="off_the_record")

    def recommended(words):
        with pytest.raises(Refused) as told:
            synthesis.recommend(cast.convening, {"en": "Read them."}, long={"en": words}, addressees=["donors"], by=rapporteur)
        return told.value.code, str(told.value.message), told.value.fields

    first = recommended(f"As was said: {SAID}")
    assert (first[0], list(first[2]), "minutes aloud" in str(first)) == ("forums.uncleared", ["long_en"], False)
    for _time in range(REFUSED_A_DAY - 1):
        synthesis.recommend(cast.convening, {"en": "Read the minutes before you vote on them, and do so every evening."}, addressees=["donors"], by=rapporteur)
        assert recommended(SAID) == first
    assert recommended(SAID) == recommended("Nothing of this stands in any room.") and recommended(SAID)[0] == "convening.many_refusals"
    assert synthesis.recommend(cast.convening, {"en": SAID}, addressees=["donors"], by=rapporteur, ready=False).state == "draft"


def test_names_are_told_to_those_alone_who_keep_the_list_of_members(cast, paragraph, rapporteur, signed_in):
    member = person_in(cast.convening, "participant", name="Zubaida Qasimi")
    nobody = "Wilhelmina Otterbach"
    told = {name: record.problems_in(cast.convening, f"So said {name}.", "en", by=rapporteur) for name in (member.profile.name, nobody)}
    assert told[member.profile.name] == told[nobody] == []
    assert {one.code for one in record.problems_in(cast.convening, "So said Zubaida Qasimi.", "en", by=cast.secretariat)} == {"member"}
    assert record.problems_in(cast.convening, f"So said {nobody}.", "en", by=cast.secretariat) == []
    synthesis.change_paragraph(paragraph, texts={"en": "So said Zubaida Qasimi."}, ready=True, by=rapporteur)
    pages = {person: "may name somebody who takes part" in signed_in(person).get(ROOM).content.decode() for person in (cast.secretariat, rapporteur, cast.evaluator)}
    assert list(pages.values()) == [True, False, False]


@pytest.mark.parametrize("scripts", [True, False])
def test_it_is_checked_while_she_types_and_nothing_is_kept(paragraph, rapporteur, signed_in, scripts):
    hers, address = signed_in(rapporteur), f"{ROOM}?paragraph={paragraph.pk}"
    sent = typed(hers.get(address), text_en=f"Most said: {SAID}", text_es="Para algunas, basta.")
    answer = hers.post(address, sent, headers={"hx-request": "true"} if scripts else {})
    told = answer.content.decode()
    assert (answer.status_code, "<html" in told, 'hx-swap-oob="true"' in told) == (200, not scripts, scripts)
    assert "These words stand in a room and are not cleared: “Our committee" in told and "“Most” needs the words of 20 people" in told
    assert scripts or "Para algunas, basta." in told
    assert Insight.objects.get().text_en == "For some, minutes help."
    calm = hers.post(address, {**sent, "text_en": "Fine."}, headers={"hx-request": "true"} if scripts else {}).content.decode()
    assert "nothing was found" in calm and "notice warning" not in calm


def test_nobody_checks_without_end(cast, paragraph, rapporteur, signed_in, monkeypatch):
    monkeypatch.setattr("forums.record.checking.CHECKS_AN_HOUR", 1)
    hers, address = signed_in(rapporteur), f"{ROOM}?paragraph={paragraph.pk}"
    sent = typed(hers.get(address), text_en=SAID)
    assert hers.post(address, sent).status_code == 200
    refused = hers.post(address, sent)
    assert (refused.status_code, SAID in refused.content.decode(), "not cleared: “" in refused.content.decode()) == (429, True, False)
    fragment = hers.post(address, sent, headers={"hx-request": "true"})
    assert (fragment.status_code, "very many texts" in fragment.content.decode(), "Our committee" in fragment.content.decode()) == (200, True, False)
    with pytest.raises(Refused):
        record.problems_in(cast.convening, SAID, "en", by=rapporteur)


def test_what_says_too_much_is_not_ready_and_what_came_to_say_too_much_is_not_printed(cast, room, said, rapporteur, signed_in):
    texts = {"en": "Several agreed that minutes help."}
    with pytest.raises(Refused) as refused:
        synthesis.write_paragraph(room, None, "convergence", texts, [said.pk], by=rapporteur)
    assert (refused.value.code, refused.value.fields["text_en"].startswith("“Several” needs the words of 10 people or more")) == ("forums.overstated", True)
    draft = synthesis.write_paragraph(room, None, "convergence", texts, [said.pk], by=rapporteur, ready=False)
    Insight.objects.update(strength="several")
    synthesis.change_paragraph(Insight.objects.get(), ready=True, by=rapporteur)
    assert [one["text"] for one in record.engagement(cast.convening)["rooms"][0]["general"]] == [texts]
    record.tell_support()
    assert (record.engagement(cast.convening)["rooms"][0]["general"], record.syntheses(record.Written(cast.convening))["rooms"][0]["general"]) == ([], [])
    assert record.left_out(cast.convening) == []  # that list tells of words that are not cleared
    assert "Not printed at present" in signed_in(rapporteur).get(ROOM).content.decode()
    assert (Insight.objects.get(pk=draft.pk).state, Insight.objects.get(pk=draft.pk).strength) == ("ready", "few")


def test_a_question_left_from_a_session_counts_as_somebodys_words(cast, room, rapporteur):
    session = schedule_session(cast.convening, by=cast.secretariat, **SESSION_FRAME)
    LeftQuestion.objects.create(session=session, language="en", text=SAID)
    session.notes.create(position=1, language="en", text="It was said there that funds for minutes come late every single year.")
    text = f"{SAID} And funds for minutes come late every single year."
    assert [one.code for one in record.problems_in(cast.convening, text, "en", by=rapporteur)] == ["uncleared", "notes"]
