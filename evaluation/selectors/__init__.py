"""What this app shows, and to whom."""

from .documents import on_public_page
from .releases import (
    comment_for, comments_of, convening_with_releases, open_comments, release_for, releases_for, report_for_staff,
)  # fmt: skip
from .reports import (
    convening_to_evaluate, annex_for, convening_of_operator, report_to_export, draft_for, Standing, standing_for, standing_of, changes,
)

__all__ = [
    "Standing", "annex_for", "changes", "comment_for", "comments_of", "convening_with_releases", "open_comments", "release_for", "releases_for",
    "report_for_staff", "convening_of_operator", "convening_to_evaluate", "draft_for", "on_public_page", "report_to_export", "standing_for", "standing_of",
]  # fmt: skip
