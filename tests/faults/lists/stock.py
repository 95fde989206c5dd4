"""Very many records made quickly: no services, no history, but rows as the office would have."""

from datetime import date, timedelta

from oia.accounts.models import Department, User
from oia.core.models import Searchable
from oia.core.text import fold_names

PLACES = "Adriatic Alpine Andean Arctic Atlantic Baltic Danube Gulf Nordic Pacific Rhine".split()  # noqa: SIM905
BODIES = "Alliance Assembly Bureau Chamber Commission Council Forum Institute League Union".split()  # noqa: SIM905
SUBJECTS = "Air Climate Culture Energy Housing Migration Peace Ports Waste Water Youth".split()  # noqa: SIM905

#: A word that few records have in their name: what somebody looks for.
RARE, EACH = "Zanzibar", 977

COUNTRIES = "AT BR CH DE EG ES FR GB IN IT JP KE MX PL SE US ZA".split()  # noqa: SIM905
TODAY = date(2026, 11, 24)


def name(number):
    """ "Baltic Forum for Water 517" """
    place = RARE if number % EACH == EACH // 2 else turn(PLACES, number)
    return f"{place} {turn(BODIES, number * 3)} for {turn(SUBJECTS, number // 7)} {number}"


def turn(choices, number):
    """One of the choices after the other."""
    choices = list(choices)
    return choices[number % len(choices)]


def day(number, *, around=3650, start=TODAY):
    """Days spread over so many from the start, as if thrown."""
    return start + timedelta(days=number * 7919 % around)


def stored(model, made):
    """Store many at once, with the text by which they are found."""
    made = list(made)
    if issubclass(model, Searchable):
        for record in made:
            record.search_text = fold_names(record.names())
    return model.objects.bulk_create(made, batch_size=500)


def once(model, count, make):
    """What records point to: made the first time it is asked for."""
    known = list(model.objects.order_by("pk")[:count])
    return known if len(known) == count else stored(model, map(make, range(count)))


def officers():
    """A dozen people of the office who answer for things."""
    known = list(User.objects.filter(username__startswith="officer-").order_by("pk"))
    return known or stored(User, map(officer, range(12)))


def officer(number):
    address = f"officer-{number}@city.test"
    first, last = turn(PLACES, number), turn(SUBJECTS, number)
    return User(username=f"officer-{number}", email=address, first_name=first, last_name=last)


def departments():
    """Ten departments of the city."""
    return once(Department, 10, lambda number: Department(name=f"{turn(SUBJECTS, number)} Office"))
