"""What people declared about themselves, as it stood when they were first counted.

It is kept sealed under a key of its own until the final release, so that no figure changes because somebody edits her profile or
leaves. Whether she is a member, and whether she is there to work, is no declaration of hers: that follows her part until the close.
"""

from functools import partial

from django.db import transaction

from convening import clock, keyring, outbox, vault
from convening.models import Convening
from participants import selectors as participants

from ..models import Report, Snapshot

DECLARED = ("country", "region", "kind_of_actor", "language", "first_timer")
KEPT = (*DECLARED, "staff", "member")

#: Tables and figures made of what people declared. Once the snapshot is destroyed they are never counted again.
COMPOSITION = (
    "participants_by_region", "participants_by_kind", "participants_by_experience", "participants_by_region_and_kind",
    "languages_of_people",
)  # fmt: skip
COUNTRIES = (("people", "countries"), ("people", "country_known"), ("people", "named_places"), ("platform", "countries"), ("platform", "country_known"))


def attributes(convening):
    """{mark: attributes} of everybody with a part in `convening`, in the order of marks: as kept, and of those who are new, as they are.

    Reads only. What was kept after the close stands as a whole, also of those who have no part any more.
    """
    return attributes_beside(convening, dict(participants.attributes(convening)), Snapshot.objects.filter(convening=convening).first())


def attributes_beside(convening, live, row):
    """The same of `live`, {mark: attributes as they are}, beside the convening's `Snapshot`, or None: both asked already."""
    kept = _open(row) if row else None
    if kept is None:
        return live
    if kept["whole"] and convening.state == Convening.State.CLOSED:
        return dict(sorted({**live, **kept["people"]}.items()))
    return {mark: {**told, **_declared(kept["people"].get(mark))} for mark, told in live.items()}


def keep(convening, people):
    """Keep `people`, who were counted just now, in the transaction that writes the draft. What is kept already stays as it is.

    The caller holds the convening's row, so that nothing is kept again which the final release destroyed.
    """
    if convening.reports.filter(state=Report.State.RELEASED, stage=Report.Stage.FINAL).exists():
        return
    kept = {mark.hex(): [told[name] for name in KEPT] for mark, told in sorted(people.items())}
    content = {"whole": convening.state == Convening.State.CLOSED, "people": kept}
    sealed = vault.seal(keyring.make("snapshot", convening.pk), content, place=_place(convening.pk))
    today = clock.today(convening.zone)
    Snapshot.objects.update_or_create(convening=convening, defaults={"sealed": sealed}, create_defaults={"sealed": sealed, "taken_on": today})


def destroy(convening):
    """In the transaction of the final release: the row goes with it, the key right after, and again by a task should this process die."""
    Snapshot.objects.filter(convening=convening).delete()
    outbox.enqueue_task("evaluation.tasks.destroy_snapshot", convening_id=str(convening.pk))
    transaction.on_commit(partial(destroy_key, convening.pk))


def destroy_key(convening_id):
    """The key, where nothing is left that it could open. Safe to repeat."""
    if not Snapshot.objects.filter(convening=convening_id).exists():
        keyring.destroy("snapshot", convening_id)


def kept_of(marks):
    """{convening's id: what is kept there of one person} where something is; `marks` {convening's id: her mark}. One query."""
    rows = Snapshot.objects.filter(convening__in=list(marks))
    opened = {row.convening_id: _open(row) for row in rows}
    return {convening_id: kept["people"][marks[convening_id]] for convening_id, kept in opened.items() if kept and marks[convening_id] in kept["people"]}


def as_released(figures, former):
    """`figures`, in place, with the composition of `former`, a released report's: nobody holds what it was counted from any more."""
    tables = [table for table in former["tables"] if table["name"] in COMPOSITION]
    figures["tables"] = [*tables, *figures["tables"]]
    told = figures["disclosure"]
    told["suppressed"] += sum(cell is None for table in tables for line in table["cells"] for cell in line) - _single(told["withheld"])
    names = {f"table.{table['name']}" for table in tables} | {f"{part}.{name}" for part, name in COUNTRIES}
    told["withheld"] = [name for name in told["withheld"] if name not in names]
    told["withheld"] += [name for name in former["disclosure"]["withheld"] if name in names]
    told["suppressed"] += _single(told["withheld"])
    if "explanations" in told:
        reasons = former["disclosure"].get("explanations", {})
        told["explanations"] = {name: why for name, why in told["explanations"].items() if not _of(name, names)}
        told["explanations"] |= {name: why for name, why in reasons.items() if _of(name, names)}
    for part, name in COUNTRIES:
        if name in former[part]:
            figures[part][name] = former[part][name]
    return figures


def _single(withheld):
    """How many single figures are among the names of what is withheld."""
    return sum(not name.startswith("table.") for name in withheld)


def _of(name, names):
    return any(name == one or name.startswith(f"{one}.") for one in names)


def _declared(told):
    return {name: told[name] for name in DECLARED} if told else {}


def _open(row):
    """{"whole", "people": {mark: attributes}}, or None where nothing opens it any more."""
    try:
        content = vault.unseal(keyring.read("snapshot", row.convening_id), row.sealed, place=_place(row.convening_id))
    except keyring.KeyGone:
        return None
    people = {bytes.fromhex(mark): dict(zip(KEPT, told, strict=True)) for mark, told in content["people"].items()}
    return {**content, "people": people}


def _place(convening_id):
    return f"snapshot:{convening_id}"
