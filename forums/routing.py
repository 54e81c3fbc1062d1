"""Sockets of the rooms."""

urlpatterns = []
