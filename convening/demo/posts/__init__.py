"""All that was written in the two rooms: 90 published posts by 28 people, and five that do not count."""

from .building import POSTS as _WG1
from .processes import POSTS as _WG2
from .shape import Post

#: In the order in which they were written: by day, and within a day what is answered before the answer.
POSTS = tuple(sorted(_WG1 + _WG2, key=lambda post: (post.day, post.key)))
PUBLISHED = tuple(post for post in POSTS if post.fate == "published")

__all__ = ["POSTS", "PUBLISHED", "Post"]
