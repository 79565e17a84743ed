"""Articles of a shop."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    name: str
    shelf: str
    count: int
