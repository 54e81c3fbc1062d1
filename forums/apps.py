from django.apps import AppConfig

from convening import holdings, structure
from participants import windows
from sessions import windows as of_sessions


class ForumsConfig(AppConfig):
    name = "forums"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import policies  # noqa: F401  (declares this app's rights)
        from convening import backups  # it knows models, which are there by now
        from convening.selectors import library
        from convening.services import reading_over, updates

        from . import copied
        from . import holdings as of_her
        from . import lent
        from .services.digests import wanted
        from .services.restoring import close_what_was_sealed_meanwhile, name_no_moderator_before_she_says_so_again
        from .services.rooms import a_room_takes_up

        structure.COPIED.append(copied.copied)
        updates.WANTED.append(wanted)
        reading_over.READ_OVER.append(lent.read_over)
        library.ROOMS.append(lent.rooms_she_reads)
        library.ROOM_NAMES.append(lent.rooms_by_title)
        holdings.HELD.append(of_her.held)
        holdings.LEFT_BEHIND.append(of_her.left_behind)
        holdings.FORGET.append(of_her.forget)
        holdings.WORDS.append(of_her.words)
        windows.HANDED_OVER.append(lent.handed_over)
        windows.LAID_DOWN.append(lent.laid_down)
        windows.AT_THE_DESK.append(lent.at_the_desk)
        backups.AFTER += [close_what_was_sealed_meanwhile, name_no_moderator_before_she_says_so_again]
        of_sessions.TAKING_UP.append(a_room_takes_up)
        of_sessions.WRITTEN_UP.append(lent.where_a_session_is_written_up)
