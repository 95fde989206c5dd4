"""What mail servers write back, each in its manner. `{id}` is our Message-ID, `{to}` the reader."""

HEADERS = """\
Received: from office.city.test (office.city.test [192.0.2.10])
	by mx.example.org (Postfix) with ESMTPS id 4WxYz1
	for <{to}>; Thu, 10 Dec 2026 10:00:03 +0100 (CET)
From: International Affairs <office@city.test>
To: {to}
Subject: Send the data report: 7 days left, Thu 17 Dec 23:59 Warsaw
Message-ID: {id}
Date: Thu, 10 Dec 2026 10:00:00 +0100
References: <oia.00000000000000000000000000000000@city.test>
MIME-Version: 1.0
Auto-Submitted: auto-generated
"""

POSTFIX = """\
Return-Path: <>
Received: by mx.example.org (Postfix) id 4WxZ02; Thu, 10 Dec 2026 10:00:05 +0100 (CET)
Date: Thu, 10 Dec 2026 10:00:05 +0100 (CET)
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: office@city.test
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4WxYz1.1765"

This is a MIME-encapsulated message.

--4WxYz1.1765
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{to}>: host mail.example.org[192.0.2.44] said: 550 5.1.1 <{to}>: Recipient address
    rejected: User unknown (in reply to RCPT TO command)

--4WxYz1.1765
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4WxYz1
X-Postfix-Sender: rfc822; office@city.test
Arrival-Date: Thu, 10 Dec 2026 10:00:03 +0100 (CET)

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address rejected: User unknown

--4WxYz1.1765
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

{headers}
--4WxYz1.1765--
"""

POSTFIX_LATE = (
    POSTFIX.replace("Undelivered Mail Returned to Sender", "Delayed Mail (still being retried)")
    .replace("Action: failed", "Action: delayed")
    .replace("Status: 5.1.1", "Status: 4.4.1\nWill-Retry-Until: Tue, 15 Dec 2026 10:00:03 +0100")
    .replace(
        "smtp; 550 5.1.1 <{to}>: Recipient address rejected: User unknown",
        "X-Postfix; connect to mail.example.org[192.0.2.44]:25: Connection timed out",
    )
)

EXCHANGE_365 = """\
From: <postmaster@city365.test>
To: office@city.test
Date: Thu, 10 Dec 2026 09:00:07 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="_6f7a-city365_"
X-MS-Exchange-Message-Is-Ndr:
Message-ID: <8f1c-ndr@city365.test>
In-Reply-To: {id}
References: <oia.00000000000000000000000000000000@city.test> {id}
Subject: Undeliverable: Send the data report: 7 days left
Auto-Submitted: auto-replied

--_6f7a-city365_
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="_inner_"

--_inner_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

WW91ciBtZXNzYWdlIHRvIHRoZSByZWNpcGllbnQgY291bGRuJ3QgYmUgZGVsaXZlcmVkLg==

--_inner_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Your message to <b>{to}</b> couldn=E2=80=99t be delivered.</p></body></html>

--_inner_--

--_6f7a-city365_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01MB.eurprd01.prod.example.test
Received-From-MTA: dns;office.city.test
Arrival-Date: Thu, 10 Dec 2026 09:00:04 +0000

Final-Recipient: rfc822;{to}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {to} not found by SMTP
 address lookup

--_6f7a-city365_
Content-Type: message/rfc822

{headers}Content-Type: text/plain

Send the data report

--_6f7a-city365_--
"""

GMAIL = """\
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: office@city.test
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: {id}
In-Reply-To: {id}
X-Failed-Recipients: {to}
Message-ID: <693900.mail@mx.google.com>
Date: Thu, 10 Dec 2026 01:00:09 -0800 (PST)
Content-Type: multipart/report; boundary="0000gm"; report-type=delivery-status

--0000gm
Content-Type: multipart/related; boundary="0001gm"

--0001gm
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

** Address not found **

Your message wasn't delivered to {to} because the address couldn't be foun=
d, or is unable to receive mail.

--0001gm--
--0000gm
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Thu, 10 Dec 2026 01:00:08 -0800 (PST)
X-Original-Message-ID: {id}

Final-Recipient: rfc822; {to}
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.27, the server for the domain gmail.com.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please
 try 550-5.1.1 double-checking the recipient's email address.
Last-Attempt-Date: Thu, 10 Dec 2026 01:00:09 -0800 (PST)

--0000gm--
"""

GMAIL_LATE = (
    GMAIL.replace("(Failure)", "(Delay)")
    .replace("Action: failed", "Action: delayed")
    .replace("Status: 5.1.1", "Status: 4.4.1")
)

SES = """\
Return-Path: <>
From: MAILER-DAEMON@amazonses.com
To: office@city.test
Subject: Delivery Status Notification (Failure)
Date: Thu, 10 Dec 2026 09:00:11 +0000
Content-Type: multipart/report; report-type=delivery-status; boundary="ses-1"

--ses-1
Content-Type: text/plain; charset=UTF-8

An error occurred while trying to deliver the mail to the following recipients:
{to}

--ses-1
Content-Type: message/delivery-status

Reporting-MTA: dns; a8-31.smtp-out.amazonses.com

Action: failed
Final-Recipient: rfc822; {to}
Diagnostic-Code: smtp; 550 5.1.1 user unknown
Status: 5.1.1

--ses-1
Content-Type: message/rfc822

From: International Affairs <office@city.test>
To: {to}
Subject: Send the data report
Message-ID: <0100019b0c1f-000000@email.amazonses.com>
X-Letter-ID: {id}
X-SES-Outgoing: 2026.12.10-192.0.2.31

Send the data report
--ses-1--
"""

EXIM = """\
Return-path: <>
X-Failed-Recipients: {to}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@host.example.net>
To: office@city.test
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1wXyZ-0001Ab-2C@host.example.net>
Date: Thu, 10 Dec 2026 10:00:12 +0100

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {to}
    SMTP error from remote mail server after RCPT TO:<{to}>:
    host mx.example.org [192.0.2.44]: 550 5.1.1 No such person at this address

------ This is a copy of the message, including all the headers. ------

Return-path: <office@city.test>
{headers}
Send the data report
"""

EXIM_LATE = """\
Return-path: <>
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@host.example.net>
To: office@city.test
Subject: Warning: message 1wXyZ-0001Ab-2C delayed 24 hours
Date: Fri, 11 Dec 2026 10:00:12 +0100

This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on host.example.net.

The message identifier is:     1wXyZ-0001Ab-2C
The subject of the message is: Send the data report: 7 days left

The address to which the message has not yet been delivered is:

  {to}

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals.

{headers}
"""

QMAIL = """\
Return-Path: <>
Date: 10 Dec 2026 09:00:13 -0000
From: MAILER-DAEMON@old.example.com
To: office@city.test
Subject: failure notice

Hi. This is the qmail-send program at old.example.com.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{to}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <office@city.test>
{headers}
Send the data report
"""

EXCHANGE_2003 = """\
From: System Administrator <postmaster@town.example>
To: office@city.test
Subject: Undeliverable: Send the data report
Date: Thu, 10 Dec 2026 10:00:14 +0100
In-Reply-To: {id}
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: 8bit

<html><body><p>Your message did not reach some or all of the intended recipients.</p>
<p>The following recipient(s) could not be reached:</p>
<p>{to} on 10.12.2026 10:00<br>The e-mail account does not exist at the organization this message
was sent to.<br>&lt;mail.town.example #5.1.1&gt;</p></body></html>
"""

POSTFIX_PROSE = """\
Return-Path: <>
From: MAILER-DAEMON@relay.example (Mail Delivery System)
To: office@city.test
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/mixed; boundary="pp"

--pp
Content-Type: text/plain; charset=us-ascii

<{to}>: host mx.example.org[192.0.2.44] said: 550 Unknown user (in reply to RCPT TO command)

--pp
Content-Type: message/rfc822

{headers}
--pp--
"""

#: What says that a letter will never arrive, and the words that ought to be kept of it.
FAILED = {
    "postfix": (POSTFIX, "Recipient address rejected: User unknown"),
    "exchange 365": (EXCHANGE_365, "RESOLVER.ADR.RecipientNotFound"),
    "gmail": (GMAIL, "The email account that you tried to reach does not exist"),
    "amazon ses": (SES, "550 5.1.1 user unknown"),
    "exim": (EXIM, "550 5.1.1 No such person at this address"),
    "qmail": (QMAIL, "Sorry, no mailbox here by that name. (#5.1.1)"),
    "old exchange": (EXCHANGE_2003, "#5.1.1"),
    "postfix in prose": (POSTFIX_PROSE, "550 Unknown user"),
}

LATE = {"postfix": POSTFIX_LATE, "gmail": GMAIL_LATE, "exim": EXIM_LATE}

#: Programs and people who answer our letter, and quote it; none of them returns it.
ANSWERS = {
    "english": """\
From: Ana Duarte <{to}>
To: office@city.test
Subject: Automatic reply: Send the data report
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
In-Reply-To: {id}
References: {id}

I am out of the office until 4 January. For urgent matters call 550 1234.
""",
    "german": """\
Return-Path: <>
From: Ana Duarte <{to}>
To: office@city.test
Subject: Abwesenheitsnotiz: Send the data report
Precedence: bulk
X-Autoreply: yes
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Ich bin bis 4. Januar nicht im Büro.

Message-ID: {id}
""",
    "spanish, by a server": """\
Return-Path: <>
From: postmaster@city.test
To: office@city.test
Subject: Respuesta automática: Send the data report
Auto-Submitted: auto-replied (vacation)
In-Reply-To: {id}
Content-Type: text/plain; charset=utf-8

Estaré fuera de la oficina hasta el 4 de enero.
""",
    "a person": """\
From: Ana Duarte <{to}>
To: office@city.test
Subject: Re: Send the data report
In-Reply-To: {id}

I could not deliver it: the portal says 550 5.1.1 user unknown.

> Message-ID: {id}
> Send the data report
""",
    "a read receipt": """\
From: postmaster@city.test
To: office@city.test
Subject: Read: Send the data report
Content-Type: multipart/report; report-type=disposition-notification; boundary="rr"

--rr
Content-Type: text/plain

Your message was read.

--rr
Content-Type: message/disposition-notification

Final-Recipient: rfc822; {to}
Original-Message-ID: {id}
Disposition: manual-action/MDN-sent-manually; displayed

--rr--
""",
}


def mail(template, message_id, to):
    """A mail of that form, about the letter of that id."""
    filled = template.replace("{headers}", HEADERS)
    return filled.replace("{id}", message_id).replace("{to}", to).encode()
