"""The programme: what happens when, behind which door, under which rule, live, and who was there.

Owns sessions with their roles, groups, running orders, papers and booths; the ways in; the floor of a live session, which lives in Redis
and dies with its key; registrations for public sessions, calendar files, attendance, and the counts, notes and questions that are left.
May call `convening` and `participants`; lends to those above by `windows`, to the people's storey by `lent`.
"""
