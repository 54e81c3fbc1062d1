"""A text in sentences: the same ones each time, in four scripts' ways of ending one."""

import pytest

from forums import passages

LONG_ARABIC = "، ".join(["احتفظت المجموعات الصغيرة بالثقة حين قرأت محاضرها بصوت عال"] * 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? “Four.” (Five…) Six", ["One.", "Two!", "Three?", "“Four.”", "(Five…)", "Six"]),
        ("We asked Dr. Amal at 3 p.m. on Art. 5. She said yes, i.e. no.", ["We asked Dr. Amal at 3 p.m. on Art. 5.", "She said yes, i.e. no."]),
        ("3. A point.\n4. Another, of 1.5 pages.", ["3. A point.", "4. Another, of 1.5 pages."]),
        ("¿Quién pagó? ¡Nadie! El art. 7 lo dice.", ["¿Quién pagó?", "¡Nadie!", "El art. 7 lo dice."]),
        ("هل نجحنا؟ نعم، نجحنا. وبعد ذلك؟", ["هل نجحنا؟", "نعم، نجحنا.", "وبعد ذلك؟"]),
        ("Qui paie ? M. le juge. Personne !", ["Qui paie ?", "M. le juge.", "Personne !"]),
        ("\n\n…\n—\n", []),
    ],
)
def test_sentences(text, expected):
    assert [sentence for line in passages.sentences(text) for sentence in line] == expected


def test_what_runs_on_is_divided_at_commas_and_nothing_is_lost():
    [line] = passages.sentences(LONG_ARABIC)
    assert len(line) > 1 and all(len(part) <= passages.LONG for part in line) and " ".join(line) == LONG_ARABIC


def test_places_run_through_the_lines_and_stand_still():
    text = "One. Two.\n\nThree."
    assert passages.numbered(text) == [[(0, "One."), (1, "Two.")], [(2, "Three.")]]
    assert (passages.count(text), passages.standing([5, 2, 0, 2], text)) == (3, [0, 2])


def test_an_edition_knows_other_words_and_not_other_spaces():
    first = passages.edition_of("One.  Two.")
    assert (passages.edition_of("One. Two."), passages.edition_of("One. Three.") == first, len(first)) == (first, False, 8)
