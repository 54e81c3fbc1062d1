"""Words for how many people: found where people of the convening are meant, in four languages, and weighed."""

import pytest

from convening.demo.texts import SYNTHESIS
from forums import quantifiers

CLAIMS = {
    "en": [
        ("Many said that minutes help.", [("Many", "many")]),
        ("Most participants agreed; a few voices warned.", [("Most", "many"), ("a few", "few")]),
        ("Several of the speakers noted it, and only one voice asked.", [("Several", "several"), ("only one voice", "few")]),
        ("Nobody objected.", [("Nobody", "many")]),
        ("There was broad consensus on funds.", [("There was broad consensus", "many")]),
        ("For some, a hurried round does last.", [("For some", "few")]),
        ("Seven participants, 60% of members.", [("Seven participants", "several"), ("60%", "beyond")]),
        ("More than 30 voices asked.", [("30 voices", "beyond")]),
        ("They reach people, above all where a voice is enough. After all, voices carry.", []),
        ("Many mediators lack training. All parties must agree. In most countries some women wait.", []),
    ],
    "es": [
        ("Todas pidieron plazos.", [("Todas", "many")]),
        ("Muchas participantes lo dijeron, y para algunas, no basta.", [("Muchas", "many"), ("para algunas", "few")]),
        ("Hubo consenso. Varias voces lo pidieron.", [("Hubo consenso", "many"), ("Varias", "several")]),
        ("Tres decisiones excluyen. Todas podrían cambiarse.", []),
        ("Muchas mujeres faltan y algunos Estados callan.", []),
    ],
    "fr": [
        ("Plusieurs participantes ont demandé des délais.", [("Plusieurs", "several")]),
        ("Beaucoup ont dit que cela suffit ; pour certaines, non.", [("Beaucoup", "many"), ("pour certaines", "few")]),
        ("Les femmes sont nombreuses à partir. Plusieurs États se taisent.", []),
    ],
    "ar": [
        ("قال كثيرون إن المحاضر مفيدة.", [("كثيرون", "many")]),
        ("رأى معظم المشاركين أن الوقت قصير، وأكدت بعض المشاركات ذلك.", [("معظم", "many"), ("بعض", "few")]),
        ("وساد إجماع على المال.", [("إجماع", "many")]),
        ("وطلبت إحدى المشاركات وقتاً.", [("إحدى المشاركات", "few")]),
        ("كثير من النساء ينتظرن، وبعض الدول صامتة.", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), [(code, *one) for code, ones in CLAIMS.items() for one in ones])
def test_claims(language, text, expected):
    assert [(word, str(needed)) for word, needed in quantifiers.claims(text, language)] == expected


def test_a_band_founds_what_it_reaches_and_no_more():
    text = "Some said so, several agreed, many insisted; 60% of participants did. Many agreed."
    assert [quantifiers.unfounded(text, "en", band) for band in ("none", "few", "several", "many")] == [
        ["Some", "several", "many", "60%", "Many"], ["several", "many", "60%", "Many"], ["many", "60%", "Many"], ["60%"],
    ]  # fmt: skip


def test_a_number_needs_a_band_that_is_told_of_no_fewer():
    needed = {number: str(quantifiers.claims(f"{number} participants wrote.", "en", k=10)[0][1]) for number in (1, 2, 10, 11, 20, 21)}
    assert needed == {1: "few", 2: "several", 10: "several", 11: "many", 20: "many", 21: "beyond"}


def test_the_paragraphs_of_the_demo_say_no_more_than_a_few_people_found():
    told = {(number, code): quantifiers.unfounded(text, code, "few") for number, said in enumerate(SYNTHESIS, 1) for code, text in said.texts.items()}
    assert (len(told), {place: words for place, words in told.items() if words}) == (88, {})


@pytest.mark.parametrize("idiom", ["all the same", "all day", "at all", "above all", "after all", "all along", "all over", "all in all"])
def test_idioms_are_no_claims(idiom):
    assert quantifiers.claims(f"Voices count, and {idiom} participants wait. It was, {idiom}, voices that carried.", "en") == []
