"""Pictures: only pixels are kept, nobody is shown who has not agreed, and what is in use does not vanish silently."""

import io
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from convening.cleaning import Cleaned
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Picture
from convening.selectors import library as printed
from convening.selectors import pictures as selected
from convening.services import convenings, pictures
from convening.services.copying import copy_convening
from convening.services.pictures import add_picture

pytestmark = pytest.mark.django_db


def drawn(kind="JPEG", **more):
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "#295").save(out, kind, **more)
    return out.getvalue()


def telling():
    """A photograph that says with what it was taken."""
    exif = Image.Exif()
    exif[0x0110] = "Pocket camera 3"
    return drawn(exif=exif)


@pytest.fixture
def add(cast):
    def one(content=None, **more):
        told = {"purpose": "photo", "people": "nobody", "words": {"en": "Empty chairs", "ar": "كراسٍ فارغة"}, "by": cast.secretariat} | more
        made = Cleaned("image/jpeg", "jpg", drawn(), [], 600, 400, small=drawn("WEBP"))
        return add_picture(cast.convening, content or made, **told)

    return one


def address(picture, small=False):
    return reverse("picture", args=["gathering", picture.pk, picture.extension]) + ("?small=1" if small else "")


def test_only_its_pixels_are_kept_and_a_small_one_is_made(add):
    picture = add(telling())
    assert (picture.removed, picture.width, picture.height, picture.extension) == (["device", "properties"], 600, 400, "jpg")
    assert b"Pocket" in telling() and b"Pocket" not in picture.content
    with Image.open(io.BytesIO(picture.small)) as small:
        assert (small.format, small.width) == ("WEBP", 480)


def test_what_programs_do_not_print_becomes_jpeg(add):
    picture = add(drawn("WEBP"))
    assert (picture.extension, picture.media_type) == ("jpg", "image/jpeg")
    with Image.open(io.BytesIO(picture.content)) as made:
        assert (made.format, made.size) == ("JPEG", (600, 400))


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"", b"\xff\xd8\xff damaged"])
def test_what_is_no_picture_is_refused_with_a_sentence(cast, content):
    with pytest.raises(Refused) as told:
        add_picture(cast.convening, content, purpose="photo", people="nobody", by=cast.secretariat)
    assert str(told.value.message).endswith(".") and Picture.objects.count() == 0


def test_everybody_sees_it_once_it_is_in_use_and_officers_before(cast, add, client, signed_in):
    picture = add()
    assert [client.get(address(picture)).status_code, signed_in(cast.participant).get(address(picture)).status_code] == [404, 404]
    seen = signed_in(cast.secretariat).get(address(picture))
    assert (seen.status_code, seen["Cache-Control"]) == (200, "no-store, private")
    pictures.show_on_public_page(cast.convening, picture, by=cast.secretariat)
    seen, small = client.get(address(picture)), client.get(address(picture, small=True))
    assert (seen.content, small["Content-Type"], small.content) == (bytes(picture.content), "image/webp", bytes(picture.small))
    assert seen["Cache-Control"] == "public, max-age=86400" and seen["ETag"] != small["ETag"]
    assert not client.get(f"{address(picture)}?language=ar").cookies  # a cache would hand the cookie to others
    assert client.get(address(picture), headers={"If-None-Match": seen["ETag"]}).status_code == 304
    assert client.get(address(picture).replace(".jpg", ".png")).status_code == 404


def test_what_documents_show_is_seen_by_whom_they_are_for(cast, add, client, signed_in, monkeypatch):
    picture = add()
    use = selected.Use(picture.pk, "members", "Meeting report", released=True)
    monkeypatch.setattr(selected, "USES", [lambda convening: [use] if convening.pk == cast.convening.pk else []])
    assert [client.get(address(picture)).status_code, signed_in(cast.participant).get(address(picture)).status_code] == [404, 200]
    with pytest.raises(Refused) as told:
        pictures.take_away(picture, by=cast.secretariat)
    assert "Meeting report" in told.value.message
    with pytest.raises(Refused) as told:
        pictures.change_picture(
            picture, content=drawn(), purpose="photo", words={}, caption={}, credit="", people="nobody", consent="", by=cast.secretariat
        )
    assert told.value.code == "convening.picture_is_released"
    with pytest.raises(Refused) as told:  # as a drawing that nobody looked over it would vanish without a word
        pictures.change_picture(picture, purpose="graphic", words={}, caption={}, credit="", people="nobody", consent="", by=cast.secretariat)
    assert list(told.value.fields) == ["checked"]


def test_nobody_is_shown_who_has_not_agreed(cast, add, client):
    asked = add(people="asked")
    with pytest.raises(Refused):
        pictures.show_on_public_page(cast.convening, asked, by=cast.secretariat)
    with pytest.raises(Refused) as told:
        add(people="agreed")
    assert list(told.value.fields) == ["consent"]
    assert add(people="agreed", consent="Folder 7, at the secretariat").may_be_published is True


def test_a_consent_is_taken_back_by_a_deed_of_its_own(cast, add, client):
    picture = add(people="agreed", consent="Folder 7")
    pictures.show_on_public_page(cast.convening, picture, by=cast.secretariat)
    assert client.get(address(picture))["Cache-Control"] == "public, max-age=86400"
    told = {"purpose": "photo", "words": {"en": "Chairs"}, "caption": {}, "credit": "", "consent": "", "by": cast.secretariat}
    with pytest.raises(Refused) as refused:
        pictures.change_picture(picture, people="asked", **told)
    assert list(refused.value.fields) == ["people"]
    pictures.withdraw_consent(picture, by=cast.secretariat)
    picture.refresh_from_db()
    assert (picture.may_be_published, picture.consent, client.get(address(picture)).status_code) == (False, "", 404)
    assert bytes(picture.content) != b""
    pictures.withdraw_consent(picture, destroy=True, by=cast.secretariat)
    picture.refresh_from_db()
    assert (bytes(picture.content), picture.small, picture.size) == (b"", None, 0)
    assert [entry.verb for entry in AuditEntry.objects.order_by("pk")][-2:] == ["convening.consent_taken_back"] * 2


def test_a_graphic_recording_is_looked_over_first(cast, add):
    picture = add(purpose="graphic")
    assert (picture.may_be_published, printed.graphics(cast.convening)) == (False, [])
    told = {"purpose": "graphic", "words": {"en": "A river of ideas", "ar": ""}, "caption": {}, "credit": "Drawn by M. A.", "people": "nobody", "consent": ""}
    picture = pictures.change_picture(picture, checked=True, by=cast.secretariat, **told)
    (row,) = printed.graphics(cast.convening)
    assert (row["picture"], row["words"], row["credit"]) == (str(picture.pk), {"en": "A river of ideas"}, "Drawn by M. A.")
    picture = pictures.change_picture(picture, content=drawn("PNG"), checked=True, by=cast.secretariat, **told)
    assert (picture.extension, picture.checked_on is None) == ("png", False)


def test_a_logo_is_kept_by_caches_for_a_month(cast, add, client):
    logo = add(purpose="logo")
    convenings.credit(cast.convening, part="donor", name={"en": "Fund"}, credit_line={"en": "The Fund"}, logo=logo, by=cast.secretariat)
    assert client.get(address(logo))["Cache-Control"] == "public, max-age=2592000"


def test_a_picture_that_nothing_shows_is_taken_away_and_one_in_use_stays(cast, add):
    logo = add(purpose="logo")
    fund = convenings.credit(cast.convening, part="donor", name={"en": "Fund"}, credit_line={"en": "The Fund"}, logo=logo, by=cast.secretariat)
    with pytest.raises(Refused) as told:
        pictures.take_away(logo, by=cast.secretariat)
    assert "the logo of Fund" in told.value.message
    convenings.change_credit(
        fund, part="donor", name={"en": "Fund"}, credit_line={"en": "The Fund"}, logo=None, address="", signs=True, by=cast.secretariat
    )
    pictures.take_away(logo, by=cast.secretariat)
    assert Picture.objects.count() == 0


def test_a_copied_convening_has_the_same_logos_as_pictures_of_its_own(cast, add):
    logo = add(purpose="logo")
    told = {"part": "donor", "name": {"en": "Fund"}, "credit_line": {"en": "The Fund"}, "address": "https://fund.example", "signs": True}
    convenings.credit(cast.convening, logo=logo, by=cast.secretariat, **told)
    copy, _said = copy_convening(cast.convening, slug="next", starts_on=date(2021, 9, 1), by=cast.secretariat)
    fund = copy.organisations.get()
    assert (fund.signs, fund.address, fund.logo.convening, fund.logo.sha256) == (True, "https://fund.example", copy, logo.sha256)
    assert (fund.logo.pk == logo.pk, cast.convening.pictures.count()) == (False, 1)


def test_nobody_else_touches_pictures(cast, add):
    picture = add()
    for deed in (pictures.withdraw_consent, pictures.take_away):
        with pytest.raises(Forbidden):
            deed(picture, by=cast.evaluator)
    with pytest.raises(Forbidden):
        pictures.show_on_public_page(cast.convening, picture, by=cast.participant)


# ---- on the officers' pages


def words_for_a_picture(**more):
    return {"client_key": uuid.uuid4(), "purpose": "photo", "people": "nobody", "words_en": "Empty chairs", "language": "en"} | more


def test_an_officer_adds_a_picture_and_reads_what_was_taken_out(cast, signed_in):
    browser, said = signed_in(cast.secretariat), words_for_a_picture(heads="on", credit="Photo: UN Women/Ryan Brown")
    sent = {"files_chosen": SimpleUploadedFile("IMG_0001.jpg", telling(), "image/jpeg")}
    page = browser.post("/c/gathering/set-up/pictures/new/", said | sent, follow=True).content.decode()
    assert "It was made anew without: the device it was made with · further properties." in page and "IMG_0001" not in page
    picture = Picture.objects.get()
    cast.convening.refresh_from_db()
    assert (cast.convening.picture, picture.credit) == (picture, "Photo: UN Women/Ryan Brown")
    changed = words_for_a_picture(people="asked", words_en="Full chairs")
    page = browser.post(f"/c/gathering/set-up/pictures/{picture.pk}/", changed).content.decode()
    assert "Take the consent back on its own page" in page and "Full chairs" in page


def test_a_bad_file_is_told_and_nothing_typed_is_lost(cast, signed_in):
    said = words_for_a_picture(words_ar="كراسٍ", credit="Photo: nobody")
    sent = {"files_chosen": SimpleUploadedFile("logo.svg", b"<svg/>", "image/svg+xml")}
    page = signed_in(cast.secretariat).post("/c/gathering/set-up/pictures/new/", said | sent).content.decode()
    assert "This kind of file is not taken." in page and "كراسٍ" in page and "Photo: nobody" in page
    assert Picture.objects.count() == 0


def test_what_follows_is_said_before_a_consent_is_taken_back(cast, add, signed_in):
    picture, browser = add(people="agreed", consent="Folder 7"), signed_in(cast.secretariat)
    page = f"/c/gathering/set-up/pictures/{picture.pk}/withdraw/"
    assert "released ones too" in browser.get(page).content.decode()
    assert "Tick the box first" in browser.post(page).content.decode()
    assert browser.post(page, {"understood": "yes"}).status_code == 302
    picture.refresh_from_db()
    assert picture.may_be_published is False


def test_an_officer_keeps_the_library_on_its_pages(cast, signed_in):
    browser = signed_in(cast.secretariat)
    said = {
        "client_key": uuid.uuid4(), "kind": "graphic", "title_en": "The closing, drawn", "language": "en", "audience": "public",
        "files_chosen": SimpleUploadedFile("MARGIT-drawing.png", drawn("PNG"), "image/png"),
    }  # fmt: skip
    page = browser.post("/c/gathering/set-up/resources/new/", said, follow=True).content.decode()
    assert "It is kept, and shown once it was looked over." in page and "opened fewer than 10 times" in page and "MARGIT" not in page
    resource = cast.convening.resources.get()
    page = browser.get(f"/c/gathering/set-up/resources/{resource.pk}/").content.decode()
    assert "It told nothing of who made it." in page
    said = {**said, "client_key": uuid.uuid4(), "checked": "on", "title_ar": "الختام مرسوماً"}
    del said["files_chosen"]
    assert browser.post(f"/c/gathering/set-up/resources/{resource.pk}/", said).status_code == 302
    resource.refresh_from_db()
    assert (resource.is_shown, resource.file.extension, resource.title_ar) == (True, "png", "الختام مرسوماً")
    wrong = {**said, "client_key": uuid.uuid4(), "url": "https://a.example", "files_chosen": SimpleUploadedFile("a.png", drawn("PNG"), "image/png")}
    page = browser.post(f"/c/gathering/set-up/resources/{resource.pk}/", wrong).content.decode()
    assert "Give an address or a file, not both" in page and "Please choose your files again" in page
    down = f"/c/gathering/set-up/resources/{resource.pk}/take-down/"
    assert (browser.post(down).status_code, browser.post(down, {"understood": "yes"}).status_code) == (200, 302)
    assert not cast.convening.resources.exists()


def test_an_organisation_gets_its_logo_and_signs(cast, add, signed_in):
    logo, other = add(purpose="logo"), add(purpose="logo", people="asked")
    browser, page = signed_in(cast.secretariat), "/c/gathering/set-up/organisations/new/"
    said = {"client_key": uuid.uuid4(), "part": "donor", "name_en": "Fund", "credit_line_en": "With the support of the Fund", "signs": "on"}
    assert str(other.pk) not in browser.get(page).content.decode()
    assert browser.post(page, said | {"logo": str(other.pk)}).status_code == 200
    assert browser.post(page, said | {"logo": str(logo.pk), "address": "fund.example"}).status_code == 302
    fund = cast.convening.organisations.get()
    assert (fund.logo, fund.signs, fund.address) == (logo, True, "https://fund.example")
