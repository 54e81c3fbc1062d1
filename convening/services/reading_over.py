"""What a text for others should not carry: asked of the storeys that know what was said, before it is published."""

from django.utils.translation import gettext as _

from .. import limits, writing
from ..errors import Refused

# Lent by the storeys above: (convening, {key: (text, language)}, by) -> {key: [problem]}, each with code, words (the passage) and sentence.
# `by` is whoever asks, and then it is compared with what she may read; None: with everything.
READ_OVER = []
NOT_CLEARED = "uncleared"
REFUSED_A_DAY = 10  # texts of one officer in one convening, for words that she does not read herself


def problems_in(convening, texts, *, by):
    """{"body_en": [problem]} of `texts` {name: {language: words}, or words that are the same in all languages}. What they are compared with
    is what `by` may read herself."""
    drafts = {}
    for name, told in texts.items():
        told = told if isinstance(told, dict) else {"": told}
        drafts |= {f"{name}_{code}" if code else name: (text, code or "en") for code, text in (told or {}).items() if text}
    found = {}
    for lent in READ_OVER if drafts else ():
        for key, problems in lent(convening, drafts, by).items():
            found.setdefault(key, []).extend(problems)
    return {key: problems for key, problems in found.items() if problems}


def refuse_what_is_not_cleared(convening, texts, *, by):
    """Words of a room leave it with a yes of whoever wrote them, also on their way to members: nobody confirms that away."""
    fields = not_cleared_in(convening, texts, by=by)
    if fields:
        raise Refused("convening.not_cleared", _("This text carries words of a room that are not cleared."), fields=fields)


def not_cleared_in(convening, texts, *, by):
    """{"body_en": sentence} of those that carry words of any room without a yes.

    Of what she reads herself she is told which words. Of the rest she learns only which text it is; and since that is an answer, too,
    there are `REFUSED_A_DAY` of them: then nothing more is compared for her, so nothing published, until the day is over.
    """
    hers = {
        key: " ".join(f"{one.sentence} “{one.words}”" for one in problems if one.code == NOT_CLEARED)
        for key, problems in problems_in(convening, texts, by=by).items()
    }
    hers = {key: told for key, told in hers.items() if told}
    return hers | beyond_hers(convening, lambda: _not_cleared_anywhere(convening, texts) - set(hers), by=by)


def beyond_hers(convening, compare, *, by):
    """{key: sentence} of the keys that `compare()` finds: texts that carry words which `by` does not read herself. Refused after `REFUSED_A_DAY`."""
    counted = by is not None and by.pk is not None
    whose = ("refused for words of rooms", f"{convening.pk}:{by.pk}") if counted else ()
    if counted and not limits.counts(*whose, most=REFUSED_A_DAY, seconds=limits.DAY):
        raise Refused(
            "convening.many_refusals",
            _("Texts of yours were refused %(most)s times today, because they carry words of rooms. You can go on %(soon)s; keep your text until then.")
            % {"most": writing.number_here(REFUSED_A_DAY), "soon": limits.when_the_day_ends()},
        )
    found = compare()
    if counted and not found:
        limits.forgive(*whose)
    return {key: _("Something in this text stands in a room and is not cleared. Please say it in other words.") for key in sorted(found)}


def _not_cleared_anywhere(convening, texts):
    return {key for key, problems in problems_in(convening, texts, by=None).items() if any(one.code == NOT_CLEARED for one in problems)}
