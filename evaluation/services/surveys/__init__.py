"""Surveys: `making` and `asking`, `opening` and `linking`, `reminding`, `reviewing` free words; `answering`, `closing`, `counting`."""

from .answering import answer, answer_by_link
from .asking import add_item, change_item, move_item, remove_item, version_of_item
from .closing import close_survey, close_surveys, destroy_answers, destroy_old_answers, freeze_survey, freeze_surveys
from .counting import figures, figures_of
from .linking import close_link, open_link
from .making import change_survey, copy_survey, delete_survey, make_survey, version_of_survey
from .opening import change_closing_day, make_ready, take_back, what_is_missing
from .reviewing import clear_all, clear_words, put_back, redact_words, withhold_words

__all__ = [
    "add_item", "answer", "answer_by_link", "change_closing_day", "change_item", "change_survey", "clear_all", "clear_words", "close_link", "close_survey",
    "close_surveys", "copy_survey", "delete_survey", "destroy_answers", "destroy_old_answers", "figures", "figures_of",
    "freeze_survey", "freeze_surveys", "make_ready", "make_survey", "move_item", "open_link", "put_back", "redact_words", "remove_item", "take_back",
    "version_of_item", "version_of_survey", "what_is_missing", "withhold_words",
]  # fmt: skip
