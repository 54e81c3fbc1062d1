"""Back-ups and what has to happen when one comes back.

A back-up of the database is one file: a logical dump (a copy of the engine's own files would tell in which order rows were written) and
a description. It holds no login sessions and no letters on their way: neither may come to life again; and no archives, which name
people in clear and are made anew. The keyring is kept apart, in a file of its own, without the keys that nobody may have twice: those of
rooms, live sessions, rounds and lists that wait.

A back-up remembers what was erased or sealed since. So the keyring remembers which keys it destroyed (as digests that it alone can
make): they never come back from a file, and whoever was erased since the back-up is erased again.
"""

import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from . import audit, keyring
from .engines.postgres import wheel_binaries
from .errors import Refused
from .models import Archive, Convening, LoginSession, OutboxEntry, Picture, Resource, Update, User
from .services import accounts
from .services.pictures import NO_PIXELS

FORMAT = 1
WITHOUT_ROWS = (LoginSession, OutboxEntry, Archive)
KEPT_KEYS = ("house", "person", "convening", "survey", "snapshot")  # all others stay where they are
REMEMBERED = "destroyed"  # digests; where the machine was lost, too, what was destroyed or taken back stays so
DESCRIPTION, DUMP = "about.json", "database.dump"
LONGEST_DESCRIPTION, MOST_KEYS = 1_000_000, 1_000_000
_NONE_OF_OURS = (OSError, EOFError, LookupError, TypeError, ValueError, AttributeError, RecursionError, tarfile.TarError)

AFTER = []  # () -> [sentence]: what an app mends once a back-up is back. Filled by the apps' `ready()`


def back_up(path):
    """Write the database to `path`, readable by this account alone. {"bytes", "sha256"} of the file."""
    with tempfile.TemporaryDirectory(dir=Path(path).resolve().parent, prefix=".back-up-") as folder:
        dump = Path(folder, DUMP)
        without = [f"--exclude-table-data={model._meta.db_table}" for model in WITHOUT_ROWS]
        _run("pg_dump", "--format=custom", "--compress=6", "--no-owner", "--no-privileges", *without, f"--file={dump}")
        about = {
            "format": FORMAT, "made_at": datetime.now(UTC).isoformat(timespec="minutes"), "dump_sha256": _sha256(dump),
            "migrations": sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations),
        }  # fmt: skip
        return _packed(path, [(DESCRIPTION, json.dumps(about, indent=1).encode()), (DUMP, dump)])


def back_up_keys(path):
    """Write the keys that may be kept twice to `path`, and what the keyring remembers of those that it destroyed. {"bytes", "sha256", "keys": how many}."""
    remembered = [(f"{REMEMBERED}/{file.name}", b"") for file in sorted(Path(settings.KEYRING_DIR, REMEMBERED).glob("*"))]
    keys = [(f"{kind}/{file.name}", file.read_bytes()) for kind in KEPT_KEYS for file in sorted(Path(settings.KEYRING_DIR, kind).glob("*.key"))]
    return {**_packed(path, remembered + keys), "keys": len(keys)}


def restore(path, keys=None):
    """Put the database back to what stands in `path`, all or nothing, then the keys of the file `keys` that are missing.

    Gives {"bytes", "sha256", "keys", "erased_again", "remarks": [sentence]}. Raises `Refused` for a file that is none of ours, is damaged,
    or was made by a later version. What is in the database now is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="restore-") as folder:
        about, dump = _opened(path, folder)
        _fits(about, dump)
        known = _keys_in(keys) if keys else []  # before anything is changed: a file that is damaged changes nothing
        connection.close()
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={_name()}", str(dump))
    call_command("migrate", interactive=False, verbosity=0)
    cache.clear()
    put_back = 0
    for kind, name, key in known:  # what was destroyed first
        if kind == REMEMBERED:
            keyring.remember_again(name)
        else:
            put_back += keyring.put_back(kind, name, key)
    erased = _erase_again()
    for convening in Convening.objects.all():  # whoever looks at the audit sees that what came after that minute is not there
        audit.record(convening, actor=None, verb="convening.restored", target=convening, note=str(about.get("made_at", ""))[:40])
    remarks = [sentence for mend in (*AFTER, _taken_down_again, _consents_to_pictures) for sentence in mend()]
    return {"bytes": Path(path).stat().st_size, "sha256": _sha256(path), "keys": put_back, "erased_again": erased, "remarks": remarks}


# ── The file ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _packed(path, members):
    """A tar of `members` [(name, bytes or path)], whole or not at all, without the times and names of this machine."""
    path = Path(path)
    with tempfile.NamedTemporaryFile(dir=path.resolve().parent, prefix=".back-up-", delete=False) as fresh:  # of mode 0600
        try:
            with tarfile.open(fileobj=fresh, mode="w", format=tarfile.PAX_FORMAT) as packed:
                for name, content in members:
                    told = tarfile.TarInfo(name)
                    told.mode = 0o600
                    told.size = len(content) if isinstance(content, bytes) else content.stat().st_size
                    with io.BytesIO(content) if isinstance(content, bytes) else content.open("rb") as source:
                        packed.addfile(told, source)
            fresh.flush()
            os.fsync(fresh.fileno())
            os.replace(fresh.name, path)
        except BaseException:
            os.unlink(fresh.name)
            raise
    return {"bytes": path.stat().st_size, "sha256": _sha256(path)}


def _opened(path, folder):
    """(the description, where the dump lies now). What it is not, whatever stands in the file, is refused."""
    try:
        with tarfile.open(path, "r:") as packed:  # never unpacked before it is looked at: ours is packed within
            told, dump = packed.getmember(DESCRIPTION), packed.getmember(DUMP)
            if not (told.isreg() and dump.isreg() and told.size <= LONGEST_DESCRIPTION):
                raise ValueError("no files, or a long description")
            about = json.loads(packed.extractfile(told).read())
            packed.extract(dump, folder, filter="data")
        if not all(isinstance(one, str) for one in [about["dump_sha256"], *about["migrations"]]) or not isinstance(about["migrations"], list):
            raise ValueError("no list of migrations")
    except _NONE_OF_OURS:
        raise Refused("backup.not_one", _("This file is no back-up that this application made, or it is damaged.")) from None
    return about, Path(folder, DUMP)


def _fits(about, dump):
    if about.get("format") != FORMAT:
        raise Refused("backup.later", _("This back-up was made by a later version. Install that version first."))
    if about.get("dump_sha256") != _sha256(dump):
        raise Refused("backup.damaged", _("This back-up is damaged: its content is not what it was when it was made."))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = [one for one in about["migrations"] if one not in known and one.partition(".")[0] in {app.partition(".")[0] for app in known}]
    if unknown:
        raise Refused("backup.later", _("This back-up was made by a later version. Install that version first."))


def _sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ── The engine's own programs ─────────────────────────────────────────────────────────────────────────────────────────
def _run(program, *words):
    """The password goes by the environment: arguments can be read by every account of the machine."""
    told = connection.settings_dict
    where = {"PGHOST": told["HOST"], "PGPORT": str(told["PORT"]), "PGUSER": told["USER"], "PGPASSWORD": told["PASSWORD"], "PGDATABASE": _name()}
    done = subprocess.run(
        [_found(program), *words], env={**os.environ, **{name: value for name, value in where.items() if value}}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise Refused("backup.engine", _("The database refused: %(reason)s") % {"reason": _first_line(done.stderr)})


def _found(program):
    """The program that is at least as new as the server: that of the operating system, else the one of the private engine."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        server = int(cursor.fetchone()[0]) // 10000
    for place in (which(program), wheel_binaries() / program):
        if place and Path(place).exists():
            told = subprocess.run([place, "--version"], capture_output=True, text=True, check=True).stdout
            if int(told.split()[2].partition(".")[0]) >= server:
                return place
    raise Refused("backup.no_program", _("%(program)s of PostgreSQL %(version)s or later is needed on this machine.") % {"program": program, "version": server})


def _name():
    return connection.settings_dict["NAME"]


def _first_line(told):
    return next((line for line in told.splitlines() if "error" in line.casefold()), told.strip()[:200])


# ── What happened since ───────────────────────────────────────────────────────────────────────────────────────────────
def _keys_in(path):
    """[(kind, name, key)] of a file of keys, looked through to its end."""
    found = []
    try:
        with tarfile.open(path, "r:") as packed:
            for member in packed:
                kind, slash, name = member.name.partition("/")
                if kind == REMEMBERED and member.isreg() and not member.size and keyring.is_digest(name):
                    found.insert(0, (kind, name, b""))
                    continue
                if not (member.isreg() and kind in KEPT_KEYS and slash and name.endswith(".key") and member.size == keyring.KEY_BYTES and len(found) < MOST_KEYS):
                    raise ValueError("no key of ours")
                name = name.removesuffix(".key")
                keyring.holds(kind, name)  # refuses a name that is none
                found.append((kind, name, packed.extractfile(member).read()))
    except _NONE_OF_OURS:
        raise Refused("backup.not_keys", _("The file of keys is none that this application made, or it is damaged.")) from None
    return found


@transaction.atomic
def _taken_down_again():
    """What was taken down here after the back-up was made is not published by its coming back."""
    gone = [one for model in (Update, Resource) for one in model.objects.all() if keyring.is_gone(model._meta.model_name, str(one.pk))]
    for one in gone:
        one.delete()
    known = list(Picture.objects.values_list("pk", flat=True))
    faces = Picture.objects.filter(pk__in=[pk for pk in known if keyring.is_gone("consent", pk)]).update(people=Picture.People.ASKED, consent="")
    Picture.objects.filter(pk__in=[pk for pk in known if keyring.is_gone("pixels", pk)]).update(**NO_PIXELS)
    if not gone and not faces:
        return []
    return [_("What was taken down after this back-up was made is taken down again, and consents to pictures that were taken back do not hold.")]


def _consents_to_pictures():
    if Picture.objects.filter(people=Picture.People.AGREED).exists():
        yield _("Look through the pictures before the pages are opened: a consent may have been taken back since this back-up was made.")


def _erase_again():
    """Whoever has no key was erased after the back-up was made: her row must not stand as if she were still with us."""
    erased = [person for person in User.objects.exclude(sealed_profile=b"") if not keyring.holds("person", person.pk)]
    for person in erased:
        accounts.erase(person)
    return len(erased)
