"""A letter as it travels: what is written down by hand reads as any mail does."""

from email import message_from_bytes, policy

import pytest
from django.core.mail import BadHeaderError, get_connection
from django.db import connection

from oia.reminders.sending.mail import Mail
from oia.reminders.sending.postman import Postman
from oia.reminders.sending.statements import Statement

SUBJECTS = [
    "C40 data report: 3 days left, Fri 12 Dec 23:59 Bogotá",
    "Plain words only",
    "\u2068اتفاقية الصداقة\u2069: 3 days left",
    "대전광역시 방문단" * 20,
    "Łódź – 北京 – Ürümqi",
]
BODIES = [
    "Plain.\n",
    "Zażółć gęślą jaźń\n\n.\n..two dots\n.one dot\n",
    "a line that goes on: " + "very long indeed, ä " * 200,
    "carriage\r\nreturns\rof all kinds\n",
    "no end of line",
]


def mail(
    subject="A date", text="Words.\n", *, to="ana@city.test", html="", calendar=b"", **headers
):
    fixed = {"From": "Büro für Internationales <office@city.test>", "Message-ID": "<1@city.test>"}
    headers = fixed | {name.replace("_", "-"): value for name, value in headers.items()}
    return Mail(
        subject,
        text,
        html=html,
        calendar=calendar,
        from_email="o@city.test",
        to=[to],
        headers=headers,
    )


def read(written):
    return message_from_bytes(written.message().as_bytes(linesep="\r\n"), policy=policy.SMTP)


def lines_of(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_in_any_script_is_read_as_it_was_written(subject):
    found = read(mail(subject))

    assert str(found["Subject"]) == subject
    assert found["From"].addresses[0].display_name == "Büro für Internationales"
    assert max(map(len, mail(subject).message().as_bytes().split(b"\n"))) <= 998


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_read_as_it_was_written_alone_and_beside_others(body):
    calendar = b"BEGIN:VCALENDAR\r\nSUMMARY:Bogot\xc3\xa1\r\nEND:VCALENDAR\r\n"
    alone, all_of_it = read(mail(text=body)), read(mail(text=body, html=body, calendar=calendar))

    assert lines_of(alone.get_content()) == lines_of(body)
    assert lines_of(all_of_it.get_body(["plain"]).get_content()) == lines_of(body)
    assert lines_of(all_of_it.get_body(["html"]).get_content()) == lines_of(body)
    (attached,) = all_of_it.iter_attachments()
    assert attached.get_payload(decode=True) == calendar
    assert attached.get_filename() == "deadlines.ics"
    assert attached.get_param("method") == "PUBLISH"
    assert not alone.defects and not all_of_it.defects


def test_every_line_that_travels_ends_as_mail_servers_want_it_and_none_is_too_long():
    octets = mail(text=BODIES[2], html=BODIES[1]).message().as_bytes(linesep="\r\n")

    assert octets.endswith(b"\r\n")
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert max(map(len, octets.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "A date\nBcc: all@city.test"},
        {"to": "ana@city.test\r\nBcc: all@city.test"},
        {"X_Ours": "one\nBcc: all@city.test"},
    ],
)
def test_no_header_can_begin_another(change):
    with pytest.raises(BadHeaderError):
        mail(**change).message()


@pytest.mark.parametrize("body", BODIES)
def test_a_mail_server_takes_down_what_was_written(post, body):
    with Postman(get_connection()) as postman:
        for address in ("one@city.test", "zażółć@bücher.test"):
            postman.hand_in(mail(text=body, html=body, to=address))
            postman.wait_for_answer()

    assert post.tries == ["one@city.test", "zażółć@xn--bcher-kva.test"]
    for taken in post.mails:
        assert lines_of(taken.get_body(["plain"]).get_content()) == lines_of(body)


@pytest.mark.django_db
def test_a_statement_is_carried_out_again_and_again_and_after_a_new_connection():
    asked = Statement("oia_test", "text, integer", "SELECT 'it''s ' || %s, 1 + %s")

    assert [asked.of(["so", number]).run() for number in (1, 2)] == [
        [("it's so", 2)],
        [("it's so", 3)],
    ]


@pytest.mark.django_db(transaction=True)
def test_a_statement_outlives_its_connection_and_needs_none_of_its_own():
    asked = Statement("oia_lasting_test", "integer", "SELECT 1 + %s")
    asked.of([1]).run()
    connection.close()

    assert asked.of([1]).run() == [(2,)]
    connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = True
    try:
        connection.close()
        assert asked.on(connection.cursor()) == asked.sql
        assert asked.of([2]).run() == [(3,)]
    finally:
        connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = False
