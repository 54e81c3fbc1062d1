"""What a room stores of what was typed."""

import time

import pytest
from hypothesis import given, settings as quick
from hypothesis import strategies as some

from convening.errors import Refused
from forums import wording

VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
    "<style>*{background:url(http://evil.example)}</style>",
    "<object data=javascript:alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<form action=http://evil.example><input name=a>",
    "<!--><script>alert(1)</script-->",
    "]]><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'-alert(1)-'",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example/x)",
    "[x](&#106;avascript:alert(1))",
    "<javascript:alert(1)>",
    "![x](http://evil.example/pixel.gif)",
    "![x][1]\n\n[1]: http://evil.example/pixel.gif",
    "[x](http://safe.example@evil.example/)",
    "[a](http://x.example\" onmouseover=\"alert(1))",
    "[a](<http://x.example/ \"onmouseover=alert(1)>)",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "{{7*7}} {% load x %} ${7*7} %(x)s {0.__class__}",
    "<p style=\"position:fixed;inset:0\">x",
    "<base href=http://evil.example>",
    "<meta http-equiv=refresh content=\"0;url=http://evil.example\">",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
]  # fmt: skip
FORBIDDEN = ("<script", "<img", "<svg", "<iframe", "<style", "<object", "<form", "<math", "<body", "<base", "<meta", "<details",
             "<template", "<noscript", "<!--", "style=", "src=")  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("around", ["A word %s and on.", "قبل %s وبعد.", "Antes %s y después."])
def test_nothing_that_runs_or_fetches_comes_through(vector, around):
    html = wording.as_html(wording.honest(around % vector))
    tags = [part.split(">")[0].split()[0].strip("/") for part in html.split("<")[1:]]
    assert set(tags) <= {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
    for link in html.split("<a ")[1:]:
        attributes = link.split(">")[0]
        assert attributes.startswith(('href="http://', 'href="https://'))
        assert 'rel="noreferrer noopener nofollow"' in attributes
        assert "@" not in attributes
        assert attributes.count("=") == 2 + attributes.split('"')[1].count("=")


def test_a_link_says_where_it_leads():
    html = wording.as_html("[the report](https://reports.example/2021) and <https://reports.example/>")
    assert "the report</a> (reports.example)" in html
    assert html.count("reports.example") == 4


def test_emphasis_lists_quotations_and_lines():
    html = wording.as_html("One **strong** _word_\nand a line\n\n- a\n- b\n\n> said")
    assert "<strong>strong</strong> <em>word</em><br>" in html
    assert "<li>a</li>" in html and "<blockquote>" in html
    assert wording.as_html("# Not a title") == "<p># Not a title</p>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("right\u202eleft", "rightleft"),
        ("\u2066a\u2069b\u200fc\u061cd", "abcd"),
        ("a\u200bb\ufeffc\u2060d", "abcd"),
        ("x\U000e0041\U000e0042y", "xy"),
        ("a\u200cb\u200dc", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c\u200c\u200dخواهم", "می\u200cخواهم"),
        ("a  b\u2003c \n d\t\n", "a b c\n d"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("e\u0301", "é"),
        ("z" + "\u0334" * 900, "z" + "\u0334" * 4),
        ("\u3164\u115fa", "a"),
        ("\x07bell", "bell"),
    ],
)
def test_what_turns_or_hides_is_not_stored(typed, kept):
    assert wording.honest(typed) == kept


def test_sixty_four_hidden_bits_leave_no_trace():
    hidden = "".join("\u200b" if bit else "\u200c" for bit in (1, 0) * 32)
    assert wording.honest(f"We met{hidden} twice.") == wording.honest("We met twice.") == "We met twice."


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a\0b", "forums.unreadable_text"),
        ("a\ud800b", "forums.unreadable_text"),
        ("", "forums.empty_text"),
        (" \n\t ", "forums.empty_text"),
        ("\u200b\u202e", "forums.empty_text"),
        ("x" * 5001, "forums.too_long"),
        ("x" * 1_000_000, "forums.too_long"),
    ],
)
def test_what_cannot_be_a_post_is_answered_with_a_sentence(typed, code):
    with pytest.raises(Refused) as refused:
        wording.honest(typed)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def test_five_thousand_characters_fit_beyond_the_basic_plane_too():
    assert len(wording.honest("𐐷" * 5000)) == 5000


PATHOLOGICAL = {
    "brackets": "[" * 5000,
    "links": "[a](" * 1250,
    "images": "![](" * 1250,
    "stars": "*" * 5000,
    "open emphasis": "*a_ " * 1250,
    "strong": "**a *b " * 714,
    "quotes": "> " * 2500,
    "nested": "\n".join("  " * depth + "- a" for depth in range(60)),
    "items": "-\n" * 2500,
    "autolinks": "<http://a" * 555,
    "closers": "](" * 2500,
    "backslashes": "\\" * 5000,
    "entities": "&#0;" * 1250,
    "references": "\n\n".join(f"[{n}]: http://x.example/{n}" for n in range(180)),
    "spaces": "x" + " " * 4998 + "x",
    "blank lines": ("\n" + " " * 40) * 120 + "x",
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_no_text_makes_the_renderer_slow(name):
    text, took = PATHOLOGICAL[name], []
    for _ in range(3):
        start = time.process_time()
        wording.as_html(wording.honest(text))
        took.append(time.process_time() - start)
    assert min(took) < 0.5  # CPU seconds: far above any post, far below what a runaway takes


@quick(max_examples=150, deadline=None)
@given(some.text(max_size=400))
def test_any_text_becomes_a_post_or_a_sentence(typed):
    try:
        stored = wording.honest(typed)
    except Refused:
        return
    assert wording.honest(stored) == stored
    html = wording.as_html(stored)
    assert not any(tag in html.lower() for tag in FORBIDDEN[:14])


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("und", "auto"), ("", "auto")])
def test_the_direction_follows_the_language(language, direction):
    assert wording.direction(language) == direction
