import unittest

from inventory.items import Item
from inventory.shelves import by_shelf


class ByShelfTest(unittest.TestCase):
    def test_items_are_grouped_and_sorted(self):
        items = [Item("nut", "B", 5), Item("bolt", "A", 3), Item("gear", "B", 1)]
        self.assertEqual(
            by_shelf(items),
            {"A": [items[1]], "B": [items[2], items[0]]},
        )
        self.assertEqual(list(by_shelf(items)), ["A", "B"])

    def test_no_items(self):
        self.assertEqual(by_shelf([]), {})
