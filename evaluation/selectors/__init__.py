"""What this app shows, and to whom."""

from .reports import (
    on_public_page, convening_to_evaluate, annex_for, convening_of_operator, report_to_export, draft_for, Standing, standing_for, standing_of, changes,
)

__all__ = [
    "Standing", "annex_for", "changes", "convening_of_operator", "convening_to_evaluate", "draft_for", "on_public_page", "report_to_export", "standing_for", "standing_of",
]  # fmt: skip
