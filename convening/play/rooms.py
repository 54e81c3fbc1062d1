"""What happens around the posts: tables, marks of the moderation, translations, quotes, and the end of the first room."""

from datetime import date, timedelta

from convening.demo import cast, showcase, texts
from convening.demo.posts import POSTS, quotes, translations
from convening.models import Participation
from forums import selectors, tasks
from forums.models import Post, Quote, SubTheme
from forums.services import arrangement, corrections, flags, moderation, quoting, sealing, tables, translating

from .setting import secretary

TABLES_SET, TABLES_CHOSEN = date(2021, 7, 2), date(2021, 7, 9)
REPORTED = {"wg1": date(2021, 7, 15), "wg2": date(2021, 7, 16)}
CLOSED = date(2021, 8, 1)
ASKED, ANSWERED = date(2021, 8, 2), date(2021, 8, 3)
SEALED = {"wg1": date(2021, 8, 17)}  # the day after a custodian asked for it
WELCOMES = ("w1-01", "w2-01")
FLAGGED = ("w1-06", "elsewhere", "s2")  # and left by the moderation


def write(story, say):
    story.at(TABLES_SET, 9, _set_tables, story)
    story.at(TABLES_CHOSEN, 18, _choose_tables, story)
    for slug, day in REPORTED.items():
        story.at(day, 19, _report_back, story, slug)
    posts = {post.key: post for post in POSTS}
    for key in WELCOMES:
        story.at(posts[key].day, 10, _pin, story, key)
    story.at(posts[FLAGGED[0]].day + timedelta(days=1), 9, _flag, story)
    for told in translations.TRANSLATIONS:
        story.at(posts[told.key].day + timedelta(days=1), 17, _translate, story, told)
        if not told.waits:
            story.at(posts[told.key].day + timedelta(days=2), 9, _accept, story, told)
    story.at(CLOSED, 5, _close)
    for asked in quotes.ASKED:
        story.at(ASKED, 9, _ask, story, posts[asked.key], asked)
        if asked.answer:
            story.at(ANSWERED, 12, _answer, story, posts[asked.key], asked)
    story.at(ANSWERED + timedelta(days=1), 2, tasks.rewrite_in_random_order)
    for slug, day in SEALED.items():
        story.at(day - timedelta(days=1), 9, _ask_to_seal, story, slug)
        story.at(day, 9, _confirm, story, slug)


def person_of(story, key):
    return story.cast[(cast.posters().get(key) or cast.by_key()[key]).email]


def _appointed(story, key):
    return story.cast[next(person["email"] for person in showcase.APPOINTED if person["key"] == key)]


def moderator_of(room):
    return room.moderators.select_related("person").order_by("pk").first().person


# ── Tables ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _set_tables(story):
    for slug, sub_themes in texts.SUB_THEMES.items():
        room, _questions = story.rooms[slug]
        for about in sub_themes:
            sub_theme = tables.add_sub_theme(room, title=about["title"], text=about["text"], by=secretary(story))
            for told in about["tables"]:
                part = Participation.objects.get(convening=story.convening, person=person_of(story, told.facilitator))
                tables.add_table(sub_theme, language=told.language, places=told.places, facilitator=part, by=secretary(story))


def _choose_tables(story):
    """Those who write sit down where their language is spoken, until a table is full."""
    people = [(key, person) for key, person in cast.posters().items() if not key.startswith(("m", "o"))]
    languages = {"a": "ar", "e": "en", "s": "es", "f": "en"}
    for sub_theme in SubTheme.objects.filter(room__convening=story.convening).prefetch_related("tables"):
        for table in sub_theme.tables.all():
            here = [person for key, person in people if languages[key[0]] == table.language]
            for person in here[: table.places]:
                tables.sit_down(table, by=story.cast[person.email])


def _report_back(story, slug):
    room, _questions = story.rooms[slug]
    for about, sub_theme in zip(texts.SUB_THEMES[slug], SubTheme.objects.filter(room=room), strict=True):
        for told, table in zip(about["tables"], sub_theme.tables.all(), strict=True):
            if told.report:
                tables.report_back(table, told.report, language=told.language, by=person_of(story, told.facilitator))


# ── The moderation ────────────────────────────────────────────────────────────────────────────────────────────────────
def _fresh(story, key):
    return Post.objects.select_related("room__convening").get(pk=story.posts[key].pk)


def _pin(story, key):
    post = _fresh(story, key)
    arrangement.pin_post(post, by=moderator_of(post.room))


def _flag(story):
    key, reason, member = FLAGGED
    post = _fresh(story, key)
    flags.flag_post(post, reason, by=person_of(story, member))
    moderation.leave_post(post, by=moderator_of(post.room))


# ── Translations ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _translate(story, told):
    translating.propose_translation(_fresh(story, told.key), told.text, by=person_of(story, told.author), language=told.language)


def _accept(story, told):
    proposal = _fresh(story, told.key).translations.get(language=told.language)
    moderator = moderator_of(proposal.post.room)
    translating.accept_translation(proposal, by=moderator, seen=corrections.edition(proposal))


# ── The cooling, and the end ──────────────────────────────────────────────────────────────────────────────────────────
def _close():
    tasks.clear_after_the_close()
    tasks.rewrite_in_random_order()


def _ask(story, post, asked):
    rapporteur = person_of(story, "rapporteur" if post.room == "wg1" else "rapporteur_two")
    quoting.ask_voice(_fresh(story, asked.key), asked.text, by=rapporteur, paraphrase=asked.paraphrase, paraphrase_language="en")


def _answer(story, post, asked):
    author, room = person_of(story, post.author), _fresh(story, asked.key).room
    quote = Quote.objects.get(post=story.posts[asked.key].pk, text=asked.text)
    answer, beside = asked.answer, ""
    if answer == Quote.Answer.ATTRIBUTED:
        offered = selectors.attributes_offered(selectors.room_for(author, story.convening.slug, room.slug), author)
        beside = next((name for name in ("both", "region", "kind") if offered.get(name)), "")
        answer = answer if beside else Quote.Answer.VERBATIM
    quoting.answer_quote(quote.pk, room, answer, by=author, beside=beside)


def _ask_to_seal(story, slug):
    sealing.ask_to_seal(story.rooms[slug][0], by=_appointed(story, "custodian"))


def _confirm(story, slug):
    sealing.confirm_seal(story.rooms[slug][0], slug, by=_appointed(story, "custodian_two"))
