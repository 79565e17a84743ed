namespace AetherFlow.Engine.Tests.Verification;

public sealed class PythonProjectsTests
{
    [Theory]
    [InlineData("pyproject.toml", "[tool.pytest.ini_options]\n")]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\n  \"requests>=2\",\n]\n[project.optional-dependencies]\ntest = [\"pytest>=7\"]\n")]
    [InlineData("pyproject.toml", "[dependency-groups]\ndev = [\"PyTest ~= 8.0\"]\n")]
    [InlineData("pyproject.toml", "[tool.poetry.group.dev.dependencies]\npytest = \"^8\"\n")]
    [InlineData("requirements-dev.txt", "-r requirements.txt\npytest==8.1 # tests\n")]
    [InlineData("requirements/test.txt", "pytest\n")]
    [InlineData("setup.cfg", "[options.extras_require]\ntest =\n    pytest\n")]
    [InlineData("setup.cfg", "[tool:pytest]\n")]
    [InlineData("tox.ini", "[testenv]\ndeps =\n    pytest\n")]
    [InlineData("Pipfile", "[dev-packages]\npytest = \"*\"\n")]
    [InlineData("setup.py", "setup(extras_require={'test': ['pytest>=3']})")]
    [InlineData("conftest.py", "")]
    [InlineData("tests/conftest.py", "")]
    [InlineData("pytest.ini", "[pytest]")]
    [InlineData("tests/test_b.py", "import pytest\n")]
    [InlineData("tests/test_b.py", "def test_b():\n    assert True\n")]
    public void Detect_PytestIsUsed_RunsIt(string path, string text) => Assert.Contains(
        "Test | pytest | python3 -m pytest -q --tb=short",
        Detected.In((path, text), ("tests/test_a.py", "import unittest\n")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("tests/test_a.py", "", "Test | unittest tests | python3 -m unittest discover -s tests")]
    [InlineData("tests/test_a.py", "tests/__init__.py", "Test | unittest | python3 -m unittest discover")]
    [InlineData("test_a.py", "", "Test | unittest | python3 -m unittest discover")]
    [InlineData("a/tests/test_a.py", "a/tests/__init__.py", "Test | unittest a | python3 -m unittest discover -s a")]
    public void Detect_UnittestOnly_StartsWhereDiscoveryFindsThem(string test, string package, string expected)
    {
        (string, string)[] files = [("a.py", ""), (test, "from unittest import TestCase\n")];

        Assert.Contains(expected, Detected.In(package.Length == 0 ? files : [.. files, (package, "")]).Split('\n'));
    }

    [Theory]
    [InlineData("ruff.toml", "", "Lint | ruff | ruff check . --output-format=concise")]
    [InlineData("pyproject.toml", "[tool.ruff.lint]\n", "Lint | ruff | ruff check . --output-format=concise")]
    [InlineData("pyproject.toml", "[tool.ruff.format]\n", "Format | ruff format | ruff format --check .")]
    [InlineData(".flake8", "", "Lint | flake8 | flake8")]
    [InlineData("tox.ini", "[flake8]\nmax-line-length = 100\n", "Lint | flake8 | flake8")]
    [InlineData("pyproject.toml", "[tool.black]\nline-length = 100\n", "Format | black | black . --check --diff")]
    [InlineData(".pre-commit-config.yaml", "repos:\n  - hooks:\n      - id: black\n", "Format | black | black . --check --diff")]
    [InlineData("requirements.txt", "mypy\n", "Types | mypy | mypy . --no-error-summary --ignore-missing-imports")]
    [InlineData("mypy.ini", "[mypy]\nstrict = true\n", "Types | mypy | mypy . --no-error-summary")]
    [InlineData("pyproject.toml", "[tool.mypy]\nfiles = [\"src\"]\n", "Types | mypy | mypy --no-error-summary")]
    [InlineData("pyrightconfig.json", "{}", "Types | pyright | pyright")]
    public void Detect_ConfiguredTool_IsProposed(string path, string text, string expected) =>
        Assert.Contains(expected, Detected.In((path, text), ("a.py", "")).Split('\n'));

    [Fact]
    public void Detect_NoConfiguration_ProposesOnlyThatItCompiles()
    {
        var checks = Detected.In(("a.py", "import ruff, mypy"), ("pyproject.toml", "[project]\nname = \"pytest-like\"\ndescription = \"black ruff\"\n"));

        Assert.StartsWith("Build | python compileall | python3 -m compileall -q -x ", checks, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', checks);
    }

    [Fact]
    public void Detect_NestedProjects_HaveTheirOwnTools()
    {
        var names = Detected.In(
            ("pyproject.toml", "[tool.ruff]\n"), ("a.py", ""),
            ("services/api/pyproject.toml", "[tool.mypy]\n"), ("services/api/b.py", ""),
            ("docs/requirements.txt", "sphinx\n"), ("docs/conf.py", ""),
            (".venv/lib/x.py", ""), ("tests/fixtures/broken/pyproject.toml", "[tool.black]\n"), ("tests/fixtures/broken/x.py", "")).Split('\n').Select(l => l.Split(" | ")[1]);

        Assert.Equal(["python compileall", "ruff", "python compileall in services/api", "mypy in services/api"], names);
    }
}
