"""Celery's work of this app: ids in, fetch, delegate."""
