"""What a page of a room shows of each post, what is new since she was here, and what an open page is told of changes."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening.testing import person_in
from forums.models import Attachment, Correction, Post, Room, Translation
from forums.services import moderation, posting, showing

from .conftest import new_room

ROOM = "/c/gathering/rooms/wg1/"


def _words(html):
    return re.findall(r"<p>([^<]*)</p>", html[html.index('<ol class="posts"') : html.index("</section>", html.index('<ol class="posts"'))])


def _change(post, **columns):
    """What a deed of somebody else's does to a post, told as deeds tell it."""
    post = Post.objects.select_related("room").get(pk=post.pk)
    for name, value in columns.items():
        setattr(post, name, value)
    showing.changed(post.room, post)
    post.save()


@pytest.fixture
def reader(cast, room, signed_in):
    """She reads in English."""
    cast.other.change_profile(language="en")
    return signed_in(cast.other)


def _page(browser, query=""):
    return browser.get(f"{ROOM}{query}").content.decode()


def test_what_is_pinned_stands_first_on_the_newest_page_and_at_its_place_on_earlier_ones(cast, room, say, reader):
    posts = [say(cast.participant, room, f"Number {n}.") for n in range(53)]
    _change(posts[1], pinned=True)
    _change(posts[52], pinned=True)
    said = _words(_page(reader))
    assert (said[:4], said[-1], len(said)) == (["Number 1.", "Number 52.", "Number 3.", "Number 4."], "Number 51.", 51)
    earlier = re.search(r'href="([^"]*before=\d+)[^"]*"', _page(reader))[1]
    assert _words(reader.get(earlier.replace("&amp;", "&")).content.decode()) == ["Number 0.", "Number 1.", "Number 2."]


def test_where_only_pinned_posts_are_older_there_is_no_way_to_earlier_ones(cast, room, say, reader):
    say(cast.participant, room)
    assert "before=" not in _page(reader)


def test_a_found_post_stands_among_those_around_it(cast, room, say, reader):
    for n in range(70):
        say(cast.participant, room, f"Number {n + 1}.")
    said = _words(_page(reader, "?at=15"))
    assert said == [f"Number {n}." for n in range(1, 26)]
    assert _words(_page(reader, "?at=69"))[-1] == "Number 70."


def test_what_was_put_right_and_what_others_said_too_is_marked(cast, room, say, reader):
    post, same = say(cast.participant, room, "Small groups."), say(cast.moderator, room, "Small ones.")
    _change(post, edited=True)
    _change(same, state="merged", merged_into=post)
    html = _page(reader)
    assert _words(html) == ["Small groups."]
    assert '<span class="tag">put right</span>' in html
    assert "1 other voice said the same." in html
    assert "said the same: yours" not in html


def test_whose_post_was_merged_is_told_to_her_alone(cast, room, say, reader):
    post, same = say(cast.participant, room, "Small groups."), say(cast.other, room, "Small ones.")
    _change(same, state="merged", merged_into=post)
    assert "1 other voice said the same: yours." in _page(reader)


def test_a_translation_stands_first_and_the_original_one_click_away_or_the_other_way_round(cast, room, say, reader):
    post = say(cast.participant, room, "Somos pocas.", language="es")
    Translation.objects.create(post=post, language="en", source="We are few.", html="<p>We are few.</p>", state="proposed", voice=b"v")
    assert _words(_page(reader)) == ["Somos pocas."]
    Translation.objects.update(state="accepted")
    html = _page(reader)
    assert _words(html) == ["We are few.", "Somos pocas."]
    assert "<details><summary>Show the original</summary>" in html
    html = _page(reader, "?originals=1")
    assert _words(html) == ["Somos pocas.", "We are few."]
    assert "<details><summary>Show the translation</summary>" in html


def test_a_language_is_named_only_where_five_voices_write_in_it(cast, room, say, reader):
    people = [person_in(cast.convening, "participant", name=f"Voice {n}") for n in range(5)]
    for one in people[:4]:
        say(one, room, "Pocas.", language="es")
        say(one, room, "Otra vez.", language="es")
    assert (Room.objects.get().languages_shown, "Spanish." in _page(reader)) == ([], False)
    last = say(people[4], room, "Pocas.", language="es")
    assert (Room.objects.get().languages_shown, "Written in Spanish." in _page(reader)) == (["es"], True)
    posting.withdraw_post(last, by=people[4])
    assert Room.objects.get().languages_shown == []


def test_one_person_with_a_voice_at_each_question_is_not_five(cast, redis_empty, say):
    room = new_room(cast, "many", scope="question")
    for question in room.questions.all():
        for _ in range(3):
            say(cast.participant, room, language="es", question=question)
    room.refresh_from_db()
    assert room.languages_shown == []


def test_files_are_named_by_their_place_and_what_was_removed_is_told_to_who_sent_them(cast, room, say, reader, signed_in):
    post = say(cast.participant, room)
    picture = Attachment.objects.create(
        post=post, position=1, media_type="image/jpeg", extension="jpg", size=120_000, width=800, height=600, description="A <map>", removed=["author", "preview"],
        content=b"",
    )  # fmt: skip
    html = _page(reader)
    assert f'<img src="{ROOM}files/{picture.pk}/?small=1" alt="A &lt;map&gt;" width="800" height="600" loading="lazy">' in html
    assert "Picture 1" in html and "120 kB" in html
    assert "this was taken out" not in html
    cast.participant.change_profile(language="en")
    hers = signed_in(cast.participant)
    assert "this was taken out: the author’s name and a small copy of it." in _page(hers)
    Attachment.objects.update(removed=["smaller"])
    assert "this was taken out" not in _page(hers), "nothing was: it was only made smaller"


def test_her_new_words_wait_and_she_alone_sees_them(cast, room, say, reader, signed_in):
    post = say(cast.participant, room, "Old.")
    Correction.objects.create(post=post, language="en", source="New.", html="<p>New.</p>")
    assert _words(_page(reader)) == ["Old."]
    assert _words(_page(signed_in(cast.participant))) == ["Old.", "New."]


# ── New since she was here ────────────────────────────────────────────────────────────────────────────────────────────


def _new(html):
    """The words that stand after the line, None where there is no line."""
    before, line, after = html.partition('class="new-line"')
    return _words(f'<ol class="posts"{after}') if line else None


def test_a_line_stands_before_what_is_new_since_she_was_here(cast, room, say, reader):
    say(cast.participant, room, "One.")
    assert _new(_page(reader)) is None
    say(cast.participant, room, "Two.")
    say(cast.other, room, "My own.")
    say(cast.moderator, room, "Three.")
    html = _page(reader)
    assert (_new(html), html.count(">New<")) == (["Two.", "My own.", "Three."], 2)
    assert _new(_page(reader)) is None


def test_what_is_new_stays_marked_while_she_answers_it(cast, room, say, reader):
    _page(reader)
    post = say(cast.participant, room, "One.")
    answer = re.search(rf'href="([^"]*reply={post.id})[^"]*"', _page(reader))[1].replace("&amp;", "&")
    assert _new(reader.get(answer).content.decode()) == ["One."]


def test_each_question_by_itself_and_all_together(cast, room, say, reader):
    first, second = room.questions.all()
    _page(reader)
    say(cast.participant, room, "At the first.", question=first)
    say(cast.participant, room, "At the second.", question=second)
    assert _new(_page(reader, "?q=1")) == ["At the first."]
    assert _new(_page(reader)) == ["At the second."]
    assert _new(_page(reader, "?q=2")) is None


def test_the_list_of_rooms_and_her_own_page_count_what_is_new_without_her_own(cast, room, say, reader):
    _page(reader)
    say(cast.other, room, "Mine.")
    assert "1 new" not in reader.get("/c/gathering/rooms/").content.decode()
    say(cast.participant, room, "Theirs.")
    assert "1 new post" in reader.get("/me/").content.decode()


def _saves(browser, query=""):
    with CaptureQueriesContext(connection) as queries:
        _page(browser, query)
    return sum(1 for query in queries if query["sql"].startswith("UPDATE") and "loginsession" in query["sql"])


def test_how_far_she_read_is_saved_only_when_it_grows_and_never_right_after_her_words(cast, room, queued, say, reader):
    assert _saves(reader) == 1
    assert _saves(reader) == 0
    say(cast.participant, room, "One.")
    assert [_saves(reader), _saves(reader), _saves(reader, "?before=1")] == [1, 0, 0]
    say(cast.participant, room, "Two.")
    say(cast.other, room, "Mine.")
    assert _saves(reader) == 0
    say(cast.participant, room, "Three.")
    assert _saves(reader) == 1
    say(cast.other, queued, "Mine waits.")
    with CaptureQueriesContext(connection) as queries:
        reader.get("/c/gathering/rooms/wg2/")
    assert [query for query in queries if query["sql"].startswith("UPDATE")] == []


# ── News ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _news(browser, after):
    return browser.get(f"{ROOM}posts/?after={after}").content.decode()


def test_an_open_page_is_told_what_came_and_what_changed_since(cast, room, say, reader):
    first, second = say(cast.participant, room, "One."), say(cast.participant, room, "Two.")
    after = Room.objects.get(pk=room.pk).news
    third = say(cast.participant, room, "Three.")
    posting.withdraw_post(first, by=cast.participant)
    html = _news(reader, after)
    assert re.findall(r'id="p-(\w+)"', html) == [first.id.hex, third.id.hex]
    assert "One." not in html and "Withdrawn by whoever wrote it." in html
    after = Room.objects.get(pk=room.pk).news
    moderation.hold_post(second, by=cast.moderator)
    assert _news(reader, after) == f'<li class="post-gone" id="p-{second.id.hex}" hidden></li>\n'
    assert _news(reader, after + 1) == ""


def test_who_asks_for_news_that_was_forgotten_is_told_to_load_the_page(cast, room, say, reader):
    say(cast.participant, room, "One.")
    Post.objects.update(news=None)
    Room.objects.update(news_floor=1)
    assert 'class="post-again"' in _news(reader, 0)
    assert f'href="{ROOM}"' in _news(reader, 0)
    assert _news(reader, 1) == ""
