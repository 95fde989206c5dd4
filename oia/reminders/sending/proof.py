"""The proof that a letter went out, kept before the next one is begun.

It is written by hand, since it is what every letter waits for: Django takes longer to put it than
the database to carry it out and to be sure of it. PostgreSQL, which may be far away, is asked once.
"""

from django.db import connection, transaction
from django.utils import timezone

from oia.reminders.models import Deadline
from oia.reminders.sending.statements import Statement
from oia.reminders.words import rendering

SENT = """
    UPDATE reminders_letter
    SET state = 'sent', sent_at = %s, lease_until = NULL, server_words = '',
        address = %s, subject = %s, text = %s, html = %s
    WHERE id = %s AND claim = %s
"""

TOLD = "UPDATE reminders_reminder SET state = 'sent', told_due_at = %s WHERE id = %s"

MOVED_MEANWHILE = """
    SELECT deadline.id FROM reminders_reminder reminder
    JOIN reminders_deadline deadline ON deadline.id = reminder.deadline_id
    WHERE reminder.letter_id = %s AND deadline.version <> reminder.version
"""

ALL_AT_ONCE = Statement(
    "oia_proof",
    "timestamptz, text, text, text, text, bigint, text, timestamptz[], bigint[], timestamptz",
    f"""
    WITH letter AS ({SENT}),
    told AS (
        UPDATE reminders_reminder reminder SET state = 'sent', told_due_at = named.moment
        FROM unnest(%s::timestamptz[], %s::bigint[]) AS named (moment, id)
        WHERE reminder.id = named.id
        RETURNING reminder.deadline_id, reminder.version
    )
    UPDATE reminders_deadline deadline SET next_step_at = %s
    FROM told WHERE deadline.id = told.deadline_id AND deadline.version <> told.version
    """,
)


def keep_proof(letter, reminders):
    if proof := proof_of(letter, reminders):
        proof.run()


def proof_of(letter, reminders):
    """Write down that it was sent, and which date each reader was told of.

    Whoever was told of a date that moved meanwhile is told so: the next tick looks at it. Where
    one statement says it all that is handed back, for whoever carries it out along with another.
    """
    now, kept = timezone.now(), rendering.kept(letter)
    words = (letter.address, kept["subject"], kept["text"], kept["html"], letter.pk, letter.claim)
    told = [(reminder.deadline.falls_due_at, reminder.pk) for reminder in reminders]
    if connection.vendor == "postgresql":
        moments, pks = zip(*told, strict=True)
        return ALL_AT_ONCE.of([now, *words, list(moments), list(pks), now])
    return keep_step_by_step(letter, now, words, told)


@transaction.atomic
def keep_step_by_step(letter, now, words, told):
    """The same in one transaction, for databases that take one change at a time."""
    stored = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(SENT, [stored(now), *words])
        cursor.executemany(TOLD, [(stored(moment), pk) for moment, pk in told])
        cursor.execute(MOVED_MEANWHILE, [letter.pk])
        moved = [pk for (pk,) in cursor.fetchall()]
    if moved:
        Deadline.objects.filter(pk__in=moved).update(next_step_at=now)
