"""What the checks share. A check script is run with the workspace and the output folder of a run:

    python task_01.py WORKSPACE OUTPUT

Each of its functions whose name begins with check_ is called; one that raises has failed. The last line says how many
passed and failed.
"""

import pathlib
import sys
import traceback

WORKSPACE = pathlib.Path(sys.argv[1]).resolve()
OUTPUT = pathlib.Path(sys.argv[2]).resolve()

sys.path.insert(0, str(WORKSPACE))


def run(names):
    """Call every check_ function of a script's globals() and exit with 1 if one fails."""
    passed = failed = 0
    for name, check in list(names.items()):
        if not name.startswith("check_"):
            continue
        try:
            check()
            passed += 1
            print(f"ok   {name}")
        except Exception:
            failed += 1
            print(f"FAIL {name}\n{traceback.format_exc()}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


def raises(kinds, action, *arguments, **named):
    """Call the action and return the exception that it raises; any other outcome is a failure."""
    try:
        result = action(*arguments, **named)
    except kinds as error:
        return error
    raise AssertionError(f"nothing was raised, {result!r} was returned")


def member(value, name):
    """A field of a dictionary or an attribute of an object: the plans leave open which of them a report is."""
    return value[name] if isinstance(value, dict) else getattr(value, name)


def text_of(step):
    """What a step said: the reply of the last phase that wrote, for analyses are put into no file."""
    found = [path for path in OUTPUT.rglob(f"{step}.txt") if "validation" not in path.parts]
    assert found, f"there is no output of {step} below {OUTPUT}"
    best = max(found, key=lambda path: "draft" not in str(path))
    return best.read_text(encoding="utf-8").split("=" * 60, 1)[1].strip()


def sections(markdown):
    """Titles of the headings of a Markdown text."""
    return [line.lstrip("#").strip() for line in markdown.splitlines() if line.startswith("#")]
