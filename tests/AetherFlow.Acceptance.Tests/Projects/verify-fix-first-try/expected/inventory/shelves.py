"""Where articles lie."""
from collections.abc import Iterable
from itertools import groupby

from inventory.items import Item


def by_shelf(items: Iterable[Item]) -> dict[str, list[Item]]:
    """The items of each shelf, sorted by name; shelves in their order."""
    ordered = sorted(items, key=lambda item: (item.shelf, item.name))
    return {shelf: list(group) for shelf, group in groupby(ordered, key=lambda item: item.shelf)}
