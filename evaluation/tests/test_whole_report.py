"""Whole reports under attack: everything that is published, of two releases, put together."""

import pytest

from evaluation.disclosure import linked, protect_figures, protect_report, reckoning
from evaluation.tests import crowd


def attack(chance, earlier=True):
    """What the attacker finds of one convening after its first release and after both."""
    played = crowd.people(chance)
    first = protect_figures(crowd.raw_of(played, 0))
    second = protect_figures(crowd.raw_of(played, 1), [first] if earlier else [])
    return [*crowd.found_in(played, [first]), *crowd.found_in(played, [first, second])]


@pytest.mark.parametrize("size", [4, pytest.param(500, marks=pytest.mark.slow)])
def test_nobody_is_found_in_everything_that_is_published(size):
    found = {number: attack(chance) for number, chance in enumerate(crowd.seeds(size))}
    assert {number: groups for number, groups in found.items() if groups} == {}


def weakened(number):
    return [one for chance in crowd.seeds(number) for one in attack(chance)]


def test_without_the_rule_of_unions_somebody_is_found(monkeypatch):
    true = reckoning.Reckoning._ask
    monkeypatch.setattr(reckoning.Reckoning, "_ask", lambda self, about, terms, why, *rest, **more: why == "linked" or true(self, about, terms, why, *rest, **more))
    assert weakened(6)


def test_without_earlier_releases_somebody_is_found():
    assert [one for chance in crowd.seeds(6) for one in attack(chance, earlier=False)]
