"""What remembers, outside the database, how far it had come: a file and a key in the broker.

Restoring a backup takes the database back but not these, and so gives it away. Each database has
a memory of its own, by its identity, so that two of them may share a folder or a broker. A memory
never goes back. One that cannot be read or written just now is passed over: the other is there.
"""

import json
import logging
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from redis import RedisError

from oia.core import broker

log = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds for the broker to answer


@dataclass(frozen=True)
class Memory:
    """How many rounds the database had counted, and when that was."""

    ticks: int
    at: datetime

    def as_text(self):
        return json.dumps({"ticks": self.ticks, "at": self.at.isoformat()})

    @classmethod
    def from_text(cls, text):
        told = json.loads(text)
        return cls(int(told["ticks"]), datetime.fromisoformat(told["at"]))


class KeptInFile:
    """One file for each database, in the folder for everything the program writes."""

    def __init__(self, identity):
        self.path = Path(settings.WITNESS_FOLDER) / f"{identity}.json"

    def read(self):
        return self.path.read_text() if self.path.exists() else None

    def write(self, text):
        """Whole or not at all, even when the power fails."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=self.path.parent, suffix=".new", delete=False) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class KeptInBroker:
    """One key for each database, which all machines of the office share."""

    def __init__(self, identity):
        self.key = f"oia:witness:{identity}"

    def read(self):
        with connected() as client:
            return client.get(self.key)

    def write(self, text):
        with connected() as client:
            client.set(self.key, text)


def connected():
    return broker.client(settings.REDIS_URL, settings.VAR_DIR, seconds=PATIENCE)


def recall(identity):
    """The furthest that anything remembers of this database, or None."""
    memories = [memory_of(place) for place in places(identity)]
    return max(filter(None, memories), key=lambda memory: memory.ticks, default=None)


def remember(identity, memory):
    """Tell all of them, save those that know of more."""
    for place in places(identity):
        known = memory_of(place)
        if known is None or known.ticks < memory.ticks:
            try:
                place.write(memory.as_text())
            except RedisError as error:
                log.info("The broker could not be told how far we are: %s", error)
            except OSError as error:
                log.warning("No file could be told how far we are: %s", error)


def places(identity):
    return [KeptInFile(identity), KeptInBroker(identity)]


def memory_of(place):
    try:
        text = place.read()
        return Memory.from_text(text) if text else None
    except (OSError, RedisError, ValueError, KeyError) as error:
        log.info("A witness could not be asked: %s", error)
        return None
