"""A room that somebody opened on a platform (Zoom, Teams, any other): its link is the same for everybody."""

from django.utils.translation import gettext as _


def lacks(session):
    if session.platform_url:
        return ""
    return _("The link to the platform is missing. Write it into the session before the way in opens.")


def url(session, entrant):
    return session.platform_url
