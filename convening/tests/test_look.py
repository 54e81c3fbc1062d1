"""The look keeps its promises: contrast, direction, weight, no foreign host, forms that forget nothing, times that are never bare."""

import gzip
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from convening import writing
from convening.style import samples

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
TOKENS = (STATIC / "css/house.css").read_text().partition("/* ── Ground")[0]
SHEETS = sorted((STATIC / "css").glob("*.css"))
OPENING = datetime(2021, 7, 7, 14, tzinfo=UTC)


def render(source, language="en", **context):
    request = RequestFactory().get("/here/")
    with translation.override(language):
        return engines["django"].from_string(source).render(context, request)


# ── Colour ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def colours(scheme):
    """Each token's colour in "light" or "dark"."""
    pairs = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", TOKENS))
    return {name: pair.split(", ")[scheme == "dark"] for name, pair in pairs.items()}


def contrast(one, other):
    """WCAG 2.2: the ratio of two relative luminances."""

    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "ink-soft", "brand", "brand-deep", "accent", "bad", "good") for ground in ("paper", "sheet")),
    *((ink, "wash") for ink in ("ink", "ink-soft", "brand", "brand-deep")),
    *((ink, "warm-wash") for ink in ("ink", "ink-soft", "brand", "brand-deep")),
    *((ink, "bad-wash") for ink in ("ink", "bad")),
    ("ink-soft", "sunken"),
    ("brand-ink", "brand"),
    ("brand-ink", "brand-deep"),
    ("bad-ink", "bad"),
]
MARK_ON_GROUND = [
    *((mark, ground) for mark in ("line-strong", "focus", "brand", "accent", "bad", "good") for ground in ("paper", "sheet")),
    *((mark, wash) for mark in ("focus",) for wash in ("wash", "warm-wash", "bad-wash")),
    ("brand", "sunken"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(scheme):
    colour = colours(scheme)
    faint = {pair: contrast(colour[pair[0]], colour[pair[1]]) for pair in TEXT_ON_GROUND}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_and_edge_can_be_seen_on_its_ground(scheme):
    colour = colours(scheme)
    faint = {pair: contrast(colour[pair[0]], colour[pair[1]]) for pair in MARK_ON_GROUND}
    tints = re.findall(r"--tint: (#\w{6})", (STATIC / "css/house.css").read_text())
    faint |= {tint: contrast(tint, colour["paper"]) for tint in tints}
    assert len(tints) == 6
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


def test_contrast_is_measured_as_wcag_measures_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_old_browsers_get_the_same_light_colours():
    plain = dict(re.findall(r"--([\w-]+): (#\w{6});", TOKENS))
    assert plain == colours("light")


# ── Sheets and templates ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_styles_know_start_and_end_not_left_and_right(sheet):
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
    physical = r"(?:margin|padding|border)-(?:left|right|top|bottom)|[{;]\s*(?:left|right|top|bottom|width|height|float)\s*:|(?:min|max)-(?:width|height)\s*:\s*[^)]*;|text-align:\s*(?:left|right)"
    assert re.findall(physical, rules) == []


def test_colours_are_named_in_tokens_only():
    rules = (STATIC / "css/house.css").read_text().removeprefix(TOKENS)
    screen = rules.split("@media print")[0]
    assert set(re.findall(r"#[0-9a-f]{3,8}\b(?!\))", re.sub(r"--tint: #\w+", "", screen))) == set()


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr"])
def test_no_page_of_ours_carries_inline_style_or_script_or_a_foreign_host(language):
    page = render((TEMPLATES / "convening/style.html").read_text(), language, **samples())
    assert re.findall(r"<[^>]+\s(?:style|on\w+)=", page) == []
    assert re.findall(r"<script(?![^>]*\ssrc=\"/static/)[^>]*>", page) == []
    assert re.findall(r"<style", page) == []
    assert [url for url in re.findall(r"(?:src|href|action|content)=\"([^\"]*//[^\"]*)\"", page)] == []


def test_no_template_carries_inline_style_or_script():
    found = {}
    for template in TEMPLATES.rglob("*.html"):
        if "emails" in template.parts or template.name.endswith("_file.html"):  # letters and files stand alone
            continue
        words = re.sub(r"{% comment.*?endcomment %}|{#.*?#}", "", template.read_text(), flags=re.S)
        if breaches := re.findall(r"<[^>]+\s(?:style|on\w+)=|<style|<script>|javascript:", words):
            found[template.name] = breaches
    assert found == {}


def test_each_component_states_its_contract_at_its_head():
    files = [*(TEMPLATES / "components").glob("*.html"), *(TEMPLATES / "layouts").glob("*.html"), TEMPLATES / "base.html"]
    silent = [f.name for f in files if "{% comment %}" not in f.read_text()[:80]]
    assert silent == []


@pytest.mark.parametrize("language, direction", [("ar", "rtl"), ("en", "ltr"), ("es", "ltr"), ("fr", "ltr")])
def test_a_page_says_its_language_and_direction(language, direction):
    page = render('{% extends "layouts/page.html" %}', language)
    assert f'<html lang="{language}" dir="{direction}">' in page


def test_a_first_visit_weighs_less_than_100_kb_in_five_requests():
    page = render((TEMPLATES / "convening/style.html").read_text(), "en", **samples())
    parts = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*(?:href|src)="/static/([\w./-]+)"', page)
    names = [re.sub(r"\.[0-9a-f]{12}(?=\.)", "", part) for part in parts]
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    weight = len(gzip.compress(page.encode())) + sum(len(gzip.compress(Path(finders.find(n)).read_bytes())) for n in names)
    print_sheet = 1  # asked for by documents only
    assert len(names) + 1 - print_sheet <= 5
    assert len(gzip.compress(page.encode())) < 30_000
    assert weight < 23_000
    assert weight + fonts < 100_000


def test_pages_for_faults_stand_without_context():
    for name in ("500.html", "503.html"):
        page = engines["django"].get_template(name).render()
        assert "<h1>" in page
        assert "<form" not in page


# ── Time, numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "language, day, short, span, hour, city",
    [
        ("en", "Wednesday 7 July 2021", "Wed 7 July", "7–27 July 2021", "17:00", "New York"),
        ("ar", "الأربعاء ٧ تموز/يوليه ٢٠٢١", "الأربعاء ٧ تموز/يوليه", "٧–٢٧ تموز/يوليه ٢٠٢١", "١٧:٠٠", "نيويورك"),
        ("es", "miércoles 7 de julio de 2021", "mié 7 de julio", "7–27 de julio de 2021", "17:00", "Nueva York"),
        ("fr", "mercredi 7 juillet 2021", "mer. 7 juillet", "7–27 juillet 2021", "17:00", "New York"),
    ],
)
def test_each_language_writes_days_hours_and_cities_its_own_way(language, day, short, span, hour, city):
    assert writing.day(OPENING, language) == day
    assert writing.day(OPENING, language, "short") == short
    assert writing.days(date(2021, 7, 7), date(2021, 7, 27), language) == span
    assert writing.hour(writing.in_zone(OPENING, "Asia/Beirut"), language) == hour
    assert writing.city("America/New_York", language) == city


def test_a_city_is_known_by_its_last_word_also_under_an_older_name_of_its_zone():
    assert writing.city("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
    assert writing.city("Asia/Kolkata", "fr") == writing.city("Asia/Calcutta", "fr") == "Calcutta"
    assert writing.city(ZoneInfo("UTC"), "ar") == "UTC"


def test_spans_over_months_are_written_in_full():
    assert writing.days(date(2021, 7, 7), date(2021, 8, 2), "en") == "7 July 2021 – 2 August 2021"
    assert writing.days(date(2021, 7, 7), date(2021, 7, 7), "en") == "7 July 2021"


@pytest.mark.parametrize(
    "language, number, whole, exact",
    [("en", "12,345.6", "45%", "44.9%"), ("ar", "١٢٬٣٤٥٫٦", "٤٥٪", "٤٤٫٩٪"), ("es", "12.345,6", "45 %", "44,9 %"), ("fr", "12 345,6", "45 %", "44,9 %")],
)
def test_numbers_take_the_digits_and_signs_of_the_language(language, number, whole, exact):
    plain = str.maketrans("\u00a0\u202f", "  ")
    assert writing.number(12345.6, language).translate(plain) == number
    assert writing.percent(0.4494, language).translate(plain) == whole
    assert writing.percent(0.4494, language, 1).translate(plain) == exact


def test_half_a_percent_goes_up_on_pages_as_in_documents():
    assert [writing.percent(share, "en") for share in (0.125, 0.145, 0.135, 0.1249, 1)] == ["13%", "15%", "14%", "12%", "100%"]


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        writing.in_zone(datetime(2021, 7, 7, 10), "America/New_York")


def in_new_york():
    return SimpleNamespace(zone=ZoneInfo("America/New_York"), colours_url=None)


def words(html):
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_the_viewers_hour_comes_first_and_the_convenings_is_at_hand():
    page = render("{% when start %}", start=OPENING, viewer_zone="Asia/Beirut", convening=in_new_york())
    assert words(page) == "Wednesday 7 July 2021, 17:00 in Beirut 10:00 in New York"
    assert '<time datetime="2021-07-07T14:00Z">' in page


def test_where_both_clocks_agree_one_is_shown():
    page = render("{% when start %}", start=OPENING, viewer_zone="America/Toronto", convening=in_new_york())
    assert words(page) == "Wednesday 7 July 2021, 10:00 in Toronto"


def test_a_viewer_without_a_zone_sees_the_convenings():
    assert words(render("{% when start %}", start=OPENING, convening=in_new_york())) == "Wednesday 7 July 2021, 10:00 in New York"


def test_another_day_elsewhere_is_told():
    late = OPENING + timedelta(hours=10)
    page = render("{% when start %}", start=late, viewer_zone=ZoneInfo("Asia/Beirut"), convening=in_new_york())
    assert words(page) == "Thursday 8 July 2021, 03:00 in Beirut Wed 7 July, 20:00 in New York"


@pytest.mark.parametrize("language, said", [("en", "in 25 minutes"), ("ar", "خلال ٢٥ دقيقة"), ("es", "dentro de 25 minutos")])
def test_what_is_soon_is_counted_down(language, said):
    page = render("{% soon start now %}", language, start=OPENING, now=OPENING - timedelta(minutes=25))
    assert words(page) == said
    assert 'data-countdown="1500"' in page


def test_what_is_far_or_past_is_not_counted_down():
    assert render("{% soon start now %}", start=OPENING, now=OPENING - timedelta(hours=13)) == ""
    assert render("{% soon start now %}", start=OPENING, now=OPENING) == ""


# ── Components ────────────────────────────────────────────────────────────────────────────────────────────────────────

COLUMNS = [{"label": "Session"}, {"label": "People", "numeric": True}]


def table(rows, language="en"):
    return render('{% include "components/table.html" %}', language, caption="Who came", columns=COLUMNS, rows=rows)


def test_a_withheld_cell_shows_one_sign_and_the_table_says_why():
    held = table([["Opening", 167], ["Closing", None]])
    assert words(held).count("‡") == 2  # the cell, and the note that explains it
    assert "so that nobody can be recognised" in held
    assert ">167<" in held


def test_a_table_without_blanks_has_no_note():
    assert "‡" not in table([["Opening", 167]])


def test_a_zero_is_not_withheld_and_a_blank_says_why():
    page = table([["Opening", 0], ["Closing", {"blank": "not asked"}]])
    assert "‡" not in page
    assert ">0<" in page
    assert "not asked" in page
    assert "None" not in table([["Opening", {"blank": ""}]])


def test_an_arabic_table_writes_its_numbers_in_arabic_digits():
    assert ">١٦٧<" in table([["الافتتاح", 167]], "ar")


class AskForm(forms.Form):
    name = forms.CharField(label="Your name", help_text="Shown to nobody.", widget=forms.Textarea)
    way = forms.ChoiceField(label="How", choices=[("a", "By letter"), ("b", "By phone")], widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label="Needs", choices=[("c", "Captions")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="I agree")
    origin = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_name(self):
        raise forms.ValidationError("Write it in full.")


def test_a_form_that_comes_back_keeps_everything_and_links_to_what_is_wrong():
    form = AskForm({"name": "half <b>a name", "way": "b", "needs": ["c"], "origin": "letter"})
    page = render('{% include "components/form.html" %}', form=form, button="Go on", client_key="k-1")
    assert "half &lt;b&gt;a name" in page
    assert re.search(r'value="b"[^>]*checked', page)
    assert re.search(r'value="c"[^>]*checked', page)
    assert re.search(r'name="origin" value="letter"', page)
    assert '<input type="hidden" name="client_key" value="k-1">' in page
    targets = re.findall(r'<li><a href="#([\w-]+)">', page)
    assert targets == ["id_name", "id_agreed"]
    assert all(f'id="{target}"' in page for target in targets)
    described = re.search(r'<textarea[^>]*aria-describedby="([^"]+)"', page).group(1).split()
    assert all(f'id="{name}"' in page for name in described)
    assert len(described) == 2


def test_a_form_that_was_not_sent_yet_complains_of_nothing():
    page = render('{% include "components/form.html" %}', form=AskForm(), button="Go on")
    assert 'role="alert"' not in page
    assert page.count("<fieldset") == 2


def test_an_expired_form_is_offered_back_only_where_it_came_from_here():
    def page_for(origin):
        request = RequestFactory().post("/here/", {"words": "kept", "csrfmiddlewaretoken": "old"}, HTTP_ORIGIN=origin)
        return engines["django"].get_template("403_csrf.html").render({}, request)

    ours, theirs = page_for("http://testserver"), page_for("https://elsewhere.example")
    assert '<input type="hidden" name="words" value="kept">' in ours
    assert 'value="old"' not in ours
    assert "kept" not in theirs


@pytest.mark.parametrize(
    "rule, whole", [("chatham_house", "Chatham House Rule"), ("on_the_record", "On the record"), ("off_the_record", "Off the record")]
)
def test_a_door_always_tells_its_rule_whole(rule, whole):
    page = words(render('{% include "components/door.html" %}', door="invitation", rule=rule))
    assert page == f"By invitation {whole}"


def test_a_post_tells_its_day_and_never_its_hour():
    post = {"anchor": "p", "label": "Lantern 12", "tint_index": 12, "day": datetime(2021, 7, 13, 9, 41, tzinfo=UTC), "html": "x"}
    page = render('{% include "components/post.html" %}', post=post, viewer_zone="UTC")
    assert "Tue 13 July" in page
    assert "09:41" not in page and "T09" not in page
    assert "tint-0" in page
