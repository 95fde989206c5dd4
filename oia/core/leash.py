"""Ends the office's processes when the one that started them was killed outright.

A script of its own, in a session of its own. Its input names each process as it starts, one id a
line; when the input ends, the parent is gone, and what it left behind is ended in reverse: the
scheduler first, the broker last.
"""

import os
import signal
import sys
import time

PATIENCE = 15  # seconds for each to finish what it has in hand; then its whole session is killed


def is_there(group):
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def end(group):
    """Ask the leader, which looks after its own; then insist with all of them."""
    for send, sign in ((os.kill, signal.SIGTERM), (os.killpg, signal.SIGKILL)):
        try:
            send(group, sign)
        except (ProcessLookupError, PermissionError):
            if not is_there(group):
                return
        until = time.monotonic() + PATIENCE
        while is_there(group) and time.monotonic() < until:
            time.sleep(0.05)


if __name__ == "__main__":
    started = [int(line) for line in sys.stdin]
    for each in reversed(started):
        end(each)
