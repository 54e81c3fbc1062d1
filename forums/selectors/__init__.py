"""What somebody may read of rooms: `rooms` and what hangs on them, the `discussion` in one, the `voices` that are hers."""

from .discussion import Said, news_of, one_post, page_of
from .drafts import draft_at, drafts_for
from .following import commitments_about, commitments_for, is_overdue, on_public_page, round_for, round_is_running, round_of, stage_of
from .reflecting import band_of, marks_of, said_and_asked, said_in, shares
from .record import (
    agreed_phrases, attributes_offered, entry_of_record, page_of_record, quote_for, quotes_for, record_room_for, records_for, words_of_others,
)  # fmt: skip
from .left import left_for, left_question_of
from .recommending import addressees_of, line_of, paragraphs_behind, ready_recommendations, recommendations_for
from .rooms import moderators_to_choose, question_asked, question_of, room_for, rooms_for, sessions_to_choose
from .search import FOUND_ON_A_PAGE, findings_for
from .seen import count_new
from .synthesis import (
    LANGUAGES, entries_behind, in_her_language, left_open_in, notes_as_entries, of_place, one_of, page_of_notes,
    paragraphs_of, paragraphs_to_follow, syntheses_for, synthesis_room_for, synthesis_session_for, text_of_entry, to_compare, translated, words_compared,
)  # fmt: skip
from .tables import facilitators_to_choose, part_called, sub_theme_of, sub_themes_for, table_of
from .translations import her_translations, lacking, lacking_counts, post_to_translate, proposals_in
from .voices import label_for, must_accept_conduct, notices_for, voices_of

__all__ = [
    "FOUND_ON_A_PAGE", "Said", "agreed_phrases", "attributes_offered", "count_new", "draft_at", "drafts_for",
    "entry_of_record", "facilitators_to_choose", "findings_for", "her_translations", "label_for", "lacking", "lacking_counts",
    "left_for", "left_question_of",
    "moderators_to_choose", "must_accept_conduct", "news_of", "notices_for", "one_post", "page_of", "page_of_record", "part_called",
    "post_to_translate", "proposals_in", "question_asked", "question_of", "quote_for", "quotes_for",
    "record_room_for", "records_for", "room_for", "rooms_for", "sessions_to_choose", "sub_theme_of", "sub_themes_for", "table_of",
    "voices_of", "words_of_others",
    "LANGUAGES", "addressees_of", "entries_behind", "in_her_language", "left_open_in", "one_of", "paragraphs_of", "paragraphs_to_follow",
    "band_of", "marks_of", "notes_as_entries", "of_place", "page_of_notes", "said_and_asked", "text_of_entry", "said_in", "shares", "synthesis_session_for",
    "line_of", "paragraphs_behind", "ready_recommendations", "recommendations_for", "round_is_running", "round_of", "commitments_about", "commitments_for", "is_overdue",
    "on_public_page", "round_for", "stage_of", "synthesis_room_for",
    "syntheses_for", "to_compare", "translated", "words_compared",
]  # fmt: skip
