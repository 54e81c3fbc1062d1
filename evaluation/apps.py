from django.apps import AppConfig

from convening import engagement, holdings


class EvaluationConfig(AppConfig):
    name = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from forums import record

        from . import answers_held
        from . import holdings as of_her
        from . import policies, receivers  # noqa: F401  (declares rights; hears facts)
        from .services import gathering

        holdings.HELD.append(of_her.held)
        holdings.HELD.append(answers_held.held)
        holdings.WORDS.append(answers_held.words)
        holdings.FORGET.append(answers_held.forget)
        holdings.LEFT_BEHIND.append(of_her.left_behind)
        holdings.LEFT_BEHIND.append(answers_held.left_behind)
        engagement.LOGGED_ON.append(receivers.logged_on)
        record.GROUPINGS.append(gathering.grouping)
