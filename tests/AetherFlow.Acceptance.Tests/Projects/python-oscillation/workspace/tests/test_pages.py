import unittest

from paging.pages import page, page_count


class PagesTest(unittest.TestCase):
    def test_count(self):
        self.assertEqual(page_count(20, 10), 2)
        self.assertEqual(page_count(21, 10), 3)
        self.assertEqual(page_count(0, 10), 0)

    def test_first_page(self):
        self.assertEqual(page([1, 2, 3], 1, 2), [1, 2])

    def test_last_page(self):
        self.assertEqual(page([1, 2, 3], 2, 2), [3])
