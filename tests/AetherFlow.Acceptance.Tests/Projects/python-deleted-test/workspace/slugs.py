"""Names of pages as parts of addresses."""
import re


def slug(title: str, limit: int = 40) -> str:
    """Lower-case words with dashes between them, never cut inside of a word."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    return "-".join(words)[:limit]
