"""Deeds of evaluation staff: compile, release. Compiling counts in memory and stores only what disclosure control lets out."""

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
from .releasing import release_report

__all__ = [
    "STAGES", "STEPS", "cancel_compile", "compile_as_operator", "compile_report", "failure_sentence", "figures_before_protection", "release_report",
    "reports_to_compile", "request_compile",
]  # fmt: skip
