"""A small IMAP server on loopback: the handful of commands that reading a mailbox takes."""

import re
import socketserver
import threading
from contextlib import contextmanager


class Mailbox:
    """The folders of one account, and what its server can and will do."""

    def __init__(self):
        self.folders = {"INBOX": {}}
        self.seen, self.deleted, self.commands = set(), set(), []
        self.can_move = self.takes_folders = True
        self.password = "sec/ret"
        self.next_uid = 1

    def put(self, data):
        self.folders["INBOX"][self.next_uid] = data
        self.next_uid += 1

    def count(self, folder):
        return len(self.folders.get(folder, {}))


class Talk(socketserver.StreamRequestHandler):
    """One client. Each command has a method of its name."""

    def handle(self):
        self.say("* OK ready")
        while line := self.rfile.readline():
            tag, command, *rest = line.decode().strip().split(" ", 2)
            rest = rest[0] if rest else ""
            if command.upper() == "UID":
                command, _space, rest = rest.partition(" ")
                command = f"UID_{command}"
            box = self.server.mailbox
            box.commands.append(f"{command} {rest}".upper())
            answer = getattr(self, command.lower(), lambda rest: "BAD what?")(rest)
            self.say(f"{tag} {answer} done")
            if command.upper() == "LOGOUT":
                return

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    @property
    def box(self):
        return self.server.mailbox

    @property
    def inbox(self):
        return self.box.folders["INBOX"]

    def capability(self, rest):
        self.say(f"* CAPABILITY IMAP4rev1 {'MOVE' if self.box.can_move else ''}".rstrip())
        return "OK"

    def login(self, rest):
        return "OK" if f'"{self.box.password}"' in rest else "NO wrong password"

    def select(self, rest):
        self.say(f"* {len(self.inbox)} EXISTS")
        return "OK [READ-WRITE]"

    def list(self, rest):
        wanted = rest.split('"')[3] if rest.count('"') >= 4 else rest.split()[-1]
        if wanted in self.box.folders:
            self.say(f'* LIST () "." "{wanted}"')
        return "OK"

    def create(self, rest):
        if not self.box.takes_folders:
            return "NO not here"
        self.box.folders[rest.strip('"')] = {}
        return "OK"

    def uid_search(self, rest):
        found = [u for u in self.inbox if "UNSEEN" not in rest or u not in self.box.seen]
        self.say(f"* SEARCH {' '.join(map(str, found))}".rstrip())
        return "OK"

    def uid_fetch(self, rest):
        uid, size = int(rest.split()[0]), int(re.search(r"<0\.(\d+)>", rest).group(1))
        if uid in self.inbox:
            data = self.inbox[uid][:size]
            self.say(f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(data)}}}")
            self.wfile.write(data + b")\r\n")
        return "OK"

    def uid_move(self, rest):
        uid, folder = rest.split()
        if int(uid) in self.inbox:
            self.box.folders[folder.strip('"')][int(uid)] = self.inbox.pop(int(uid))
        return "OK"

    def uid_copy(self, rest):
        uid, folder = rest.split()
        self.box.folders[folder.strip('"')][int(uid)] = self.inbox[int(uid)]
        return "OK"

    def uid_store(self, rest):
        marked = self.box.deleted if "Deleted" in rest else self.box.seen
        marked.add(int(rest.split()[0]))
        return "OK"

    def expunge(self, rest):
        for uid in self.box.deleted & set(self.inbox):
            del self.inbox[uid]
        return "OK"

    def logout(self, rest):
        self.say("* BYE")
        return "OK"


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@contextmanager
def imap_server():
    """The server's mailbox and the address to put into the settings."""
    with Server(("127.0.0.1", 0), Talk) as server:
        server.mailbox = Mailbox()
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        port = server.server_address[1]
        yield server.mailbox, f"imap://office:sec%2Fret@127.0.0.1:{port}/INBOX"
        server.shutdown()
        thread.join()
