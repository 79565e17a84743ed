import unittest

from cache import Cache


class CacheTest(unittest.TestCase):
    def test_unused_entry_is_forgotten(self):
        cache = Cache(2)
        cache.put("a", "1")
        cache.put("b", "2")
        cache.get("a")
        cache.put("c", "3")
        self.assertEqual(cache.get("a"), "1")
        self.assertIsNone(cache.get("b"))
