import unittest

from roman import to_int


class RomanTest(unittest.TestCase):
    def test_sum(self):
        self.assertEqual(to_int("CLXVI"), 166)

    def test_thousand(self):
        self.assertEqual(to_int("MD"), 1500)

    def test_smaller_before_larger_is_taken_off(self):
        self.assertEqual(to_int("XIV"), 14)
        self.assertEqual(to_int("CDXL"), 440)
