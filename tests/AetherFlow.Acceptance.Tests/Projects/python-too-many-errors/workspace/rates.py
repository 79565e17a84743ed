"""Rates of value added tax, as parts of one."""

TAX_RATE = {"books": 0.07, "goods": 0.19}
