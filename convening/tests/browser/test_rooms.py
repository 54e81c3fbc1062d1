"""A member in a room, on a phone: she reads, keeps a draft, posts, replies, flags, puts right and withdraws. In Arabic without scripts, in English with."""

import uuid

import pytest

WG1 = "/c/gipp-2021/rooms/wg1/"
MEMBER = {"ar": "shahrazad@jasminebridge.example", "en": "nyabol@lakesidemediators.example"}
MODERATOR = {"ar": "bilal@wadidialogue.example", "en": "odile@opentable.example"}
WORDS = {
    "ar": ("الاستماع أولاً هو ما يبني الثقة", "وهذا ما رأيناه أيضاً", "الاستماع أولاً وبصبر هو ما يبني الثقة"),
    "en": ("Listening first is what builds trust", "We have seen that as well", "Listening first and with patience builds trust"),
}
FLAGGED = {"ar": "There is a measuring problem here", "en": "La radio comunitaria con llamadas abiertas"}


@pytest.mark.parametrize(("language", "scripts"), [("ar", False), ("en", True)], ids=["ar-no-scripts", "en-scripts"])
def test_she_reads_posts_replies_flags_puts_right_and_withdraws(place, invite, language, scripts):
    first, reply, righted = WORDS[language]
    her, moderator = invite(language, scripts=scripts).sign_in(MEMBER[language]), invite(language, scripts=scripts).sign_in(MODERATOR[language])

    her.go(f"{WG1}?q=2")
    assert her.page.locator("li.post").count() > 5
    her.write("#write form", text=first).press("#write form button[name=draft][value=keep]")
    her.go(f"{WG1}?q=2")
    assert her.page.locator("#write textarea[name=text]").input_value() == first  # the draft is here again

    _send(her)
    mine = her.post_with(first)
    assert mine.count() == 1 and not invite(language, scripts=False).sign_in(MODERATOR["en"]).go(f"{WG1}?q=2").reads(first)
    assert her.page.locator("#write textarea[name=text]").input_value() == ""
    first_id = _id(her, first)
    _published(moderator, first_id)

    her.go(f"{WG1}?q=2").press("li.post:has(article):not(:has(.mine)) .acts a[href*='reply=']")
    _send(her.write("#write form", text=reply))
    _published(moderator, _id(her, reply))

    _flag(her, FLAGGED[language])

    her.go(f"{WG1}?q=2")
    her.press(f"#{her.post_with(first).first.get_attribute('id')} .acts a[href*='/edit/']")
    her.write(text=righted).press()
    assert moderator.go(f"{WG1}moderation/?post={first_id}").reads(righted)  # it waits beside what stands
    her.go(f"{WG1}?q=2")
    assert her.post_with(first).count() == 1

    her.press(f"#{her.post_with(first).first.get_attribute('id')} .acts a[href*='/withdraw/']")
    her.page.locator("[name=understood]").check()
    her.press("main form button.button:not(.quiet), main form .actions .button")
    moderator.go(f"{WG1}?q=2")
    assert not moderator.reads(first) and not moderator.reads(righted)


def _send(her):
    agrees = her.page.locator("#write [name=agrees]")
    if agrees.count():
        agrees.check()
    her.press("#write form .actions .button:not([name])")


def _id(her, words):
    """The id of her post with these words, as the page has it."""
    return uuid.UUID(her.post_with(words).last.get_attribute("id").removeprefix("p-"))


def _published(moderator, post_id):
    moderator.go(f"{WG1}moderation/?post={post_id}")
    moderator.press("button[name=decision][value=publish]")


def _flag(her, words):
    her.go(f"{WG1}?q=1")
    her.press(f"#{her.post_with(words).first.get_attribute('id')} .acts a[href*='/flag/']")
    her.page.locator("[name=reason][value=elsewhere]").check()
    her.press()
    her.go(f"{WG1}?q=1")
    assert her.post_with(words).count() >= 1  # one member's flag hides nothing
