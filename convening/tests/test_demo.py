"""The demo shows the figures of the printed report, and its database names nobody."""


def test_the_demo_is_the_convening_of_july_2021(demo):
    assert demo.convening.slug == "gipp-2021"
