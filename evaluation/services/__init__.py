"""Deeds of evaluation staff: compile, release. Compiling counts in memory and stores only what disclosure control lets out."""

from .compiling import compile_as_operator, compile_report, report_to_compile, request_compile
from .gathering import gather
from .releasing import release_report

__all__ = ["compile_as_operator", "compile_report", "gather", "release_report", "report_to_compile", "request_compile"]
