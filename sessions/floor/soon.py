"""What changes too often to be looked at each time: endorsements, reactions. They are counted beside the state, and looked at
together: at once, and after a rest once more for all that came meanwhile."""

import threading

from django.db import connections

from . import frames, store

_waiting, _among_threads = set(), threading.Lock()


def soon(session, what, deed, *, rests):
    """Do `deed(session)` now, unless it was done within so many rests between two frames: then once, after that time."""
    rest = frames.LEAST * rests
    if not rest or store.redis_of_floors().set(store.name_of(session.pk, f"rest:{what}"), 1, nx=True, px=round(rest * 1000)):
        deed(session)
    else:
        later(session, what, deed, rest)


def later(session, what, deed, seconds):
    """Do `deed(session)` in so many seconds; once in this process, however often it is asked until then."""
    with _among_threads:
        if (session.pk, what) in _waiting:
            return
        _waiting.add((session.pk, what))
    timer = threading.Timer(seconds, _do, [session, what, deed])
    timer.daemon = True
    timer.start()


def _do(session, what, deed):
    with _among_threads:
        _waiting.discard((session.pk, what))
    try:
        deed(session)
    except (store.Away, store.Over):
        pass  # whoever loads the page sees what is so
    finally:
        connections.close_all()
