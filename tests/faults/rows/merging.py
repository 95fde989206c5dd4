"""Two people with very much to do with the office become one, and are parted again."""

import time

from oia.commitments.models import Commitment
from oia.directory.models import Contact, Person, Post, PostHolding
from oia.directory.services import merging
from tests import factories
from tests.faults import filling


def merged(post, *, count):
    """Seconds for the merge and for its undoing, and whether all came along and back."""
    filling.open_office()
    user = factories.in_role("officer", username="officer")
    kept, dropped = (factories.person(name=name) for name in ("Jürgen Müller", "Jurgen Muller"))
    for person in (kept, dropped):
        much(person, count // 2)
    filling.gathered()
    there, merge = timed(lambda: merging.merge(kept, dropped, by=user))
    came = ties_of(kept)
    back, _person = timed(lambda: merging.undo(merge, by=user))
    return {"merge": there, "undo": back, "lost": count - came + count // 2 - ties_of(dropped)}


def timed(doing):
    began = time.perf_counter()
    result = doing()
    return round(time.perf_counter() - began, 2), result


def much(person, count):
    """Half of it contacts, a quarter promises, a quarter posts held."""
    contacts = Contact.objects.bulk_create(
        (Contact(about=f"Call {number}", others="x") for number in range(count // 2)), 500
    )
    tie = Contact.people.through
    tie.objects.bulk_create((tie(contact=one, person=person) for one in contacts), 500)
    some, given_on = count // 4, "2026-01-15"
    Commitment.objects.bulk_create(
        (
            Commitment(text=f"Promise {number}", given_on=given_on, promised_by=person)
            for number in range(some)
        ),
        500,
    )
    body = factories.organisation()
    titles = (f"Post {person.pk}-{number}" for number in range(count - count // 2 - some))
    posts = Post.objects.bulk_create((Post(organisation=body, title=one) for one in titles), 500)
    PostHolding.objects.bulk_create((PostHolding(post=one, person=person) for one in posts), 500)


def ties_of(person):
    record = Person.objects.get(pk=person.pk)
    return record.contacts.count() + record.promises.count() + record.holdings.count()
