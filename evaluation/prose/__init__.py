"""Figures as a report says them: "more than 320 people", "around 45%", in digits and dates as the reader writes them.

`rule` chooses the word, `writing` knows digits and days, `sentences` are whole in every language. Of surveys: `answers`.
"""

from .answers import answered, answered_by_link, best_two, nearly_all
from .rule import AROUND, EXACT, FEWER, MORE, share_wording, wording
from .sentences import (
    approximate, attendances_counted, came_back, countries_declared, countries_of_logged_on, coverage, people_posted, people_took_part,
    posters_in_role, posts_published, share_logged_on, share_opened, withheld_sentence, without_organisers,
)
from .writing import city, clock_span, day, digits, number, percent, series, short_day

__all__ = [
    "AROUND", "EXACT", "FEWER", "MORE", "answered", "answered_by_link", "approximate", "attendances_counted", "best_two", "came_back", "city",
    "clock_span", "countries_declared", "countries_of_logged_on", "coverage", "day", "digits", "nearly_all", "number", "people_posted", "people_took_part",
    "percent", "posters_in_role", "posts_published", "series", "share_logged_on", "share_opened", "share_wording", "short_day", "withheld_sentence",
    "without_organisers", "wording",
]  # fmt: skip
