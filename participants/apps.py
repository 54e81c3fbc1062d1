from django.apps import AppConfig

from convening import holdings, structure


class ParticipantsConfig(AppConfig):
    name = "participants"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import policies  # noqa: F401  (declares this app's rights)
        from . import copied
        from . import holdings as of_her

        structure.COPIED.append(copied.copied)
        holdings.HELD.append(of_her.held)
        holdings.LEFT_BEHIND.append(of_her.left_behind)
        holdings.FORGET.append(of_her.forget)

        from convening import backups, mail

        from .services import bounces
        from .services.restoring import say_which_invitations_are_open_again

        backups.AFTER.append(say_which_invitations_are_open_again)
        mail.CAME_BACK.append(bounces.refused_by_the_server)
