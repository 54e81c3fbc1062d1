"""What the voice reads when the moderation did not publish her words: whole sentences in her language, and the moderation's own.

`REMOVED` is the code of a passage that was taken out of a sealed room, beside the state "withdrawn"; no voice can be told.
"""

from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy

from .models import Reason

REMOVED = "removed"
_TOLD = {
    Reason.NAMES: gettext_lazy("It tells who somebody is. Please write it again without names, places and offices that lead to a person."),
    Reason.DANGER: gettext_lazy("It could put somebody in danger. Please write it again without what could be used against anybody."),
    Reason.INSULTS: gettext_lazy("It insults or threatens somebody. Please say the same thing in other words."),
    Reason.ELSEWHERE: gettext_lazy("It does not answer the question that is asked here. Please write it where it belongs."),
    Reason.SAID: gettext_lazy("It has been said here already. Please reply to that post, and add what is new."),
}


def told(code, words):
    """Why, as plain text: the sentence of a ready reason, and the moderation's own words after it."""
    return " ".join(str(part) for part in (_TOLD.get(code, ""), words) if part)


def in_words(code, words):
    """The same in a whole sentence of its own, as safe HTML."""
    because = format_html("{} <bdi>{}</bdi>", _TOLD.get(code, ""), words) if words else _TOLD.get(code, "")
    return format_html(_("The moderation did not publish it. {reason}"), reason=because)


def correction_in_words(code, words):
    """Of a correction that was not taken in."""
    because = format_html("{} <bdi>{}</bdi>", _TOLD.get(code, ""), words) if words else _TOLD.get(code, "")
    return format_html(_("The moderation did not take in your new words; what stands here goes on standing. {reason}"), reason=because)
