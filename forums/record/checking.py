"""What a text for outside should not carry, told while it is written: to rapporteurs, and to those who write documents.

Who may learn what. That words stand in a room is told to those alone who read there: the check tells no more than reading does. Without
an asker (`by` None) all rooms are compared: so is decided what may be released. Members' names are looked for only for somebody who
may see the list of members; a rapporteur may not, so for her nothing depends on who takes part, and names are found by their shape.
Nothing of a text is kept or logged, and nobody checks without end.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from convening import limits, policy, warnings, writing
from convening.errors import Refused
from sessions.models import LeftQuestion, Note, Session

from .. import folding, narrowing, phrases, quantifiers, selectors
from ..models import Post, Rule, Strength, Words
from ..selectors.synthesis import NOTES
from ..selectors.synthesis import UNCLEARED as ROOMS
from .clearing import free_to_use
from .naming import finder_of_names

CHECKS_AN_HOUR = 600  # while typing, one after each pause
# What keeps a text from being ready; the rest is for whoever writes to judge.
REFUSES = frozenset({ROOMS, "overstated"})


@dataclass(frozen=True)
class Problem:
    """`code` is "uncleared" (words of a room), "notes" (of a session's notes), "we" (a name beside it), "group" (somebody of few), "person"
    (a title and a name), "member" (may name somebody who takes part), "pattern" (an address, a number) or "overstated" (more people
    than are behind it); `words` the passage as it was written, `sentence` what to say of it."""

    code: str
    words: str
    sentence: str


def problems_in(convening, text, language, *, by=None, strength=None):
    """The `Problem`s of one text. `strength` is the band of what is behind it; None: the words for numbers are not judged.

    With `by` this counts as a check of hers: `Refused` ("forums.many_checks") after `CHECKS_AN_HOUR` within an hour.
    """
    if by is not None:
        count_check(by)
    return problems_of(convening, {None: (text, language)}, by=by, strength=strength)[None]


def problems_of(convening, drafts, *, by=None, strength=None, borrowed=()):
    """The same for several texts at once, {key: (text, language)}: {key: [Problem]}, counted as no check. What they are compared with is
    read once. `borrowed` are passages that stood in a room when the texts were written, whether their post is still there or not."""
    words = {key: text for key, (text, _language) in drafts.items() if text.strip()}
    found = {key: [] for key in drafts}
    if not words:
        return found
    agreed, said = selectors.to_compare(by, convening) if by is not None else everything_said(convening)
    said = [*said, *((ROOMS, folding.fold(passage)) for passage in borrowed)]
    taken = phrases.taken_over_in(words, said, free_to_use(convening, agreed))
    names = _names_for(by, convening)
    for key, text in words.items():
        language = drafts[key][1]
        told = found[key]
        for passage in taken.get(key, ()):
            code = ROOMS if ROOMS in passage.posts else NOTES
            told.append(Problem(code, _one_line(text[passage.start : passage.end]), _SENTENCES[code]()))
        for one in phrases.beside_we(text, agreed):
            told.append(Problem("we", one.name, _("Beside “we”, “%(name)s” tells where somebody comes from.") % {"name": one.name}))
        told += _by_shape(text, names)
        if strength is not None:
            k = convening.threshold_posts
            told += [
                Problem("overstated", word, _overstated(word, needed, k))
                for word, needed in dict(quantifiers.claims(text, language, k)).items() if not quantifiers.is_founded(strength, needed)
            ]  # fmt: skip
    return found


def people_in(convening, text, *, by):
    """The `Problem`s of a text that tell of single people: "group", "person", "pattern", and "member" to whom it may be told."""
    return _by_shape(text, _names_for(by, convening))


def _by_shape(text, names):
    told = [Problem(one.kind, one.words, _SENTENCES[one.kind]()) for one in narrowing.narrow_in(text)]
    if names is not None:
        told += [Problem("member", text[start:end], _SENTENCES["member"]()) for start, end in names(text)]
    return told + [Problem("pattern", one.text, one.words) for one in warnings.found_in(text)]


def _names_for(by, convening):
    """What finds members' names, for somebody who may see the list of members; else None."""
    if by is None or not policy.allows(by, "participants.view_members", convening):
        return None
    return finder_of_names(convening.pk)


def count_check(by):
    """Count one check of hers, or refuse it."""
    if not limits.counts("checks while writing", by.pk, most=CHECKS_AN_HOUR):
        raise Refused("forums.many_checks", _("You have checked very many texts within an hour. Please go on a little later; your text is kept."))


def everything_said(convening):
    """What `selectors.to_compare` brings for one person, of all rooms and sessions, whoever reads them."""
    words = Words.objects.filter(post__room__convening=convening, post__state=Post.State.PUBLISHED).exclude(post__room__rule=Rule.ON_THE_RECORD)
    left = LeftQuestion.objects.filter(session__convening=convening).values_list("text", flat=True)
    notes = Note.objects.filter(session__in=Session.objects.filter(convening=convening).exclude(rule=Rule.ON_THE_RECORD))
    return selectors.agreed_phrases(convening), [
        *((ROOMS, plain) for plain in words.values_list("plain", flat=True)), *((ROOMS, folding.fold(text)) for text in left),
        *((NOTES, folding.fold(text)) for text in notes.values_list("text", flat=True)),
    ]


def _overstated(word, needed, k):
    if needed == quantifiers.BEYOND:
        return _("“%(word)s” tells a number or a share of people. Nothing here founds it: such figures stand in the report.") % {"word": word}
    people = quantifiers.people_for(needed, k)
    if needed == Strength.FEW:
        return _("“%(word)s” needs somebody’s words behind it. Mark what it rests on.") % {"word": word}
    told = {"word": word, "people": writing.number_here(people)}
    return _("“%(word)s” needs the words of %(people)s people or more behind it; as far as was counted last night, they are fewer.") % told


_SENTENCES = {
    ROOMS: lambda: _("These words stand in a room and are not cleared:"),
    NOTES: lambda: _("These words stand in the notes of a session. Make sure that they are nobody’s own:"),
    "group": lambda: _("Whoever is told by where she comes from is one of few. Leave the place out, or tell it of several."),
    "person": lambda: _("This looks like somebody’s name:"),
    "member": lambda: _("This may name somebody who takes part:"),
}


def _one_line(text):
    return " ".join(text.split())
