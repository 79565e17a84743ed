import unittest

import report
import stock


class ShopTest(unittest.TestCase):
    ITEMS = ["pear", "apple", "pear"]

    def test_count(self):
        self.assertEqual(stock.count(self.ITEMS, "pear"), 2)

    def test_line_for_each_name(self):
        self.assertTrue(report.lines(self.ITEMS))

    def test_names(self):
        self.assertEqual(stock.names(self.ITEMS), ["apple", "pear"])

    def test_padding(self):
        self.assertEqual(report.lines(["pear"]), ["pear ......... 1"])

    def test_title(self):
        self.assertEqual(report.title(), "Stock")
