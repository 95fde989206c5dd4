"""Taking the words out of the file of an instrument, told by its content and never by its name."""

from networks.services.reading.files import Read, kind_of, read_file

__all__ = ["Read", "kind_of", "read_file"]
