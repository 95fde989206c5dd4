"""The office broken on purpose, and timed: `make faults` and `make bench`."""

import os
from threading import Thread

STANDARD_INPUT = 0


def end_with_parent():
    """End this process when the one that holds its standard input is gone."""

    def watch():
        while os.read(STANDARD_INPUT, 1024):
            pass
        os._exit(1)

    Thread(target=watch, daemon=True).start()
