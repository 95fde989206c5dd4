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
    WHERE id = %s AND claim = %s AND state = 'sending'
"""

TOLD = "UPDATE reminders_reminder SET state = 'sent', told_due_at = %s WHERE id = %s"

#: What happened to a date while its letter was on its way, so that its reader has to be told.
LOOK_AGAIN = """
    deadline.version <> reminder.version OR deadline.status = 'cancelled'
    OR (reminder.because = 'owner' AND reminder.what <> 'taken'
        AND (deadline.owner_id IS NULL OR deadline.owner_id <> reminder.user_id))
"""

CHANGED_MEANWHILE = f"""
    SELECT deadline.id FROM reminders_reminder reminder
    JOIN reminders_deadline deadline ON deadline.id = reminder.deadline_id
    WHERE reminder.letter_id = %s AND ({LOOK_AGAIN})
"""

#: The deadlines are locked first, as everybody does who changes them and their reminders. Whoever
#: changes one waits for the proof, and sees it; or was quicker, and is seen here.
ALL_AT_ONCE = Statement(
    "oia_proof",
    "timestamptz[], bigint[], timestamptz, text, text, text, text, bigint, text, timestamptz",
    f"""
    WITH named AS (SELECT * FROM unnest(%s::timestamptz[], %s::bigint[]) AS named (moment, id)),
    deadline AS MATERIALIZED (
        SELECT id, version, status, owner_id FROM reminders_deadline WHERE id IN (
            SELECT deadline_id FROM reminders_reminder JOIN named USING (id)
        )
        ORDER BY id FOR NO KEY UPDATE
    ),
    letter AS ({SENT} AND (SELECT count(*) FROM deadline) > 0 RETURNING id),
    reminder AS (
        UPDATE reminders_reminder reminder SET state = 'sent', told_due_at = named.moment
        FROM named WHERE reminder.id = named.id AND EXISTS (SELECT 1 FROM letter)
        RETURNING reminder.deadline_id, reminder.version, reminder.because, reminder.what,
            reminder.user_id
    )
    UPDATE reminders_deadline changed SET next_step_at = %s
    FROM reminder JOIN deadline ON deadline.id = reminder.deadline_id
    WHERE changed.id = deadline.id AND ({LOOK_AGAIN})
    """,
)


def keep_proof(letter, reminders):
    if proof := proof_of(letter, reminders):
        proof.run()


def proof_of(letter, reminders):
    """Write down that it was sent, and which date each reader was told of.

    Whoever was told of a date that changed meanwhile is told so: the next tick looks at it. Where
    our claim was lost it is for whoever has the letter now to say what became of it. Where one
    statement says it all that is handed back, for whoever carries it out along with another.
    """
    now, kept = timezone.now(), rendering.kept(letter)
    words = (letter.address, kept["subject"], kept["text"], kept["html"], letter.pk, letter.claim)
    told = [(reminder.deadline.falls_due_at, reminder.pk) for reminder in reminders]
    if connection.vendor == "postgresql":
        moments, pks = zip(*told, strict=True)
        return ALL_AT_ONCE.of([list(moments), list(pks), now, *words, now])
    return keep_step_by_step(letter, now, words, told)


@transaction.atomic
def keep_step_by_step(letter, now, words, told):
    """The same in one transaction, for databases that take one change at a time."""
    stored = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(SENT, [stored(now), *words])
        if not cursor.rowcount:
            return
        cursor.executemany(TOLD, [(stored(moment), pk) for moment, pk in told])
        cursor.execute(CHANGED_MEANWHILE, [letter.pk])
        changed = [pk for (pk,) in cursor.fetchall()]
    if changed:
        Deadline.objects.filter(pk__in=changed).update(next_step_at=now)
