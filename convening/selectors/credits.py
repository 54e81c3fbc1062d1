"""Who signs documents, and who decided that somebody signs no more: the audit knows it, and nobody can change what it knows."""

from django.db.models import Exists, OuterRef

from ..models import AuditEntry

NO_MORE = "signs documents no more"  # in the audit, of an organisation that signed until then
NO_MORE_BY = ("convening.credit_changed", "convening.organisation_taken_down")
AGAIN = "signs documents"


def decided_that_nobody_signs(convening, person):
    """Her deeds (of the audit) by which an organisation signs no documents any more, or was taken off the credits; and nobody has decided
    of it since. A query, to be asked within another one."""
    told = AuditEntry.objects.filter(convening_id=convening.pk, verb__in=NO_MORE_BY, note__in=(NO_MORE, AGAIN))
    later = told.filter(target=OuterRef("target"), pk__gt=OuterRef("pk"))
    return told.filter(~Exists(later), note=NO_MORE, actor_id=person.pk)
