"""What a text may carry of the rooms when it leaves: agreed language and cleared quotes, and no other words of theirs."""

from .. import folding, phrases, selectors
from ..models import AgreedPhrase, Post, Rule, Words
from .quotes import cleared


def free_to_use(convening, agreed=None, quotes=None):
    """The texts that anybody may use: agreed language and cleared quotes, both of which may be handed over (`quotes` as `cleared` tells them)."""
    if agreed is None:
        agreed = AgreedPhrase.objects.filter(convening=convening).values_list("text", flat=True)
    return [*agreed, *(told["text"] for _quote, told in (cleared(convening) if quotes is None else quotes))]


def uncleared(convening, drafts, borrowed=(), quotes=None):
    """The keys of those `drafts` {key: text} that carry eight words in a row of any room under the Rule, or off the record, that are not
    cleared. `borrowed` are passages that stood in a room when the texts were checked, whether their post is still there or not; `quotes`
    spares reading what is cleared."""
    drafts = {key: text for key, text in drafts.items() if text}
    if not drafts:
        return set()
    said = _said(convening) + [(None, folding.fold(passage)) for passage in borrowed]
    return set(phrases.taken_over_in(drafts, said, free_to_use(convening, quotes=quotes)))


def uncleared_elsewhere(convening, drafts, by):
    """The keys of those `drafts` {key: text} that carry eight words in a row of a room that `by` does not read, and that are not cleared; None
    where she reads them all."""
    hers = set(selectors.words_compared(by, convening))
    said = [one for one in _said(convening) if (None, one[1]) not in hers]
    if not said:
        return None
    return set(phrases.taken_over_in({key: text for key, text in drafts.items() if text}, said, free_to_use(convening)))


def borrowed_in(convening, texts, before=()):
    """The passages of `texts` that stand in a room today, cleared or not, but for agreed language; and those of `before`, passages that stood
    in one once, as far as they are in these texts still."""
    drafts = dict(enumerate(text for text in texts if text))
    if not drafts:
        return []
    said = _said(convening) + [(None, folding.fold(passage)) for passage in before]
    agreed = AgreedPhrase.objects.filter(convening=convening).values_list("text", flat=True)
    found = phrases.taken_over_in(drafts, said, list(agreed))
    return sorted({drafts[key][one.start : one.end] for key, passages in found.items() for one in passages})


def _said(convening):
    words = Words.objects.filter(post__room__convening=convening, post__state=Post.State.PUBLISHED).exclude(post__room__rule=Rule.ON_THE_RECORD)
    return list(words.values_list("post", "plain"))
