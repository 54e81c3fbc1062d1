"""Whole sentences about figures, one for each of the four words, so that each may be as its language's grammar wants it.

A sentence says nobody's gender. Where a figure is withheld, a sentence says that, and hints at nothing.
"""

from django.utils.translation import gettext as _, gettext_lazy, ngettext_lazy

from .answers import said
from .rule import AROUND, EXACT, FEWER, MORE, wording
from .writing import number


def approximate(n, language=None):
    """ "more than 320": for a label, where no sentence of its own exists."""
    word, figure = wording(n)
    if word == EXACT:
        return number(figure, language=language)
    return str(_PHRASES[word]) % {"number": number(figure, language=language)}


def people_took_part(n):
    return _say(_TOOK_PART, n)


def countries_declared(n):
    return _say(_COUNTRIES, n)


def countries_of_logged_on(n):
    return _say(_LOGON_COUNTRIES, n)


def coverage(known, whole):
    """How many of all declared a country: the denominator of every figure about countries."""
    return _COVERAGE % {"count": known, "known": number(known), "whole": number(whole)}


def attendances_counted(n):
    return _say(_ATTENDANCES, n)


def share_logged_on(part, whole):
    return said(_LOGGED_ON, part, whole)


def share_opened(part, whole):
    """Those registered who opened one of the resources."""
    return said(_OPENED, part, whole)


def without_organisers(n):
    """How many participants there are without those who work for the convening."""
    return _say(_WITHOUT, n)


def came_back(n, whole):
    """Those who came to two or more of the sessions by invitation, of all who came to one."""
    return said(_CAME_BACK, n, whole)


def people_posted(n):
    return _POSTERS % {"count": n, "number": number(n)}


def posts_published(n):
    return _POSTS % {"count": n, "number": number(n)}


def posters_in_role(n):
    return _STAFF % {"count": n, "number": number(n)}


def withheld_sentence():
    """What stands where a figure was withheld."""
    return _("This figure is withheld to protect people.")


def _say(sentences, n):
    if n is None:
        return withheld_sentence()
    word, figure = wording(n)
    return sentences[word] % {"count": figure, "number": number(figure)}


_PHRASES = {
    MORE: gettext_lazy("more than %(number)s"),
    AROUND: gettext_lazy("around %(number)s"),
    FEWER: gettext_lazy("fewer than %(number)s"),
}
_TOOK_PART = {
    EXACT: ngettext_lazy(
        "%(number)s person took part, live or on the platform.",
        "%(number)s people took part, live or on the platform.",
        "count",
    ),
    MORE: ngettext_lazy(
        "More than %(number)s person took part, live or on the platform.",
        "More than %(number)s people took part, live or on the platform.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "Around %(number)s person took part, live or on the platform.",
        "Around %(number)s people took part, live or on the platform.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "Fewer than %(number)s person took part, live or on the platform.",
        "Fewer than %(number)s people took part, live or on the platform.",
        "count",
    ),
}
_COUNTRIES = {
    EXACT: ngettext_lazy(
        "They named %(number)s country or territory as theirs.",
        "They named %(number)s countries and territories as theirs.",
        "count",
    ),
    MORE: ngettext_lazy(
        "They named more than %(number)s country or territory as theirs.",
        "They named more than %(number)s countries and territories as theirs.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "They named around %(number)s country or territory as theirs.",
        "They named around %(number)s countries and territories as theirs.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "They named fewer than %(number)s country or territory as theirs.",
        "They named fewer than %(number)s countries and territories as theirs.",
        "count",
    ),
}
_LOGON_COUNTRIES = {
    EXACT: ngettext_lazy(
        "Those who logged on named %(number)s country or territory.",
        "Those who logged on named %(number)s countries and territories.",
        "count",
    ),
    MORE: ngettext_lazy(
        "Those who logged on named more than %(number)s country or territory.",
        "Those who logged on named more than %(number)s countries and territories.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "Those who logged on named around %(number)s country or territory.",
        "Those who logged on named around %(number)s countries and territories.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "Those who logged on named fewer than %(number)s country or territory.",
        "Those who logged on named fewer than %(number)s countries and territories.",
        "count",
    ),
}
_COVERAGE = ngettext_lazy(
    "Of %(whole)s people, %(known)s named a country.", "Of %(whole)s people, %(known)s named a country.", "count"
)
_ATTENDANCES = {
    EXACT: ngettext_lazy(
        "The live sessions counted %(number)s attendance in all.",
        "The live sessions counted %(number)s attendances in all.",
        "count",
    ),
    MORE: ngettext_lazy(
        "The live sessions counted more than %(number)s attendance in all.",
        "The live sessions counted more than %(number)s attendances in all.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "The live sessions counted around %(number)s attendance in all.",
        "The live sessions counted around %(number)s attendances in all.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "The live sessions counted fewer than %(number)s attendance in all.",
        "The live sessions counted fewer than %(number)s attendances in all.",
        "count",
    ),
}
_LOGGED_ON = {
    EXACT: gettext_lazy("%(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."),
    FEWER: gettext_lazy(
        "Less than %(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."
    ),
}
_POSTERS = ngettext_lazy(
    "%(number)s person posted in the discussion rooms.", "%(number)s people posted in the discussion rooms.", "count"
)
_STAFF = ngettext_lazy(
    "%(number)s of them is an organiser or moderator, who posts visibly in that role.",
    "%(number)s of them are organisers or moderators, who post visibly in that role.",
    "count",
)
_POSTS = ngettext_lazy("%(number)s post was published.", "%(number)s posts were published.", "count")
_OPENED = {
    EXACT: gettext_lazy("%(percent)s of those registered opened a resource: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those registered opened a resource: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those registered opened a resource: %(part)s of %(whole)s."),
    FEWER: gettext_lazy("Less than %(percent)s of those registered opened a resource: %(part)s of %(whole)s."),
}
_CAME_BACK = {
    EXACT: gettext_lazy("%(percent)s of those who came to a session by invitation came to two or more: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those who came to a session by invitation came to two or more: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those who came to a session by invitation came to two or more: %(part)s of %(whole)s."),
    FEWER: gettext_lazy("Less than %(percent)s of those who came to a session by invitation came to two or more: %(part)s of %(whole)s."),
}
_WITHOUT = {
    EXACT: ngettext_lazy(
        "Without those who worked for the convening, %(number)s person took part.",
        "Without those who worked for the convening, %(number)s people took part.",
        "count",
    ),
    MORE: ngettext_lazy(
        "Without those who worked for the convening, more than %(number)s person took part.",
        "Without those who worked for the convening, more than %(number)s people took part.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "Without those who worked for the convening, around %(number)s person took part.",
        "Without those who worked for the convening, around %(number)s people took part.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "Without those who worked for the convening, fewer than %(number)s person took part.",
        "Without those who worked for the convening, fewer than %(number)s people took part.",
        "count",
    ),
}
