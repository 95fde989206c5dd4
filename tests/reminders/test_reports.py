"""What is read in the mails that servers write back."""

import base64
import time

import pytest

from oia.reminders.returns import reports
from oia.reminders.returns.reports import Fate
from oia.reminders.returns.unpacking import LONGEST
from tests.reminders import returned

ID = "<oia.0123456789abcdef0123456789abcdef@city.test>"
ANA = "ana@city.test"


def read(template, to=ANA):
    return reports.read(returned.mail(template, ID, to))


@pytest.mark.parametrize("name", returned.FAILED)
def test_a_failure_is_read_in_every_manner_of_telling_it(name):
    template, words = returned.FAILED[name]

    report = read(template)

    (account,) = report.accounts
    assert report.message_ids[0] == ID
    assert (account.fate, account.addresses) == (Fate.FAILED, {ANA})
    assert words in account.words


@pytest.mark.parametrize("name", returned.LATE)
def test_late_is_not_failed(name):
    report = read(returned.LATE[name])

    assert report.message_ids[0] == ID
    assert [account.fate for account in report.accounts] == [Fate.DELAYED]


@pytest.mark.parametrize("name", returned.ANSWERS)
def test_answers_of_people_and_programs_are_no_reports(name):
    assert read(returned.ANSWERS[name]) is None


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded (to two)"])
def test_what_arrived_is_no_failure(action):
    report = read(returned.POSTFIX.replace("Action: failed", f"Action: {action}"))

    assert [account.fate for account in report.accounts] == [Fate.ARRIVED]


def test_a_report_on_several_recipients_says_each_for_itself():
    more = """\
Final-Recipient: rfc822; bruno@city.test
Action: delayed
Status: 4.2.2

Final-Recipient: rfc822; office@city.test
Action: delivered
Status: 2.0.0

Final-Recipient: rfc822;"""
    report = read(returned.POSTFIX.replace("Final-Recipient: rfc822;", more, 1))

    assert [(account.fate, account.addresses) for account in report.accounts] == [
        (Fate.DELAYED, {"bruno@city.test"}),
        (Fate.ARRIVED, {"office@city.test"}),
        (Fate.FAILED, {ANA}),
    ]


def test_the_letter_returned_counts_and_not_those_it_refers_to():
    report = read(returned.QMAIL)

    assert report.message_ids.index(ID) == 0


def test_a_status_in_base64_is_read():
    plain = returned.mail(returned.POSTFIX, ID, ANA)
    start, end = (
        plain.index(b"Reporting-MTA"),
        plain.index(b"--4WxYz1.1765\nContent-Description: U"),
    )
    wrapped = base64.encodebytes(plain[start:end])
    head = plain[:start].removesuffix(b"\n") + b"Content-Transfer-Encoding: base64\n\n"

    report = reports.read(head + wrapped + b"\n" + plain[end:])

    assert [account.fate for account in report.accounts] == [Fate.FAILED]
    assert report.accounts[0].status == "5.1.1"


def test_words_in_any_encoding_are_kept_as_far_as_they_can_be_read():
    template = returned.POSTFIX.replace("User unknown\n\n--", "Użytkownik\x07 nieznany\n\n--")

    assert "Użytkownik nieznany" in read(template).accounts[0].words


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe" * 1000,
        "From: mailer-daemon@x.test\n\nżółw".encode("utf-16"),
        b"From: mailer-daemon@x.test\nContent-Type: text/plain; charset=no-such\n\n\xff\xfe",
        b"Content-Type: multipart/report; boundary=\n\n--\n--\n",
        b"Content-Type: message/delivery-status\n\n\n\n\nAction\nAction: failed",
        b"From: postmaster@x.test\nSubject: =?utf-8?b?//?=\nContent-Type: text/html\n\n<<&#xFFFFF;",
        b"Content-Type: message/rfc822\nFrom: mailer-daemon@x.test\n\n",
        b"Content-Type: message/global-delivery-status\n\nAction: failed\nStatus: utf-8;a@b.c",
    ],
)
def test_nonsense_is_read_as_something_or_nothing(data):
    report = reports.read(data)

    assert report is None or report.message_ids == []


def nested(depth):
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
        for level in range(depth)
    )
    return f"From: mailer-daemon@x.test\n{opened}".encode()


BOMBS = {
    "many parts": b"From: mailer-daemon@x.test\nContent-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\n\nx\n" * 200_000,
    "a status without end": b"Content-Type: message/delivery-status\n\n"
    + b"Final-Recipient: rfc822; a@b.test\nAction: failed\n\n" * 40_000,
    "one long line": b"From: mailer-daemon@x.test\n\n" + b"a" * 5_000_000,
    "opening brackets": b"From: mailer-daemon@x.test\nContent-Type: text/html\n\n"
    + b"<" * 5_000_000,
    "ids without end": b"From: mailer-daemon@x.test\n\n" + b"<oia.a" * 500_000,
    "dashes": b"From: mailer-daemon@x.test\n\n" + b"-" * 5_000_000,
    "quotes of quotes": b"From: mailer-daemon@x.test\n\n" + b"> " * 3_000_000,
    "many headers": b"Received: x\n" * 300_000,
    "deep": nested(90),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_mail_made_to_hurt_is_done_with_in_seconds(name):
    begun = time.process_time()

    reports.read(BOMBS[name])

    assert time.process_time() - begun < 10


def test_a_large_mail_is_read_as_far_as_the_report_goes():
    large = returned.mail(returned.EXCHANGE_365, ID, ANA) + b"A" * 5_000_000

    report = reports.read(large)

    assert len(large) > LONGEST
    assert report.message_ids[0] == ID
