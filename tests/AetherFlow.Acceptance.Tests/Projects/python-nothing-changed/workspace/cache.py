"""A cache that forgets what was not used for longest."""
from collections import OrderedDict


class Cache:
    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: OrderedDict[str, str] = OrderedDict()

    def get(self, key: str) -> "str | None":
        return self._entries.get(key)

    def put(self, key: str, value: str) -> None:
        self._entries[key] = value
        if len(self._entries) > self._size:
            self._entries.popitem(last=False)
