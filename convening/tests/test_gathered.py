from pathlib import Path

import brotli
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from convening.gathered import GatheredFiles, as_sent


def test_style_sheets_travel_without_the_comments_of_those_who_wrote_them():
    assert as_sent("css/a.css", b"/* why */\na { color: red } /* so\nlong */\nb { }") == b"a { color: red } b { }"


def test_in_scripts_what_may_stand_in_a_text_stays():
    script = b'/* Why\n   so. */\nconst a = "/* no comment */"; // stays\n  // goes\nconst b = "https://";\n'
    assert as_sent("js/a.js", script) == b'const a = "/* no comment */"; // stays\nconst b = "https://";\n'


def test_files_of_others_keep_their_licences():
    assert as_sent("django_htmx/htmx-2.min.js", b"/* 0BSD */\nx()") == b"/* 0BSD */\nx()"


def test_what_is_gathered_travels_under_a_name_of_its_own_and_pressed(tmp_path):
    source = FileSystemStorage(tmp_path / "ours")
    source.save("css/a.css", ContentFile(b"/* why */" + b"a { color: red }\n" * 40))
    gathered = GatheredFiles(location=tmp_path / "gathered")
    gathered.save("css/a.css", source.open("css/a.css"))
    list(gathered.post_process({"css/a.css": (gathered, "css/a.css")}))
    named = gathered.path(gathered.stored_name("css/a.css"))
    assert Path(named).read_bytes() == b"a { color: red }\n" * 40
    assert brotli.decompress(Path(f"{named}.br").read_bytes()) == Path(named).read_bytes()
