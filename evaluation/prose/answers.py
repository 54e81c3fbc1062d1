"""What surveys say, in sentences."""

from django.utils.translation import gettext_lazy, ngettext_lazy

from .rule import AROUND, EXACT, FEWER, MORE, share_wording
from .writing import number, percent


def answered(completed, eligible):
    """How many of those who were asked answered, with both numbers."""
    return said(_ANSWERED, completed, eligible)


def answered_by_link(n):
    """Those who answered by the public link: of how many, nobody knows."""
    return _BY_LINK % {"count": n, "number": number(n)}


def best_two(chose, n, satisfied=True):
    """How many chose 4 or 5 of 5; `satisfied` where the scale is one of satisfaction."""
    return said(_SATISFIED if satisfied else _BEST, chose, n)


def nearly_all(share, satisfied=True):
    """All but a few chose 4 or 5 of 5: more than this share, and no number from which the few could be told."""
    return str(_NEARLY_ALL_SATISFIED if satisfied else _NEARLY_ALL) % {"percent": percent(share)}


def said(sentences, part, whole):
    """One of four sentences about a share, by the rule, with both numbers."""
    word, whole_percent = share_wording(part, whole)
    return str(sentences[word]) % {"percent": percent(whole_percent / 100), "part": number(part), "whole": number(whole)}


_ANSWERED = {
    EXACT: gettext_lazy("%(percent)s of those who were asked answered: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those who were asked answered: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those who were asked answered: %(part)s of %(whole)s."),
    FEWER: gettext_lazy("Less than %(percent)s of those who were asked answered: %(part)s of %(whole)s."),
}
_SATISFIED = {
    EXACT: gettext_lazy("%(percent)s of those who answered were satisfied or very satisfied: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those who answered were satisfied or very satisfied: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those who answered were satisfied or very satisfied: %(part)s of %(whole)s."),
    FEWER: gettext_lazy("Less than %(percent)s of those who answered were satisfied or very satisfied: %(part)s of %(whole)s."),
}
_BEST = {
    EXACT: gettext_lazy("%(percent)s of those who answered chose one of the two best answers: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those who answered chose one of the two best answers: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those who answered chose one of the two best answers: %(part)s of %(whole)s."),
    FEWER: gettext_lazy("Less than %(percent)s of those who answered chose one of the two best answers: %(part)s of %(whole)s."),
}
_NEARLY_ALL_SATISFIED = gettext_lazy("More than %(percent)s of those who answered were satisfied or very satisfied.")
_NEARLY_ALL = gettext_lazy("More than %(percent)s of those who answered chose one of the two best answers.")
_BY_LINK = ngettext_lazy(
    "%(number)s more answer came by the public link. It is counted apart: nobody knows how many people saw the link.",
    "%(number)s more answers came by the public link. They are counted apart: nobody knows how many people saw the link.",
    "count",
)
