"""The calculator calculates, and its tests notice when it does not."""

import subprocess
import sys
import tempfile
from pathlib import Path

import acceptance

from calculator import Calculator


def check_operations():
    calculator = Calculator()
    assert calculator.add(2, 3) == 5
    assert calculator.subtract(2, 3) == -1
    assert calculator.multiply(2, 3) == 6
    assert calculator.divide(7, 2) == 3.5


def check_division_by_zero():
    acceptance.raises((ZeroDivisionError, ValueError), Calculator().divide, 1, 0)


def check_tests_notice_each_wrong_operation():
    code = (acceptance.WORKSPACE / "calculator.py").read_text(encoding="utf-8")
    for right, wrong in [("a + b", "a - b"), ("a - b", "a + b"), ("a * b", "a + b"), ("return a / b", "return a * b")]:
        assert right in code, right
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "calculator.py").write_text(code.replace(right, wrong), encoding="utf-8")
            tests = acceptance.WORKSPACE / "test_calculator.py"
            Path(folder, tests.name).write_text(tests.read_text(encoding="utf-8"), encoding="utf-8")
            ended = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], cwd=folder, capture_output=True)
            assert ended.returncode == 1, f"no test notices {wrong} instead of {right}"


acceptance.run(globals())
