import unittest

from shop.shipping import shipping_cost


class ShippingCostTest(unittest.TestCase):
    def test_small_parcel(self):
        self.assertEqual(shipping_cost(19_90, 2_000), 4_90)

    def test_heavy_parcel(self):
        self.assertEqual(shipping_cost(19_90, 2_001), 7_90)

    def test_free_from_fifty_euros_on(self):
        self.assertEqual(shipping_cost(49_99, 500), 4_90)
        self.assertEqual(shipping_cost(50_00, 500), 0)

    def test_negative_weight(self):
        with self.assertRaises(ValueError):
            shipping_cost(10_00, -1)


if __name__ == "__main__":
    unittest.main()
