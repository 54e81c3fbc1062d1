"""Looks on: hears facts, reads three windows, compiles, protects and releases the report.

Owns facts, reports and disclosure control. Nobody imports it.
May call `convening`; and through windows `participants.selectors`, `participants.policies`, `sessions.selectors`, `forums.record`.
"""
