"""What of the rooms' counts may be told: everybody can count those who post in their role, so the others are judged alone."""

from evaluation.services.rooms import protect_posting


def said(posters, staff, posts, *rooms, dominated=False, gini=0.3):
    """What the record tells; a room is (slug, posters, staff, posts, dominated)."""
    return {
        "posters": posters, "posters_staff": staff, "posts": posts, "dominated_others": dominated,
        "others": {"mean": 3.217, "median": 3, "gini": gini, "effective": 20.64}, "gini_logged_on": 0.861,
        "rooms": [
            {"slug": slug, "posters": here, "posters_staff": in_role, "posts": count, "dominated_others": made_by_one}
            for slug, here, in_role, count, made_by_one in rooms
        ],
    }  # fmt: skip


def test_the_reference_case():
    """Posters by room would tell how many posted in both, or in one only."""
    shown = protect_posting(said(28, 5, 90, ("wg1", 19, 3, 52, False), ("wg2", 14, 2, 38, False)), k=10)
    assert shown == {
        "posters": 28, "posters_staff": 5, "posts": 90,
        "rooms": [{"slug": "wg1", "posts": 52, "posters": None}, {"slug": "wg2", "posts": 38, "posters": None}],
        "mean_posts": 3.2, "median_posts": 3, "gini": 0.3, "gini_logged_on": 0.86, "effective_contributors": 20.6,
    }  # fmt: skip


def test_one_room_is_its_own_union():
    shown = protect_posting(said(14, 2, 40, ("wg1", 14, 2, 40, False)), k=10)
    assert (shown["posters"], shown["rooms"][0]) == (14, {"slug": "wg1", "posts": 40, "posters": 14})


def test_few_who_are_not_staff_hide_the_posts_of_every_room():
    shown = protect_posting(said(30, 8, 90, ("wg1", 28, 4, 80, False), ("wg2", 12, 4, 10, False)), k=10)
    assert shown["posts"] == 90
    assert [room["posts"] for room in shown["rooms"]] == [None, None]


def test_one_who_makes_most_of_a_room_hides_its_posts():
    shown = protect_posting(said(40, 0, 90, ("wg1", 20, 0, 45, True), ("wg2", 20, 0, 45, False)), k=10)
    assert [room["posts"] for room in shown["rooms"]] == [None, None]
    shown = protect_posting(said(40, 0, 90, ("wg1", 20, 0, 45, False), dominated=True), k=10)
    assert (shown["posts"], shown["mean_posts"], shown["gini"]) == (None, None, None)


def test_where_people_are_withheld_so_is_how_evenly_they_post():
    shown = protect_posting(said(8, 0, 30, ("wg1", 8, 0, 30, False)), k=10)
    assert {name: shown[name] for name in ("posters", "posts", "mean_posts", "median_posts", "gini", "gini_logged_on")} == dict.fromkeys(
        ("posters", "posts", "mean_posts", "median_posts", "gini", "gini_logged_on")
    )


def test_staff_alone_may_be_counted():
    shown = protect_posting(said(3, 3, 12, ("wg1", 3, 3, 12, False), gini=None), k=10)
    assert (shown["posters_staff"], shown["posts"]) == (3, 12)


def test_nobody_posted_is_told():
    shown = protect_posting(said(0, 0, 0, ("wg1", 0, 0, 0, False), gini=None), k=10)
    assert (shown["posters"], shown["posts"], shown["rooms"][0]["posts"]) == (0, 0, 0)


def test_measures_that_would_tell_how_much_one_person_wrote_are_left_out():
    told = {**said(28, 5, 90, ("wg1", 20, 3, 52, False), ("wg2", 18, 3, 38, False)), "tellable": ["median", "gini"], "curve": [[0.0, 0.0], [1.0, 1.0]]}
    shown = protect_posting(told, k=10)
    assert {name: shown[name] for name in ("mean_posts", "median_posts", "gini", "gini_logged_on", "effective_contributors", "curve")} == {
        "mean_posts": 3.2, "median_posts": 3, "gini": 0.3, "gini_logged_on": None, "effective_contributors": None, "curve": None,
    }  # fmt: skip
