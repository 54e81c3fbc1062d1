from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

PART = "{% kept what=what %}{% translate 'Programme' %}: {{ what }}{{ name }}{% endkept %}"


def test_a_kept_part_sees_nothing_but_the_values_it_names():
    drawn = Template(PART).render(Context({"what": "a day", "name": "Margit"}))
    assert drawn == "Programme: a day"


def test_it_is_kept_for_each_value_and_each_language():
    page = Template(PART)
    for _time in range(2):
        assert page.render(Context({"what": date(2021, 7, 7)})) != page.render(Context({"what": date(2021, 7, 8)}))
        in_each = []
        for language in ("en", "ar", "fr"):
            with translation.override(language):
                in_each.append(page.render(Context({"what": 1})))
        assert len(set(in_each)) == 3


def test_words_that_may_be_markup_are_not_taken_for_markup_that_is_safe():
    page = Template("{% kept what=what %}{{ what }}{% endkept %}")
    assert page.render(Context({"what": mark_safe("<b>")})) == "<b>"
    assert page.render(Context({"what": "<b>"})) == "&lt;b&gt;"


@pytest.mark.parametrize("what", [{"name": "Margit"}, object(), datetime(2021, 7, 7, tzinfo=UTC)])
def test_what_could_tell_more_than_its_words_is_refused(what):
    with pytest.raises(TypeError):
        Template(PART).render(Context({"what": what}))
