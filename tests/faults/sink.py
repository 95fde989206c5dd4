"""A mail server in a process of its own: takes letters and notes each, or misbehaves by address.

`python -m tests.faults.sink NOTES [PAUSE]` prints its port. A note is a line of time, address and
Message-ID, written before the server says "250"; the pause after it is the moment in which a
sender that is killed must repeat itself.
"""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import NamedTuple

from aiosmtpd.smtp import SMTP

from tests.faults import end_with_parent

#: What an address that begins with one of these words meets. "once" is over at the second try.
#: Others "drop" the connection or "stall" at the first try; "cut" and "mute" do so only after they
#: have taken the letter. Those that "hang" do so at every try.
AT_RCPT = {"gone": "550 5.1.1 No such mailbox", "grey": "451 4.7.1 Come back later, once"}
AT_DATA = {"spam": "554 5.7.1 Not wanted here"}
FAREWELL = {"busy": "421 4.3.2 Too many letters, once"}
FOR_EVER = 3600


class Sink:
    """Keeps its notes in a file that is only ever added to."""

    def __init__(self, notes, pause):
        self.notes = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self.pause, self.tries = pause, Counter()

    async def handle_EHLO(self, server, session, envelope, hostname, replies):
        session.host_name, session.farewell = hostname, ""
        return [*replies[:-1], "250-PIPELINING", replies[-1]]  # as most mail servers do

    async def handle_RCPT(self, server, session, envelope, address, options):
        if session.farewell:  # sent ahead by somebody who has not read it yet
            return session.farewell
        how, _, _ = address.partition(".")
        self.tries[address] += 1
        first = self.tries[address] == 1
        if (reply := AT_RCPT.get(how)) and (first or "once" not in reply):
            self.note("refused", address, reply[:3])
            return reply
        if first and how == "drop":
            server.transport.abort()
        if how == "hang" or (first and how == "stall"):
            await asyncio.sleep(FOR_EVER)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        how, _, _ = address.partition(".")
        if reply := AT_DATA.get(how):
            self.note("refused", address, reply[:3])
            return reply
        if how in FAREWELL and self.tries[address] == 1:
            self.note("refused", address, "421")
            session.farewell = FAREWELL[how]
            asyncio.get_running_loop().call_later(0.01, server.transport.close)
            return session.farewell
        mail = BytesHeaderParser().parsebytes(envelope.content)
        self.note("taken", address, mail["Message-ID"])
        if self.tries[address] == 1 and how == "cut":
            server.transport.abort()
        if self.tries[address] == 1 and how == "mute":
            await asyncio.sleep(FOR_EVER)
        if self.pause:
            await asyncio.sleep(random.uniform(0, 2 * self.pause))
        return "250 Taken"

    def note(self, what, address, which):
        os.write(self.notes, f"{time.time():.3f} {what} {address} {which}\n".encode())


async def serve(notes, pause):
    sink, loop = Sink(notes, pause), asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(sink, hostname="sink.test", enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class Note(NamedTuple):
    at: float
    what: str
    address: str
    which: str  # the Message-ID, or the code of the reply


class Post:
    """The sink as the other processes know it: its port and its notes."""

    def __init__(self, notes, port):
        self.path, self.port = Path(notes), port
        self.url = f"smtp://127.0.0.1:{port}"

    def noted(self, what="taken"):
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        notes = (line.split(" ", 3) for line in lines)
        return [Note(float(at), *rest) for at, *rest in notes if rest[0] == what]


@contextmanager
def sink(notes, pause=0.0):
    """A sink that runs as long as the block, and what one can learn of it."""
    command = [sys.executable, "-m", "tests.faults.sink", str(notes), str(pause)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, text=True, **pipes)
    try:
        yield Post(notes, int(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    end_with_parent()
    asyncio.run(serve(sys.argv[1], float(sys.argv[2])))
