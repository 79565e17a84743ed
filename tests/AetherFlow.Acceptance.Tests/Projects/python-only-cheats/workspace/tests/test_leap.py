import unittest

from leap import days_in, is_leap


class LeapTest(unittest.TestCase):
    def test_every_fourth_year(self):
        self.assertTrue(is_leap(2024))
        self.assertFalse(is_leap(2023))

    def test_centuries(self):
        self.assertFalse(is_leap(1900))
        self.assertTrue(is_leap(2000))

    def test_days(self):
        self.assertEqual(days_in(2023), 365)
        self.assertEqual(days_in(2024), 366)
