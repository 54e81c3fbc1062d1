"""How a document is laid out on pages, in PDF and in Word alike: which has a cover, what its contents list, what begins a page."""

BEGINS = {"part-executive-summary"}  # chapters of a report that begin a page, as its annexes do
ROOMY = {"part-recommendations"}  # chapters that do not begin at the foot of one
LISTED_FROM = 4  # sections: a shorter document needs no list of contents
LONGEST_HEAD = 100  # letters, in one line
LONGEST_LIST = 12  # entries, where the text begins beneath them


def covered(content):
    return content["kind"] == "report" or content["cover"] is not None


def listed_levels(content):
    """How many levels of headings the contents list: 0 where there are none to list."""
    if covered(content):
        return 2
    sections = [section for section in content["sections"] if section["title"]]
    if len(sections) < LISTED_FROM:
        return 0
    within = [one["level"] + block["level"] - 1 for one in content["sections"] for block in one["blocks"] if block["kind"] == "heading"]
    entries = [level for level in [*(one["level"] for one in sections), *within] if level <= 2]
    return 2 if len(entries) <= LONGEST_LIST else 1


def beginnings(content):
    """The places of the sections that begin a page: the first, the annexes, and those in BEGINS. None where there is no cover."""
    if not covered(content):
        return set()
    sections = content["sections"]
    return {0, *(place for place, one in enumerate(sections) if one["id"] in BEGINS or one["level"] == 1 and one.get("annex"))}


def running(title):
    """What stands at the head of each page: of a long title what comes before its colon."""
    return title.partition(":")[0].strip() if len(title) > LONGEST_HEAD else title
