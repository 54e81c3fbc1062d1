"""Who signs documents, and who decided that somebody signs no more: the audit knows it, and nobody can change what it knows."""

from ..models import AuditEntry

NO_MORE = "signs documents no more"  # in the audit, of an organisation that signed until then
NO_MORE_BY = ("convening.credit_changed", "convening.organisation_taken_down")
AGAIN = "signs documents"


def signs_no_more_by(convening, person):
    """True if it was she who, as the last of all, decided of an organisation that it signs no documents any more, or took it off the credits."""
    last = {}
    told = AuditEntry.objects.filter(convening_id=convening.pk, verb__in=NO_MORE_BY, note__in=(NO_MORE, AGAIN)).order_by("pk")
    for target, note, actor in told.values_list("target", "note", "actor_id"):
        last[target] = note == NO_MORE and actor == person.pk
    return any(last.values())


