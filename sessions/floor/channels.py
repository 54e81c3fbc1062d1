"""Which written interpretation she follows: a language of the session, or none. It is kept in a cookie on her device alone."""

from .parts import NO_CHANNEL

COOKIE = "channel"


def channel_of(request, session):
    """The language whose lines she reads, or "-" for none."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in session.languages else NO_CHANNEL
