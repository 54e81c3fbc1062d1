"""July 2021: people log on, write in the rooms, and come to the sessions; the nights between."""

import dataclasses
import uuid
from datetime import date, timedelta

from convening import cleaning, engagement
from convening.demo import attendance, cast, files, nominating, posts, stages, texts
from convening.models import Participation
from convening.tasks import write_gathered_log_ons
from evaluation.services.days import tell_the_day
from forums.models import Post
from forums.services import moderation, posting
from participants.services.roster import stand_on_roster
from sessions.services import take_in_attendance

from .setting import secretary

# The moderators are in the sessions: what came then, by day and hour, they read on the afternoon of the 15th. So a queue stands
# before them at the stage "open".
BUSY = {(date(2021, 7, 14), 20), (date(2021, 7, 14), 21), (date(2021, 7, 15), 8)}
ROSTER_OPENED = date(2021, 7, 9)


def write(story, say):
    days = {}
    for address, dates in attendance.log_ons().items():
        for day in dates:
            days.setdefault(day, []).append(address)
    for day, addresses in sorted(days.items()):
        story.at(day, 16, _log_on, story, addresses)
        story.at(day + timedelta(days=1), 6.5, write_gathered_log_ons)
    for number in range((stages.ROOMS_CLOSE - stages.ROOMS_OPEN).days + 1):
        story.at(stages.ROOMS_OPEN + timedelta(days=number + 1), 7.5, _tell_the_day, story)
    for number, post in enumerate(posts.POSTS):
        # Mornings and evenings alternate, so that some posts come before and some after that day's session.
        hour = (8, 20)[number % 2] if post.reply_to is None else 21
        story.at(post.day, hour, _post, story, post)
        if (post.day, hour) in BUSY:
            story.at(date(2021, 7, 15), 15, _decide, story, post)
        else:
            story.at(post.day, hour + 0.5, _decide, story, post)
        if post.fate == "withdrawn":
            story.at(post.day + timedelta(days=1), 9, _withdraw, story, post)
    for key, told in nominating.ROSTER.items():
        story.at(ROSTER_OPENED, 10, _stand_on_roster, story, key, told)
    for session in texts.SESSIONS:
        story.at(session["day"] + timedelta(days=1), 12, _take_in, story, session["slug"])


def _log_on(story, addresses):
    """Everybody signs in; those whose name begins in the first half of the alphabet open something to read as well."""
    for address in addresses:
        engagement.note_log_on(story.convening, story.cast[address])
        if address[0] < "n":
            engagement.note_opening(story.convening, story.cast[address])


def _tell_the_day(story):
    tell_the_day(story.convening)


def _author(story, post):
    return story.cast[cast.posters()[post.author].email]


def _post(story, post):
    room, questions = story.rooms[post.room]
    room.refresh_from_db()
    story.posts[post.key] = posting.write_post(
        room,
        questions[post.question_index],
        post.text,
        by=_author(story, post),
        key=uuid.uuid4(),
        language=post.language,
        mode=Post.Mode.ROLE if post.role else Post.Mode.VEILED,
        reply_to=story.posts[post.reply_to] if post.reply_to else None,
        attachments=_files(post),
    )


def _files(post):
    made = files.made_for(post.key)
    if made is None:
        return ()
    content, description = made
    return [dataclasses.replace(cleaning.clean(content), description=description)]


def _decide(story, post):
    said = story.posts[post.key]
    said.refresh_from_db()
    if said.state != Post.State.HELD:
        return
    moderator = said.room.moderators.select_related("person").first().person
    if post.fate == "declined":
        moderation.decline_post(said, post.decline_reason, by=moderator)
    else:
        moderation.publish_post(said, by=moderator)


def _withdraw(story, post):
    posting.withdraw_post(story.posts[post.key], by=_author(story, post))


def _stand_on_roster(story, key, told):
    person = story.cast[cast.by_key()[key].email]
    told = {**told, "name": person.profile.name}
    shown = [field for field in told if field not in ("purposes", "months")]
    stand_on_roster(person, told, shown=shown, purposes=told["purposes"], months=told["months"], key=uuid.uuid4())


def _take_in(story, slug):
    parts = Participation.objects.filter(convening=story.convening).select_related("person")
    handles = {part.person.profile.email: part.handle for part in parts}
    layout = "Z3" if slug in ("key-topics", "closing") else "Z1b"
    content = attendance.zoom_csv(slug, layout=layout, handles=handles)
    take_in_attendance(story.sessions[slug], content, stages.ZONE, by=secretary(story))
