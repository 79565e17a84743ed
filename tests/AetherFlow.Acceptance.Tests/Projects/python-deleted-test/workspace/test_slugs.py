import unittest

from slugs import slug


class SlugTest(unittest.TestCase):
    def test_words(self):
        self.assertEqual(slug("Hello, World!"), "hello-world")

    def test_long_title_is_cut_between_words(self):
        self.assertEqual(slug("a very long title indeed", limit=12), "a-very-long")
        self.assertEqual(slug("extraordinarily long", limit=10), "")

    def test_nothing_left(self):
        self.assertEqual(slug("?!"), "")
