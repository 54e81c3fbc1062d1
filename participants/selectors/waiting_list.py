"""Who waits for a seat, in which order, and what keeps her waiting. For the secretariat: callers ask the right."""

from dataclasses import dataclass, replace

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from ..models import Invitation, Nomination, Quota
from .offices import reserves

S, H = Nomination.State, Nomination.Holds

HINDRANCES = {
    "not_cleared": _("waits for clearance"),
    "asked": _("the clearance has asked the office something"),
    "seat_elsewhere": _("has a seat through another office"),
    "invited": _("is invited already"),
    "said_no": _("has been invited and does not come"),
    "no_answer": _("did not answer an invitation in time, or it was taken back"),
    "erased": _("has had everything about them erased"),
}


@dataclass(frozen=True)
class InLine:
    """One who waits. `number` is her place in the office's reserve; `hindrance` a key of `HINDRANCES`, "" where she may move up."""

    nomination: Nomination
    number: int
    words: dict
    hindrance: str

    def opened(self):
        """The same, with what the office wrote of her."""
        return replace(self, words=self.nomination.particulars)

    @property
    def hindrance_words(self):
        return HINDRANCES.get(self.hindrance, "")

    @property
    def may_have_a_seat(self):
        """True where the secretariat may give her one out of turn."""
        return self.hindrance in ("", "no_answer")


def free_seats(convening):
    """How many seats the waiting list has to give: given back, and not given on."""
    given = Quota.objects.filter(office__convening=convening).aggregate(all=Sum("given_back"))["all"] or 0
    return given - Nomination.objects.filter(convening=convening, holds=H.RELEASED).count()


def waiting_list(convening):
    """Those without a seat who stand in a reserve, as `InLine`, in the order in which seats go to them; two queries.

    Nobody's words are opened: who shows a page of it opens those on the page.
    """
    sent = dict(Invitation.objects.filter(convening=convening).values_list("person_id", "state"))
    standing = Nomination.objects.filter(convening=convening, state__in=Nomination.STANDING)
    nominations = list(standing.select_related("office", "person", "convening", "quota__group", "quota__category").order_by("rank"))
    seated = {n.person_id for n in nominations if n.state == S.CLEARED and n.holds in (H.SEAT, H.RELEASED)}
    by_office = {}
    for nomination in nominations:
        by_office.setdefault(nomination.office_id, []).append(nomination)
    line = []
    for own in by_office.values():
        numbers = reserves(own)
        for one in own:
            if one.holds == H.RESERVE:
                line.append(InLine(one, numbers.get(one.pk, 0), {}, _hindrance(one, sent.get(one.person_id), seated)))
    return sorted(line, key=lambda one: (one.number, one.nomination.made_on, one.nomination.pk))


def gave_back(convening):
    """Cleared people who have no seat any more and said nothing themselves: their invitation lapsed, or was taken back."""
    held = Nomination.objects.filter(convening=convening, state=S.CLEARED, holds=H.GAVE_BACK)
    silent = Invitation.objects.filter(convening=convening, state__in=(Invitation.State.LAPSED, Invitation.State.REVOKED))
    found = held.filter(person__in=silent.values("person")).select_related("office", "person", "convening", "quota")
    return [InLine(one, 0, {}, "no_answer").opened() for one in found.order_by("office__slug", "rank")]


def _hindrance(nomination, sent, seated):
    if nomination.state == S.ASKED:
        return "asked"
    if nomination.state != S.CLEARED:
        return "not_cleared"
    if nomination.person_id in seated:
        return "seat_elsewhere"
    if sent in (Invitation.State.LAPSED, Invitation.State.REVOKED):
        return "no_answer"
    if sent in Invitation.SAID_NO:
        return "said_no"
    return "invited" if sent else ""
