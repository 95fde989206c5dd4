"""The contact log: in half a minute, from a page or from what was pasted."""

import re
import time
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from oia.directory.models import Contact
from oia.directory.pasted.mail import known_name
from oia.directory.pasted.quoted import without_quoted
from oia.directory.services import contacts as services
from oia.reminders.models import Deadline
from tests import factories

pytestmark = pytest.mark.django_db

LIST, NEW = reverse("directory:contact-list"), reverse("directory:contact-new")


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        yield


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed(*people, **kw):
    needed = {"about": "Port days", "at": "2026-11-20T10:30", "channel": "call"}
    rows = {"people-TOTAL_FORMS": len(people), "people-INITIAL_FORMS": 0}
    rows |= {f"people-{n}-person": one.pk for n, one in enumerate(people)}
    return needed | {"sensitivity": "office"} | rows | kw


def found(client, **query):
    page = client.get(LIST, query).content.decode()
    return re.findall(r'<td class="title"><a[^>]+><bdi>([^<]+)</bdi>', page)


def test_the_database_takes_no_step_without_words_and_no_unknown_channel():
    for wrong in ({"next_step_on": date(2027, 1, 1)}, {"channel": "pigeon"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.contact(**wrong)


def test_a_call_is_logged_for_whom_the_address_names(as_officer, officer):
    person, body, city = factories.person(), factories.organisation(), factories.city()
    asked = {"person": person.pk, "organisation": body.pk, "city": city.pk}
    page = as_officer.get(NEW, asked)
    assert person.name in page.content.decode()
    assert page.context["form"]["city"].value() == city.pk

    sent = typed(person, organisation=body.pk, city=city.pk, colleagues=[officer.pk])
    answer = as_officer.post(NEW, sent | {"next_step": "Send the dates"})

    contact = Contact.objects.get()
    assert answer.url == contact.get_absolute_url()
    assert (list(contact.people.all()), contact.organisation, contact.city) == (
        [person],
        body,
        city,
    )
    assert (list(contact.colleagues.all()), contact.owner) == ([officer], officer)
    assert "Port days" in words(as_officer.get(person.get_absolute_url()))
    assert "?from=directory.contact" in as_officer.get(answer.url).content.decode()


def test_the_cursor_waits_in_the_first_field_of_a_new_one(as_officer):
    edit = reverse("directory:contact-edit", args=[factories.contact().pk])
    for url, waits in ((NEW, True), (edit, False)):
        about = as_officer.get(url).context["form"]["about"]
        assert ("autofocus" in str(about)) is waits
    refused = as_officer.post(NEW, typed(about="")).context["form"]
    assert "autofocus" not in str(refused["about"]), "what is wrong is read first"


def test_a_contact_with_nobody_is_refused_and_nothing_typed_is_lost(as_officer):
    answer = as_officer.post(NEW, typed(said="A long story"))

    assert "Say with whom" in words(answer)
    assert "A long story" in words(answer)
    assert not Contact.objects.exists()


def test_a_reader_reads_and_logs_nothing(as_reader, reader):
    contact = factories.contact(others="A caller")
    assert as_reader.get(contact.get_absolute_url()).status_code == 200
    assert as_reader.get(NEW).status_code == 403
    with pytest.raises(PermissionDenied):
        services.log(Contact(about="x", others="y"), by=reader)


def test_an_edit_keeps_the_people_whom_one_may_not_see(as_officer):
    secret = factories.person(name="Secret Envoy", sensitivity="restricted")
    contact, open_to_all = factories.contact(others="x"), factories.person()
    contact.people.set([secret, open_to_all])
    edit = reverse("directory:contact-edit", args=[contact.pk])
    for page in (edit, contact.get_absolute_url(), LIST):
        assert "Secret Envoy" not in words(as_officer.get(page))

    as_officer.post(edit, typed(others="x"))

    assert list(contact.people.all()) == [secret]


def test_a_contact_is_an_activity_of_the_agreements_with_its_partner(officer):
    there = factories.city()
    with_city = factories.agreement(city=there)
    with_body = factories.agreement(organisation=factories.organisation(city=there))
    other = factories.agreement()

    contact = Contact(about="x", organisation=with_body.organisation)
    contact.at = datetime(2026, 11, 1, 12, tzinfo=UTC)
    services.log(contact, by=officer)
    for one in (with_city, with_body, other):
        one.refresh_from_db()
    days = [one.last_activity_on for one in (with_city, with_body, other)]
    assert days == [date(2026, 11, 1), date(2026, 11, 1), None]

    contact.organisation, contact.city = None, other.city
    services.change(contact, by=officer)
    for one in (with_body, other):
        one.refresh_from_db()
    assert (with_body.last_activity_on, other.last_activity_on) == (None, date(2026, 11, 1))


def test_a_call_with_a_person_alone_was_with_the_body_they_spoke_for_that_day(as_officer):
    city, mayor = factories.city(name="Kobe"), factories.person()
    hall = factories.organisation(city=city)
    post = factories.post(organisation=hall, title="Mayor")
    factories.holding(person=mayor, post=post, ends_on=date(2026, 11, 20))
    factories.holding(person=mayor, starts_on=date(2026, 11, 21))
    sister = factories.agreement(city=city)
    sent = typed(mayor) | {"promises-TOTAL_FORMS": 1, "promises-INITIAL_FORMS": 0}

    as_officer.post(NEW, sent | {"promises-0-text": "Send the flag"})

    contact = Contact.objects.get()
    sister.refresh_from_db()
    assert contact.organisation == hall
    assert sister.last_activity_on == date(2026, 11, 20)
    page = words(as_officer.get(reverse("desk:relationship-city", args=[city.pk])))
    assert "Port days" in page and "Send the flag" in page


def test_the_body_of_a_contact_that_somebody_takes_away_stays_away(officer):
    person = factories.holding().person
    contact = services.log(Contact(about="x"), by=officer, people=[person])
    assert contact.organisation is not None

    contact.organisation = None
    services.change(contact, by=officer)
    services.change(contact, by=officer)  # a slip mended later

    assert Contact.objects.get().organisation is None


def test_what_is_still_to_come_has_not_happened(officer):
    agreement = factories.agreement()
    meeting = Contact(about="x", city=agreement.city, at=datetime(2027, 1, 1, tzinfo=UTC))
    meeting.channel = "meeting"
    services.log(meeting, by=officer)

    agreement.refresh_from_db()
    assert agreement.last_activity_on is None


def test_the_next_step_is_a_date_of_whoever_sees_to_it():
    owner = factories.user()
    factories.contact(next_step="Send the dates", next_step_on=date(2027, 1, 8), owner=owner)

    due = Deadline.objects.get(kind="contact.next_step")
    assert (due.due_on, due.owner, due.title) == (date(2027, 1, 8), owner, "Send the dates")


def test_the_log_is_narrowed_and_the_latest_stands_on_top(as_reader, officer):
    city, theme = factories.city(), factories.theme()
    old = datetime(2026, 1, 1, 12, tzinfo=UTC)
    first = factories.contact(about="First", at=old, city=city, channel="mail")
    factories.contact(about="Second", organisation=factories.organisation(city=city))
    first.themes.add(theme)
    first.colleagues.add(officer)
    factories.contact(about="Hushed", sensitivity="restricted")

    assert found(as_reader) == ["Second", "First"]
    assert found(as_reader, city=city.pk) == ["Second", "First"]
    for only in ({"channel": "mail"}, {"theme": theme.pk}, {"colleague": officer.pk}):
        assert found(as_reader, **only) == ["First"]
    assert found(as_reader, q="second") == ["Second"]


def test_the_log_costs_the_same_for_one_row_and_for_fifty(as_reader, query_count):
    def add():
        contact = factories.contact(organisation=factories.organisation())
        contact.people.add(factories.person())
        contact.colleagues.add(factories.user())

    def see():
        assert as_reader.get(LIST).status_code == 200

    add()
    see()
    one = query_count(see)
    for _number in range(49):
        add()

    assert query_count(see) == one <= 10


# Pasting ------------------------------------------------------------------------------------------

MAIL = """Hello Ana, see below.

From: =?utf-8?q?Ma=C5=82gorzata_=C5=9Awi=C4=99cicka?= <M.Swiecicka@lodz.example>
To: Ana Duarte <ana@ours.example>; "Haruka, MINAMI" <unknown@kobe.example>
Date: Fri, 20 Nov 2026 14:05:00 +0100
Subject: The tram exhibition

We would come on 3 March.
Best
"""


def paste(client, text="", **more):
    return client.post(NEW, {"fill": "1", "paste": text} | more)


def test_a_pasted_mail_fills_the_form_for_review_and_keeps_nothing(as_officer, officer):
    officer.email = "Ana@ours.example"
    officer.save()
    writer = factories.person(name="Małgorzata Święcicka", email="m.swiecicka@lodz.example")
    body = factories.organisation()
    factories.holding(person=writer, post=factories.post(organisation=body))

    page = paste(as_officer, MAIL)

    form = page.context["form"]
    assert form["about"].value() == "The tram exhibition"
    assert form.initial["at"] == datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
    assert form["said"].value().startswith("We would come on 3 March.")
    assert form["organisation"].value() == body.pk
    assert form["colleagues"].value() == [officer.pk]
    assert "unknown@kobe.example" in form["others"].value()
    assert "Małgorzata Święcicka" in page.content.decode()
    assert not Contact.objects.exists()


SHOWN = {
    "en": ("From", "Sent: Monday, November 23, 2026 3:15 PM", "To", "Subject"),
    "gmail": ("From", "Date: Mon, Nov 23, 2026 at 3:15\u202fPM", "To", "Subject"),
    "numbers": ("From", "Sent: 23/11/2026 15:15", "To", "Subject"),
    "months first": ("From", "Sent: 11/23/2026 3:15 PM", "To", "Subject"),
    "de": ("Von", "Gesendet: Montag, 23. November 2026 15:15", "An", "Betreff"),
    "dots": ("Von", "Gesendet: 23.11.2026 15:15", "An", "Betreff"),
    "fr": ("De ", "Envoyé : lundi 23 novembre 2026 15:15", "À ", "Objet "),
    "es": ("De", "Enviado el: lunes, 23 de noviembre de 2026 15:15", "Para", "Asunto"),
    "pt": ("De", "Enviada em: segunda-feira, 23 de novembro de 2026 15:15", "Para", "Assunto"),
    "it": ("Da", "Inviato: lunedì 23 novembre 2026 15:15", "A", "Oggetto"),
    "pl": ("Od", "Wysłano: poniedziałek, 23 listopada 2026 15:15", "Do", "Temat"),
    "ja": ("差出人", "送信日時: 2026年11月23日月曜日 15:15", "宛先", "件名"),
    "ja, afternoon": ("差出人", "日時: 2026年11月23日 午後3:15", "宛先", "件名"),
    "zh": ("发件人", "发送时间: 2026年11月23日 15:15", "收件人", "主题"),
    "zh, afternoon": ("寄件者", "寄件日期: 2026年11月23日 下午 03:15", "收件者", "主旨"),
    "ar": ("من", "تاريخ الإرسال: الاثنين، 23 نوفمبر 2026 3:15 م", "إلى", "الموضوع"),
    "ar, figures": ("\u200fمن", "التاريخ: ٢٣ نوفمبر ٢٠٢٦ ١٥:١٥", "إلى", "الموضوع"),
}


@pytest.mark.parametrize("way", SHOWN)
def test_a_copy_from_a_mail_program_is_read_in_the_languages_of_offices(as_officer, way):
    writer, sent, to, about = SHOWN[way]
    mail = f"{writer}: Bo Lin <bo@x.example>\n{sent}\n{to}: Eve <eve@x.example>\n{about}: Häfen\n"

    page = paste(as_officer, mail + "\nDe: nobody")

    form = page.context["form"]
    assert timezone.localtime(form.initial["at"]).isoformat()[:16] == "2026-11-23T15:15"
    assert (form["about"].value(), form["said"].value()) == ("Häfen", "De: nobody")
    assert form["others"].value() == "Bo Lin <bo@x.example>, Eve <eve@x.example>"
    assert "could not be read" not in words(page)


def test_nothing_typed_before_is_lost_when_a_mail_is_pasted(as_officer, officer):
    factories.person(name="Bo Lin", email="m.swiecicka@lodz.example")
    chosen, city = factories.person(name="Ana Silva"), factories.city(name="Kobe")
    sent = typed(chosen, about="", said="Typed before", city=city.pk, agreed="Yes")
    sent |= {"people-TOTAL_FORMS": 2, "people-1-person": "", "people-1-person_text": "Nobody Such"}
    sent |= {"promises-TOTAL_FORMS": 1, "promises-INITIAL_FORMS": 0}
    sent |= {"promises-0-text": "Send the flag", "promises-0-due_on": "2026-12-24"}

    for text, people in ((MAIL, 3), ("no mail at all", 2)):
        page = paste(as_officer, text, **sent)
        form, (them, promised) = page.context["form"], page.context["formsets"]
        assert [form[name].value() for name in ("said", "agreed")] == ["Typed before", "Yes"]
        assert form["at"].value() == "2026-11-20T10:30"
        assert "Kobe" in str(form["city"]) and "Nobody Such" in page.content.decode()
        assert len(them.formset.initial_forms) == people
        assert 'value="Send the flag"' in str(promised.formset[0]["text"])
        assert 'value="2026-12-24"' in str(promised.formset[0]["due_on"])
        assert form["colleagues"].value() == [], "who was unticked stays so"
    about = paste(as_officer, MAIL, **sent).context["form"]["about"].value()
    assert about == "The tram exhibition", "what was empty is filled"


def test_the_box_to_paste_into_is_part_of_the_form_and_enter_still_saves(as_officer):
    page = as_officer.get(NEW).content.decode()
    assert page.count('<form class="record-form"') == 1
    for part in ('name="paste" form="record-form"', 'name="fill"', 'name="about"'):
        assert part in page
    first = re.search(r"<button[^>]+record-form[^>]*>", page)[0]
    assert 'type="submit"' in first and "fill" not in first

    as_officer.post(NEW, typed(others="A caller", paste="left in the box"))
    assert Contact.objects.count() == 1
    refused = as_officer.post(NEW, typed(about="", paste="left in the box"))
    assert refused.context["pasted"] == "left in the box"


def test_an_organisation_that_is_not_that_of_the_writer_is_told(as_officer):
    copied = factories.person(name="Haruka Minami", email="minami@kobe.example")
    factories.holding(person=copied, post=factories.post(organisation=factories.organisation()))
    mail = "From: {} <{}>\nCc: Haruka Minami <minami@kobe.example>\nSubject: Port\n\nDear all"

    told = words(paste(as_officer, mail.format("Petra", "p@hamburg.example")))
    assert "&lt;p@hamburg.example&gt; is not known here: the organisation is that of" in told

    factories.person(name="Petra", email="p@hamburg.example")
    assert "is not known" not in words(paste(as_officer, mail.format("Petra", "p@hamburg.example")))


def test_what_a_japanese_mail_program_puts_above_the_mail_below_is_left_out():
    mail = "名簿をお送りします。\n\n2026年11月26日(木) 9:00 Ana <ana@x.example>:\n> 名簿を\n"
    assert without_quoted(mail, known_name) == "名簿をお送りします。"


@pytest.mark.parametrize("second", [0, 37])
def test_a_day_of_which_nobody_typed_anything_is_that_of_the_mail(as_officer, second):
    with time_machine.travel(datetime(2026, 11, 23, 10, 0, second, tzinfo=UTC)):
        began = str(as_officer.get(NEW).context["form"]["at"])
    now = re.search(r'name="at" value="([^"]+)"', began)[1]
    hidden = re.search(r'name="initial-at" value="([^"]+)"', began)[1]

    page = paste(as_officer, MAIL, **typed(at=now, **{"initial-at": hidden}))

    assert page.context["form"].initial["at"] == datetime(2026, 11, 20, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"at": "2026-12-24T10:00"}, "at"),
        ({"at": "0201-01-01T10:00"}, "at"),
        ({"next_step": "Send it", "next_step_on": "2026-11-19"}, "next_step_on"),
    ],
)
def test_impossible_days_are_refused_beside_their_field(as_officer, wrong, field):
    page = as_officer.post(NEW, typed(others="A caller", **wrong))

    assert page.context["form"].errors.keys() == {field}
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("old", "anew"),
    [
        ({"at": datetime(2026, 12, 24, 10, tzinfo=UTC)}, {"channel": "mail"}),
        (
            {"next_step": "Send it", "next_step_on": date(2026, 11, 1)},
            {"next_step_on": date(2026, 11, 2)},
        ),
    ],
)
def test_an_impossible_day_of_long_ago_holds_up_no_other_change(officer, old, anew):
    contact = factories.contact(**old)

    contact.about = "Another subject"
    services.change(contact, by=officer)
    assert Contact.objects.get().about == "Another subject"

    contact.__dict__.update(anew)
    with pytest.raises(ValidationError):
        services.change(contact, by=officer)


def test_a_meeting_may_lie_ahead_and_a_step_be_of_the_same_day(as_officer):
    as_officer.post(NEW, typed(others="x", channel="meeting", at="2026-12-24T10:00"))
    step = {"next_step": "Send it", "next_step_on": "2026-11-20"}
    as_officer.post(NEW, typed(others="x", **step))
    as_officer.post(NEW, typed(others="x", at="2026-11-24T09:00"))  # their clock, not ours
    assert Contact.objects.count() == 3


def test_whoever_is_not_known_can_be_added_or_told_in_words(as_officer):
    sent = typed() | {"people-TOTAL_FORMS": 1, "people-0-person_text": "Nobody Such"}
    page = as_officer.post(NEW, sent)

    assert "or write the name under “Others”" in words(page)
    assert f'href="{reverse("directory:person-new")}" target="_blank"' in page.content.decode()
    assert page.content.decode().index('name="others"') < page.content.decode().index(
        'name="people-0-person'
    )

    person = factories.person()
    unknown = typed(person, organisation="", organisation_text="No such body")
    assert reverse("directory:organisation-new") in as_officer.post(NEW, unknown).text


def test_what_is_seldom_changed_is_folded_below_what_was_promised(as_officer):
    page = as_officer.get(NEW).content.decode()
    names = ("about", "said", "others", "people-0-person", "promises-0-text", "colleagues", "notes")
    places = [page.index(f'name="{name}') for name in names]
    assert places == sorted(places)
    assert '<details class="fold">' in page[places[-3] : places[-2]]
    wrong = as_officer.post(NEW, typed(others="x", sensitivity="protocol")).content.decode()
    assert '<details class="fold" open>' in wrong


def test_a_form_opened_from_a_person_says_what_it_works_out(as_officer):
    page = as_officer.get(NEW, {"person": factories.person().pk})
    assert "for which the first of the people below spoke on that day" in words(page)


BEFORE = ["RE", "AW", "WG", "RES", "ENC", "TR", "RV", "SV", "VS", "Antw", "回复", "返信", "رد"]


@pytest.mark.parametrize("before", [*BEFORE, "Fwd", "Re[2]", "AW: WG"])
def test_a_subject_is_kept_without_what_tells_that_it_answers(as_officer, before):
    for colon in (":", "："):
        page = paste(as_officer, f"From: a@b.example\nSubject: {before}{colon} Port: days\n\nx")
        assert page.context["form"]["about"].value() == "Port: days"
    alone = paste(as_officer, f"From: a@b.example\nSubject: {before}:\n\nx")
    assert alone.context["form"]["about"].value() == f"{before}:"


HEADS = (
    "From: Bo Lin <bo@x.example>\nSent: Monday, 23 November 2026 3:15 PM\nTo: Ana\nSubject: Hi\n"
)
THREADS = {
    "marks": "> Old\n>> Older",
    "divider": "-----Original Message-----\nOld",
    "divider, de": "-----Ursprüngliche Nachricht-----\nOld",
    "divider, es": "-----Mensaje original-----\nOld",
    "gmail forward": "---------- Forwarded message ---------\nOld",
    "en": "On Mon, 23 Nov 2026 at 15:15, Bo Lin <bo@x.example> wrote:\nOld",
    "en, two lines": "On Mon, 23 Nov 2026 at 15:15, Bo Lin <bo@x.example>\nwrote:\n\n> Old",
    "de": "Am Mo., 23. Nov. 2026 um 15:15 Uhr schrieb Bo Lin <bo@x.example>:\n> Old",
    "fr": "Le lun. 23 nov. 2026 à 15:15, Bo Lin <bo@x.example> a écrit :\nOld",
    "es": "El lun, 23 nov 2026 a las 15:15, Bo Lin (<bo@x.example>) escribió:\nOld",
    "headers": f"{HEADS}\nOld",
    "headers under a rule": f"________________________________\n{HEADS}\nOld",
    "headers, bold": "*Von:* Bo <bo@x.example>\n*Gesendet:* 23.11.2026 15:15\n*An:* Ana\n\nOld",
    "headers, ja": "差出人: Bo\n送信日時: 2026年11月23日 15:15\n宛先: Ana\n件名: Hi\n\nOld",
}


LEFT_OUT = "The earlier mails below it were left out."


@pytest.mark.parametrize("thread", THREADS)
def test_what_was_said_is_kept_without_the_mails_below(as_officer, thread):
    head = "From: a@b.example\nSubject: Port\n\n"
    page = paste(as_officer, f"{head}We come.\nOn 3 March.\n\n{THREADS[thread]}")
    assert page.context["form"]["said"].value() == "We come.\nOn 3 March."
    assert LEFT_OUT in words(page)

    only = paste(as_officer, head + THREADS[thread])
    assert "Old" in only.context["form"]["said"].value(), "what is all there is stays"
    assert LEFT_OUT not in words(only)


def test_that_a_mail_is_too_long_to_be_kept_whole_is_said(as_officer):
    head = "From: a@b.example\nSubject: Port\n\n"
    page = paste(as_officer, head + "Port. " * 4_000)
    assert len(page.context["form"]["said"].value()) <= 20_000
    assert "Only its first 20,000 signs were taken." in words(page)
    assert "signs were taken" not in words(paste(as_officer, head + "Port. "))


def test_a_way_and_its_day_are_no_mail_below(as_officer):
    said = "We travel.\n\nFrom: Lisbon\nTo: Kobe\nDate: 3 May\n\nWho comes?"
    form = paste(as_officer, f"From: a@b.example\nSubject: Port\n\n{said}").context["form"]
    assert form["said"].value() == said


def test_a_text_of_very_many_lines_is_read_at_once():
    began = time.process_time()
    text = "Port days\n" * 100_000
    assert without_quoted(text, known_name) == text.strip()
    assert time.process_time() - began < 3


def test_an_answer_below_what_it_quotes_is_kept(as_officer):
    mail = "From: a@b.example\n\nOn 3 Nov 2026 Bo wrote:\n> May we come?\n\nYes, on 3 March.\n"
    mail += "> And who?\nOn 3 March the mayor wrote:\nFrom: the heart\nBest"
    said = paste(as_officer, mail).context["form"]["said"].value()
    assert said == "Yes, on 3 March.\nOn 3 March the mayor wrote:\nFrom: the heart\nBest"


def test_a_colleague_is_known_by_name_where_the_mailbox_tells_nothing_else(as_officer, officer):
    ana = factories.user(first_name="Ana", last_name="Duarte", email="a.duarte@ours.example")
    for to, known in (
        ("Ana Duarte", True),
        ('"Duarte, Ana" <office@ours.example>', True),
        ("Ana Duarte <ana@elsewhere.example>", False),
    ):
        form = paste(as_officer, f"From: bo@x.example\nTo: {to}\n\nHi").context["form"]
        assert (ana.pk in form["colleagues"].value()) is known
        assert ("Ana" not in form["others"].value()) is known
    officer.first_name, officer.last_name = "Ida", "Ré"
    officer.save()
    mine = paste(as_officer, "From: Ida Re <private@elsewhere.example>\nTo: a@b.example\n\nHi")
    assert mine.context["form"]["others"].value() == "a@b.example", "whoever pastes knows their own"


def test_a_day_that_could_not_be_read_is_told(as_officer):
    assert "When it was could not be read" in words(paste(as_officer, ODD["no date"]))


def test_people_are_proposed_by_name_but_only_those_one_may_see(as_officer):
    factories.person(name="Bo Lin")
    factories.person(name="Eve Hush", sensitivity="restricted")
    factories.person(name="Two Faced")
    factories.person(name="Two Faced")

    page = paste(as_officer, "From: Bo Lin\nTo: Eve Hush, Two Faced\nSubject: Hi\n\nHello")

    people = [row.initial["person"] for row in page.context["formsets"][0].formset.initial_forms]
    assert len(people) == 1
    assert page.context["form"]["others"].value() == "Eve Hush, Two Faced"


INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
SUMMARY:Call on the port days
DTSTART;TZID=Europe/Warsaw:20261201T090000
LOCATION:Room 4
ORGANIZER;CN=Bo Lin:mailto:bo@suzhou.example
ATTENDEE;CN=Someone Else:mailto:else@suzhou.example
DESCRIPTION:Agenda\\nto follow
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize("way", ["pasted", "file"])
def test_an_invitation_fills_the_form(as_officer, way):
    bo = factories.person(name="Bo Lin", email="bo@suzhou.example")
    file = SimpleUploadedFile("invite.ics", INVITATION.encode())
    page = paste(as_officer, **({"file": file} if way == "file" else {"text": INVITATION}))

    form = page.context["form"]
    assert (form["about"].value(), form["channel"].value()) == ("Call on the port days", "meeting")
    assert form.initial["at"] == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert form["said"].value() == "Room 4\n\nAgenda\nto follow"
    assert form["others"].value() == "Someone Else <else@suzhou.example>"
    assert bo.name in page.content.decode()


@pytest.mark.parametrize(
    "line",
    ["LOCATION:Microsoft Teams Meeting", "LOCATION:https://meet.example/x", "CONFERENCE:tel:+1"],
)
def test_an_invitation_to_a_call_is_logged_as_one(as_officer, line):
    page = paste(as_officer, INVITATION.replace("LOCATION:Room 4", line))

    assert page.context["form"]["channel"].value() == "video"


def nested(depth):
    heads = (f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"From: a@b.example\n{''.join(heads)}\nHello"


HOSTILE = {
    "no mail": "Dear Ana, thank you for the call.",
    "nothing": "  \n ",
    "too large": "From: a@b.example\n\n" + "x" * 1_100_000,
    "no event": "BEGIN:VCALENDAR\nEND:VCALENDAR",
    "half an event": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x",
    "garbage in a calendar": "BEGIN:VCALENDAR\n\x01;;;:::\nBEGIN:VEVENT\nDTSTART:x\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_in_words_and_stays_in_the_box(as_officer, name):
    page = paste(as_officer, HOSTILE[name])

    assert page.status_code == 200
    assert page.context["paste_error"]
    assert page.context["pasted"] == HOSTILE[name]


ODD = {
    "script": "From: <script>alert(1)</script>@x.example\nSubject: <script>alert(2)</script>\n\nx",
    "unknown charset": "From: a@b.example\nSubject: =?klingon?b?AAAA?=\n\nx",
    "broken base64": "From: a@b.example\nSubject: =?utf-8?b?A?=\n\nx",
    "no date": "From: a@b.example\nDate: next Tuesday, perhaps\nSubject: x\n\nx",
    "year 9999": "From: a@b.example\nDate: Fri, 31 Dec 9999 23:59:59 -1200\n\nx",
    "zero": "From: a@b.example\nSubject: a\0b\n\nx\0y",
    "many people": "From: a@b.example\nTo: " + ", ".join(f"p{n}@b.example" for n in range(2_000)),
    "commas": "From: a@b.example\nTo: " + "," * 10_000 + "\n\nx",
    "brackets": "From: " + "<" * 10_000 + "\n\nx",
    "nested": nested(3_000),
    "tags": "From: a@b.example\nContent-Type: text/html\n\n" + "<" * 50_000,
    "hex": "From: a@b.example\nContent-Type: text/plain; charset=hex\n"
    "Content-Transfer-Encoding: base64\n\nxx==\n",
    "header of two": "From: a@b.example\nFrom: c@d.example\nSubject:\n folded\n\nx",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_mail_breaks_nothing_and_what_it_fills_can_be_kept(as_officer, name):
    page = paste(as_officer, ODD[name])

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    if page.context["paste_error"]:
        return
    form = page.context["form"]
    filled = {name: form[name].value() or "?" for name in ("said", "others")}
    as_officer.post(NEW, typed(about=form["about"].value() or "?", **filled))
    assert "\0" not in Contact.objects.get().said


def test_a_pasted_mail_costs_no_more_queries_for_many_people(as_officer, query_count):
    def mail(count):
        return "From: " + ", ".join(f"P{n} <p{n}@b.example>" for n in range(count)) + "\n\nx"

    factories.person(email="p0@b.example")
    paste(as_officer, mail(1))
    few = query_count(lambda: paste(as_officer, mail(2)))

    assert query_count(lambda: paste(as_officer, mail(40))) == few
