"""What the house holds about a person, and what happens to it when she leaves.

Each app adds to these lists in its `ready()`. `HELD` answers her request for everything that is held; `WORDS` is what would
prove that she wrote it, and goes into a file only if she asks for that too; `LEFT_BEHIND` says in sentences what stays of
her after erasure; `FORGET` removes what the destruction of her key alone does not.

What is held is told as {heading: [line]}; a line is a sentence, or {term: detail} with details that are texts, days or lists
of texts, all in the reader's language.
"""

HELD = []  # (person) -> {heading: [line]}
WORDS = []  # (person) -> {heading: [line]}
LEFT_BEHIND = []  # (person) -> [sentence], said before she decides
FORGET = []  # (person) -> None, in the transaction of the erasure, before her key is destroyed


def held_about(person, *, words=False):
    """Everything that is held about her, what is empty left out; with `words` also what she wrote."""
    told = {}
    for of_app in (*HELD, *(WORDS if words else ())):
        for heading, lines in of_app(person).items():
            told.setdefault(str(heading), []).extend(lines)
    return {heading: [_said(line) for line in lines] for heading, lines in told.items() if lines}


def left_behind(person):
    return [sentence for of_app in LEFT_BEHIND for sentence in of_app(person)]


def forget(person):
    for of_app in FORGET:
        of_app(person)


def _said(line):
    """A line without the terms of which there is nothing to say."""
    if isinstance(line, dict):
        return {str(term): detail for term, detail in line.items() if detail not in ("", None, [], {})}
    return str(line)
