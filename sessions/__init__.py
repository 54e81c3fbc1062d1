"""The programme: what happens when, behind which door, under which rule, and who was there.

Owns sessions, registrations for public sessions, calendar files and attendance.
May call `convening` and `participants`.
"""
