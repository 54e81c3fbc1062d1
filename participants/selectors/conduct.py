"""The code of conduct of a convening, and who has accepted it; incidents, for their one officer."""

from dataclasses import dataclass

from convening import policy
from convening.models import Convening

from ..models import Admission, Incident


@dataclass(frozen=True)
class Conduct:
    """`version` is 0 where the convening has no code of conduct."""

    version: int
    text: str


def conduct_of(convening):
    """The code in the reader's language. One query, and no row is made by looking."""
    admission = Admission.objects.filter(convening=convening).first()
    text = admission.conduct if admission else ""
    return Conduct(admission.conduct_version if text else 0, text or "")


def accepted(part, version=None):
    """True if nothing needs to be accepted, or she accepted the present version with her answer to the invitation."""
    version = conduct_of(part.convening_id).version if version is None else version
    return not version or part.answers.get("conduct") == version


def officer_of(convening):
    """The participation of whoever hears of incidents, with her person, or None. An officer whose account ended is none."""
    admission = Admission.objects.select_related("officer__person", "officer__convening").filter(convening=convening).first()
    officer = admission.officer if admission else None
    return officer if officer and officer.person.is_active and officer.is_running else None


def incidents_for(officer, slug):
    """(convening, incidents, those that are not closed first) for its officer; 404 for everybody else."""
    convening = policy.access(officer, "participants.look_after_incidents", Convening.objects.all(), slug=slug)
    found = list(Incident.objects.filter(convening=convening).select_related("convening"))
    return convening, sorted(found, key=lambda one: one.state == Incident.State.CLOSED)


def incident_for(officer, slug, pk):
    return policy.access(
        officer, "participants.handle_incident", Incident.objects.select_related("convening"), convening__slug=slug, pk=pk
    )
