"""What of a programme must never be stored, and by what it is found quickly."""

from django.db.models import F, Index, Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.programme import Booking, InterpretingMode, Readers
from oia.core.limits import check

ENDS_FIRST = _("It ends before it begins.")
NO_MODE = _("Say how the interpreter works: one after the other, at the same time, whispering.")
EITHER = _("Choose the interpreter from the directory or write the name, not both.")

_NO_INTERPRETER = Q(interpreter=None, interpreter_words="", direction="", booking=Booking.NONE)

CONSTRAINTS = [
    check("programme_ends_after_it_begins", Q(ends_at__gt=F("starts_at")), ENDS_FIRST),
    check(
        "programme_interpreter_works_in_a_mode",
        ~Q(interpreting=InterpretingMode.NONE) | _NO_INTERPRETER,
        NO_MODE,
    ),
    check(
        "programme_interpreter_named_once",
        Q(interpreter=None) | Q(interpreter_words=""),
        EITHER,
    ),
    check(
        "programme_readers_are_known",
        Q(audience__in=Readers.values),
        _("Say who may read of it: everybody, or only our own."),
    ),
]

INDEXES = [
    Index(fields=["delegation", "starts_at", "id"], name="programmeitem_by_time"),
    Index(fields=["starts_at", "id"], name="programmeitem_by_start"),
    Index(fields=["room_key", "starts_at"], name="programmeitem_by_room"),
    Index(fields=["interpreter_key", "starts_at"], name="programmeitem_by_interpreter"),
]
