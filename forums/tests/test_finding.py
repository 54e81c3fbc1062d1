"""The words of a room are found, however somebody writes them, in four languages at once."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from forums import asking, folding, selectors
from forums.models import Post, Words
from forums.selectors.search import findings_for
from forums.services import moderation, posting, words

pytestmark = pytest.mark.django_db

# (asked for, language of the post, the post, whether it is found)
PAIRS = [
    # Arabic: alef, hamza, ya, ta marbuta, tatweel, vowel signs, particles, digits
    ("المراة", "ar", "دور المرأة في الوساطة", True),
    ("المرأة", "ar", "دور المراه فى البلد", True),
    ("إتفاق", "ar", "وقعنا اتفاقا محليا", True),
    ("اتفاق", "ar", "إتفاق جديد", True),
    ("آمنة", "ar", "مدينة امنه", True),
    ("على", "ar", "علي الجميع أن يصغي", True),
    ("مستشفي", "ar", "قرب المستشفى القديم", True),
    ("السلام", "ar", "من أجل الســـلام", True),
    ("سلام", "ar", "السَّلَامُ يبدأ هنا", True),
    ("نساء", "ar", "وللنساء رأي آخر", True),
    ("النساء", "ar", "جمعنا نساء من القرى", True),
    ("مشاركة", "ar", "وبالمشاركة نتقدم", True),
    ("وسيطة", "ar", "الوسيطات في الجنوب", True),
    ("مسؤول", "ar", "كل مسئول يعرف ذلك", True),
    ("قرار ١٣٢٥", "ar", "تنفيذ القرار 1325 محليا", True),
    ("1325", "ar", "القرار ١٣٢٥", True),
    ("حقوقهن", "ar", "حقوق الجميع", True),
    ("كتاب", "ar", "تاب الرجل", False),
    ("وقت", "ar", "فات الأوان", False),
    ('"حقوق المرأة"', "ar", "وحقوق المرأة أولا", True),
    ('"حقوق المرأة"', "ar", "المرأة لها حقوق", False),
    # Spanish: accents, plural and singular, ñ, stems
    ("participacion", "es", "La participación fue amplia.", True),
    ("participación", "es", "Varias participaciones breves.", True),
    ("mujer", "es", "Las mujeres mediadoras", True),
    ("MUJERES", "es", "una mujer sola", True),
    ("ninos", "es", "los niños del barrio", True),
    ("negociar", "es", "negociando con todas", True),
    ("la mesa de las vecinas", "es", "Una mesa para vecinas", True),
    ("guerra", "es", "Queremos la paz.", False),
    ("acuerdo -armado", "es", "un acuerdo con el grupo armado", False),
    ("acuerdo -armado", "es", "un acuerdo entre familias", True),
    # English
    ("negotiations", "en", "We began to negotiate late.", True),
    ("community", "en", "Three communities met.", True),
    ("women's", "en", "The women of the market", True),
    ("the", "en", "under the tree", True),
    ('"under the tree"', "en", "We met under the tree.", True),
    ('"the tree under"', "en", "We sat under the tree again.", False),
    ("peace-building", "en", "Peace, and building it", True),
    ("funding", "en", "Nobody was funded.", True),
    ("ceasefire", "en", "A long silence", False),
    # French
    ("negociation", "fr", "Les négociations de nuit", True),
    ("égalité", "fr", "pour l'egalite de toutes", True),
    ("d'égalité", "fr", "Vers l’égalité", True),
    ("réfugiée", "fr", "les réfugiés du camp", True),
    ("coeur", "fr", "au cœur du village", True),
    ("guerre", "fr", "La paix d'abord", False),
    # whatever language was chosen for it
    ("النساء", "en", "رأي النساء", True),
    ("Straße", "und", "in der STRASSE", True),
]


@pytest.fixture
def find(cast, room):
    """`find("words")`: the texts found, as the participant finds them."""

    def found(text, **more):
        seen = selectors.room_for(cast.participant, "gathering", room.slug)
        findings = findings_for(cast.participant, seen, text, **more)
        return [Post.objects.get(pk=one.id).source for one in findings.found]

    return found


def test_words_are_found_in_four_languages(cast, room, say):
    for _asked, language, text, _expected in PAIRS:
        say(cast.participant, room, text, language=language)
    seen = selectors.room_for(cast.participant, "gathering", "wg1")
    sources = dict(Post.objects.values_list("pk", "source"))
    wrong = []
    for asked, _language, text, expected in PAIRS:
        findings = findings_for(cast.participant, seen, asked)
        found = not findings.close and text in [sources[one.id] for one in findings.found]
        if found != expected:
            wrong.append((asked, text, found))
    assert wrong == []


def test_a_misspelt_word_is_found_where_nothing_else_is(cast, room, say):
    say(cast.participant, room, "Mediation needs patience.")
    say(cast.participant, room, "الوساطة تحتاج الى الصبر", language="ar")
    seen = selectors.room_for(cast.participant, "gathering", "wg1")
    for asked, marked in (("mediaton", "<mark>Mediation</mark>"), ("الوصاطة", "<mark>الوساطة</mark>")):
        findings = findings_for(cast.participant, seen, asked)
        assert (findings.close, findings.total) == (True, 1)
        assert marked in findings.found[0].snippet
    assert findings_for(cast.participant, seen, "mediation").close is False


def test_what_was_found_is_marked_in_its_own_spelling(cast, room, say):
    say(cast.participant, room, "**وَالمَرْأَةُ** في <b>السلام</b> & المرأة", language="ar")
    [found] = findings_for(cast.participant, selectors.room_for(cast.participant, "gathering", "wg1"), "المراه").found
    assert found.snippet == "<mark>وَالمَرْأَةُ</mark> في &lt;b&gt;السلام&lt;/b&gt; &amp; <mark>المرأة</mark>"


def test_a_long_post_shows_the_piece_in_which_the_words_stand(cast, room, say):
    say(cast.participant, room, f"{'before ' * 60}Lantern light{' after' * 60}")
    [found] = findings_for(cast.participant, selectors.room_for(cast.participant, "gathering", "wg1"), "lantern light").found
    assert found.snippet == f"… {'before ' * 8}<mark>Lantern</mark> <mark>light</mark>{' after' * 20} …"


def test_the_best_comes_first_and_equals_stand_in_their_order(cast, room, say, find):
    say(cast.participant, room, "We funded a market.")
    say(cast.participant, room, "Funding first.")
    say(cast.participant, room, "We funded a garden.")
    assert find("funding") == ["Funding first.", "We funded a market.", "We funded a garden."]


def test_a_question_can_be_chosen(cast, room, say, find):
    first, second = room.questions.all()
    say(cast.participant, room, "Water here.", question=first)
    say(cast.participant, room, "Water there.", question=second)
    assert find("water", question=second) == ["Water there."]


def test_only_what_members_read_is_found(cast, queued, say):
    """Held, published, held again, withdrawn: the words are found while they are read, and nowhere afterwards."""
    said = say(cast.participant, queued, "Kestrel feathers.")
    found = []

    def look():
        seen = selectors.room_for(cast.other, "gathering", "wg2")
        found.append((findings_for(cast.other, seen, "kestrel").total, Words.objects.filter(plain__contains="kestrel").count()))

    look()
    for deed in (moderation.publish_post, moderation.hold_post, moderation.publish_post):
        deed(Post.objects.get(pk=said.pk), by=cast.moderator)
        look()
    posting.withdraw_post(Post.objects.get(pk=said.pk), by=cast.participant)
    look()
    assert found == [(0, 0), (1, 1), (0, 0), (1, 1), (0, 0)]


def test_rooms_that_were_there_before_are_completed(cast, room, say, find):
    say(cast.participant, room, "Older than the search.")
    Words.objects.all().delete()
    assert find("older") == []
    words.complete()
    kept = list(Words.objects.values_list("pk", flat=True))
    words.complete()  # nothing is missing: nothing is done
    assert (find("older"), list(Words.objects.values_list("pk", flat=True))) == (["Older than the search."], kept)
    words.rebuild(room)
    assert (find("older"), Words.objects.count()) == (["Older than the search."], 1)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.lists(st.sampled_from(list("%_\\'\"&|!():*<->-،ءَ ") + ["the", "\u202e", "و", "in", "@@", "\ud7ff"]), max_size=40).map("".join))
def test_whatever_is_asked_is_answered_calmly(cast, room, text):
    seen = selectors.room_for(cast.participant, "gathering", "wg1")
    findings = findings_for(cast.participant, seen, text)
    assert findings.total == 0


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300))
def test_whatever_is_written_can_be_looked_for(cast, room, text):
    """A text is found by each of its own words, whatever they are."""
    post = Post(room=room, question=room.questions.first(), state="published", position=1, voice=bytes(16), mode="veiled", naming="voices",
                day="2021-07-10", language="und", source=text, html=folding.markup.escape(text))  # fmt: skip
    Post.objects.filter(room=room).delete()
    post.save(force_insert=True)
    words.keep(post)
    seen = selectors.room_for(cast.participant, "gathering", "wg1")
    for word in folding.words(text)[:3]:
        assert findings_for(cast.participant, seen, text[word.start : word.end]).total == 1


def test_ten_thousand_characters_are_no_burden(cast, room, say, find):
    say(cast.participant, room, "w" * 5000)
    say(cast.participant, room, "Small words.")
    assert find("small " + "x" * 10_000) == []
    assert find("w" * 5000) == ["w" * 5000]
    assert asking.understood("") is asking.understood("-only") is asking.understood("& | ! ()") is None
