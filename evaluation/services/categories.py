"""The categories of the release plan: what participants are asked about themselves, and what can be told of it. The values stored are
these English names."""

from django.utils.translation import gettext_noop

UNTOLD = gettext_noop("Not told")
PEOPLE = gettext_noop("People")
POSTS = gettext_noop("Posts")

# As participants choose them; the values stored are these English names.
REGIONS = (
    gettext_noop("Arab States"), gettext_noop("Africa"), gettext_noop("Europe and North America"),
    gettext_noop("Asia-Pacific"), gettext_noop("Latin America and the Caribbean"),
)  # fmt: skip
KINDS = (
    gettext_noop("Civil society"), gettext_noop("Political actors"),
    gettext_noop("United Nations and regional organizations"), gettext_noop("Academia and research"),
)  # fmt: skip
FIRST_TIME, RETURNING = gettext_noop("Here for the first time"), gettext_noop("Took part before")

# Coarser categories, printed where the finer would give somebody away.
ASIA_AND_LATIN_AMERICA = gettext_noop("Asia-Pacific, Latin America and the Caribbean")
POLITICAL_AND_UN = gettext_noop("Political actors, United Nations and regional organizations")
REGION_GROUPS = {ASIA_AND_LATIN_AMERICA: [REGIONS[3], REGIONS[4]]}
KIND_GROUPS = {POLITICAL_AND_UN: [KINDS[1], KINDS[2]]}

# The table of sessions a person: labels are numbers of sessions, "2+" is two or more.
SEVERAL = "2+"

TITLES = {
    "participants_by_region": gettext_noop("Participants by region"),
    "participants_by_kind": gettext_noop("Participants by kind of actor"),
    "participants_by_experience": gettext_noop("Participants here for the first time"),
    "participants_by_region_and_kind": gettext_noop("Participants by region and kind of actor"),
    "sessions_per_person": gettext_noop("People by the number of sessions by invitation that they attended"),
    "languages_of_people": gettext_noop("Participants by the language in which they read these pages"),
    "languages_of_posts": gettext_noop("Posts by language"),
    "interpretation": gettext_noop("People by the language in which they listened"),
}
