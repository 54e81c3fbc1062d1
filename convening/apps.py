from django.apps import AppConfig

from . import holdings


class ConveningConfig(AppConfig):
    name = "convening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import celery, checks, policies, receivers  # noqa: F401  (registers the Celery app, checks, rights, receivers)
        from . import kept

        holdings.HELD.append(kept.held)
        holdings.LEFT_BEHIND.append(kept.left_behind)
        holdings.FORGET.append(kept.forget)
