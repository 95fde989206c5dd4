"""Taking the words out of files, told by their content and never by their name; all bounded."""

from oia.documents.reading.files import Read, kind_of, read_file

__all__ = ["Read", "kind_of", "read_file"]
