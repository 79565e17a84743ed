import unittest

from isbn import check_digit, is_valid


class IsbnTest(unittest.TestCase):
    def test_check_digit(self):
        self.assertEqual(check_digit("978030640615"), 7)

    def test_check_digit_of_a_multiple_of_ten(self):
        self.assertEqual(check_digit("978111111112"), 0)

    def test_dashes_are_passed_over(self):
        self.assertTrue(is_valid("978-0-306-40615-7"))
        self.assertFalse(is_valid("978-0-306-40615-8"))

    def test_letters_are_refused(self):
        with self.assertRaises(ValueError):
            check_digit("97803064061X")
