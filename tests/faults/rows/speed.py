"""How quick it is: a tick that finds nothing, and letters against a plain loop that sends them."""

import multiprocessing
import time
from collections import Counter
from email.mime.text import MIMEText
from statistics import median

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from oia.reminders import planning, tasks
from oia.reminders.models import Letter
from oia.reminders.sending import delivery
from oia.reminders.words import rendering
from tests import factories
from tests.faults import filling


def quiet_tick(post, *, count, rounds=9):
    """Ticks among many open deadlines of which none has anything to say yet."""
    filling.open_office()
    (owner,) = filling.people(["owner@city.test"])
    filling.deadlines([owner] * count, about=factories.organisation(), days=300, waits=False)
    tasks.tick()  # the first one makes its row
    with CaptureQueriesContext(connection) as asked:
        tasks.tick()
    return {"queries": len(asked), "ms": round(1000 * median(timed(tasks.tick, rounds)), 1)}


def timed(doing, rounds):
    took = []
    for _each in range(rounds):
        began = time.perf_counter()
        doing()
        took.append(time.perf_counter() - began)
    return took


def letters(post, *, count, rounds):
    """Letters by our processes, and the same ones by plain loops, in turns."""
    filling.open_office()
    people = filling.people(f"fine.{n}@city.test" for n in range(count))
    filling.deadlines(people, about=factories.organisation())
    planning.write_down_owed()
    pks = list(Letter.objects.order_by("pk").values_list("pk", flat=True))
    filling.gathered()
    portion = len(pks) // (2 * rounds)
    rates = {"one": [], "loop": [], "two": [], "anew": []}
    delivery.deliver_batch(pks[2 * rounds * portion :] + pks[:5])  # what is only slow at first
    for turn in range(rounds):
        mine = pks[2 * turn * portion :][: 2 * portion]
        for ours, theirs, share in (
            (("one", alone), ("loop", one_connection), mine[:portion]),
            (("two", together), ("anew", new_connections), mine[portion:]),
        ):
            rates[ours[0]].append(rate(ours[1], share))
            rates[theirs[0]].append(rate(theirs[1], prebuilt(share)))
    assert not Letter.objects.undelivered().exists(), "Some letters did not go."
    return {name: round(median(found), 1) for name, found in rates.items()}


def hanging(post, *, count, one_in):
    """Letters by one process: to a server that answers, and to one that hangs now and then."""
    filling.open_office()
    fine = [f"fine.{n}@city.test" for n in range(count)]
    mixed = [f"{'fine' if n % one_in else 'hang'}.too.{n}@city.test" for n in range(count)]
    about, rates = factories.organisation(), {}
    for name, addresses in (("usual", fine), ("beside", mixed)):
        filling.deadlines(filling.people(addresses), about=about)
        planning.write_down_owed()
        filling.gathered()
        before, began = len(post.noted()), time.time()
        delivery.deliver_all()
        taken = post.noted()[before:]
        rates[name] = round(len(taken) / (taken[-1].at - began), 1)
    heard = Counter(note.address for note in post.noted())
    missed = {address for address in fine + mixed if address.startswith("fine")} - set(heard)
    return rates | {"repeats": heard.total() - len(heard), "missed": len(missed)}


def rate(send, what):
    began = time.perf_counter()
    send(what)
    return len(what) / (time.perf_counter() - began)


def alone(pks):
    delivery.deliver_batch(pks)


def together(pks):
    """By two processes that share the work, as two of Celery's would."""
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    half = len(pks) // 2
    pair = [fork.Process(target=alone, args=(some,)) for some in (pks[:half], pks[half:])]
    for process in pair:
        process.start()
    for process in pair:
        process.join()


def prebuilt(pks):
    """What a plain loop sends: letters that somebody else has written."""
    kept = Letter.objects.filter(pk__in=pks).select_related("user").prefetch_related("reminders")
    return [(letter, calendar_part(letter)) for letter in kept]


def calendar_part(letter):
    carried = letter.reminders.select_related("deadline")
    part = MIMEText(rendering.calendar(letter, carried).decode(), "calendar", "utf-8")
    part.set_param("method", "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="deadlines.ics")
    return part


def mail_of(letter, calendar):
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.address],
        headers={"Message-ID": letter.message_id},
    )
    mail.attach_alternative(letter.html, "text/html")
    mail.attach(calendar)
    return mail


def one_connection(mails):
    with get_connection() as kept:
        for letter, calendar in mails:
            mail = mail_of(letter, calendar)
            mail.connection = kept
            mail.send()


def new_connections(mails):
    for letter, calendar in mails:
        mail_of(letter, calendar).send()
