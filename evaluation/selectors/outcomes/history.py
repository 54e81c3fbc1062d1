"""How a document came about: what changed at which edition, and how any two of them differ."""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404

from ...models import Revision

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
LONGEST_COMPARED = 6_000  # words and signs of one text; beyond it the two stand whole, one after the other


@dataclass(frozen=True)
class Change:
    """One deed: from edition `number` - 1 to `number`. `before` and `after` are as a Revision keeps them; {} where the piece did not stand."""

    number: int
    revision: Revision
    before: dict
    after: dict
    is_of_cover: bool

    @property
    def what(self):
        """ "added", "taken_out", "moved", "set", "confirmed" or "written"."""
        if not self.before:
            return "added"
        if not self.after:
            return "taken_out"
        differs = {name for name in self.before if self.before[name] != self.after.get(name)}
        if differs & {"title", "text", "subtitle", "imprint", "language"}:
            return "written"
        if differs == {"behind"}:
            return "confirmed"
        return "moved" if differs == {"position"} else "set"


class History:
    """All that became of a document whose pieces stand as `now` {piece or document id: as a Revision keeps it}. One query.

    Whoever moves one piece past others moves those, too: of them nothing is kept, so an order that was is not told.
    """

    def __init__(self, document, now):
        self.document, self.now = document, now
        self._of = defaultdict(list)
        revisions = Revision.objects.filter(document=document).select_related("author").order_by("edition", "pk")
        self.revisions = list(revisions)
        for revision in self.revisions:
            self._of[revision.piece].append(revision)

    def at(self, thing, edition):
        """How a piece, or the document itself, stood at an edition; {} where it did not."""
        after = next((one for one in self._of[thing] if one.edition >= edition), None)
        return after.was if after else self.now.get(thing, {})

    def changes(self):
        """[Change], the newest first."""
        return [
            Change(one.edition + 1, one, one.was, self.at(one.piece, one.edition + 1), one.piece == self.document.pk)
            for one in reversed(self.revisions)
        ]

    def between(self, former, later):
        """[(piece or document id, as it stood at `former`, at `later`)] of what differs, in the order of the later edition."""
        found = []
        for thing in {*self._of, *self.now}:
            before, after = self.at(thing, former), self.at(thing, later)
            if before != after:
                found.append((thing, before, after))
        return sorted(found, key=lambda one: (one[0] != self.document.pk, (one[2] or one[1]).get("position", 0), str(one[0])))

    def revision(self, pk):
        """One of them by what stands in an address, or 404."""
        found = next((one for one in self.revisions if str(one.pk) == str(pk)), None)
        if found is None:
            raise Http404
        return found


def right_until(piece, code):
    """The last edition at which the words of `piece` in this language were not older than those written first; None if that is not known."""
    former = Revision.objects.filter(document=piece.document_id, piece=piece.pk).order_by("-edition").values_list("edition", "was")
    return next((edition for edition, was in former if was and code not in was["behind"]), None)


def words_that_differ(before, after):
    """[("same" | "gone" | "new", words)]: two texts compared by words."""
    if before == after:
        return [("same", before)] if before else []
    former, later = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(former), len(later)) > LONGEST_COMPARED:
        return [part for part in (("gone", before), ("new", after)) if part[1]]
    found = []
    for what, i, j, k, m in difflib.SequenceMatcher(None, former, later, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(former[i:j])))
            continue
        if i < j:
            found.append(("gone", "".join(former[i:j])))
        if k < m:
            found.append(("new", "".join(later[k:m])))
    return found
