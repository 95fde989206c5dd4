"""Mails as they are pasted: with their headers, encoded or as a mail program shows them."""

import re
from email import errors, message_from_string
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from django.core.exceptions import SuspiciousOperation, ValidationError
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from oia.core.text import fold
from oia.directory.choices import Channel
from oia.directory.pasted import MOST_PEOPLE, MOST_SIGNS, Read, one_line
from oia.directory.pasted.quoted import without_quoted
from oia.directory.pasted.written import moment_in

#: The headers that tell who wrote to whom and when, and what mail programs of other languages show
#: in their place, folded.
PEOPLE = ("From", "To", "Cc")
SHOWN_AS = {
    "From": [
        "from",
        "von",
        "de",
        "da",
        "od",
        "差出人",
        "送信者",
        "发件人",
        "寄件者",
        "寄件人",
        "من",
    ],
    "To": ["to", "an", "a", "para", "do", "宛先", "收件人", "收件者", "إلى"],
    "Cc": ["cc", "kopie", "copie", "copia", "dw", "抄送", "副本", "نسخة", "نسخة إلى"],
    "Date": ["date", "sent", "gesendet", "datum", "envoye", "envoye le", "enviado", "enviado el"]
    + ["enviado em", "enviada", "enviada em", "fecha", "data", "inviato", "wyslano"]
    + ["日時", "送信日時", "日付", "发送时间", "发送日期", "时间", "日期", "寄件日期", "傳送時間"]
    + ["التاريخ", "تاريخ الإرسال", "تم الإرسال", "أرسلت"],
    "Subject": ["subject", "betreff", "objet", "asunto", "assunto", "oggetto", "temat"]
    + ["件名", "主题", "主題", "主旨", "الموضوع"],
}
KNOWN = {fold(shown): name for name, ways in SHOWN_AS.items() for shown in ways}
HEADER = re.compile(r"[\u200e\u200f\u202a-\u202e]*([^\W\d_][^:：]{0,30}?)\s?[:：](.*)")
#: What mail programs put before the subject of an answer or of a mail handed on.
ANSWER = re.compile(
    r"\s*(?:re|aw|sv|vs|odp|res|rif|tr|ref|antw|fwd?|wg|enc|rv|i|pd|doorst|回复|回覆|答复|返信|转发|"
    r"轉寄|転送|رد|إعادة توجيه)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*",
    re.IGNORECASE,
)
MOST_LINES = 200  # before the first header
ENCODED = ("base64", "quoted-printable")
MOST_HEADER = 20_000  # signs of one header


def read(text):
    """What a mail says. Raises ValidationError where no header of one is found."""
    try:
        message = message_from_string(from_first_header(text))
    except RecursionError as error:
        raise ValidationError(_("This mail is nested too deeply to be read.")) from error
    found = Read(
        channel=Channel.MAIL,
        about=subject(message),
        at=moment(message),
        everybody=everybody(message),
    )
    whole = body(message)[: MOST_SIGNS * 5].strip()
    own = without_quoted(whole, known_name)
    if len(own) < len(whole):
        found.remarks.append(_("The earlier mails below it were left out."))
    found.take(own)
    return found


def from_first_header(text):
    """The text from where its headers begin: what stands above, such as a greeting, is left out.

    Headers bear the names by which programs know them.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines[:MOST_LINES]):
        if named_alike(line) or line.lower().startswith(("received:", "return-path:")):
            rest = lines[number:]
            count = next((at for at, one in enumerate(rest) if not one.strip()), len(rest))
            headers = (named_alike(one) or one for one in rest[:count])
            return "\n".join([*headers, *rest[count:]])
    raise ValidationError(
        _("No mail is recognised. Paste it with the lines From, To, Date and Subject.")
    )


def named_alike(line):
    """A line of a header that is known, under its English name; None for any other."""
    name = known_name(line)
    return name and f"{name}:{HEADER.match(line)[2]}"


def known_name(line):
    """The English name of the header that a line is; None where it is none that is known."""
    found = HEADER.match(line)
    return KNOWN.get(fold(found[1])) if found else None


def subject(message):
    """What it is about, without what tells that it answers or hands on; unless that is all."""
    whole = rest = one_line(plain(message["Subject"]), 500)
    while before := ANSWER.match(rest):
        rest = rest[before.end() :]
    return (rest or whole)[:250]


def plain(value):
    """A header in words, however it is encoded; left as it is where that cannot be read."""
    value = str(value or "")[:MOST_HEADER]
    try:
        parts = decode_header(value)
        return "".join(
            part
            if isinstance(part, str)
            else part.decode(charset or "raw-unicode-escape", "replace")
            for part, charset in parts
        )
    except (errors.MessageError, LookupError, ValueError):
        return value


def everybody(message):
    """Whoever wrote it or got it, each once, as (name, address)."""
    values = [str(one)[:MOST_HEADER] for name in PEOPLE for one in message.get_all(name, [])]
    found = {}
    for name, address in (pair for value in values for pair in named_in(value)):
        name, address = one_line(plain(name), 200), one_line(address, 254).lower()
        if "@" not in address:
            name, address = name or address, ""
        if name or address:
            found.setdefault(address or name.casefold(), (name, address))
    return list(found.values())[:MOST_PEOPLE]


def named_in(value):
    """The people in a header. Mail programs show semicolons between them, or names alone."""
    for some in value.split(";"):
        if "@" in some:
            yield from getaddresses([some])
        else:
            yield from ((name, "") for name in some.split(","))


def moment(message):
    """When it was sent; None where that cannot be read."""
    for words in message.get_all("Date", []):
        words = str(words)[:200].strip()
        try:
            found = moment_in(words) or parsedate_to_datetime(words)
            found = found if found.tzinfo else timezone.make_aware(found)
            return found if 1970 <= found.astimezone().year <= 2200 else None
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
    return None


def body(message):
    """The plain words of a mail, or those of its HTML."""
    html = ""
    for part in list_of_parts(message):
        words = words_of(part)
        if part.get_content_type() == "text/plain" and words.strip():
            return words
        if part.get_content_type() == "text/html":
            html = html or without_tags(words)
    return html


def without_tags(html):
    try:
        return strip_tags(html[: MOST_SIGNS * 5])
    except SuspiciousOperation:  # tags in tags without end
        return ""


def list_of_parts(message, most=100):
    """The parts of a mail without attachments, as far as anybody would nest them."""
    waiting, found = [message], []
    while waiting and len(found) < most:
        part = waiting.pop(0)
        if part.is_multipart():
            waiting = [*part.get_payload()[:most], *waiting]
        elif part.get_content_disposition() != "attachment":
            found.append(part)
    return found


def words_of(part):
    """The words of a part. What was pasted as words needs no decoding, whatever its headers say."""
    if str(part["Content-Transfer-Encoding"]).strip().lower() not in ENCODED:
        return str(part.get_payload())
    content = part.get_payload(decode=True) or b""
    try:
        words = content.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        words = content.decode("utf-8", "replace")
    return words.replace("\0", "")
