"""For gunicorn: pages, in production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convening.settings")
os.environ.setdefault("CONVENING_LASTING_CONNECTIONS", "1")
application = get_wsgi_application()
