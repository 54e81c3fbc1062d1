"""When what happened: the calendar of the demo, in the convening's zone."""

from datetime import UTC, date, datetime, time

ZONE = "America/New_York"

NOMINATIONS_OPEN = date(2021, 5, 10)
NOMINATIONS_CLOSE = date(2021, 6, 4)
INVITATIONS_SENT_BY = date(2021, 6, 10)
ANSWERS_UNTIL = date(2021, 6, 28)
ROOMS_OPEN = date(2021, 7, 1)
ROOMS_CLOSE = date(2021, 7, 31)      # the last day on which members may post
EVALUATED_BY = date(2021, 9, 15)

#: What the clock of the demo shows at each stage of `bin/demo --stage`. At "open" the second working group meets: since half an hour.
NOW_AT_STAGE = {
    "nominations": datetime(2021, 5, 26, 13, tzinfo=UTC),
    "open": datetime(2021, 7, 15, 8, 30, tzinfo=UTC),
    "closed": datetime(2021, 8, 4, 13, tzinfo=UTC),
    "evaluated": datetime.combine(EVALUATED_BY, time(13), UTC),
}
