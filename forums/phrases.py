"""What a text for outside must not carry: a post's own words, and who "we" are. Pure: no models, no clock.

Both are warnings. The first finds 8 words in a row that stand in a post (capitals, punctuation, accents and Arabic spelling do not
matter), the second a country or an organisation beside "we". It knows organisations by how they are written, never by a list of
the members' own: such a list could be asked who is a member.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from django.conf import settings
from django.utils import translation
from django_countries import countries as iso_countries

from convening import geography

from . import folding

RUN = 8  # words in a row
SHORTEST_FREE = 3  # words of a phrase that may stand in any text; fewer would free a little of everything
BESIDE = 5  # words between "we" and a name, at most
_NOBODYS_WORD = "qxzjvwkq"  # between two texts: no run goes over it


@dataclass
class Passage:
    """A part of a draft: where it stands, and in which posts the same words stand (the keys that were handed over)."""

    start: int
    end: int
    posts: set = field(default_factory=set)


@dataclass(frozen=True)
class Beside:
    """"We" with a name beside it: where the two stand, and the name as it was written."""

    start: int
    end: int
    name: str


def taken_over(draft, said, free=()):
    """The `Passage`s of `draft` that stand in posts, in their order.

    `said` yields (key, folded text) of each post and translation (`folding.fold`). `free` are texts that anybody may use: agreed
    language, cleared quotes; their words do not count where three or more of them stand in a row.
    """
    words = folding.words(draft)
    plain = [word.plain for word in words]
    places = defaultdict(list)
    for place, run in enumerate(_runs(plain)):
        places[run].append(place)
    if not places:
        return []
    allowed = _covered(plain, free, shortest=SHORTEST_FREE)
    found = defaultdict(set)
    for key, text in said:
        for run in places.keys() & set(_runs(text.split())):
            for place in places[run]:
                found[place].add(key)
    return [passage for passage, own in _joined(words, found, allowed) if own >= RUN]


def taken_over_in(drafts, said, free=()):
    """The same for several texts at once, {key: draft}: {key: [Passage]} of those in which something was found. `said` is read once."""
    whole, begins = "", {}
    for key, draft in drafts.items():
        begins[key] = len(whole)
        whole += f"{draft}\n{_NOBODYS_WORD}\n"
    found = {}
    for passage in taken_over(whole, said, free):
        key = next(key for key in reversed(begins) if begins[key] <= passage.start)
        found.setdefault(key, []).append(Passage(passage.start - begins[key], passage.end - begins[key], passage.posts))
    return found


def beside_we(draft, free=()):
    """The `Beside`s of `draft`: a country or an organisation within five words of "we", "our", "us", in the four languages."""
    found, words = [], folding.words(draft)
    allowed = _covered([word.plain for word in words], free)
    for first, last in _sentences(draft, words):
        here = words[first:last]
        ours = [place for place, word in enumerate(here) if _is_we(draft, word)]
        if not ours:
            continue
        for begin, end in (*_countries_in(draft, here), *_organisations_in(draft, here, set(ours))):
            near = min(ours, key=lambda place: min(abs(place - begin), abs(place - end + 1)))
            gap = begin - near if near < begin else near - end + 1
            if gap <= BESIDE + 1 and not all(allowed[first + begin : first + end]):
                left, right = min(begin, near), max(end - 1, near)
                found.append(Beside(here[left].start, here[right].end, draft[here[begin].start : here[end - 1].end]))
    return sorted((one for one in set(found) if not _in_another(one, found)), key=lambda one: (one.start, one.end))


def countries_in(draft):
    """[(begin, end)] of the countries named in `draft`: places among its words, as `folding.words` counts them."""
    return list(_countries_in(draft, folding.words(draft)))


def _in_another(one, found):
    """A name that is part of a longer one is told with it."""
    return any(one.name != other.name and one.name in other.name and other.start <= one.start and one.end <= other.end for other in found)


def _runs(plain):
    return zip(*(plain[offset:] for offset in range(RUN)), strict=False)


def _covered(plain, free, shortest=1):
    """For each word of the draft whether it stands in one of the `free` texts, word for word, with at least so many others."""
    allowed = [False] * len(plain)
    where = defaultdict(list)
    for place, word in enumerate(plain):
        where[word].append(place)
    for text in free:
        phrase = [word.plain for word in folding.words(text)]
        for place in where.get(phrase[0], ()) if len(phrase) >= shortest else ():
            if plain[place : place + len(phrase)] == phrase:
                allowed[place : place + len(phrase)] = [True] * len(phrase)
    return allowed


def _joined(words, found, allowed):
    """(passage, how many of its words are not free): runs that follow on one another in the same post are one passage."""
    begun = []  # [first place, last place, posts]
    for place in sorted(found):
        if begun and place - begun[-1][1] <= 1 and found[place] & begun[-1][2]:
            begun[-1][1:] = place, begun[-1][2] & found[place]
        else:
            begun.append([place, place, found[place]])
    for first, last, posts in begun:
        end = last + RUN
        yield Passage(words[first].start, words[end - 1].end, set(posts)), allowed[first:end].count(False)


# ── "We", and names beside it ───────────────────────────────────────────────────────────────────────────────────────
_WE = frozenset(
    "we our ours ourselves nous notre nos notres nosotros nosotras nuestro nuestra nuestros nuestras".split()
    + [folding.fold(word) for word in "نحن لدينا عندنا إننا أننا لنا منا بلدنا بلادنا دولتنا حكومتنا وزارتنا منظمتنا جمعيتنا شبكتنا اتحادنا حزبنا مؤسستنا مجتمعنا وفدنا".split()]
)
_END = re.compile(r"[.!?؟؛;…\n]")
_SMALL = frozenset("of the for and de del la las el los y des du et pour d l al in en dans s".split())
_ARABIC_ORGANISATIONS = frozenset(
    folding.fold(word) for word in "وزارة منظمة جمعية اتحاد شبكة مؤسسة هيئة حزب حركة نقابة جامعة مركز لجنة مجلس رابطة".split()
)
_FURTHER = ("Palestine", "فلسطين", "Palestina", "Syria", "سورية", "Siria", "Syrie", "UK", "USA", "UAE", "DRC", "RDC", "Occupied Palestinian Territory")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,9}")


def _is_we(draft, word):
    """"us" in small letters is us; in capitals it is a country."""
    return word.plain in _WE or draft[word.start : word.end] in ("us", "Us") or bool(folding.forms_in(word) & _WE)


def _sentences(draft, words):
    """(first word, one past the last) of each sentence of `words`."""
    edges = [0, *(place + 1 for place, (one, next_one) in enumerate(pairwise(words)) if _END.search(draft, one.end, next_one.start)), len(words)]
    return pairwise(edges)


def _countries_in(draft, here):
    """(begin, end) of each country's name among these words. In Latin letters a name begins with a capital: "La Réunion" is none
    of "la réunion"."""
    names = _names_of_countries()
    for begin, word in enumerate(here):
        if not folding.is_arabic(word.plain) and not draft[word.start].isupper() and not draft[here[min(begin + 1, len(here) - 1)].start].isupper():
            continue
        for first in {word.plain} | (folding.forms_in(word) if folding.is_arabic(word.plain) else set()):
            for rest in names.get(first, ()):
                end = begin + 1 + len(rest)
                if [other.plain for other in here[begin + 1 : end]] == list(rest) and _capital_at_last(draft, here[begin:end]):
                    yield begin, end


def _capital_at_last(draft, found):
    return folding.is_arabic(found[-1].plain) or draft[found[-1].start].isupper()


def _organisations_in(draft, here, ours):
    """What looks like one: capitals in a row ("Women's League of the North"), an acronym, or in Arabic "ministry", "association" …
    with a name behind it."""
    begin = 0
    while begin < len(here):
        end = _run_of_capitals(draft, here, begin, ours)
        if end - begin >= 2 or (end > begin and _ACRONYM.fullmatch(draft[here[begin].start : here[begin].end])):
            yield begin, end
        elif begin + 1 < len(here) and ({here[begin].plain} | folding.forms_in(here[begin])) & _ARABIC_ORGANISATIONS and here[begin + 1].plain.startswith("ال"):
            yield begin, begin + 2
        begin = max(end, begin + 1)


def _run_of_capitals(draft, here, begin, ours):
    """One past the last of the words from `begin` that begin with a capital, small words between them included; "we" is none."""
    end, place = begin, begin
    while place < len(here) and place not in ours and (place == end or draft[here[place - 1].end : here[place].start].strip(" '’-") == ""):
        if draft[here[place].start].isupper() and not (place == begin and here[place].plain in _SMALL):
            end = place + 1
        elif place == begin or here[place].plain not in _SMALL:
            break
        place += 1
    return end


@lru_cache(maxsize=1)
def _names_of_countries():
    """{first word: {the rest of a name}} in the four languages, folded."""
    names = set(_FURTHER)
    for code, _language in settings.LANGUAGES:
        names |= {name for _code, name in geography.countries(code)}
        with translation.override(code):
            names |= {str(name) for _code, name in iso_countries}
    found = defaultdict(set)
    for name in names:
        first, *rest = [word.plain for word in folding.words(name.split("(")[0].split(",")[0])] or [""]
        found[first].add(tuple(rest))
    return {first: frozenset(rests) for first, rests in found.items() if first}
