"""A live session, several people at once: the chair, a participant in Arabic on her phone, one without scripts, and a booth. Each has on
her screen what is hers."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from convening import clock

from .conftest import JULY_16

GROUP = "/c/gipp-2021/programme/working-group-2/"
LIVE, CHAIR, BOOTH, QUESTIONS = f"{GROUP}live/", f"{GROUP}live/chair/", f"{GROUP}live/booth/", f"{GROUP}live/questions/"
WIDE = {"width": 1200, "height": 900}
ASKED = "¿Quién paga el viaje de vuelta?"
LINE = "تقويم الجولات يجب أن يُتفق عليه مسبقاً."


@pytest.fixture
def meeting(place):
    """The second working group, in its fortieth minute."""
    with place.entered():
        clock.set_to(datetime(2021, 7, 15, 8, 40, tzinfo=UTC))
    yield
    with place.entered():
        clock.set_to(JULY_16)


def test_asking_calling_speaking_asking_in_writing_voting_and_reading(meeting, invite):
    chair = invite("en", window=WIDE).sign_in("sirkka@northernlights.example")
    arabic = invite("ar").sign_in("shahrazad@jasminebridge.example")
    plain = invite("es", scripts=False).sign_in("marisol@tejedoras.example")
    booth = invite("ar", window=WIDE).sign_in("karim@threebooths.example")
    chair.go(CHAIR)
    arabic.go(LIVE)
    booth.go(f"{BOOTH}?booth=ar")
    on_stage = arabic.page.locator("[data-shared=stage] .stage-who")

    # Each asks for the floor: one in place, one on a page of its own. Neither shows her name.
    arabic.page.click("#turn_ask")
    arabic.page.select_option("#turn_form select[name=language]", "ar")
    arabic.page.click("#turn_form .button")
    expect(arabic.page.locator("#turn_back")).to_be_visible()
    plain.go(f"{LIVE}floor/ask/").press("form.asking .button")
    assert plain.path == LIVE and plain.page.locator("#turn_back").count() == 1
    expect(chair.page.locator(".queue .asks")).to_have_count(2)
    for name in ("Shahrazad", "شهرزاد", "Marisol", "Quiñonero"):
        assert chair.name_is_nowhere(name)

    # The chair calls by one key; whoever is called is told, the others see a label and a clock.
    label = chair.page.locator(".queue .asks-who b").first.inner_text()
    chair.page.wait_for_timeout(600)  # a key counts once she can have seen what changed
    chair.page.keyboard.press("n")
    expect(chair.page.locator(".stage-who")).to_have_text(label)
    expect(arabic.page.locator("#turn_finished")).to_be_visible()
    expect(arabic.page.locator("[data-shared=stage] time[role=timer]")).to_be_visible()
    assert plain.go(LIVE).reads(label.split()[-1]) and plain.page.locator("#turn_finished").count() == 0
    before = chair.page.locator(".stage-how time").inner_text()
    chair.page.wait_for_function("text => document.querySelector('.stage-how time').textContent !== text", arg=before)
    arabic.page.click("#turn_finished")
    expect(chair.page.locator(".queue .asks")).to_have_count(1)
    expect(chair.page.locator(".stage-who.nobody")).to_be_visible()

    # A question in writing, without scripts; the chair lets it through; on the phone it appears by itself.
    plain.go(f"{QUESTIONS}ask/").write("form.asking", text=ASKED, language="es").press("form.asking .button")
    assert plain.reads(ASKED) and not arabic.reads(ASKED)
    chair.go(QUESTIONS)
    chair.page.locator("#questions_waiting .asked", has_text=ASKED).locator("button[id^=let_]").click()
    expect(arabic.page.locator("[data-shared=questions]")).to_contain_text(ASKED)

    # A poll: one votes in place, one by a form.
    chair.go(f"{LIVE}polls/new/").write(question_en="What first?", choices_en="Time\nPapers").press("main form .actions .button")
    chair.page.click("form[action$='/open/'] button")
    expect(arabic.page.locator("form.ballot")).to_be_visible()
    arabic.page.check("#choice_0")
    arabic.page.click("#vote")
    expect(arabic.page.locator("[data-mine=polls]")).not_to_be_empty()
    plain.go(LIVE).page.check("#choice_1")
    plain.press("#vote")
    assert plain.path == LIVE

    # The booth writes; it is read where its channel was chosen, by scripts and without.
    arabic.page.click("#channel-ar")
    arabic.page.wait_for_load_state()
    booth.page.fill("#line", LINE)
    booth.page.keyboard.press("Enter")
    expect(arabic.page.locator("[data-captions]")).to_contain_text(LINE)
    plain.go(LIVE)
    plain.press("#channel-ar")
    assert plain.reads(LINE)
    assert not chair.go(LIVE).reads(LINE)
