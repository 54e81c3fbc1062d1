from django.apps import AppConfig

from convening import engagement, holdings


class EvaluationConfig(AppConfig):
    name = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from convening import backups
        from convening.selectors import pictures
        from forums import record

        from . import answers_held
        from . import holdings as of_her
        from . import policies, receivers  # noqa: F401  (declares rights; hears facts)
        from .selectors import outcomes
        from .services import gathering
        from .services.outcomes.restoring import ask_again_who_is_named, withdraw_again

        holdings.HELD.append(of_her.held)
        holdings.HELD.append(answers_held.held)
        holdings.WORDS.append(answers_held.words)
        holdings.FORGET.append(answers_held.forget)
        holdings.FORGET.append(of_her.forget)
        holdings.LEFT_BEHIND.append(of_her.left_behind)
        holdings.LEFT_BEHIND.append(answers_held.left_behind)
        engagement.LOGGED_ON.append(receivers.logged_on)
        pictures.USES.append(outcomes.uses_of_pictures)
        backups.AFTER += [ask_again_who_is_named, withdraw_again]
        record.GROUPINGS.append(gathering.grouping)
