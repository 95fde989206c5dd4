"""What Celery wakes: safe to run twice, late, or beside itself."""

from celery import shared_task

from oia.documents import paper_texts


@shared_task
def read_paper(pk):
    """Read the words of one paper, unless somebody is at it."""
    paper_texts.carry_on(pk)


@shared_task
def read_papers():
    """Take up whatever waits to be read, or was left behind by a worker that died."""
    for pk in paper_texts.owed():
        read_paper.delay(pk)
