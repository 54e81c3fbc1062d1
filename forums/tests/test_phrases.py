"""What a text for outside must not carry: words in a row, and who "we" are."""

import random

import pytest

from forums import phrases
from forums.folding import fold

POST = "We kept the group small and read the minutes aloud, so that nobody was surprised."


def taken(draft, *posts, free=()):
    return [draft[one.start : one.end] for one in phrases.taken_over(draft, [(text, fold(text)) for text in posts], free)]


def test_eight_words_in_a_row_are_found_and_seven_are_not():
    assert taken("They kept the group small and read the minutes aloud.", POST) == ["kept the group small and read the minutes aloud"]
    assert taken("Some kept the group small and read the texts.", POST) == []


def test_capitals_punctuation_and_line_breaks_do_not_hide_them():
    draft = "They KEPT the group – small –\nand “read” the minutes; aloud!"
    assert taken(draft, POST) == ["KEPT the group – small –\nand “read” the minutes; aloud"]


@pytest.mark.parametrize(
    ("post", "draft"),
    [
        ("أبقينا المجموعة صغيرة، وقرأنا المحضر بصوتٍ عالٍ أمام الجميع", "ابقينا المجموعه صغيره وقرأنا المحضر بصوت عال امام الجميع."),
        ("Mantuvimos el grupo pequeño y leímos el acta en voz alta.", "MANTUVIMOS el grupo pequeno y leimos el acta, en voz alta"),
        ("Nous avons gardé un petit groupe et relu le procès-verbal à voix haute", "nous avons garde un petit groupe et relu le proces verbal"),
    ],
)
def test_spelling_does_not_hide_them_in_any_language(post, draft):
    assert len(taken(draft, post)) == 1


def test_agreed_language_is_free_and_does_not_free_its_neighbours():
    agreed = "the full, equal and meaningful participation of women in peace processes"
    post = f"We asked for {agreed}, and nobody answered us."
    assert taken(f"The text asks for {agreed}.", post, free=[agreed]) == []
    assert taken(f"The text asks for {agreed}.", post) != []
    assert taken(f"{POST} For {agreed}.", f"{POST} For {agreed}", free=[agreed]) == [f"{POST} For {agreed}"]
    assert taken(POST, POST, free=["small", "the group", "read the"]) == [POST[:-1]]


def test_a_long_text_is_compared_with_a_large_room():
    dice = random.Random(3)
    words = [f"word{number}" for number in range(4000)]
    posts = [" ".join(dice.choices(words, k=80)) for _ in range(1500)]
    draft = " ".join(dice.choices(words, k=3000)) + " " + " ".join(posts[700].split()[20:30])
    assert taken(draft, *posts) == [" ".join(posts[700].split()[20:30])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Lebanon we meet every week.", ["Lebanon"]),
        ("We began in the United States of America.", ["United States of America"]),
        ("نحن في لبنان نلتقي كل أسبوع", ["لبنان"]),
        ("Nosotras nos reunimos en Perú", ["Perú"]),
        ("Notre réseau en Côte d’Ivoire se réunit", ["Côte d’Ivoire"]),
        ("Our Women’s League of the North met.", ["Women’s League of the North"]),
        ("UNDP told us so.", ["UNDP"]),
        ("عملنا مع وزارة العدل، ونحن نثق بها", ["وزارة العدل"]),  # a comma ends no sentence
        ("عملنا مع وزارة العدل. ونحن نثق بها", []),
        ("نحن مع وزارة العدل", ["وزارة العدل"]),
        ("We wrote to them. Jordan is far.", []),
        ("Nous préparons la réunion de mai.", []),
        ("The US asked for it.", []),
        ("They met in Lebanon.", []),
        ("We think that women matter most of all in every one of the talks of Lebanon.", []),
    ],
)
def test_a_country_or_an_organisation_beside_we(text, names):
    assert [one.name for one in phrases.beside_we(text)] == names


def test_a_name_that_is_agreed_language_is_free():
    assert phrases.beside_we("We thank the United Nations.", ["United Nations"]) == []
    assert [one.name for one in phrases.beside_we("We thank the United Nations.")] == ["United Nations"]
