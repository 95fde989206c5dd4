"""The office: everything that knows no domain. `networks` and `delegations` plug in."""

from oia.celery import app as celery_app

__all__ = ["celery_app"]
