"""Rates of value added tax, as parts of one."""

TAX_RATES = {"books": 0.07, "goods": 0.19}
