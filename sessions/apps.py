from django.apps import AppConfig

from convening import holdings, structure
from participants import windows


class SessionsConfig(AppConfig):
    name = "sessions"
    # Django's own sessions app owns the label "sessions".
    label = "convening_sessions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import policies  # noqa: F401  (declares this app's rights)
        from . import copied
        from . import holdings as of_her
        from . import lent
        from .floor import pages  # noqa: F401  (the parts of the live page)

        structure.COPIED.append(copied.copied)
        holdings.HELD.append(of_her.held)
        holdings.LEFT_BEHIND.append(of_her.left_behind)
        holdings.FORGET.append(of_her.forget)
        windows.MEETINGS.append(lent.meetings)
        windows.ATTENDED.append(lent.attended)
        windows.LET_IN.append(lent.let_in)
        windows.SAID.append(lent.said)
        windows.CHOSEN.append(lent.chosen)
        windows.HANDED_OVER.append(lent.handed_over)
        windows.LAID_DOWN.append(lent.laid_down)
