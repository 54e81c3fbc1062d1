"""What a voice is called: an everyday object and a number ("Lantern 12").

The objects translate into one word and carry no flag, faith, party or gender in any of our languages. A label starts from
the voice's own digest and moves on until it is free in its scope, so it tells nothing about the person.
"""

import hashlib

from django.utils.translation import pgettext, pgettext_lazy

from convening import writing

OBJECTS = (
    pgettext_lazy("voice", "Lantern"),
    pgettext_lazy("voice", "Bridge"),
    pgettext_lazy("voice", "Harbour"),
    pgettext_lazy("voice", "Thread"),
    pgettext_lazy("voice", "Window"),
    pgettext_lazy("voice", "Ladder"),
    pgettext_lazy("voice", "Compass"),
    pgettext_lazy("voice", "Basket"),
    pgettext_lazy("voice", "Kettle"),
    pgettext_lazy("voice", "Blanket"),
    pgettext_lazy("voice", "Spoon"),
    pgettext_lazy("voice", "Button"),
    pgettext_lazy("voice", "Pencil"),
    pgettext_lazy("voice", "Map"),
    pgettext_lazy("voice", "Wheel"),
    pgettext_lazy("voice", "Rope"),
    pgettext_lazy("voice", "Drum"),
    pgettext_lazy("voice", "Pebble"),
    pgettext_lazy("voice", "Mirror"),
    pgettext_lazy("voice", "Jar"),
    pgettext_lazy("voice", "Needle"),
)
NUMBERS = 99  # two digits stay easy to remember
SLOTS = len(OBJECTS) * NUMBERS


def free_label(voice, taken):
    """(object, number) for a voice: its own slot if free, else the next one. `taken` is a set of such pairs.

    In a scope with more voices than slots the numbers go on past 99.
    """
    start = int.from_bytes(hashlib.sha256(b"label" + voice).digest()[:8], "big") % SLOTS
    for lap in range(len(taken) // SLOTS + 1):
        for step in range(SLOTS):
            slot = (start + step) % SLOTS
            label = (slot % len(OBJECTS), slot // len(OBJECTS) + 1 + lap * NUMBERS)
            if label not in taken:
                return label
    raise AssertionError("there is always a free label")


def in_words(label):
    """The label in the reader's language and digits."""
    obj, number = label
    language = writing.language_here()
    return pgettext("voice", "%(object)s %(number)s") % {
        "object": OBJECTS[obj],
        "number": writing.own_digits(str(number), language),
    }
