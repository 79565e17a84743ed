"""The refactored script prints what the old one printed, with short functions and without the copies."""

import ast
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import acceptance

OLD = Path(__file__).resolve().parent.parent / "task_06" / "workspace" / "legacy_code.py"
NEW = acceptance.WORKSPACE / "legacy_code.py"
SALES = """date,customer,product,quantity,price,kind
2026-01-04,Acme,Bolt,120,0.35,B2B
2026-01-09,Acme,Nut,12,0.20,B2B
2026-01-11,Ada,Bolt,3,0.35,B2C
2026-02-02,Grace,Washer,250,0.05,B2C
2026-02-02,broken line
2026-02-03,Grace,Nut,many,0.20,B2C
2026-02-03,Grace,Nut,7,free,B2C
2026-02-17,Bolts Inc,Nut,9,0.20,B2B
2026-03-01,Ada,Washer,100,0.05,B2C
"""

sales = Path(tempfile.mkdtemp()) / "sales.csv"
sales.write_text(SALES, encoding="utf-8")
tree = ast.parse(NEW.read_text(encoding="utf-8"))
functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def printed(script, *arguments):
    ended = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True)
    return ended.returncode, ended.stdout


def check_whole_report_is_the_same():
    assert printed(NEW, str(sales)) == printed(OLD, str(sales))


def check_one_month_is_the_same():
    assert printed(NEW, str(sales), "2026-02") == printed(OLD, str(sales), "2026-02")


def check_month_without_sales_is_the_same():
    assert printed(NEW, str(sales), "1999-01") == printed(OLD, str(sales), "1999-01")


def check_missing_argument_is_the_same():
    assert printed(NEW) == printed(OLD) and printed(NEW)[0] == 1


def check_functions_are_short():
    assert len(functions) >= 5
    for function in functions:
        assert function.end_lineno - function.lineno + 1 < 50, function.name


def check_nothing_stands_twice():
    lines = Counter(line.strip() for line in NEW.read_text(encoding="utf-8").splitlines() if len(line.strip()) > 25)
    assert not [line for line, count in lines.items() if count > 1]


def check_names_are_words():
    assert all(len(function.name) > 2 for function in functions)


def check_analysis_names_the_problems():
    text = acceptance.text_of("step_1").lower()
    assert "main" in text and "dupli" in text and "except" in text


acceptance.run(globals())
