from django.apps import AppConfig

from convening import engagement, holdings


class EvaluationConfig(AppConfig):
    name = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import policies, receivers  # noqa: F401  (declares rights; hears facts)
        from . import holdings as of_her

        holdings.HELD.append(of_her.held)
        holdings.LEFT_BEHIND.append(of_her.left_behind)
        engagement.LOGGED_ON.append(receivers.logged_on)
