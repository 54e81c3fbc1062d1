"""The moderation with the keyboard alone: twenty posts, one key each to publish, three at most not to; also in Arabic, and without scripts."""

import uuid

import pytest

from convening.models import User
from forums.models import Post, Room
from forums.services import posting, rooms

from .place import eventually

QUEUE = "/c/gipp-2021/rooms/{}/moderation/"


def _waiting(place, slug, how_many):
    """A room of its own with a queue, and who looks after it."""
    with place.entered():
        model = Room.objects.filter(convening__slug="gipp-2021", moderation="before").first() or Room.objects.filter(convening__slug="gipp-2021").first()
        moderator = model.moderators.first()
        secretary = User.objects.by_address("margit@gipp-secretariat.example")
        room = rooms.open_room(
            model.convening, slug=slug, title={"en": "Twenty wait", "ar": "عشرون في الانتظار"}, rule="chatham_house", naming="voices",
            moderation="before", opens_on=model.opens_on, closes_on=model.closes_on, languages=["en", "ar"], by=secretary, moderators=[moderator],
        )  # fmt: skip
        question = rooms.add_question(room, text={"en": "What helps?", "ar": "ما الذي يساعد؟"}, by=secretary)
        writer = User.objects.by_address("shahrazad@jasminebridge.example")
        for number in range(how_many):
            posting.write_post(room, question, f"Thought {number}.", by=writer, key=uuid.uuid4(), language="en", agrees=True)
        return moderator.person.profile.email


class _Keys:
    """Presses keys and counts them; waits until the page has been there for as long as it wants to be seen."""

    def __init__(self, page, language):
        self.page, self.language, self.pressed = page, language, 0

    def press(self, code, *, leaves=False):
        """A key by its place on the keyboard. In Arabic it types what an Arabic layout has there."""
        self.pressed += 1
        typed = {"KeyP": "ح", "KeyD": "ي", "Digit5": "٥"}.get(code) if self.language == "ar" else None
        if typed is None:
            act = lambda: self.page.keyboard.press(code.removeprefix("Key").removeprefix("Digit").lower() if code != "Enter" else code)  # noqa: E731
        else:
            send = "([code, key]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true}))"
            act = lambda: self.page.evaluate(send, [code, typed])  # noqa: E731
        if not leaves:
            return act()
        with self.page.expect_navigation(wait_until="load"):
            act()
        self.awake()

    def awake(self):
        if self.page.locator("[data-key]").count():
            self.page.wait_for_selector("html[data-keys=awake]", state="attached")


@pytest.mark.parametrize(("language", "publish", "decline"), [("en", 17, 3), ("ar", 6, 1)], ids=["en", "ar"])
def test_a_queue_of_twenty_is_cleared_with_the_keyboard_alone(place, invite, language, publish, decline):
    """Twenty in English; on an Arabic keyboard the keys are the same places, which seven show."""
    address = _waiting(place, f"queue-{language}", publish + decline)
    moderator = invite(language).sign_in(address).go(QUEUE.format(f"queue-{language}"))
    keys = _Keys(moderator.page, language)
    keys.awake()
    for number in range(publish + decline):
        focused = moderator.page.evaluate("document.activeElement.dataset.key")
        assert (focused, moderator.page.locator("#words li.post").count()) == ("p", 1), "the next one stands there with the focus"
        before = keys.pressed
        if number % 7 == 3:
            keys.press("KeyD")
            keys.press("Digit5")
            keys.press("Enter", leaves=True)
            assert keys.pressed - before == 3
        else:
            keys.press("KeyP", leaves=True)
            assert keys.pressed - before == 1
    assert moderator.page.locator("[data-key]").count() == 0
    with place.entered():
        said = Post.objects.filter(room__slug=f"queue-{language}")
        assert (said.filter(state="published").count(), said.filter(state="declined", reason_code="said").count()) == (publish, decline)


def test_keys_decide_nothing_while_somebody_writes(place, invite):
    address = _waiting(place, "two-words", 2)
    moderator = invite("en").sign_in(address).go(QUEUE.format("two-words"))
    keys = _Keys(moderator.page, "en")
    keys.awake()
    keys.press("KeyD")
    moderator.page.keyboard.press("6")
    moderator.page.keyboard.type("phd 5 jk")
    assert moderator.page.locator("#decline input[type=text]").input_value() == "phd 5 jk"
    keys.press("Enter", leaves=True)
    with place.entered():
        [post] = Post.objects.filter(room__slug="two-words", state="declined")
        assert (post.reason, post.reason_code) == ("phd 5 jk", "other")


def _her_place_is_found(person):
    """The browser puts her on the first button a moment after the page is there."""
    eventually(lambda: person.page.evaluate("document.activeElement !== null && document.activeElement !== document.body"))


def test_without_scripts_enter_publishes_and_tab_leads_to_the_reasons(place, invite):
    address = _waiting(place, "three-plain", 3)
    moderator = invite("ar", scripts=False).sign_in(address).go(QUEUE.format("three-plain"))
    _her_place_is_found(moderator)
    with moderator.page.expect_navigation(wait_until="load"):
        moderator.page.keyboard.press("Enter")
    _her_place_is_found(moderator)
    for key in ("Tab", "Tab", "Enter", "Tab", "Space", "Tab", "Tab"):
        moderator.page.keyboard.press(key)
    with moderator.page.expect_navigation(wait_until="load"):
        moderator.page.keyboard.press("Enter")
    with place.entered():
        said = Post.objects.filter(room__slug="three-plain").exclude(state="held")
        assert sorted(said.values_list("state", "reason_code")) == [("declined", "names"), ("published", "")]
