"""What somebody wrote in a mail, apart from the mails below it which it answers or hands on."""

import re

SAYS_SO = (
    "original message|ursprüngliche nachricht|originalnachricht|message d['’]origine|"
    "message original|mensaje original|mensagem original|messaggio originale|"
    "oryginalna wiadomość|wiadomość oryginalna|forwarded message|weitergeleitete nachricht|"
    "message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|"
    "przekazana wiadomość|元のメッセージ|転送メッセージ|原始邮件|原始郵件|转发的邮件|轉寄的郵件|"
    "الرسالة الأصلية|رسالة معاد توجيهها|رسالة محولة"
)
#: A line such as "-----Original Message-----".
DIVIDER = re.compile(rf"\s*-{{2,}}\s*(?:{SAYS_SO})\s*-{{2,}}\s*\Z", re.IGNORECASE)

#: "On Monday Bo Lin wrote:", told apart from what people write by the figures of its day.
ANSWERED = re.compile(
    r"(?=.*\d)(?:"
    r"(?:On|Am|Le|El|Il|Em|Op|Den|W dniu|Dnia|pon\.|wt\.|śr\.|czw\.|pt\.|sob\.|niedz\.)\b.*"
    r"\b(?:wrote|schrieb\b.*|a écrit|escribió|ha scritto|escreveu|napisała?|napisał\(a\)|schreef)"
    r"|.*(?:写道|寫道|のメール|さんは書きました|كتب\b.*)"
    r"|\d{4}年.*<[^<>\s]+@[^<>\s]+>"
    r")\s*[:：]\s*\Z",
    re.IGNORECASE,
)
EXACT = re.compile(r"@|\d[:.h]\d\d")  # a mailbox or a time of day, as programs write them
MOST_LINES = 3  # into which a program breaks such a sentence
MOST_SIGNS = 300  # of it
MOST_HEADERS = 8  # that are read of a mail below
RULE = re.compile(r"\s*[_-]{5,}\s*\Z")  # drawn above the headers of the mail below


def without_quoted(text, named):
    """The text without the mails below it; all of it where nothing would be left.

    `named` gives the name of the header that a line is, or None.
    """
    lines, kept, at = text.split("\n"), [], 0
    while at < len(lines):
        if is_quoted(lines[at]):
            at += 1
        elif length := length_of_answered(lines, at):
            at += length
            if not is_quoted_below(lines, at):
                break  # quoted without marks, down to the end
        elif DIVIDER.match(lines[at]) or begins_headers(lines[at : at + MOST_HEADERS], named):
            break
        else:
            kept.append(lines[at])
            at += 1
    while kept and (not kept[-1].strip() or RULE.match(kept[-1])):
        kept.pop()
    return "\n".join(kept).strip() or text


def is_quoted(line):
    return line.lstrip().startswith(">")


def is_quoted_below(lines, at):
    below = (lines[number] for number in range(at, len(lines)))
    return is_quoted(next((line for line in below if line.strip()), ""))


def length_of_answered(lines, at):
    """How many lines from here on say who wrote what follows, and when; 0 if they do not.

    "On 3 March he wrote:" is such a sentence only where what follows bears marks.
    """
    for length in range(1, MOST_LINES + 1):
        some = [line.strip() for line in lines[at : at + length]]
        sentence = " ".join(some)[:MOST_SIGNS]
        if all(some) and ANSWERED.match(sentence):
            is_sure = EXACT.search(sentence) or is_quoted_below(lines, at + length)
            return length if is_sure else 0
    return 0


def begins_headers(lines, named):
    """Whether the headers of another mail stand here: who wrote it, and two more at least.

    "From: Lisbon, To: Kobe, Date: 3 May" is what people write: no subject, and no mailbox.
    """
    found, is_sure = [], False
    for line in lines:
        name = named(line.strip(" *\t"))
        if not (name or found) or not line.strip():
            break
        found.append(name)
        is_sure = is_sure or name == "Subject" or bool(name and "@" in line)
    return is_sure and found[0] == "From" and len({*found} - {None}) > 2
