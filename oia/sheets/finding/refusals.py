"""Why nobody could be found, in words for people, with the records that may be meant."""

from django.utils.translation import gettext as _

from oia.sheets.meaning import Wrong

MOST_NAMED = 5


class Missing(Wrong):
    """Nobody goes by this name. `near` are at most five records with a name like it.

    `asked` is the key under which a person's answer is looked up in `Links.answers`.
    """

    def __init__(self, reason, how_to_mend="", *, near=(), asked=None):
        super().__init__(reason, how_to_mend)
        self.near, self.asked = list(near)[:MOST_NAMED], asked


class Several(Wrong):
    """More than one record is meant by this. `among` are these records; `asked` as in `Missing`,
    and None where a whole row may mean several."""

    def __init__(self, reason, how_to_mend="", *, among=(), asked=None):
        super().__init__(reason, how_to_mend)
        self.among, self.asked = list(among), asked


class Twice(Wrong):
    """A row that means what an earlier row of the file means: the one on line `first`."""

    def __init__(self, first):
        super().__init__(
            _("Line %(line)s of the file is about the same.") % {"line": first},
            _("Leave one of the two, or tell them apart by their ID."),
        )
        self.first = first


def missing(target, name, near, asked):
    reason = _("No %(kind)s is known as “%(name)s”.")
    mend = _("Add it first, or leave the cell empty.")
    if near:
        like = [numbered(target.name_of(record), record) for record in near]
        mend = _("Did you mean %(names)s?") % {"names": one_of(like)}
    words = {"kind": target.model._meta.verbose_name, "name": name}
    return Missing(reason % words, mend, near=near, asked=asked)


def elsewhere(target, name, found, asked):
    """Somebody goes by the name, but not where the row says."""
    reason = _("The %(kind)s known as “%(name)s” does not fit with what else the row says.")
    like = [numbered(target.name_of(record), record) for record in found]
    mend = _("If it is meant, write %(names)s.") % {"names": one_of(like)}
    words = {"kind": target.model._meta.verbose_name, "name": name}
    return Missing(reason % words, mend, near=found, asked=asked)


def several(target, name, among, asked):
    reason = _("Several %(kinds)s are known as “%(name)s”.")
    names = [numbered(target.name_of(record), record) for record in among]
    mend = _("Write the one that is meant with its number: %(names)s.") % {"names": one_of(names)}
    words = {"kinds": target.model._meta.verbose_name_plural, "name": name}
    return Several(reason % words, mend, among=among, asked=asked)


def no_such_number(number):
    """The same words whether it does not exist or may not be seen."""
    reason = _("There is no record with the number %(number)s.") % {"number": number}
    return Wrong(reason, _("Correct the number, or leave it out."))


def other_name(target, record, name):
    words = {"number": record.pk, "known": target.name_of(record), "name": name}
    return Wrong(
        _("Number %(number)s is “%(known)s” and not “%(name)s”.") % words,
        _("Correct the name or the number."),
    )


def two_readings(one, other):
    """A cell of several names that can be taken apart in two ways."""
    words = {"one": one_of(one, sign=" + "), "other": one_of(other, sign=" + ")}
    return Wrong(
        _("The cell can mean %(one)s or %(other)s.") % words,
        _("Write a semicolon and a blank between the names, and nothing else."),
    )


def same_key(sheet, columns, among):
    """Several stored records have what is to tell a row's own from all others."""
    labels = one_of([str(column.label) for column in columns], sign=", ")
    words = {"kinds": sheet.model._meta.verbose_name_plural, "columns": labels}
    names = one_of([numbered(str(record), record) for record in among])
    return Several(
        _("Several %(kinds)s have the same: %(columns)s.") % words,
        _("Write the number of the one that is meant in the column ID: %(names)s.")
        % {"names": names},
        among=among,
    )


def numbered(name, record):
    return f"{name} [#{record.pk}]"


def one_of(names, sign=" / "):
    """At most some names, in quotes."""
    shown = sign.join(f"“{name}”" for name in names[:MOST_NAMED])
    return f"{shown} …" if len(names) > MOST_NAMED else shown
