"""Taking apart a mail that anybody may have sent: nonsense in any encoding, or made to hurt."""

import html
import re
from collections import deque
from email import message_from_string
from email.parser import HeaderParser
from itertools import islice

#: What comes after this many bytes of a mail is not read; reports come before what they return.
LONGEST = 512 * 1024

#: More parts, or groups of fields, no honest report has.
MOST_PARTS = 100

STATUS_PARTS = {"message/delivery-status", "message/global-delivery-status"}
RETURNED_PARTS = {"message/rfc822", "message/global"}
RETURNED_HEADERS = {"text/rfc822-headers", "message/global-headers", "message/rfc822-headers"}

TAG = re.compile(r"<[^<>]{0,2000}>")


def taken_apart(data):
    """A mail and its parts, without those of the mails that it returns."""
    message = message_from_string(decoded(data[:LONGEST]))
    return message, list(islice(parts_of(message), MOST_PARTS))


def decoded(data):
    """The mail as text; what is no UTF-8 is read as Latin, which never fails."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def parts_of(message):
    """The parts of a mail, without going into the mails that it returns."""
    waiting = deque([message])
    while waiting:
        part = waiting.popleft()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extendleft(reversed(part.get_payload()))
        else:
            yield part


def text_of(part):
    """The text of a part in whatever encoding, as far as it can be read."""
    payload = part.get_payload()
    if not isinstance(payload, str):
        return "\n\n".join(str(each) for each in payload or ())
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("", "7bit", "8bit"):
        return payload
    raw = part.get_payload(decode=True)
    try:
        return raw.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeError):
        return raw.decode("utf-8", "replace")


def blocks_of(part):
    """The groups of fields in a delivery status: one on the mail, then one for each recipient."""
    if part.get_content_type() not in STATUS_PARTS:
        return []
    payload = part.get_payload()
    is_read = isinstance(payload, list) and any(each.keys() for each in payload[:2])
    if is_read and part.get_content_type() == "message/delivery-status":
        return payload
    text = "".join(each.get_payload() for each in payload) if is_base64(part) else text_of(part)
    if is_base64(part):
        part.set_payload(text)
        text = text_of(part)
    groups = re.split(r"\r?\n[ \t]*\r?\n", text.strip())
    return [HeaderParser().parsestr(group.strip()) for group in groups[:MOST_PARTS]]


def is_base64(part):
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"


def prose_of(parts):
    """What a server says to people, in plain text, or in HTML where there is nothing else."""
    texts = [text_of(part) for part in parts if part.get_content_type() == "text/plain"]
    if any(text.strip() for text in texts):
        return "\n".join(texts)
    pages = [text_of(part) for part in parts if part.get_content_type() == "text/html"]
    return "\n".join(html.unescape(TAG.sub(" ", page)) for page in pages)


def returned_headers(part):
    """The headers of the letter that this part returns, if it returns one."""
    kind, payload = part.get_content_type(), part.get_payload()
    if kind in RETURNED_PARTS and isinstance(payload, list) and payload and payload[0].keys():
        return payload[0]
    if kind in RETURNED_HEADERS | RETURNED_PARTS:
        return HeaderParser().parsestr(text_of(part).strip())
    return None
