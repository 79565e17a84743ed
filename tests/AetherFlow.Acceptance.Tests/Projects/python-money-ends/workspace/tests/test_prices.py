import unittest

from prices import discounted, shipping, total


class Prices(unittest.TestCase):
    def test_discounted_takes_percent_off(self):
        self.assertEqual(discounted(2000, 10), 1800)

    def test_shipping_is_free_for_large_orders(self):
        self.assertEqual((shipping(4000), shipping(9000)), (500, 0))

    def test_total_adds_prices(self):
        self.assertEqual(total([("bread", 320), ("milk", 150)]), 470)
