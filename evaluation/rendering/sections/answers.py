"""What only people themselves could tell: sections 7, 8, 10 and 11. Their sources are not collected yet, and they say so."""

from django.utils.translation import gettext as _

from ..blocks import missing


def satisfaction(report, language):
    return _("How satisfied people were"), [
        missing(_("No survey was collected, so that nothing can be said about satisfaction."))
    ]


def learning(report, language):
    return _("Learning, networking and intended follow-up"), [
        missing(_("No survey was collected, so that nothing can be said about learning, networking or follow-up."))
    ]


def access(report, language):
    return _("Access and equity"), [
        missing(_("Languages of interpretation and of the interface, and needs of access, were not collected."))
    ]


def lessons(report, language):
    return _("Lessons and management response"), [
        missing(_("No lessons and no management response were recorded with this release."))
    ]
