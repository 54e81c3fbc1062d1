"""What the house holds about a person, and what happens to it when she leaves.

Each app adds to both lists in its `ready()`. `HELD` answers her request for everything that is held; `LEFT_BEHIND` says in
sentences what stays of her after erasure; `FORGET` removes what the destruction of her key alone does not.
"""

HELD = []  # (person) -> {heading: a JSON-able value}, in the reader's language
LEFT_BEHIND = []  # (person) -> [sentence], said before she decides
FORGET = []  # (person) -> None, in the transaction of the erasure, before her key is destroyed


def held_about(person):
    """Everything that is held about her: {heading: value}."""
    told = {}
    for of_app in HELD:
        told |= of_app(person)
    return told


def left_behind(person):
    return [sentence for of_app in LEFT_BEHIND for sentence in of_app(person)]


def forget(person):
    for of_app in FORGET:
        of_app(person)
