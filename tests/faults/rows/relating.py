"""How quick the page of a relationship is: of those with whom we speak daily, and of quiet ones."""

import time
from datetime import timedelta
from functools import partial
from random import Random
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from oia.commitments.models import Commitment
from oia.core.naming import batches
from oia.directory.models import City, Contact, Organisation, Person, Post, PostHolding
from tests import factories
from tests.faults import filling
from tests.faults.lists.stock import name, officers, stored

CITIES = 500
BUSY = 100  # one call of so many is with the busiest, of each kind
HOUR = timedelta(hours=1)


def related(post, *, people, organisations, contacts, rounds):
    """Milliseconds and queries of the page for the busiest and for a quiet one, by kind."""
    filling.open_office()
    user = factories.in_role("officer")
    partners = fill(people, organisations, contacts)
    filling.gathered()
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return {
        kind: {
            who: asked(partial(page, client, kind, record), rounds)
            for who, record in (("busy", some[0]), ("quiet", some[-1]))
        }
        for kind, some in partners.items()
    }


def asked(ask, rounds):
    ask()  # what is only slow at first
    with CaptureQueriesContext(connection) as queries:
        size = ask()
    count, took = len(queries), []  # the next request forgets them
    for _round in range(rounds):
        began = time.perf_counter()
        ask()
        took.append(time.perf_counter() - began)
    ms = round(1000 * median(took), 1)
    return {"ms": ms, "queries": count, "bytes": size}


def page(client, kind, record):
    answer = client.get(reverse(f"desk:relationship-{kind}", args=[record.pk]))
    if answer.status_code != 200:
        raise AssertionError(f"{kind} {record.pk}: {answer.status_code}")
    return len(answer.content)


def fill(people, organisations, contacts):
    """The partners by kind: the first of each is in touch very often, the last but once."""
    cities = stored(City, (City(name=name(n), country="DE", population=n) for n in range(CITIES)))
    bodies = in_parts(Organisation, organisations, partial(body, cities))
    who = in_parts(Person, people, lambda n: Person(name=f"Person {n} {name(n)}"))
    posts_held(bodies, who)
    in_touch(cities, bodies, who, contacts)
    promised(bodies, contacts // 10)
    return {"city": cities, "organisation": bodies, "person": who}


def in_parts(model, count, make):
    made = []
    for some in batches(range(count), 10_000):
        made += stored(model, map(make, some))
    return made


def body(cities, number):
    """The last city has nobody in it, so that it stays quiet."""
    city = cities[number % (CITIES - 1)]
    return Organisation(name=f"{name(number)} {number}", kind="city", city=city)


def posts_held(bodies, people):
    posts = stored(Post, (Post(organisation=one, title="Head", is_head=True) for one in bodies))
    held = zip(posts, people, strict=False)
    stored(PostHolding, (PostHolding(post=post, person=person) for post, person in held))


def in_touch(cities, bodies, people, count):
    dice, now, whose = Random(7), timezone.now(), officers()
    said = "What was said of the harbour, and what was agreed on it. " * 5

    def contact(number):
        often = number % BUSY == 0
        partner = bodies[0] if often else bodies[dice.randrange(1, len(bodies) - 1)]
        at = {"at": now - number * HOUR, "owner": whose[number % len(whose)]}
        if number % BUSY == 1:
            return Contact(about=f"Call {number}", said=said, city=cities[0], **at)
        return Contact(about=f"Call {number}", said=said, organisation=partner, **at)

    made = in_parts(Contact, count, contact)
    made += stored(Contact, [Contact(about="Once", city=cities[-1]),
                             Contact(about="Once", organisation=bodies[-1])])  # fmt: skip
    tie = Contact.people.through
    pairs = [(one, people[0] if n % BUSY == 0 else dice.choice(people[1:-1]))
             for n, one in enumerate(made)]  # fmt: skip
    pairs.append((made[-1], people[-1]))
    for some in batches(pairs, 10_000):
        tie.objects.bulk_create(
            (tie(contact=contact, person=person) for contact, person in some), batch_size=500
        )


def promised(bodies, count):
    """Promises to bodies of all kinds, one in so many to the busiest."""
    given_on = timezone.localdate()

    def promise(number):
        to = bodies[0] if number % BUSY == 0 else bodies[number % (len(bodies) - 2) + 1]
        return Commitment(text=f"Promise {number}", given_on=given_on, to_organisation=to)

    in_parts(Commitment, count, promise)
