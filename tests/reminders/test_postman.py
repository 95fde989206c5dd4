"""One connection for many letters, and the envelope of the next one sent ahead."""

import smtplib
import time

import pytest
from django.core.mail import get_connection

from oia.reminders.sending.postman import Postman
from tests.reminders.test_mail import mail

ANA, BEN, CHO = "ana@city.test", "ben@city.test", "cho@city.test"


def given(postman, *addresses, ahead=True):
    """What became of letters to these addresses that are handed in as the worker does."""
    became, last = {}, None
    for address in [*addresses, None]:
        letter = address and mail(to=address)
        if ahead and letter:
            postman.lay_out(letter)
        if last:
            became[last] = outcome(postman.wait_for_answer)
        last = None
        if letter:
            became[address] = outcome(lambda one=letter: postman.hand_in(one))
            last = None if became[address] else address
    return became


def outcome(doing):
    try:
        doing()
    except smtplib.SMTPException as error:
        return type(error).__name__
    return ""


def taken(post):
    return [letter["To"] for letter in post.mails]


@pytest.mark.parametrize("offers", [["PIPELINING"], []])
def test_many_letters_go_over_one_connection(post, offers):
    post.offers = offers
    with Postman(get_connection()) as postman:
        became = given(postman, ANA, BEN, CHO)

    assert became == {ANA: "", BEN: "", CHO: ""}
    assert taken(post) == post.tries == [ANA, BEN, CHO]
    assert post.connections == 1


def test_an_envelope_goes_ahead_only_where_the_server_offers_it(post):
    for offers, known in ((["PIPELINING"], [ANA, BEN]), ([], [ANA])):
        post.offers, post.tries = offers, []
        with Postman(get_connection()) as postman:
            given(postman, ANA)
            postman.lay_out(mail(to=BEN))
            time.sleep(0.1)

            assert post.tries == known


@pytest.mark.parametrize("offers", [["PIPELINING"], []])
@pytest.mark.parametrize("reply", ["550 5.1.1 No such mailbox", "451 4.7.1 Later"])
def test_a_refused_address_is_named_and_holds_up_nobody(post, offers, reply):
    post.offers, post.refuse = offers, {BEN: reply}
    with Postman(get_connection()) as postman:
        became = given(postman, ANA, BEN, CHO)

    assert became == {ANA: "", BEN: "SMTPRecipientsRefused", CHO: ""}
    assert taken(post) == [ANA, CHO]


def test_a_letter_refused_when_it_was_read_leaves_the_next_where_it_lies(post):
    post.after_data = {ANA: "554 5.7.1 Not wanted here"}
    with Postman(get_connection()) as postman:
        became = given(postman, ANA, BEN)

    assert became == {ANA: "SMTPDataError", BEN: ""}
    assert post.tries == [ANA, BEN]
    assert post.connections == 1


def test_a_server_that_takes_its_leave_is_called_again(post):
    post.after_data = {ANA: "421 4.3.2 Too many letters"}
    with Postman(get_connection()) as postman:
        became = given(postman, ANA, BEN)

    assert became == {ANA: "SMTPDataError", BEN: ""}
    assert taken(post) == [BEN]
    assert post.connections == 2


def test_an_envelope_without_its_letter_is_no_letter(post):
    began = time.monotonic()
    with Postman(get_connection()) as postman:
        given(postman, ANA)
        postman.lay_out(mail(to=BEN))
        given(postman, CHO, ahead=False)
        postman.lay_out(mail(to=BEN))

    assert taken(post) == [ANA, CHO]
    assert time.monotonic() - began < 2  # nobody waits for an answer to an envelope
