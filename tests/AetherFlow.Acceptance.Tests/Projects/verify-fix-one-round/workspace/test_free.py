import unittest

from free import free_spans


class FreeSpansTest(unittest.TestCase):
    def test_between_meetings(self):
        self.assertEqual(free_spans([(540, 600), (660, 720)], (480, 1020)), [(480, 540), (600, 660), (720, 1020)])

    def test_meetings_that_overlap(self):
        self.assertEqual(free_spans([(540, 720), (600, 630)], (480, 1020)), [(480, 540), (720, 1020)])

    def test_no_meetings(self):
        self.assertEqual(free_spans([], (480, 1020)), [(480, 1020)])
