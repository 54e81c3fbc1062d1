from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    # Django's own sessions app owns the label "sessions".
    label = "convening_sessions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import policies  # noqa: F401  (declares this app's rights)
