"""What Celery wakes: safe to run twice, late, or beside itself."""

from celery import shared_task

from oia.desk.search import indexing


@shared_task
def reconcile_search():
    """Bring the index in step with every record, by whatever road that was changed."""
    indexing.reconcile()
