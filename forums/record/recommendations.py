"""What is recommended to whom, and what became of it: for documents, and for the page that everybody may read.

Only what is ready and carries no uncleared words today, as in `engagement`, and with the same numbers. Of people no more is told than a
number that they reach (`support`), and one that those reach who stand behind it (`endorsed`); None where neither may be told.
"""

from collections import Counter

from django.conf import settings
from django.db.models import F, Prefetch, prefetch_related_objects

from ..models import Addressed, Addressee, Commitment, Consultation, Insight, Recommendation
from ..selectors.following import is_overdue
from ..selectors.recommending import in_tree_order
from .clearing import uncleared

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
NAMES = ("short", "long")
READY = Recommendation.State.READY


def recommendations(convening):
    """{"recommendations": [{"id", "number", "short", "long", "language", "addressees": [code], "words": {code: {"short", "long"}}, "support",
    "endorsed", "follows_from": [{"room", "session", "number"}]}], "addressees": [{"code", "name", "parent", "level", "recommendations":
    [number]}], "round": {"closed_on", "members"} or None}; JSON-able, texts as {language: words} without those that are behind.

    `words` are those of addressees whose words differ. `endorsed` members, or more, stand behind it, of the round's `members`. Addressees
    come in the order of their tree, those beneath another right after it, `level` 0 to 2; one that nobody addresses is there, too. A number
    of queries that no number changes.
    """
    made, _refused = _printed(convening)
    prefetch_related_objects(made, Prefetch("insights", Insight.objects.filter(state=READY), to_attr="follows"))
    kept = _tree(convening)
    codes = {one.pk: one.code for one in kept}
    place = {one.pk: number for number, one in enumerate(kept)}
    numbers = _numbers_of_paragraphs(convening) if made else {}
    told = [
        {
            "id": str(one.pk), "number": one.number, **{name: texts(one, name) for name in NAMES}, "language": one.language,
            "addressees": [codes[other.addressee_id] for other in sorted(one.told_to, key=lambda other: place[other.addressee_id])],
            "words": {codes[other.addressee_id]: own for other in one.told_to if other.pk not in one.withheld and (own := _own_words(other))},
            "support": one.support, "endorsed": one.endorsed,
            "follows_from": [numbers[insight.pk] for insight in sorted(one.follows, key=lambda each: numbers[each.pk]["order"])],
        }
        for one in made
    ]  # fmt: skip
    for one in told:
        one["follows_from"] = [{name: where[name] for name in ("room", "session", "number")} for where in one["follows_from"]]
    return {
        "recommendations": told,
        "addressees": [
            {
                "code": one.code, "name": texts(one, "name"), "parent": codes.get(one.parent_id), "level": one.level,
                "recommendations": [each["number"] for each in told if one.code in each["addressees"]],
            }
            for one in kept
        ],
        "round": _round(convening),
    }  # fmt: skip


def commitments(convening):
    """[{"id", "recommendation": number or None, "short": texts, "owner", "text", "due_on", "state", "overdue", "remark", "made_on", "told_on"}] of
    the public ones, by recommendation and then by day; `recommendation` is None, and `short` empty, where its words may not be printed
    today. Remarks that no officer has looked at are left out."""
    found = list(Commitment.objects.filter(recommendation__convening=convening, public=True).select_related("recommendation__convening"))
    drafts = {(one.pk, name, code): getattr(one, f"{name}_{code}") for one in found for name in ("text", "remark") for code in LANGUAGES}
    made, refused = _printed(convening, drafts) if found else ([], set())
    numbers = {one.pk: one for one in made}
    told = [
        _commitment(one, numbers.get(one.recommendation_id), (one.pk, "remark") not in refused) for one in found if (one.pk, "text") not in refused
    ]
    return sorted(told, key=lambda one: (one["recommendation"] is None, one["recommendation"], one["due_on"], one["id"]))


def addressees(convening):
    """[{"code", "name": texts, "level"}] in the order of the tree: whom a text can be for. One query."""
    return [{"code": one.code, "name": texts(one, "name"), "level": one.level} for one in _tree(convening)]


def _tree(convening):
    return in_tree_order(Addressee.objects.filter(convening=convening).order_by("position", "code"))


def texts(thing, name):
    """{language: words} without what is empty and what is older than the words it translates."""
    behind = getattr(thing, "behind", ())
    told = {code: getattr(thing, f"{name}_{code}") for code in LANGUAGES if code not in behind}
    return {code: words for code, words in told.items() if words}


def _printed(convening, more=None):
    """(the recommendations that may be printed today, with `.number`, `.told_to` and `.withheld`, the ids of those whose own words may not;
    the (id, name) of all texts that may not be, those of `more` among them)."""
    found = Recommendation.objects.filter(convening=convening, state=READY).order_by("position", "pk")
    found = list(found.prefetch_related(Prefetch("addressed", to_attr="told_to")))
    drafts, borrowed = dict(more or {}), []
    for one in found:
        for thing in (one, *one.told_to):
            borrowed += thing.borrowed
            drafts |= {(thing.pk, name, code): getattr(thing, f"{name}_{code}") for name in NAMES for code in LANGUAGES}
    refused = {(pk, name) for pk, name, _code in uncleared(convening, drafts, borrowed)}
    withheld = {pk for pk, _name in refused}
    kept = [one for one in found if one.pk not in withheld]
    for number, one in enumerate(kept, 1):
        one.number, one.withheld = number, withheld
    return kept, refused


def _own_words(addressed):
    """Its own words, where it has any that are up to date; {} where the common ones hold."""
    own = {name: texts(addressed, name) for name in NAMES}
    return own if any(own.values()) else {}


def _numbers_of_paragraphs(convening):
    """{paragraph: {"room", "session" (slugs, one of them None), "number" in its room or session, "order"}}."""
    ordered = ("room__opens_on", "room__slug", "session__starts_at", "session__slug", F("question__position").asc(nulls_last=True), "position", "pk")
    of_room = Insight.objects.filter(room__convening=convening) | Insight.objects.filter(session__convening=convening)
    numbers, told = Counter(), {}
    for order, (pk, room, session) in enumerate(of_room.order_by(*ordered).values_list("pk", "room__slug", "session__slug")):
        numbers[room, session] += 1
        told[pk] = {"room": room, "session": session, "number": numbers[room, session], "order": order}
    return told


def _round(convening):
    over = Consultation.objects.filter(convening=convening, counted_on__isnull=False).first()
    return over and {"closed_on": over.closes_on.isoformat(), "members": over.members}


def _commitment(one, made, with_remark):
    return {
        "id": str(one.pk), "recommendation": made and made.number, "short": texts(made, "short") if made else {}, "owner": one.owner,
        "text": texts(one, "text"), "due_on": one.due_on.isoformat(), "state": one.state,
        "overdue": is_overdue(one), "remark": texts(one, "remark") if with_remark and not one.unseen else {},
        "made_on": one.made_on.isoformat(), "told_on": one.told_on and one.told_on.isoformat(),
    }  # fmt: skip
