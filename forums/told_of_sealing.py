"""A sealing in words: what was destroyed, what stays, what was proved, what was removed since. Codes are stored, sentences are told."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from convening import writing

from .services.removing import REASONS

DESTROYED = {
    "drafts": gettext_lazy("Drafts that were not sent"),
    "corrections": gettext_lazy("Corrections that waited"),
    "unread": gettext_lazy("Words that members do not read: not published, or joined with a post that says the same"),
    "proposals": gettext_lazy("Translations that were not accepted"),
    "agreements": gettext_lazy("Traces of who accepted the code of conduct here"),
    "flags": gettext_lazy("Flags on posts"),
    "mutes": gettext_lazy("Pauses of voices"),
    "notices": gettext_lazy("Messages to voices"),
    "seats": gettext_lazy("Places at tables"),
    "links": gettext_lazy("Links from the synthesis to posts"),
}
CHECKS = {
    "key_is_gone": gettext_lazy("The key of the room is gone from the keyring."),
    "no_voice_can_be_computed": gettext_lazy("With every key that is left, over everybody in the convening, no voice can be computed."),
    "nothing_was_kept_of_members": gettext_lazy("No draft, correction, flag, pause, message, place at a table, link from the synthesis, nor trace of a form was kept."),
    "words_name_nobody": gettext_lazy("No table of words holds a person in any form."),
    "one_transaction_for_all_rows": gettext_lazy("All rows of each table carry one and the same number of a transaction."),
    "no_transaction_with_a_person": gettext_lazy("No row that names a person shares a transaction with words."),
    "no_time_but_days": gettext_lazy("No table of words keeps a time; only days."),
    "rows_lie_in_no_order": gettext_lazy("The rows of posts lie in no order."),
    "nothing_waits_elsewhere": gettext_lazy("Nothing in caches, queues and waiting letters names the room."),
    "audit_is_whole": gettext_lazy("The chain of the audit is whole."),
}


def destroyed_in_words(numbers, naming):
    """[{"term", "detail"}]: a number that could tell of single people is told as "a few"."""
    first = [{"term": _("The key of the room"), "detail": _("nobody can say any more who wrote what, nor read what it sealed")}]
    if naming == "named":
        first.append({"term": _("Names in the room"), "detail": _("who wrote by name is shown by a label")})
    return first + [{"term": words, "detail": _number(numbers[name])} for name, words in DESTROYED.items() if name in numbers]


def kept_in_words():
    return [
        _("What was said stays, with its day, its place and the label of its voice."),
        _("Accepted translations, files and the background note stay."),
        _("The figures of all rooms are frozen; quotes that were allowed stay allowed."),
    ]


def checks_in_words(codes):
    return [CHECKS.get(code, code) for code in codes]


def removals_in_words(removals):
    """[{"term": day, "detail": why}] of the passages removed since."""
    return [{"term": writing.day(date.fromisoformat(one["on"]), writing.language_here(), "plain"), "detail": REASONS.get(one["why"], one["why"])} for one in removals]


def _number(number):
    if number is None:
        return pgettext("how many", "a few")
    return writing.number_here(number) if number else pgettext("how many", "none")
