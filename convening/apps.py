from django.apps import AppConfig


class ConveningConfig(AppConfig):
    name = "convening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import celery, checks, policies, receivers  # noqa: F401  (registers the Celery app, checks, rights, receivers)
