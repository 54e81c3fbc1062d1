"""When what happened: the calendar of the demo, in the convening's zone."""

from datetime import date

ZONE = "America/New_York"

NOMINATIONS_OPEN = date(2021, 5, 10)
NOMINATIONS_CLOSE = date(2021, 6, 4)
INVITATIONS_SENT_BY = date(2021, 6, 10)
ANSWERS_UNTIL = date(2021, 6, 28)
ROOMS_OPEN = date(2021, 7, 1)
ROOMS_CLOSE = date(2021, 7, 31)      # the last day on which members may post
EVALUATED_BY = date(2021, 9, 15)

#: On which day the clock of the demo stands at each stage of `bin/demo --stage`.
TODAY_AT_STAGE = {
    "nominations": date(2021, 5, 26),
    "open": date(2021, 7, 16),
    "closed": date(2021, 8, 4),
    "evaluated": EVALUATED_BY,
}
