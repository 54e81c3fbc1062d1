"""Fields of the form in a room that are drawn once for everybody, and what must never be among them."""

import uuid

from forums.forms import discussion
from forums.services import drafts

from .conftest import new_room


def test_neither_her_name_nor_her_words_nor_her_draft_are_kept_for_others(cast, signed_in):
    room = new_room(cast, naming="named")
    drafts.keep_draft(room, room.questions.first(), "Half a thought of hers", by=cast.participant, key=uuid.uuid4())
    page, name = f"/c/{room.convening.slug}/rooms/{room.slug}/", cast.participant.profile.name
    discussion._DRAWN.clear()
    browser = signed_in(cast.participant)
    shown = browser.get(page).content.decode()
    back = browser.post(page, {"text": "Typed words of hers", "mode": "nothing"}).content.decode()
    assert name in shown and "Half a thought of hers" in shown and "Typed words of hers" in back
    kept = "".join(discussion._DRAWN.values())
    assert "<textarea" in kept and not any(words in kept for words in (name, "Half a thought", "Typed words"))
    shown_to_another = signed_in(cast.other).get(page).content.decode()
    assert not any(words in shown_to_another for words in (name, "Half a thought", "Typed words"))


def test_each_form_has_a_key_of_its_own(cast, room, signed_in):
    page, browser = f"/c/{room.convening.slug}/rooms/{room.slug}/", signed_in(cast.participant)
    keys = {browser.get(page).content.decode().split('name="client_key" value="')[1][:36] for _time in range(2)}
    assert len(keys) == 2
