"""Versions of texts: taken in, compared with what was approved, and what follows from it."""

import hashlib
import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from networks.choices.declarations import BodyState, Stage
from networks.models import SignOn, TextBody
from networks.services.approved_texts import (
    follow_text,
    note_final,
    note_not_final,
)
from networks.services.keeping import keep
from networks.services.mentions import count
from networks.services.parts import remove_part, right
from oia.core.rights import need
from oia.documents.models import Attachment
from oia.documents.reading import kind_of, read_file
from oia.documents.reading.paragraphs import of_plain, tidy
from oia.documents.services import attach

#: Bytes of a Word file that is read while people wait; a larger one is for a worker.
READ_AT_ONCE = 300_000

#: Seconds for which people wait for a file to be read.
AT_ONCE = 20

#: Files that are kept as they are; of web pages and plain texts their words are all there is.
AS_PAPER = ("pdf", "docx")

SPACE = re.compile(r"\s+")


def fingerprint(text):
    """The fingerprint of the words alone: other line breaks make no other text."""
    plain = SPACE.sub(" ", text).strip()
    return hashlib.sha256(plain.encode()).hexdigest()


def add_text(text, *, by, words="", file=None):
    """Keep a new version of a text: pasted words, or the file that they stand in.

    A PDF or DOCX is kept among the papers of the instrument, of any other file its words. A PDF
    and a large DOCX are read by a worker. Raises ValidationError where there are no words, or a
    file has none.
    """
    need(by, right(text, "add"))
    body = body_of(text, words, file)  # before anything is locked, since it may take a moment
    return store(text, body, file, by=by)


def add_files(versions, *, by):
    """Keep several versions, each (text, file): all of them, or none where one cannot be read at
    once. People wait for the first; what can be kept as a paper of the others is for a worker.
    """
    for text, _file in versions:
        need(by, right(text, "add"))
    bodies = [body_in(*one, later=number > 0) for number, one in enumerate(versions)]
    pairs = zip(versions, bodies, strict=True)
    with transaction.atomic():
        return [store(text, body, file, by=by) for (text, file), body in pairs]


def body_in(text, file, *, later):
    """The words of one of several files, or the reason why there are none, with its name."""
    try:
        return body_of(text, "", file, later=later)
    except ValidationError as error:
        words = {"name": file.name, "problem": " ".join(error.messages)}
        raise ValidationError(_("%(name)s: %(problem)s") % words) from error


def body_of(text, words, file, *, later=False):
    """The words that were pasted or stand in a file, counted, as far as they are known at once."""
    if (file is None) == (not words.strip()):
        raise ValidationError({"words": _("Paste the words or choose a file: one of the two.")})
    if file is None:
        return counted(text, tidy(of_plain(words)))
    if is_for_worker(file) or (later and kind_of(file) in AS_PAPER):
        return TextBody(state=BodyState.WAITING)
    read = read_file(file, patience=AT_ONCE)
    return counted(text, read.words, remark=read.remark)


def counted(text, words, **more):
    body = TextBody(state=BodyState.READY, words=words, **more)
    count_in(text, body)
    return body


@transaction.atomic
def store(text, body, file, *, by):
    if file is not None and kind_of(file) in AS_PAPER:
        text.paper = as_paper(text, file, by=by)
    keep(text, by=by)
    body.text = text
    body.save()
    if body.state == BodyState.READY:
        take_in(text, body, by=by)
    return text


def bring_text(text, *, by):
    """Keep a new version that came as a row of a sheet, with its words in a cell."""
    return add_text(text, by=by, words=getattr(text, "words_brought", ""))


def bring_text_again(text, *, by):
    """Keep what a row says of a version that is there already; its words stay as they are."""
    words = getattr(text, "words_brought", "")
    if words and fingerprint(tidy(of_plain(words))) != text.sha256:
        raise ValidationError({"words": _("The words of a version never change: add another one.")})
    return change_text(text, by=by)


def is_for_worker(file):
    """Whether a file is left to a worker: it may take longer than people like to wait. Nobody can
    tell by its size how long a PDF takes.
    """
    kind = kind_of(file)
    return kind == "pdf" or (kind in AS_PAPER and file.size > READ_AT_ONCE)


def as_paper(text, file, *, by):
    paper = Attachment(subject=text.instrument, file=file, title=str(text)[:200])
    paper.language, paper.on = text.language, text.dated_on
    return attach(paper, by=by)


@transaction.atomic
def take_in(text, body, *, by):
    """The words are known: count in them, and see what they mean for whatever was approved."""
    count_in(text, body)
    body.state, body.progress = BodyState.READY, 100
    body.save()
    text.sha256 = fingerprint(body.words)
    keep(text, by=by)
    if text.declaration_id:
        note_final(text, by=by)
        follow_in_all(text, by=by)


def follow_in_all(text, *, by):
    """See what a version means for whatever was approved of its declaration."""
    for sign_on in text.declaration.sign_ons.all():
        follow_text(sign_on, text, by=by)


def count_in(text, body):
    """Count the mentions of cities in the words, unless that was done in the text's language."""
    if body.mentions.get("language") != text.language:
        body.mentions = count(body.words, text.language) or {}


def count_anew():
    """Count the mentions once more in all texts, as after a word list came or changed. Returns how
    many came to something else.
    """
    changed = 0
    for pk in list(TextBody.objects.filter(state=BodyState.READY).values_list("pk", flat=True)):
        body = TextBody.objects.select_related("text").filter(pk=pk).first()
        mentions = body and (count(body.words, body.text.language) or {})
        if body and mentions != body.mentions:
            changed += TextBody.objects.filter(pk=pk).update(mentions=mentions)
    return changed


@transaction.atomic
def change_text(text, *, by):
    """Keep what is said of a version. In another language its words are counted anew."""
    need(by, right(text, "change"))
    stored = type(text).objects.get(pk=text.pk)
    keep(text, by=by)
    if stored.language != text.language and text.body.state == BodyState.READY:
        count_in(text, text.body)
        text.body.save()
    if stored.stage != text.stage and text.declaration_id:
        note_stage(text, by=by)
    return text


def note_stage(text, *, by):
    """A version was marked as the final text, or as a draft after all."""
    if text.stage == Stage.FINAL:
        note_final(text, by=by)
        if text.body.state == BodyState.READY:
            follow_in_all(text, by=by)
    else:
        note_not_final(text.declaration, by=by)


@transaction.atomic
def remove_text(text, *, by):
    """Take a version away. Its words have no history: what an approval covers stays."""
    if SignOn.objects.filter(approved_text=text).exists():
        raise ValidationError(_("It is the text that was approved, and stays as its evidence."))
    remove_part(text, by=by)
    if text.declaration_id and text.stage == Stage.FINAL:
        note_not_final(text.declaration, by=by)
