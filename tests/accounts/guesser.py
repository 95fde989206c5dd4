"""A process that guesses a password, several times at once; run by test_lockout.py.

Takes the login, how many guesses, and the right password for a last try from here and one from
elsewhere. Prints how many guesses reached the password check, and what the last tries met.
"""

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import django

THREADS = 4
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def answer(login, password, ip):
    """What the login page says to one attempt."""
    from django.db import connections
    from django.test import Client

    page = Client().post("/accounts/login/", {"login": login, "password": password}, REMOTE_ADDR=ip)
    connections.close_all()
    if page.status_code == 302:
        return "in"
    locked = page.status_code == 429 or "Too many attempts" in page.content.decode()
    return "locked" if locked else "wrong"


def main(login, guesses, right):
    django.setup()
    with ThreadPoolExecutor(THREADS) as threads:
        jobs = [threads.submit(answer, login, "wrong", HERE) for _ in range(int(guesses))]
    heard = Counter(job.result() for job in jobs)
    last = {"here": answer(login, right, HERE), "elsewhere": answer(login, right, ELSEWHERE)}
    print(json.dumps(heard | last))


if __name__ == "__main__":
    main(*sys.argv[1:])
