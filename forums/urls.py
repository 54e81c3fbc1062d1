"""Addresses of the rooms, beneath `c/<slug>/`."""

urlpatterns = []
