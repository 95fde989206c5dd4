"""Versions of a text: taken in, compared, and what a change means for what was approved."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from networks.forms.declarations import language_named
from networks.models import InstrumentText, SignOnStep, TextBody
from networks.services import sign_on_steps, sign_ons, text_bodies, texts
from networks.services.mentions import aligning, lists
from networks.sheets.declarations import words_of
from networks.views import texts as views
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.documents.models import Attachment
from oia.documents.reading import Read
from oia.documents.reading import pdf as pdfs
from oia.reminders.models import Deadline
from tests import factories
from tests.declarations.test_sign_ons import APPROVAL, TODAY, asked, deadlines, signed
from tests.files import docx, pdf, upload

HOSTILE = "<script>alert(1)</script> cities & mayors"


def new_text(client, instrument, **told):
    kind = instrument._meta.model_name
    url = reverse(f"networks:{kind}text-new", args=[instrument.slug])
    defaults = {"title": "First draft", "stage": "draft", "language": "en"}
    return client.post(url, defaults | told)


def version(declaration, words, *, by, **kw):
    defaults = {"title": "Draft", "stage": "draft", "dated_on": TODAY}
    text = InstrumentText(declaration=declaration, **defaults | kw)
    return texts.add_text(text, by=by, words=words)


@pytest.fixture
def approved(director, templates):
    """A request on whose first draft all had answered, approved today."""
    sign_on = asked(director)
    version(sign_on.declaration, "Cities will plant trees.", by=director)
    for step in sign_on.steps.all():
        sign_on_steps.answer(step, by=director, verdict="agreed", text="Fine")
    return sign_ons.approve(sign_on, dict(APPROVAL), by=director)


def test_texts_are_counted_anew_once_there_is_a_list_for_their_language(monkeypatch, tmp_path):
    text = factories.instrument_text("Miasta i miasto.", language="pl")
    assert text.body.mentions == {}
    (tmp_path / "pl.toml").write_text('name = "Polski"\n[families]\ncity = ["miasto", "miasta"]\n')
    monkeypatch.setattr(lists, "FOLDER", tmp_path)
    lists.word_list.cache_clear()

    call_command("count_mentions", verbosity=0)

    lists.word_list.cache_clear()
    text.body.refresh_from_db()
    assert text.body.mentions["total"] == 2


def test_a_pasted_text_is_counted_and_shown(as_officer):
    answer = new_text(as_officer, factories.framework(), words="We, the cities.\n\nAnd mayors.")

    text = InstrumentText.objects.get()
    shown = as_officer.get(answer.url).content.decode()
    assert text.body.mentions["total"] == 2 and len(text.sha256) == 64
    assert "2 in 5 words, 2 sentences, 2 paragraphs." in shown
    assert "<mark>cities</mark>" in shown


def test_the_page_of_a_framework_tells_what_each_version_comes_to(as_officer):
    framework = factories.framework()
    factories.instrument_text("We, the cities, lack capacity.", framework=framework)

    told = as_officer.get(framework.get_absolute_url()).content.decode()

    figures = '<td class="num">1</td><td class="num">1</td><td class="num">5</td>'
    assert figures in told.partition('id="mentions"')[2]


def test_a_file_is_kept_as_a_paper_and_a_web_page_only_as_words(as_officer):
    framework = factories.framework()
    new_text(as_officer, framework, file=upload(docx("We, the cities."), "a.docx"))
    new_text(
        as_officer, framework, file=upload(b"<html><p>Mayors<script>x()</script></p>", "b.html")
    )

    [paper] = Attachment.objects.all()
    assert paper.subject == framework
    assert {text.body.words for text in InstrumentText.objects.all()} == {
        "We, the cities.",
        "Mayors",
    }


def test_what_is_wrong_with_a_file_stands_beside_it_and_nothing_typed_is_lost(as_officer):
    answer = new_text(
        as_officer, factories.framework(), title="Zero draft", file=upload(docx("Cities")[:-30])
    )

    assert answer.status_code == 200
    assert "is damaged" in str(answer.context["form"].errors["file"])
    assert answer.context["form"]["title"].value() == "Zero draft"
    assert not InstrumentText.objects.exists() and not Attachment.objects.exists()


def test_neither_words_nor_a_file_and_both_are_refused(as_officer):
    both = {"words": "Cities", "file": upload(b"Cities")}
    for told in ({}, both):
        answer = new_text(as_officer, factories.framework(), **told)
        assert "one of the two" in str(answer.context["form"].errors["words"])


def test_a_large_file_is_read_by_a_worker_which_says_how_far_it_is(as_officer, monkeypatch):
    woken = []
    monkeypatch.setattr(texts, "READ_AT_ONCE", 100)
    monkeypatch.setattr(views, "wake", woken.append)
    pages = [["Cities act."], ["Mayors too."]]

    answer = new_text(as_officer, factories.framework(), file=upload(pdf(*pages), "a.pdf"))
    text = InstrumentText.objects.get()
    assert "The file is being read" in as_officer.get(answer.url).content.decode()

    text_bodies.carry_on(text.pk)
    text_bodies.carry_on(text.pk)

    text.refresh_from_db()
    assert (text.body.state, text.body.progress, text.body.claim) == ("ready", 100, "")
    assert text.body.mentions["total"] == 2 and text.sha256


def test_a_pdf_is_never_read_while_people_wait(as_officer, monkeypatch):
    woken = []
    monkeypatch.setattr(views, "wake", lambda task, pk: woken.append(pk))
    monkeypatch.setattr(pdfs, "words_of", None)

    new_text(as_officer, factories.framework(), file=upload(pdf(["Cities act."]), "a.pdf"))

    assert TextBody.objects.get().state == "waiting"


def test_a_long_text_is_not_read_for_a_sheet_in_which_it_has_no_place(director):
    framework = factories.framework()
    for title, words in (("Short", "Cities act."), ("Long", "Mayors too. " * 3_000)):
        factories.instrument_text(words, framework=framework, title=title)
    sheet = board.get(Sheet, "instrument_texts")

    with CaptureQueriesContext(connection) as queries:
        found = {text.title: words_of(text) for text in sheet.prepare(InstrumentText.objects.all())}

    assert found == {"Short": "Cities act.", "Long": None}
    assert len(queries) == 1 and '"words",' not in queries[0]["sql"].partition("CASE")[0]


def test_a_dead_worker_is_followed_and_a_living_one_is_left_alone(director, monkeypatch):
    monkeypatch.setattr(texts, "READ_AT_ONCE", 100)
    text = InstrumentText(framework=factories.framework(), title="Draft")
    texts.add_text(text, by=director, file=upload(pdf(["Cities act."]), "a.pdf"))
    later = timezone.now() + timedelta(minutes=1)
    TextBody.objects.update(claim="another", lease_until=later)

    text_bodies.carry_on(text.pk)
    assert TextBody.objects.get().state == "waiting"

    TextBody.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    text_bodies.carry_on(text.pk)
    assert TextBody.objects.get().state == "ready"


def test_a_file_of_which_every_worker_dies_is_given_up_and_says_so(director, monkeypatch):
    text = InstrumentText(framework=factories.framework(), title="Draft")
    texts.add_text(text, by=director, file=upload(pdf(["Cities act."]), "a.pdf"))

    def die(file, tell):
        raise SystemExit

    monkeypatch.setattr(text_bodies, "read_file", die)
    for _attempt in range(3):
        with pytest.raises(SystemExit):
            text_bodies.carry_on(text.pk)
        TextBody.objects.update(lease_until=timezone.now())

    text_bodies.carry_on(text.pk)
    body = TextBody.objects.get()
    assert (body.state, body.claim) == ("failed", "") and "took down" in body.problem
    assert not TextBody.objects.waiting().exists()


def test_a_worker_that_was_followed_keeps_nothing(director, monkeypatch):
    text = InstrumentText(framework=factories.framework(), title="Draft")
    texts.add_text(text, by=director, file=upload(pdf(["Cities act."]), "a.pdf"))

    def overtaken(file, tell):
        TextBody.objects.update(claim="another")
        return Read("Cities act.")

    monkeypatch.setattr(text_bodies, "read_file", overtaken)
    text_bodies.carry_on(text.pk)

    body = TextBody.objects.get()
    assert (body.state, body.claim, body.words) == ("waiting", "another", "")


def test_what_is_said_of_a_version_while_it_is_read_stays_said(director, monkeypatch):
    text = InstrumentText(framework=factories.framework(), title="Draft")
    texts.add_text(text, by=director, file=upload(pdf(["Ciudades y alcaldes."]), "a.pdf"))

    def renamed(file, tell):
        InstrumentText.objects.update(title="Borrador", language="es")
        return Read("Ciudades y alcaldes.")

    monkeypatch.setattr(text_bodies, "read_file", renamed)
    text_bodies.carry_on(text.pk)

    text.refresh_from_db()
    assert (text.title, text.language, text.body.mentions["total"]) == ("Borrador", "es", 2)


def test_several_files_become_a_version_each_in_the_language_of_its_name(as_officer):
    declaration = factories.declaration()
    files = [
        upload(docx("Cities act."), "Final text_en.docx"),
        upload(docx("Las ciudades actúan."), "Final text (es).docx"),
        upload(b"Die Gemeinden handeln.", "annex.txt"),
    ]

    answer = new_text(as_officer, declaration, title="", stage="final", language="de", file=files)

    for body in TextBody.objects.waiting():
        text_bodies.carry_on(body.pk)
    assert answer.url == f"{declaration.get_absolute_url()}#texts"
    found = {text.title: text for text in InstrumentText.objects.all()}
    assert {name: (text.language, text.stage) for name, text in found.items()} == {
        "Final text_en": ("en", "final"),
        "Final text (es)": ("es", "final"),
        "annex": ("de", "final"),
    }
    assert all(text.body.mentions["total"] == 1 for text in found.values())
    assert Attachment.objects.count() == 2


def test_the_office_is_told_which_language_files_got_whose_names_tell_none(as_officer):
    files = [upload(b"Cities act.", "act_en.txt"), upload(b"Stadt.", "annex.txt")]

    new_text(as_officer, factories.framework(), title="", language="de", file=files)

    told = as_officer.get("/").content.decode()
    assert "No language in the name: kept as German are annex.txt." in told


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *[("final_es", "es"), ("Final (ES)", "es"), ("es", "es"), ("2026es", "es")],
        *[("final_es (1)", "es"), ("final_es_v2", "es"), ("final_es_2026-11-23", "es")],
        *[("pacto_pt-BR", "pt"), ("pacto_pt_BR (2)", "pt"), ("UN_DE", "de")],
        *[("plan-de-la", ""), ("plan de acción", ""), ("notes", ""), ("_" * 200 + "v", "")],
    ],
)
def test_a_file_names_its_language_at_its_end_but_for_numbers_and_a_region(name, language):
    assert language_named(name) == language


def test_of_several_files_none_is_kept_where_one_cannot_be_read(as_officer):
    files = [upload(docx("Cities act."), "one.docx"), upload(b"  ", "two.txt")]

    answer = new_text(as_officer, factories.framework(), title="Final", file=files)

    assert "two.txt: The file holds no words." in str(answer.context["form"].errors["file"])
    assert not InstrumentText.objects.exists() and not Attachment.objects.exists()


def test_people_wait_for_the_first_of_several_files_and_a_worker_reads_the_others(as_officer):
    files = [upload(docx("Cities act."), f"{name}.docx") for name in ("one", "two", "three")]

    new_text(as_officer, factories.framework(), title="", file=files)

    states = InstrumentText.objects.order_by("pk").values_list("title", "body__state")
    assert list(states) == [("one", "ready"), ("two", "waiting"), ("three", "waiting")]


@pytest.mark.django_db(transaction=True)
def test_while_files_are_read_nobody_else_has_to_wait_for_the_database(director, monkeypatch):
    locked = []

    def read(file, **_kw):
        locked.append(connection.in_atomic_block)
        return Read("Cities act.")

    monkeypatch.setattr(texts, "read_file", read)
    framework = factories.framework()
    first, second, third = (InstrumentText(framework=framework, title=name) for name in "abc")
    texts.add_text(first, by=director, file=upload(b"Cities act.", "a.txt"))
    pairs = [(second, upload(b"Cities act.", "b.txt")), (third, upload(b"Mayors.", "c.txt"))]
    texts.add_files(pairs, by=director)

    assert locked == [False] * 3 and framework.texts.count() == 3


def test_files_of_whoever_may_add_nothing_are_not_read(monkeypatch):
    monkeypatch.setattr(texts, "read_file", pytest.fail)
    text = InstrumentText(framework=factories.framework(), title="Draft")

    with pytest.raises(PermissionDenied):
        texts.add_files([(text, upload(b"Cities.", "a.txt"))], by=factories.in_role("reader"))


def test_what_is_pasted_says_which_version_it_is(as_officer):
    answer = new_text(as_officer, factories.framework(), title="", words="Cities act.")

    assert "Say which version" in str(answer.context["form"].errors["title"])


def test_a_file_that_a_worker_cannot_read_says_why_on_its_page(as_officer, monkeypatch):
    monkeypatch.setattr(texts, "READ_AT_ONCE", 100)
    monkeypatch.setattr(views, "wake", lambda pk: None)
    answer = new_text(as_officer, factories.framework(), file=upload(pdf([], []), "scan.pdf"))

    text_bodies.carry_on(InstrumentText.objects.get().pk)

    assert "it was scanned" in as_officer.get(answer.url).content.decode()


def test_words_of_a_text_are_never_markup(as_officer):
    old = factories.instrument_text("Cities")
    new = factories.instrument_text(HOSTILE, declaration=old.declaration)
    compared = reverse("networks:text-compare", args=[new.pk, old.pk])

    for url in (new.get_absolute_url(), compared):
        shown = as_officer.get(url).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;" in shown and "script" in shown


def test_two_versions_are_compared_word_by_word(as_officer):
    old = factories.instrument_text("States act.\n\nAll agree.")
    new = factories.instrument_text(
        "States and cities act.\n\nAll agree.", declaration=old.declaration
    )

    shown = as_officer.get(reverse("networks:text-compare", args=[new.pk, old.pk])).content.decode()

    assert '<ins class="compare__new">and cities </ins>' in shown
    assert "1 paragraph alike" in shown
    assert "Came in" in shown and "<mark>cities</mark>" in shown


def test_each_passage_says_of_which_version_it_is_and_what_the_other_lacks(as_officer):
    old = factories.instrument_text("States act.", title="Zero draft")
    new = factories.instrument_text(
        "States act.\n\nCities plant.", title="Second draft", declaration=old.declaration
    )

    shown = as_officer.get(reverse("networks:text-compare", args=[new.pk, old.pk])).content.decode()

    assert '<span class="compare__side"><bdi>Zero draft (en)</bdi></span>' in shown
    assert '<span class="compare__side"><bdi>Second draft (en)</bdi></span>' in shown
    assert shown.count("not in this version") == 1
    assert "whole sentences" not in shown


def test_a_page_says_where_words_were_not_compared(as_officer, monkeypatch):
    monkeypatch.setattr(aligning, "MOST_PAIRS", 3)
    old = factories.instrument_text("States act alone.")
    new = factories.instrument_text("Mayors meet here.", declaration=old.declaration)

    shown = as_officer.get(reverse("networks:text-compare", args=[new.pk, old.pk])).content.decode()

    assert "1 passage has so little in common" in shown
    assert "by whole sentences" in shown


def test_a_text_is_compared_only_with_versions_of_its_own(as_officer):
    one, other = factories.instrument_text(), factories.instrument_text()

    url = reverse("networks:text-compare", args=[one.pk, other.pk])

    assert as_officer.get(url).status_code == 404


def test_another_text_after_the_approval_asks_all_anew_and_says_why(approved, officer):
    version(approved.declaration, "Cities will plant a million trees.", by=officer, title="Second")

    approved.refresh_from_db()
    assert (approved.status, approved.approved_on) == ("comments", None)
    for step in approved.steps.all():
        assert (step.verdict, step.round) == ("", 2)
        assert "“Second (en)”" in step.asked_again_why and "Draft (en)" in step.asked_again_why
    asked = Deadline.objects.filter(subject_id=approved.pk, kind="signon.comments", status="open")
    assert asked.count() == approved.steps.count() == 2
    before = SignOnStep.history.filter(verdict="agreed")
    assert {row.text for row in before} == {"Fine"}


def test_what_they_said_of_the_text_before_stays_beside_those_asked_anew(approved, as_officer):
    legal, budget = approved.steps.order_by("pk")[:2]
    by = approved.owner
    sign_on_steps.answer(legal, by=by, verdict="changes", text="Not without the council")
    assert "Of the text before" not in as_officer.get(approved.get_absolute_url()).content.decode()
    version(approved.declaration, "Cities will plant no trees.", by=by)
    asked_of_legal = Deadline.objects.get(origin_id=legal.pk, kind="signon.comments", status="open")
    assert asked_of_legal.title == f"{legal.title}, asked anew · {approved}"
    budget.refresh_from_db()
    sign_on_steps.answer(budget, by=by, verdict="objected", text="Of the new one")

    shown = as_officer.get(approved.get_absolute_url()).content.decode()

    asked = shown.partition(f'id="step-{legal.pk}"')[2].partition("</tr>")[0]
    assert "Of the text before: With changes" in asked and "Not without the council" in asked
    answered = shown.partition(f'id="step-{budget.pk}"')[2].partition("</tr>")[0]
    assert "Of the text before: Agreed" in answered


def test_the_same_words_in_another_shape_another_language_or_an_old_version_change_nothing(
    approved, officer
):
    version(approved.declaration, "Cities  will\nplant trees.", by=officer)
    version(approved.declaration, "Las ciudades plantarán árboles.", by=officer, language="es")
    version(approved.declaration, "Zero draft.", by=officer, dated_on=date(2026, 11, 1))

    approved.refresh_from_db()
    assert approved.status == "approved"


def test_of_a_text_in_two_languages_a_change_in_either_asks_all_anew(director, officer, templates):
    for changed, words in (("en", "Cities fell trees."), ("es", "Las ciudades talan.")):
        sign_on = asked(director)
        version(sign_on.declaration, "Cities plant trees.", by=director)
        version(sign_on.declaration, "Las ciudades plantan.", by=director, language="es")
        for step in sign_on.steps.all():
            sign_on_steps.answer(step, by=director, verdict="agreed", text="Fine")
        sign_ons.approve(sign_on, dict(APPROVAL), by=director)

        version(sign_on.declaration, words, by=officer, language=changed, title="Second")

        sign_on.refresh_from_db()
        assert (sign_on.status, sign_on.approved_on) == ("comments", None), changed


def test_an_approval_subject_to_the_final_text_holds_when_that_is_the_one_approved(
    director, officer
):
    sign_on = factories.sign_on()
    version(sign_on.declaration, "Cities act.", by=officer)
    sign_ons.approve(sign_on, APPROVAL | {"awaits_final_text": True}, by=director)
    assert not sign_on.is_covered

    version(sign_on.declaration, "Cities act.", by=officer, stage="final", title="Final")

    sign_on.refresh_from_db()
    assert sign_on.is_covered and sign_on.final_text_came_on == TODAY
    assert sign_on.approved_text.title == "Final"


@pytest.mark.parametrize("is_late", [False, True])
def test_under_reports_too_an_approval_holds_once_the_final_text_is_the_one_approved(
    director, officer, is_late
):
    sign_on = factories.sign_on(status="reporting", signed_on=TODAY)
    yesterday = TODAY - timedelta(days=1)
    version(sign_on.declaration, "Cities act.", by=officer, dated_on=yesterday)
    before = {"approved_on": yesterday}
    final = {"stage": "final", "title": "Final", "by": officer}
    if is_late:
        version(sign_on.declaration, "Cities act.", **final)
    sign_ons.approve(sign_on, APPROVAL | before | {"awaits_final_text": True}, by=director)

    if not is_late:
        version(sign_on.declaration, "Cities act.", **final)

    sign_on.refresh_from_db()
    assert sign_on.is_covered and sign_on.approved_text.title == "Final"


def test_a_translation_that_is_final_is_not_the_final_text_that_is_waited_for(director, officer):
    sign_on = factories.sign_on()
    version(sign_on.declaration, "Las ciudades.", by=officer, language="es")
    version(sign_on.declaration, "Cities act.", by=officer)
    sign_ons.approve(sign_on, APPROVAL | {"awaits_final_text": True}, by=director)

    version(sign_on.declaration, "Las ciudades.", by=officer, language="es", stage="final")

    sign_on.refresh_from_db()
    assert not sign_on.is_covered
    assert sign_on.approved_text.language == "en"


def test_a_version_without_a_day_stands_where_it_came_in(approved, as_officer, officer):
    dated = approved.declaration.texts.get()
    undated = version(approved.declaration, "Cities plant.", by=officer, dated_on=None)

    assert list(approved.declaration.texts.latest_first()) == [undated, dated]
    page = as_officer.get(approved.get_absolute_url())
    assert page.context["texts"][0].compared_with == dated


def test_a_change_after_signing_makes_the_signature_unratified(approved, officer):
    signed(approved, officer, signatory_words="The mayor")
    assert not approved.is_unratified

    version(approved.declaration, "Cities will fell trees.", by=officer)

    approved.refresh_from_db()
    assert approved.status == "signed" and approved.is_unratified
    assert "signon.comments" in deadlines(approved)


def test_a_verdict_against_it_says_why(approved, director):
    step = approved.steps.first()

    with pytest.raises(ValidationError, match="object"):
        sign_on_steps.answer(step, by=director, verdict="objected")
