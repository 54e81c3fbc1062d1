"""What is recommended to whom, and what became of it: for documents, and for the page that everybody may read.

Only what is ready and carries no uncleared words today, as in `engagement`, and with the same numbers. Of people no more is told than a
number that they reach (`support`), and one that those reach who stand behind it (`endorsed`); None where neither may be told.
"""

from ..models import Addressee, Commitment, Recommendation
from ..selectors.following import is_overdue
from ..selectors.recommending import in_tree_order
from .clearing import uncleared
from .written import LANGUAGES, texts_of

NAMES = ("short", "long")
READY = Recommendation.State.READY


def recommendations(written):
    """{"recommendations": [{"id", "number", "short", "long", "language", "addressees": [code], "words": {code: {"short", "long"}}, "support",
    "endorsed"}], "addressees": [{"code", "name", "parent", "level", "recommendations": [number]}]}; JSON-able, texts as {language: words} without
    those that are behind.

    `words` are those of addressees whose words differ. `endorsed` members, or more, stand behind it. Addressees come in the order of their
    tree, those beneath another right after it, `level` 0 to 2; one that nobody addresses is there, too. One query beside those of `written`,
    which is `Written`.
    """
    kept = _tree(written.convening)
    codes = {one.pk: one.code for one in kept}
    place = {one.pk: number for number, one in enumerate(kept)}
    told = [
        {
            "id": str(one.pk), "number": one.number, **{name: texts_of(one, name) for name in NAMES}, "language": one.language,
            "addressees": [codes[other.addressee_id] for other in sorted(one.told_to, key=lambda other: place[other.addressee_id])],
            "words": {codes[other.addressee_id]: own for other in one.told_to if other.pk not in one.withheld and (own := _own_words(other))},
            "support": one.support, "endorsed": one.endorsed,
        }
        for one in written.recommendations
    ]  # fmt: skip
    return {
        "recommendations": told,
        "addressees": [
            {
                "code": one.code, "name": texts_of(one, "name"), "parent": codes.get(one.parent_id), "level": one.level,
                "recommendations": [each["number"] for each in told if one.code in each["addressees"]],
            }
            for one in kept
        ],
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
    return [{"code": one.code, "name": texts_of(one, "name"), "level": one.level} for one in _tree(convening)]


def _tree(convening):
    return in_tree_order(Addressee.objects.filter(convening=convening).order_by("position", "code"))


def _printed(convening, more):
    """(the recommendations that may be printed today, with `.number`; the (id, name) of all texts that may not be, those of `more` among them)."""
    found = list(Recommendation.objects.filter(convening=convening, state=READY).order_by("position", "pk"))
    drafts = {(one.pk, name, code): getattr(one, f"{name}_{code}") for one in found for name in NAMES for code in LANGUAGES}
    refused = {(pk, name) for pk, name, _code in uncleared(convening, drafts | more, [passage for one in found for passage in one.borrowed])}
    withheld = {pk for pk, _name in refused}
    kept = [one for one in found if one.pk not in withheld]
    for number, one in enumerate(kept, 1):
        one.number = number
    return kept, refused


def _own_words(addressed):
    """Its own words, where it has any that are up to date; {} where the common ones hold."""
    own = {name: texts_of(addressed, name) for name in NAMES}
    return own if any(own.values()) else {}


def _commitment(one, made, with_remark):
    return {
        "id": str(one.pk), "recommendation": made and made.number, "short": texts_of(made, "short") if made else {}, "owner": one.owner,
        "text": texts_of(one, "text"), "due_on": one.due_on.isoformat(), "state": one.state,
        "overdue": is_overdue(one), "remark": texts_of(one, "remark") if with_remark and not one.unseen else {},
        "made_on": one.made_on.isoformat(), "told_on": one.told_on and one.told_on.isoformat(),
    }  # fmt: skip
