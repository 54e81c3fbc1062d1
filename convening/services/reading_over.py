"""What a text for others should not carry: asked of the storeys that know what was said, before it is published."""

from django.utils.translation import gettext as _

from ..errors import Refused

# Lent by the storeys above: (convening, {key: (text, language)}, by) -> {key: [problem]}, each with code, words (the passage) and sentence.
READ_OVER = []
NOT_CLEARED = "uncleared"


def problems_in(convening, texts, *, by):
    """{"body_en": [problem]} of `texts` {name: {language: words}}. What they are compared with is what `by` may read herself."""
    drafts = {f"{name}_{code}": (text, code) for name, told in texts.items() for code, text in (told or {}).items() if text}
    found = {}
    for lent in READ_OVER if drafts else ():
        for key, problems in lent(convening, drafts, by).items():
            found.setdefault(key, []).extend(problems)
    return {key: problems for key, problems in found.items() if problems}


def refuse_what_is_not_cleared(convening, texts, *, by):
    """Words of a room leave it with a yes of whoever wrote them, also on their way to members: nobody confirms that away."""
    fields = {}
    for key, problems in problems_in(convening, texts, by=by).items():
        told = [f"{one.sentence} “{one.words}”" for one in problems if one.code == NOT_CLEARED]
        if told:
            fields[key] = " ".join(told)
    if fields:
        raise Refused("convening.not_cleared", _("This text carries words of a room that are not cleared."), fields=fields)
