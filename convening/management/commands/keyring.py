from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from convening import keyring


class Command(BaseCommand):
    help = "Make the keyring: the directory named by KEYRING_DIR and its root key. An existing one is left as it is."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("deed", choices=["init"])

    def handle(self, deed, **options):
        Path(settings.KEYRING_DIR).mkdir(parents=True, exist_ok=True, mode=0o700)
        keyring.make("house", "root")
        self.stdout.write(f"The keyring is in {settings.KEYRING_DIR}. Back it up apart from the database.")
