"""The processor filters, sorts and aggregates, its tests reach 90 % of it, the API offers it, and the report is there."""

import subprocess
import sys

import acceptance
from fastapi.testclient import TestClient

from api.main import app
from data_processor import DataProcessor

ROWS = [
    {"city": "Paris", "kind": "a", "sales": 10},
    {"city": "Rome", "kind": "b", "sales": 5},
    {"city": "Paris", "kind": "b", "sales": 20},
    {"city": "Oslo", "kind": "a", "sales": 5},
]
TRACED = """
import os, sys, trace
import pytest

tracer = trace.Trace(count=1, trace=0)
code = tracer.runfunc(pytest.main, ["-q", "-p", "no:cacheprovider"])
hit = {line for (path, line), n in tracer.results().counts.items() if os.path.basename(path) == "data_processor.py"}
all_lines = set(trace._find_executable_linenos("data_processor.py"))
print("covered", len(hit & all_lines) / len(all_lines))
sys.exit(code)
"""

client = TestClient(app)


def check_filter_by_several_criteria():
    found = DataProcessor().process(ROWS, filters={"city": "Paris", "kind": "b"})
    assert found == [ROWS[2]]


def check_sort_by_several_columns():
    found = DataProcessor().process(ROWS, sort_by=["sales", "city"])
    assert [row["city"] for row in found] == ["Oslo", "Rome", "Paris", "Paris"]


def check_aggregation():
    found = DataProcessor().process(ROWS, group_by=["city"], aggregations={"sales": ["sum", "avg", "count"]})
    paris = next(row for row in found if row["city"] == "Paris")
    assert (paris["sales_sum"], paris["sales_avg"], paris["sales_count"]) == (30, 15, 2)


def check_input_is_not_changed_and_bad_input_is_refused():
    before = [dict(row) for row in ROWS]
    DataProcessor().process(ROWS, sort_by=["sales"])
    assert ROWS == before and DataProcessor().process([]) == []
    acceptance.raises(ValueError, DataProcessor().process, "no list")
    acceptance.raises(ValueError, DataProcessor().process, ROWS, aggregations={"sales": ["median"]})


def check_tests_cover_the_processor():
    ended = subprocess.run([sys.executable, "-c", TRACED], cwd=acceptance.WORKSPACE, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    covered = float(ended.stdout.rsplit("covered", 1)[1])
    assert covered >= 0.9, f"only {covered:.0%} of data_processor.py is covered"
    assert "@pytest.fixture" in (acceptance.WORKSPACE / "test_data_processor.py").read_text(encoding="utf-8")


def check_code_is_documented():
    assert DataProcessor.__doc__ and DataProcessor.process.__doc__


def check_endpoint_processes():
    answer = client.post("/process", json={"data": ROWS, "filters": {"kind": "a"}, "sort_by": ["city"]})
    assert answer.status_code == 200, answer.text
    assert [row["city"] for row in answer.json()["result"]] == ["Oslo", "Paris"]


def check_endpoint_refuses_bad_input():
    assert client.post("/process", json={"data": "no list"}).status_code == 422
    assert client.post("/process", json={"data": ROWS, "sort_by": ["nothing"]}).status_code in (400, 422)


def check_endpoint_is_documented():
    assert "post" in client.get("/openapi.json").json()["paths"]["/process"]


def check_report_has_its_parts():
    text = acceptance.text_of("step_4")
    titles = " ".join(acceptance.sections(text)).lower()
    assert "performance" in titles and "sécurité" in titles and "maintenabilité" in titles


acceptance.run(globals())
