"""What a publication says, kept with its editions, so that what has changed can be told in plain words."""

from publisher.history.kept import keep, kept, previous
from publisher.history.text import Part, Text, decoded, encoded, text, titles

__all__ = ["Part", "Text", "decoded", "encoded", "keep", "kept", "previous", "text", "titles"]
