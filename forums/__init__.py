"""Rooms, guiding questions and posts under the Chatham House Rule.

Owns voices (never people). `attribution` is the only way in, `record` the only way out.
May call `convening`, `participants` and `sessions`.
"""
