"""What two releases differ by is a figure too: 324 people first and 326 later show two who came in between."""


def telling(now, then, k):
    """Whether two published numbers differ by so little that the difference tells about somebody."""
    return now is not None and then is not None and 0 < abs(now - then) < k
