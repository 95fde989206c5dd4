"""Keeping the index in step with the records, by whatever road these were changed."""

from itertools import chain

from django.db import transaction
from django.db.models import Exists, OuterRef

from oia.core import phones
from oia.core.naming import batches
from oia.core.paths import relations
from oia.core.text import MARK
from oia.desk.models import Entry, Word
from oia.desk.search import words
from oia.desk.search.declared import columns, fingerprinted, is_open, kinds

AT_ONCE = 500
MOST_WORDS = 20_000  # of one record
LEARNED_FROM = 4  # letters; shorter words are never put right

REWRITTEN = ["weight", "names", "words", "text", "fingerprint"]


def reconcile(say=lambda words: None):
    """Bring every entry in step with its record. Returns how many were out of step."""
    learned, count = set(), 0
    for kind in kinds():
        count += bring_in_step(kind, kind.model._base_manager.all(), learned)
        gone = without_record(kind)
        count += len(gone)
        for some in batches(gone, AT_ONCE):
            Entry.objects.filter(pk__in=some)._raw_delete(Entry.objects.db)
        say(f"{kind.title}: {Entry.objects.filter(kind=kind.name).count()}")
    return count


@transaction.atomic
def rebuild(say=lambda words: None):
    """Make the whole index anew."""
    for model in (Entry, Word):
        model.objects.all()._raw_delete(model.objects.db)
    return reconcile(say)


def bring_in_step(kind, rows, learned=None):
    """Write anew the entries of those records whose columns are no longer as they were read."""
    stale = out_of_step(kind, rows)
    learned = set() if learned is None else learned
    for some in batches(stale, AT_ONCE):
        write(kind, some, learned)
    return len(stale)


def forget(kind, keys):
    """Drop the entries of those of these keys that no longer belong to a record."""
    there = set(kind.model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    if gone := set(keys) - there:
        Entry.objects.filter(kind=kind.name, key__in=gone)._raw_delete(Entry.objects.db)


def out_of_step(kind, rows):
    same = Entry.objects.filter(kind=kind.name, key=OuterRef("pk"), fingerprint=OuterRef("watched"))
    return list(fingerprinted(kind, rows).filter(~Exists(same)).values_list("pk", flat=True))


def without_record(kind):
    there = kind.model._base_manager.order_by().filter(pk=OuterRef("key"))
    left = Entry.objects.filter(kind=kind.name).filter(~Exists(there))
    return list(left.values_list("pk", flat=True))


def write(kind, keys, learned):
    """Read these records and write what they are found by. `learned` are words known already."""
    rows = fingerprinted(kind, kind.model._base_manager.filter(pk__in=keys))
    read = list(rows.order_by("pk").values("pk", "watched", *columns(kind)))
    texts = texts_of(kind, keys)
    entries = [entry(kind, row, texts.get(row["pk"], "")) for row in read]
    Entry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=REWRITTEN,
    )
    learn(entries, learned)


def texts_of(kind, keys):
    """The words of these records that stand in no column."""
    if not kind.text:
        return {}
    along = {road for path in kind.text_of for road in relations(path)}
    records = kind.model._base_manager.filter(pk__in=keys).prefetch_related(*along)
    return {record.pk: clean(kind.text(record)) for record in records}


def clean(text):
    return text.replace("\0", " ")


def entry(kind, row, text):
    """The entry of one record, from the values of its columns."""
    open_fields = [field for field in kind.fields if is_open(kind, field.path, row.get)]
    values = [(field, str(row[field.path] or "")) for field in open_fields]
    names = [line for field, value in values if field.is_name for line in value.splitlines()]
    told = [value for field, value in values if not field.is_name]
    found = dict.fromkeys(token for part in [*names, *told, text] for token in words.tokens(part))
    told = [phones.numbers(value) for field, value in values if field.is_phone]
    for _place, digits in chain(*told):
        found |= phones.ways_to_dial(digits)
    return Entry(
        kind=kind.name,
        key=row["pk"],
        weight=(row[kind.weight] or 0) if kind.weight else 0,
        names=words.names_between_marks(names),
        words=" ".join(list(found)[:MOST_WORDS]),
        text=text,
        fingerprint=row["watched"],
    )


def learn(entries, learned):
    """Keep the words of names, to compare with what is typed wrong."""
    new = {
        word
        for one in entries
        for word in one.names.replace(MARK, " ").split()
        if LEARNED_FROM <= len(word) <= words.LONGEST
    } - learned
    Word.objects.bulk_create(
        (Word(word=word) for word in sorted(new)), batch_size=AT_ONCE, ignore_conflicts=True
    )
    learned |= new
