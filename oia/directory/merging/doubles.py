"""Which records seem to be the same: by their names, however these are written, or their mail."""

from collections import defaultdict
from itertools import combinations
from math import cos, hypot, radians

from django.db import transaction
from django.db.models import Q

from oia.core import phones
from oia.core.alike.likeness import Likes
from oia.core.alike.spelling import words_of
from oia.core.naming import batches
from oia.core.text import MARK, fold_names
from oia.directory.choices import OrganisationKind, WhyAlike
from oia.directory.models import City, Double, Organisation, Person

LIKE = 90  # of 100, and two names are worth a look
MANY = 4  # who share a mailbox; more are an office, and no doubles
FAR = 60  # kilometres between two cities of one name
AT_ONCE = 2_000
NEW = 0  # stands for the number of a record that has none yet
SAME_WORDS = 50  # records with the same words in a name that are looked at for one of them


def look():
    """Look through all records of every kind. Returns how many pairs there are by kind."""
    return {model._meta.label_lower: look_at(model) for model in LOOKING}


def look_at(model):
    """Look through all records of a kind: that takes a while, in which everybody may write."""
    found = {pair: said for pair, said in LOOKING[model]().items() if said[0] >= LIKE}
    keep(model, found)
    return len(found)


@transaction.atomic
def keep(model, found):
    """Keep what was found, and drop what is no longer so. What was told apart stays so."""
    known = Double.objects.of(model)
    stored = {(one.first_id, one.second_id): one for one in known}
    gone = [one.pk for pair, one in stored.items() if pair not in found and not one.apart_at]
    for some in batches(gone, AT_ONCE):
        Double.objects.filter(pk__in=some).delete()
    kind = model._meta.label_lower
    Double.objects.bulk_create(
        (
            Double(kind=kind, first_id=pair[0], second_id=pair[1], likeness=likeness, why=why)
            for pair, (likeness, why) in found.items()
            if pair not in stored
        ),
        AT_ONCE,
        ignore_conflicts=True,
    )


def pairs(rows, asked=None):
    """Pairs with a like name: {(lower, higher): (likeness, why)}.

    `rows` are (number, folded names, values that must agree where both say something); `asked`
    the numbers of those that are compared with all; everybody where it is None.
    """
    likes, rows = Likes(), list(rows)
    for pk, names, within in rows:
        likes.add(pk, names, within)
    by_number = {pk: (names, within) for pk, names, within in rows}
    found = {}
    for pk, names, within in rows:
        if asked is not None and pk not in asked:
            continue
        for name in names:
            for other, likeness in likes.near(name, within, least=LIKE, most=8):
                pair = (min(pk, other), max(pk, other))
                if pk != other and likeness > found.get(pair, (0, ""))[0]:
                    found[pair] = (likeness, why(likeness, names, by_number[other][0]))
    return found


def why(likeness, names, others):
    if set(names) & set(others):
        return WhyAlike.NAME
    return WhyAlike.SPELLING if likeness == 100 else WhyAlike.LIKE


def names_in(text):
    """The names that tell something; single initials and the like do not."""
    return [name for name in text.split(MARK) if len("".join(words_of(name))) > 2]


def by_mail(model):
    """Who shares a mailbox with few others."""
    mails = model.objects.exclude(email="").values_list("pk", "email")
    return sharing(((pk, mail.casefold()) for pk, mail in mails.iterator(AT_ONCE)), WhyAlike.MAIL)


def by_phone():
    """Organisations that share a telephone number with few others."""
    told = Organisation.objects.exclude(phone="").values_list("pk", "phone").iterator(AT_ONCE)
    each = (
        (pk, phones.ending(digits)) for pk, phone in told for _at, digits in phones.numbers(phone)
    )
    return sharing(each, WhyAlike.PHONE)


def by_city():
    """A city has one government, whatever it is called in which language."""
    governing = Organisation.objects.filter(kind=OrganisationKind.CITY).exclude(city=None)
    return sharing(governing.values_list("pk", "city").iterator(AT_ONCE), WhyAlike.CITY)


def sharing(told, why):
    """Pairs of those who have one thing in common with few others, from (number, thing)."""
    having = defaultdict(set)
    for pk, thing in told:
        having[thing].add(pk)
    few = (sorted(pks) for pks in having.values() if len(pks) < MANY)
    return {pair: (LIKE, why) for pks in few for pair in combinations(pks, 2)}


def likely_people():
    rows = Person.objects.order_by("pk").values_list("pk", "search_text").iterator(AT_ONCE)
    return by_mail(Person) | pairs((pk, names_in(text), ()) for pk, text in rows)


def likely_organisations():
    """Not those that are in two countries or two cities."""
    rows = list(Organisation.objects.order_by("pk").values_list(
        "pk", "search_text", "country", "city"))  # fmt: skip
    places = {pk: (country or None, city) for pk, _text, country, city in rows}
    found = pairs((pk, names_in(text), (country or None,)) for pk, text, country, _city in rows)
    found = by_phone() | found
    return (
        by_city()
        | by_mail(Organisation)
        | {pair: said for pair, said in found.items() if may_agree(*(places[pk] for pk in pair))}
    )


def may_agree(one, other):
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def likely_cities():
    """What the office added, compared with all of the same country that are near.

    The gazetteer names each city once.
    """
    own = City.objects.filter(is_own=True)
    rows = City.objects.filter(country__in=own.values("country")).order_by("pk")
    rows = list(rows.values_list("pk", "search_text", "country", "latitude", "longitude"))
    found = pairs(
        ((pk, names_in(text), (str(country),)) for pk, text, country, *_where in rows),
        set(own.values_list("pk", flat=True)),
    )
    where = {pk: place for pk, _text, _country, *place in rows}
    return {pair: said for pair, said in found.items() if are_near(*(where[pk] for pk in pair))}


def are_near(one, other):
    if None in (*one, *other):
        return True
    north, east = (a - b for a, b in zip(one, other, strict=True))
    return hypot(north, east * cos(radians(one[0]))) * 111 < FAR


def like_new(record, user):
    """Those that a user may see which seem to be a record that is about to be added, likest first.

    They are looked for among those with the same words in a name: there is somebody who waits.
    """
    seen, names = type(record).objects.visible_to(user), names_in(fold_names(record.names()))
    if isinstance(record, City):
        seen = seen.filter(country=record.country)
    if isinstance(record, Organisation):
        seen = seen.filter(may_be_at(country=record.country, city=record.city_id))
    rows = {one.pk: one for name in names for one in seen.best(name)[:SAME_WORDS]}
    rows = {pk: one for pk, one in rows.items() if may_be_one(record, one)}
    others = [(pk, names_in(one.search_text), ()) for pk, one in rows.items()]
    found = pairs([(NEW, names, ()), *others], {NEW})
    return [rows[pk] for _new, pk in sorted(found, key=found.get, reverse=True)]


def may_be_at(*, country, city):
    """The condition of those in the same country and city, as far as both say so."""
    same_country = Q(country__in=["", country]) if country else Q()
    return same_country & (Q(city=city) | Q(city=None) if city else Q())


def may_be_one(one, other):
    """Whether two records of a kind are, if cities, so near that they may be the same."""
    if isinstance(one, City):
        return are_near(*((city.latitude, city.longitude) for city in (one, other)))
    return True


LOOKING = {Person: likely_people, Organisation: likely_organisations, City: likely_cities}
