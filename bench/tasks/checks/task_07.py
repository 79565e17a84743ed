"""The analyses name what is in the code, the report is Markdown, and the code itself was left alone."""

import filecmp
from pathlib import Path

import acceptance

ORIGINAL = Path(__file__).resolve().parent.parent / "task_07" / "workspace"
MODULES = ["models.py", "storage.py", "pricing.py", "orders.py", "reports.py"]


def check_structure_names_every_module():
    text = acceptance.text_of("step_1")
    assert not [module for module in MODULES if module not in text]
    assert "storage" in text and "pricing" in text


def check_problems_are_named_and_ranked():
    text = acceptance.text_of("step_2").lower()
    for word in ["place_order", "line_total", "except", "admin_password", "os.system", "tags=[]"]:
        assert word in text, word
    assert "haute" in text or "critique" in text


def check_report_is_structured_markdown():
    text = acceptance.text_of("step_3")
    assert text.startswith("# ")
    titles = " ".join(acceptance.sections(text)).lower()
    assert "recommand" in titles and len(acceptance.sections(text)) >= 3
    assert not (acceptance.WORKSPACE / "quality_report.md").exists(), "an analysis writes no file"


def check_code_is_as_it_was():
    files = [path.relative_to(ORIGINAL) for path in ORIGINAL.rglob("*.py")]
    same, different, unreadable = filecmp.cmpfiles(ORIGINAL, acceptance.WORKSPACE, files, shallow=False)
    assert len(same) == len(files) == 6 and not different and not unreadable


acceptance.run(globals())
