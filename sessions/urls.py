"""Addresses of this app, under c/<slug>/."""

urlpatterns = []
