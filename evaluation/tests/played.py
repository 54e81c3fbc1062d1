"""A small random convening played through the services of every storey, with a plain notebook of what happened in it."""

import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from convening import clock, engagement
from convening.models import Participation, Profile, User
from convening.services import convenings
from convening.tasks import write_gathered_log_ons
from forums.models import Post
from forums.services import moderation, posting, rooms
from participants.services import (
    accept,
    add_nominator,
    appoint,
    clear,
    decline_invitation,
    invite_cleared,
    nominate,
    open_office,
)
from sessions.services import register_for_session, schedule_session, take_in_attendance

COUNTRIES = ("LB", "JO", "CO", "KE", "FR", "")
REGIONS = ("Arab States", "Africa", "Europe and North America", "")
KINDS = ("Civil society", "Academia and research", "Political actors")
ZONE = "America/New_York"
SESSIONS = {"opening": ("public", 14, 90), "working-group": ("invitation", 15, 60), "closing": ("public", 16, 90)}


@dataclass
class Notebook:
    """What happened, in plain Python: people by address."""

    convening: object = None
    staff: dict = field(default_factory=dict)  # role → User
    told: dict = field(default_factory=dict)  # address → what she told: country, region, kind, first_timer
    invited: set = field(default_factory=set)
    accepted: set = field(default_factory=set)
    members: set = field(default_factory=set)
    logged_on: set = field(default_factory=set)
    seconds: dict = field(default_factory=dict)  # session → {address or unknown name: set of seconds}
    posts: list = field(default_factory=list)  # (room, author, in role, state, is a reply)


def play(seed, people=30, close=True):
    """A `Notebook` of a convening of July 2021. The clock stands in August afterwards. Needs Redis empty."""
    dice = random.Random(seed)
    book = Notebook()
    clock.set_to(datetime(2021, 6, 1, 12, tzinfo=UTC))
    found(book)
    users = gather_people(book, dice, people)
    sessions, places = programme(book)
    guests(book, dice, sessions, people // 3)
    month(book, dice, users, places)
    attend(book, dice, sessions)
    clock.set_to(datetime(2021, 8, 3, 12, tzinfo=UTC))
    if close:
        convenings.move_to(book.convening, "closed", by=book.staff["secretariat"])
    return book


def found(book):
    first = User.objects.create_person(Profile(name="Vera Lind", email="vera@office.example"), can_sign_in=True)
    book.convening = convenings.set_up_convening(
        slug="small", title={"en": "A small gathering", "ar": "لقاء صغير"}, timezone=ZONE, languages=["ar", "en"],
        starts_on=date(2021, 7, 1), ends_on=date(2021, 7, 31), first_secretary=first,
    )  # fmt: skip
    book.staff["secretariat"] = first
    if Participation.objects.get(convening=book.convening, person=first).member:
        book.members.add("vera@office.example")
    for role, name, member in (("evaluator", "Petra Holm", False), ("moderator", "Noor Said", True)):
        address = f"{role}@office.example"
        part, _warnings = appoint(book.convening, Profile(name=name, email=address), [role], by=first, member=member)
        book.staff[role] = part.person
        if member:
            book.members.add(address)
    convenings.credit(book.convening, part="convener", name={"en": "The Institute"}, credit_line={"en": "By the Institute"}, by=first)
    convenings.move_to(book.convening, "nominations", by=first)


def gather_people(book, dice, people):
    """Nominated, cleared, invited; some accept, and tell what they like. {address: User} of the members."""
    by = book.staff["secretariat"]
    office = open_office(book.convening, slug="north", name={"en": "North"}, seats=people, by=by)
    nominator = add_nominator(office, Profile(name="Omar Kanaan", email="omar@north.example"), by=by).person
    nominations = {}
    for number in range(people):
        address = f"person{number}@field.example"
        profile = Profile(name=f"Person {number:03}", email=address, language="en")
        nominations[address] = nominate(office, profile, {"knows_and_agrees": True}, by=nominator, key=uuid.uuid4())
    clear(list(nominations.values()), by=by)
    invite_cleared(book.convening, by=by, days_valid=30)
    users = {}
    for address, nomination in nominations.items():
        book.invited.add(address)
        person = nomination.person
        invitation = person.invitations.get(convening=book.convening)
        fate = dice.random()
        if fate < 0.8:
            told = {
                "country": dice.choice(COUNTRIES), "region": dice.choice(REGIONS), "kind_of_actor": dice.choice(KINDS),
                "first_timer": dice.choice([True, False]),
            }  # fmt: skip
            accept(invitation, choices=told, key=uuid.uuid4())
            book.accepted.add(address)
            book.members.add(address)
            book.told[address] = told
            person.refresh_from_db()
            users[address] = person
        elif fate < 0.9:
            decline_invitation(invitation, key=uuid.uuid4())
    return users


def programme(book):
    by = book.staff["secretariat"]
    sessions = {
        slug: schedule_session(
            book.convening, slug=slug, title={"en": slug.title(), "ar": "جلسة"}, description={"en": "."}, door=door,
            rule="chatham_house", naming="named", local_start=datetime(2021, 7, day, 9), zone_name=ZONE, minutes=minutes,
            languages=["en"], by=by,
        )
        for slug, (door, day, minutes) in SESSIONS.items()
    }  # fmt: skip
    places = {}
    for slug in ("wg1", "wg2"):
        room = rooms.open_room(
            book.convening, slug=slug, title={"en": slug, "ar": slug}, rule="chatham_house", naming="voices", moderation="after",
            opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], by=by,
        )  # fmt: skip
        part = Participation.objects.get(convening=book.convening, person=book.staff["moderator"])
        rooms.appoint_moderator(room, part, by=by)
        places[slug] = (room, [rooms.add_question(room, text={"en": words}, by=by) for words in ("What helps?", "What next?")])
    convenings.move_to(book.convening, "open", by=by)
    book.convening.refresh_from_db()
    return sessions, places


def guests(book, dice, sessions, number):
    clock.set_to(datetime(2021, 7, 5, 12, tzinfo=UTC))
    for place in range(number):
        address = f"guest{place}@else.example"
        country = dice.choice(COUNTRIES)
        for slug in ("opening", "closing") if place % 2 else ("opening",):
            register_for_session(
                sessions[slug], Profile(name=f"Guest {place:03}", email=address, country=country), key=uuid.uuid4()
            )
        book.told[address] = {"country": country, "region": "", "kind_of_actor": "", "first_timer": None}


def month(book, dice, users, places):
    """Log-ons on three days, those of the last not yet written; posts of some, and what became of them."""
    moderator = book.staff["moderator"]
    published = []
    for day in (10, 12, 20):
        clock.set_to(datetime(2021, 7, day, 12, tzinfo=UTC))
        if day != 10:
            write_gathered_log_ons()
        for address in dice.sample(sorted(users), len(users) // 2):
            engagement.note_log_on(book.convening, users[address])
            book.logged_on.add(address)
        for _number in range(12):
            slug = dice.choice(sorted(places))
            room, questions = places[slug]
            in_role = dice.random() < 0.2
            author = "moderator@office.example" if in_role else dice.choice(sorted(users)[: len(users) // 2])
            answers = [post for place, post in published if place == slug and dice.random() < 0.3]
            post = posting.write_post(
                room, dice.choice(questions), f"Words {uuid.uuid4().hex}.", by=moderator if in_role else users[author],
                key=uuid.uuid4(), language="en", mode=Post.Mode.ROLE if in_role else Post.Mode.VEILED,
                reply_to=answers[0] if answers else None,
            )  # fmt: skip
            state = "published"
            if not answers and not in_role and dice.random() < 0.15:
                moderation.hold_post(post, by=moderator)
                post.refresh_from_db()
                moderation.decline_post(post, "Please leave the name out.", by=moderator)
                state = "declined"
            else:
                published.append((slug, post))
            book.posts.append((slug, author, in_role, state, bool(answers)))


def attend(book, dice, sessions):
    """The reports of the platform: members and guests, on one device or two, some briefly, and people unknown."""
    by = book.staff["secretariat"]
    for slug, (door, day, minutes) in SESSIONS.items():
        clock.set_to(datetime(2021, 7, day + 1, 12, tzinfo=UTC))
        start = datetime(2021, 7, day, 9)
        may_come = sorted(book.accepted) + ([a for a in sorted(book.told) if a.startswith("guest")] if door == "public" else [])
        came = [(address, name_of(address)) for address in dice.sample(may_come, len(may_come) * 2 // 3)]
        came += [("", f"Unknown {number}") for number in range(dice.randint(0, 3))]
        present, rows = {}, []
        for address, name in came:
            for _device in range(dice.choice((1, 1, 2))):
                joined = dice.randrange(0, minutes * 40)
                left = joined + dice.choice((60, 200, 290, 320, 1500, 3000))
                rows.append((name, address, start + timedelta(seconds=joined), start + timedelta(seconds=left)))
                present.setdefault(address or name, set()).update(range(joined, left))
        rows.append(("Vera Lind", "vera@office.example", start, start + timedelta(minutes=minutes)))
        take_in_attendance(sessions[slug], zoom_csv(rows), ZONE, by=by)
        book.seconds[slug] = present


def name_of(address):
    word, number = ("Person", address[6:].split("@")[0]) if address.startswith("person") else ("Guest", address[5:].split("@")[0])
    return f"{word} {int(number):03}"


def zoom_csv(rows):
    lines = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room"]
    lines += [f"{name},{address},{joined:%m/%d/%Y %I:%M:%S %p},{left:%m/%d/%Y %I:%M:%S %p},1,Yes,,No" for name, address, joined, left in rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def qualifying(book):
    """{session: those with five minutes of presence, or a tenth of the session}; absences of two minutes are presence."""
    found = {}
    for slug, present in book.seconds.items():
        least = min(300, SESSIONS[slug][2] * 6)
        found[slug] = {who for who, seconds in present.items() if len(filled(seconds)) >= least}
    return found


def filled(seconds):
    ordered, whole = sorted(seconds), set(seconds)
    for before, after in zip(ordered, ordered[1:], strict=False):
        if after - before - 1 <= 120:
            whole.update(range(before, after))
    return whole


def figures(book):
    """The figures of the evaluation by a second, naive computation over the notebook."""
    came = qualifying(book)
    known = {slug: {who for who in people if "@" in who} for slug, people in came.items()}
    live = set().union(*known.values())
    took_part = live | book.logged_on
    said = [post for post in book.posts if post[3] == "published"]
    by_room = {slug: [post for post in said if post[0] == slug] for slug in ("wg1", "wg2")}
    return {
        "people": {
            "invited": len(book.invited), "accepted": len(book.accepted), "registered": len(book.members),
            "participants": len(took_part), **countries(book, took_part),
            "unmatched": sum(len(people) for people in came.values()) - sum(len(people) for people in known.values()),
        },
        "live": {"people": len(live), "attendances": sum(len(people) for people in known.values())},
        "sessions": {slug: len(people) for slug, people in known.items()},
        "peaks": {
            slug: max(Counter(second for seconds in present.values() for second in filled(seconds)).values(), default=0)
            for slug, present in book.seconds.items()
        },
        "platform": {"logged_on": len(book.logged_on), **countries(book, book.logged_on)},
        "rooms": {
            "posters": len({author for _slug, author, *_rest in said}),
            "posters_staff": len({author for _slug, author, in_role, *_rest in said if in_role}),
            "posts": len(said),
            "by_room": {slug: (len(posts), len({post[1] for post in posts})) for slug, posts in by_room.items()},
            "replies": sum(post[4] for post in said),
            "declined": sum(post[3] == "declined" for post in book.posts),
        },
        "tables": {
            "region": Counter(book.told[who]["region"] for who in took_part),
            "kind": Counter(book.told[who]["kind_of_actor"] for who in took_part),
            "crossed": Counter((book.told[who]["region"], book.told[who]["kind_of_actor"]) for who in took_part),
            "first": Counter(book.told[who]["first_timer"] for who in took_part),
        },
    }  # fmt: skip


def countries(book, people):
    told = [book.told[who]["country"] for who in people if book.told[who]["country"]]
    return {"countries": len(set(told)), "country_known": len(told)}
