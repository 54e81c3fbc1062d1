"""Voice equity: how floor time divides among groups, against how those who came do. For the chair, and at the end for what is kept.

A chair hears who speaks, so a figure that moved with each turn would tell her the region or the gender of whoever has just spoken. Four
things keep it from that. The figures stand still until five more people have spoken, then take in all of them at once. They wait
longer where one of them spoke for more than a third of the time: its share would be that of her own groups. A group is
shown only where five or more of those who came are in it; the others are told together, again five or more, so that no
subtraction finds a small one. And shares are told in tens of percent. What was told last is kept sealed with the floor, and no
more than that.
"""

import math
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from convening import engagement, vault, writing
from convening.models import Participation
from participants import wording

from ..matching import staff_in
from . import presence, store
from .seats import me_of
from .turns import spoken_of

LEAST = 5  # people in a group, and people who spoke between two figures; a convening may ask for more
MOST_OF_ONE = 3  # one third of the time, of all that is told and of what is new in it
STEP = 10  # percent
OTHERS, NOT_TOLD = "*", ""
ATTRIBUTES = {
    "region": gettext_lazy("Region"),
    "language": gettext_lazy("Language"),
    "kind_of_actor": gettext_lazy("Kind of actor"),
    "gender": gettext_lazy("Gender"),
}


@dataclass(frozen=True)
class Figures:
    """For the chair. `here` and `working`: how many are here now. `tables`: [(name of the attribute, rows)], each row (group in words,
    share of those who came, share of the floor time, "less", "about" or "more"), shares in words; rows is None where too few can be told
    apart. `since` people have spoken since the figures were made; `needed` more and they are made again."""

    here: int | None
    working: int | None
    tables: list
    speakers: int
    needed: int


def figures(seat, floor):
    """What the chair's page shows. Whoever may not chair gets nothing: ask before."""
    told = latest(floor)
    try:
        here, working = presence.here_now(seat.session)
    except store.Away:
        here = working = None
    tables = [(ATTRIBUTES[name], in_words(name, rows)) for name, rows in told["tables"].items()]
    return Figures(here, working, tables, told["speakers"], max(1, least(floor.session) - _new_speakers(floor, told["turns"])))


def latest(floor):
    """{"turns": turns taken in, "speakers": how many spoke in them, "tables": {attribute: protected rows or None}}, made anew if it may be."""
    told = _kept(floor)
    if _new_speakers(floor, told["turns"]) < least(floor.session):
        return told
    everybody = _everybody(floor.session)
    turns = [turn if turn["me"] in everybody else {**turn, "me": ""} for turn in spoken_of(floor)]  # staff are in no figure
    new = turns[told["turns"] :]
    if len(_speakers(new)) >= least(floor.session) and not _one_stands_out(turns) and not _one_stands_out(new):
        told = _made(floor, everybody, turns)
        _keep(floor, told)
    return told


def least(session):
    return max(LEAST, session.convening.threshold_people)


def people_of(session):
    """{the name under which the floor knows her: profile} of everybody of the convening, staff apart. In memory, never to be kept."""
    return {me: profile for me, (_mark, profile) in _everybody(session).items()}


def protected(groups, seconds, most_hidden):
    """[[group, share of those who came, share of the time]] in tens of percent, each group of `most_hidden` people or more; None where
    fewer than two can be told apart. `groups` {group: people}, `seconds` {group: floor time}.

    Groups that are too small become one, with the smallest of the others until it is large enough itself.
    """
    shown = {group: people for group, people in groups.items() if people >= most_hidden}
    folded = {group: people for group, people in groups.items() if people < most_hidden}
    while folded and sum(folded.values()) < most_hidden and shown:
        smallest = min(shown, key=lambda group: (shown[group], group))
        folded[smallest] = shown.pop(smallest)
    if folded:
        shown[OTHERS] = sum(folded.values())
    time = Counter({group: seconds.get(group, 0) for group in shown if group != OTHERS})
    time[OTHERS] = sum(seconds.get(group, 0) for group in folded)
    if len(shown) < 2 or min(shown.values()) < most_hidden or not sum(seconds.values()):
        return None
    everybody, whole = sum(shown.values()), sum(seconds.values())
    order = sorted(shown, key=lambda group: (group == OTHERS, group == NOT_TOLD, -_tens(shown[group] / everybody), group))
    return [[group, _tens(shown[group] / everybody), _tens(time[group] / whole)] for group in order]


def _tens(share):
    """To the nearest ten percent, halves up, but never 0 or 100: that nobody spoke, or nobody else, is not told of a group."""
    return min(100 - STEP, max(STEP, math.floor(share * 100 / STEP + 0.5) * STEP))


def _made(floor, everybody, turns):
    session = floor.session
    came, _staff = presence.gathered(session)
    spoken = Counter()
    for turn in turns:
        if turn["me"]:
            spoken[turn["me"]] += turn["seconds"]
    those = {me: profile for me, (mark, profile) in everybody.items() if mark in came or me in spoken}
    tables = {}
    for name in ATTRIBUTES:
        groups, seconds = Counter(), Counter()
        for me, profile in those.items():
            groups[_group(name, profile)] += 1
            seconds[_group(name, profile)] += spoken[me]
        tables[name] = protected(groups, seconds, least(session))
    return {"turns": len(turns), "speakers": len(_speakers(turns)), "tables": tables}


def _speakers(turns):
    return {turn["me"] for turn in turns if turn["me"]}


def _new_speakers(floor, turns):
    return len(_speakers(spoken_of(floor)[turns:]))


def _one_stands_out(turns):
    """Whether a single person takes so much of the time of these turns that its shares would be hers."""
    seconds = Counter()
    for turn in turns:
        if turn["me"]:
            seconds[turn["me"]] += turn["seconds"]
    return max(seconds.values(), default=0) * MOST_OF_ONE > sum(seconds.values())


def _everybody(session):
    key, found = store.key_of(session), {}
    parts = list(Participation.objects.filter(convening_id=session.convening_id).select_related("person"))
    marks, working = engagement.marks_of(session.convening_id, [part.person_id for part in parts]), staff_in(session)
    for part in parts:
        if part.pk not in working and not part.person.is_erased:
            mark = marks[part.person_id]
            found[me_of(key, mark)] = (mark, part.person.profile)
    return found


def _group(name, profile):
    value = getattr(profile, name)
    return wording.gender(value) if name == "gender" else value


def in_words(name, rows):
    """Rows of `protected` as the reader's language writes them: [(group, share of those who came, share of the time, "less", "about" or "more")]."""
    if rows is None:
        return None
    reader = writing.language_here()
    told = []
    for group, came, time in rows:
        if group == OTHERS:
            words = pgettext_lazy("groups of people", "all others")
        elif group == NOT_TOLD:
            words = _("not told")
        elif name == "language":
            words = writing.locale_of(reader).languages.get(group, group)
        else:
            words = wording.written(name, group, reader)
        told.append((words, came / 100, time / 100, "less" if time < came else "more" if time > came else "about"))
    return told


def _kept(floor):
    nothing = {"turns": 0, "speakers": 0, "tables": {}}
    try:
        sealed = store.redis_of_floors().get(store.name_of(floor.session.pk, "equity"))
    except RedisError:
        return nothing
    return nothing if sealed is None else vault.unseal(floor.key, sealed, place=_place(floor.session))


def _keep(floor, told):
    sealed = vault.seal(floor.key, told, place=_place(floor.session))
    try:
        store.redis_of_floors().set(store.name_of(floor.session.pk, "equity"), sealed, ex=store.KEPT)
    except RedisError:
        pass


def _place(session):
    return f"floor.equity.{session.pk.hex}"
