"""One row of the table, played in an office of its own: `python -m tests.faults.play ROW OPTIONS`.

Prints the figures it reached as JSON, on its last line.
"""

import json
import os
import sys

import django

from tests.faults import end_with_parent


def main(row, options="{}"):
    end_with_parent()
    django.setup()
    from tests.faults import rows

    print(json.dumps(getattr(rows, row)(post(), **json.loads(options))), flush=True)


def post():
    from tests.faults.sink import Post

    return Post(os.environ["SINK_NOTES"], int(os.environ["EMAIL_URL"].rpartition(":")[2]))


if __name__ == "__main__":
    main(*sys.argv[1:])
