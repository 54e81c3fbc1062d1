"""A document from its first words to a stranger who reads it: written, held against the rooms, signed by two officers for two conveners,
released once. In Arabic without scripts, in English with them."""

from urllib.parse import unquote

import pytest

from evaluation.models import Document, Piece

from .measures import Scale, breaches, too_wide

C = "/c/gipp-2021"
MARGIT, GHASSAN = "margit@gipp-secretariat.example", "ghassan@gipp-secretariat.example"
WORDS = {
    "en": ("What comes next", "The report is written in the autumn.[^a] It names nobody.\n\n[^a]: Under the Chatham House Rule.", "It names nobody."),
    "ar": ("ما يلي", "يُكتب التقرير في الخريف.[^a] وهو لا يسمّي أحداً.\n\n[^a]: وفق قاعدة تشاتام هاوس.", "وهو لا يسمّي أحداً."),
}


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("ar", False)], ids=["en-scripts", "ar-no-scripts"])
def test_a_document_is_written_signed_released_and_read(place, invite, language, scripts):
    title, text, told = WORDS[language]
    margit = invite(language, scripts=scripts).sign_in(MARGIT).go(f"{C}/writing/")
    margit.press("main .button[href$='/writing/new/']")
    margit.page.check("input[name=kind][value=summary]")
    margit.write(language=language, title=title)
    margit.page.uncheck("input[name=template]")
    margit.press()
    written = unquote(margit.path)
    assert written.startswith(f"{C}/writing/") and not margit.path.endswith("/new/")

    # One piece. A figure that nobody knows is said beside the field, and nothing that she typed is lost.
    margit.page.goto(f"{written}?add=text")
    margit.press()
    with place.entered():
        document = Document.objects.get(slug=written.rstrip("/").rpartition("/")[2])
        piece = Piece.objects.get(document=document)
    margit.go(f"{written}pieces/{piece.pk}/?language={language}")
    margit.write(**{f"title_{language}": title, f"text_{language}": text + " {nobody_knows}"})
    margit.press()
    assert margit.page.locator(f"#found-text_{language}").count() == 1
    margit.write(**{f"text_{language}": text})
    margit.press()
    assert margit.page.locator(f"#found-text_{language}").count() == 0 and margit.reads(told)
    assert [*too_wide(margit.page), *(breaches(margit.page) if scripts else [])] == []

    # It cannot be released before both conveners agree, each by an officer of its own.
    margit.go(f"{written}release/")
    assert margit.page.locator("input[name=understood]").count() == 0
    margit.go(f"{written}sign/").press("main button[value=send]")
    assert [*too_wide(margit.page), *(breaches(margit.page) if scripts else [])] == []
    ghassan = invite(language, scripts=scripts).sign_in(GHASSAN)
    for officer in (margit, ghassan):
        officer.go(f"{written}sign/")
        officer.page.locator("main form.confirm input[name=organisation], main form input[name=organisation]").first.check()
        officer.write(understood=True)
        officer.press("main form:has(input[name=organisation]) .button")
    margit.go(f"{written}release/")
    assert [*too_wide(margit.page), *(breaches(margit.page) if scripts else [])] == []
    margit.write(understood=True)
    margit.press("main form.confirm .button")

    # Whoever has no account reads it, in a page, and takes it along as a file.
    stranger = invite(language, scripts=scripts)
    scale = Scale(stranger)
    address = f"{C}/documents/{document.slug}/?language={language}"
    stranger.go(address)
    assert stranger.reads(told) and stranger.name_is_nowhere("Margit")
    assert [*scale.too_heavy(), *too_wide(stranger.page), *(breaches(stranger.page) if scripts else [])] == []
    answer = stranger.context.request.get(f"{C}/documents/{document.slug}.pdf?language={language}")
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
    margit.page.goto(f"{written}pieces/{piece.pk}/?language={language}")
    assert margit.page.locator(f"main [name=text_{language}]").count() == 0, "what is released does not change"

    # It turns out to endanger somebody. That it cannot be undone is said, and asked again.
    margit.go(written).press("main a[href$='?withdraw=1']")
    assert [*too_wide(margit.page), *(breaches(margit.page) if scripts else [])] == []
    margit.press("main form.confirm .button")
    assert margit.page.locator(".summary a").count() == 1 and stranger.context.request.get(address).status == 200
    assert "409" in margit.problems.pop()
    margit.write(understood=True)
    margit.press("main form.confirm .button")
    assert stranger.context.request.get(address).status == 404
