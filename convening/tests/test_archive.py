"""The archive: what the public sees and nothing else, complete, and standing alone."""

import hashlib
import posixpath
import re
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.management import call_command

from convening import clock
from convening.archiving import archive, files_of, with_sums
from convening.demo import pictures
from convening.errors import Refused
from convening.models import Archive, Convening, Update
from convening.services import archives
from convening.services.pictures import add_picture, show_on_public_page

pytestmark = pytest.mark.django_db

INSIDE = "KNOWN-TO-MEMBERS-ALONE"


@pytest.fixture
def closed(cast):
    """A convening that is over, with news for everybody and news for members."""
    for title, audience in (("The report is out", "public"), (INSIDE, "members")):
        Update.objects.create(convening=cast.convening, published_on=date(2021, 9, 1), title=title, title_en=title, audience=audience)
    picture = add_picture(cast.convening, pictures.logo(1), purpose="photo", words={"en": "Two circles"}, people="nobody", by=cast.secretariat)
    show_on_public_page(cast.convening, picture, by=cast.secretariat)
    Convening.objects.filter(pk=cast.convening.pk).update(state=Convening.State.CLOSED, description_en="What we came together for.", title_ar="اللقاء")
    cast.convening.refresh_from_db()
    return cast


def links_of(files):
    """(page, link) of every link on every page that does not lead away."""
    for name, content in files.items():
        if name.endswith(".html"):
            for link in re.findall(r'(?:href|src)="([^"]+)"', content.decode()):
                if not link.startswith(("#", "mailto:", "https://", "http://")):
                    yield name, posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))


def test_what_the_public_sees_is_there_whole_and_alone_and_nothing_else(closed, signed_in):
    files = dict(files_of(closed.convening))
    assert {"index.html", "en/index.html", "ar/index.html", "es/index.html", "fr/index.html"} <= files.keys()
    assert [(name, link) for name, link in links_of(files) if link not in files] == []
    pages = b"".join(content for name, content in files.items() if name.endswith(".html"))
    assert b"What we came together for." in pages and b"The report is out" in pages
    assert 'alt="Two circles"' in files["en/index.html"].decode() and any(name.endswith((".png", ".webp")) for name in files)
    assert [word for word in (b"<script", b"<form", b"hx-", b"csrf", b"127.0.0.1", b"testserver") if word in pages] == [], "it stands alone"
    assert 'dir="rtl"' in files["ar/index.html"].decode() and "اللقاء" in files["ar/index.html"].decode()
    assert INSIDE in signed_in(closed.participant).get("/c/gathering/updates/").content.decode(), "it would be found"
    assert [name for name, content in files.items() if INSIDE.encode() in content] == []


def test_it_is_written_with_its_sums(closed, tmp_path, capsys):
    call_command("archive", "gathering", output=str(tmp_path / "there"), as_json=True)
    told = {}
    for line in (tmp_path / "there" / "SHA256SUMS").read_text().splitlines():
        digest, _spaces, name = line.partition("  ")
        told[name] = digest
    written = {str(file.relative_to(tmp_path / "there")): file for file in (tmp_path / "there").rglob("*") if file.is_file()}
    assert told == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in written.items() if name != "SHA256SUMS"}
    assert {name: file.read_bytes() for name, file in written.items()} == dict(with_sums(closed.convening)), "the same again"
    assert capsys.readouterr().out == f'{{"files": {len(written)}, "bytes": {sum(file.stat().st_size for file in written.values())}}}\n'
    with pytest.raises(Refused) as refused:
        archive(closed.convening, tmp_path / "there")
    assert refused.value.code == "archive.not_empty"


def test_only_what_is_closed_is_archived(cast, tmp_path, signed_in):
    with pytest.raises(Refused) as refused:
        archive(cast.convening, tmp_path / "there")
    assert refused.value.code == "archive.not_closed" and not (tmp_path / "there").exists()
    page = signed_in(cast.secretariat).get("/c/gathering/archive/").content.decode()
    assert "once it is closed" in page and "Make the archive" not in page


def test_the_secretariat_has_it_made_and_takes_it_along(closed, signed_in):
    browser = signed_in(closed.secretariat)
    assert browser.post("/c/gathering/archive/").status_code == 302
    assert "The archive is being made." in browser.get("/c/gathering/archive/").content.decode()
    archives.make_archives()
    assert Archive.objects.get().state == "made"
    assert "Take the archive along" in browser.get("/c/gathering/archive/").content.decode()
    answer = browser.get("/c/gathering/archive/file/")
    assert re.fullmatch(r'attachment; filename="gathering-archive-\d{4}-\d\d-\d\d\.zip"', answer["Content-Disposition"])
    with zipfile.ZipFile(BytesIO(answer.content)) as pack:
        assert "gathering/en/index.html" in pack.namelist() and pack.testzip() is None
        assert {one.date_time for one in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    clock.set_to(clock.now() + timedelta(days=32))
    archives.make_archives()
    assert not Archive.objects.exists(), "a copy of what can change is not kept for ever"


def test_what_goes_wrong_is_said_and_can_be_asked_for_again(closed, signed_in, monkeypatch):
    def breaks(convening):
        raise RuntimeError

    archives.ask_for_archive(closed.convening, by=closed.secretariat)
    with monkeypatch.context() as patch:
        patch.setattr(archives.archiving, "with_sums", breaks)
        archives.make_archives()
    browser = signed_in(closed.secretariat)
    assert "could not be made" in browser.get("/c/gathering/archive/").content.decode()
    browser.post("/c/gathering/archive/")
    assert Archive.objects.get().state == "waiting"
