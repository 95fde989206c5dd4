"""Processes killed, brokers emptied, schedulers and workers beside each other."""

import random
import subprocess
import time
from collections import Counter
from datetime import timedelta

import redis
from django.conf import settings

from oia.reminders import planning, services
from oia.reminders.models import Deadline
from oia.reminders.sending import delivery
from tests import factories
from tests.faults import filling, verdict
from tests.faults.crew import Crew, redis_port, wait_for
from tests.faults.ground import redis_command
from tests.faults.verdict import REFUSED, UNANSWERED

#: Of a hundred addresses, how many misbehave, and how. See `sink`.
MISBEHAVING = {"gone": 5, "spam": 1, "grey": 6, "busy": 2, "stall": 1, "drop": 2}

#: The same with much greylisting, and with letters that are taken without a word.
EVERY_ANSWER = MISBEHAVING | {"grey": 30, "cut": 2, "mute": 1}

#: Of a hundred kills, how many hit what.
TARGETS = {"sender": 75, "worker": 12, "beat": 13}
WITH_BROKER = {"sender": 65, "worker": 12, "beat": 11, "broker": 12}

#: Seconds for what is left to go out once nobody is killed any more: some, and some for each.
PATIENCE, EACH = 240, 0.2


def addresses(count, misbehaving=MISBEHAVING):
    hows = [how for how, share in misbehaving.items() for _each in range(share)]
    hows += ["fine"] * (100 - len(hows))
    return [f"{hows[n % 100]}.{n}@city.test" for n in range(count)]


def killed(post, *, kills, count, pause=0.35, targets=None):
    """Reminders fall due all the while, and processes are killed at random moments."""
    owners, about = furnish(count, MISBEHAVING)
    portion, began = -(-count // kills), time.monotonic()
    targets = targets or (TARGETS if settings.REDIS_URL else WITH_BROKER)
    with Crew(beats=2, workers=2) as crew:
        assert wait_for(crew.are_ready, 120), "No worker came up."
        while crew.kills < kills:
            filling.deadlines(owners[:portion], about=about)
            owners = owners[portion:]
            target = random.choices(list(targets), targets.values())[0]
            wait_for(lambda kind=target: killed_at_random(crew, kind, pause), PATIENCE)
        return finish(post, crew, began)


def killed_at_random(crew, kind, pause):
    """Whether one of a kind lived at a random moment, and was killed.

    Whoever comes up meanwhile lives for a random time, too, instead of being killed at birth.
    """
    time.sleep(random.uniform(0, 2 * pause))
    crew.tend()
    return crew.kill(kind)


def furnish(count, misbehaving):
    """An office without a deadline yet, and people who will answer for them."""
    filling.open_office()
    owners = filling.people(addresses(count, misbehaving))
    random.shuffle(owners)
    return owners, factories.organisation()


def finish(post, crew, began):
    """Wait until all is out, and count."""
    last = time.monotonic()
    patience = PATIENCE + EACH * Deadline.objects.count()
    drained = wait_for(lambda: crew.tend() or verdict.is_drained(), patience, pause=0.5)
    took = {"seconds": time.monotonic() - began, "after": time.monotonic() - last}
    beside = {"kills": crew.kills, "killed": len(crew.deaths), "left": int(not drained)}
    return (
        verdict.figures(post, crew.deaths)
        | beside
        | {key: round(value, 1) for key, value in took.items()}
    )


def flushed(post, *, times, count, pause=2.0):
    """Redis is emptied again and again while reminders go out."""
    owners, about = furnish(count, {})
    portion, began = -(-count // times), time.monotonic()
    with Crew(beats=1, workers=2) as crew, redis.Redis(port=redis_port()) as broker:
        assert wait_for(crew.are_ready, 120), "No worker came up."
        for _each in range(times):
            filling.deadlines(owners[:portion], about=about)
            owners = owners[portion:]
            time.sleep(random.uniform(0, 2 * pause))
            broker.flushall()
        return finish(post, crew, began)


def without_redis(post, *, seconds, count):
    """Redis is away for a while, and comes back knowing nothing."""
    owners, about = furnish(count, {})
    began = time.monotonic()
    with Crew(beats=1, workers=2) as crew:
        assert wait_for(crew.are_ready, 120), "No worker came up."
        filling.deadlines(owners[: count // 2], about=about)
        time.sleep(2)
        with redis.Redis(port=redis_port()) as broker:
            broker.shutdown(nosave=True)
        filling.deadlines(owners[count // 2 :], about=about)
        time.sleep(seconds)
        with subprocess.Popen(redis_command(redis_port()), stdout=subprocess.DEVNULL) as again:
            figures = finish(post, crew, began)
            again.kill()
    return figures


def answered(post, *, count):
    """Every way in which a mail server may answer; nobody is killed."""
    owners, about = furnish(count, EVERY_ANSWER)
    filling.deadlines(owners, about=about)
    with Crew(beats=1, workers=2) as crew:
        figures = finish(post, crew, time.monotonic())
    refused = Counter(note.address for note in post.noted("refused"))
    for_good = [tries for address, tries in refused.items() if address.startswith(REFUSED)]
    passing = [tries for address, tries in refused.items() if not address.startswith(REFUSED)]
    tries = {"needless": sum(for_good) - len(for_good), "impatient": sum(passing) - len(passing)}
    unanswered = sum(owner.email.startswith(UNANSWERED) for owner in owners)
    return figures | tries | {"unanswered": unanswered}


def edited(post, *, count):
    """Dates are moved and cancelled while their letters go out."""
    owners, about = furnish(count, {})
    made, edits = filling.deadlines(owners, about=about), {}
    with Crew(beats=1, workers=2) as crew:
        assert wait_for(verdict.has_begun, 120), "Nothing was planned."
        for deadline in random.sample(made, count):
            deadline.refresh_from_db()
            if random.random() < 0.5:
                services.cancel(deadline, by=None)
            else:
                services.move_date(
                    deadline, on=deadline.due_on + timedelta(days=1), by=None, why=""
                )
            edits[deadline.pk] = (time.time(), deadline.version)
        figures = finish(post, crew, time.monotonic())
    found = {"edits": len(edits), "stale": verdict.stale(post, edits)}
    return figures | found | {"forgotten": verdict.forgotten()}


def overlapping(post, *, beats, workers, count):
    """Schedulers and workers beside each other; nobody is killed."""
    owners, about = furnish(count, {})
    filling.deadlines(owners, about=about)
    with Crew(beats=beats, workers=workers) as crew:
        return finish(post, crew, time.monotonic())


def poisoned(post, *, size):
    """Batches of letters, each with one refused address, at every place in turn."""
    owners, about = furnish(size * size, {})
    began = time.monotonic()
    for place in range(size):
        some = owners[place * size :][:size]
        bad = some[place]
        bad.email = f"gone.{place}@city.test"
        bad.save()
        filling.deadlines(some, about=about)
        planning.write_down_owed()
        delivery.deliver_all()
    drained = wait_for(lambda: one_more_round() and verdict.is_drained(), 30)
    seconds, left = round(time.monotonic() - began, 1), int(not drained)
    return verdict.figures(post) | {"left": left, "seconds": seconds, "after": 0}


def one_more_round():
    planning.write_down_owed()
    delivery.deliver_all()
    return True
