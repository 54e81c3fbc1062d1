"""Deeds of evaluation staff: compile, release. Compiling counts in memory and stores only what disclosure control lets out."""

from .commenting import comment_on, delete_comment, settle_comment
from .compiling import (
    STAGES,
    STEPS,
    cancel_compile,
    compile_as_operator,
    compile_report,
    failure_sentence,
    figures_before_protection,
    reports_to_compile,
    request_compile,
)
from .releasing import decisions_of, release_report, stages_open

__all__ = [
    "STAGES", "STEPS", "cancel_compile", "comment_on", "compile_as_operator", "compile_report", "decisions_of", "delete_comment",
    "failure_sentence", "figures_before_protection", "release_report", "reports_to_compile", "request_compile", "settle_comment",
    "stages_open",
]  # fmt: skip
