namespace AetherFlow.Engine.Tests.Verification;

public sealed class FingerprintTests
{
    [Theory]
    [InlineData("  Failed A.B.C [12 ms]\n  Error Message:\n   no\n", "  Failed A.B.C [1 m 3 s]\n  Error Message:\n   no\n")]
    [InlineData("main.py:3:1: error: at 0x7f01 in pid 12", "main.py:9:4: error: at 0xffee in pid 99")]
    [InlineData("main.py:3:1: E1 a\nugly.py:3:1: E1 b\n", "ugly.py:3:1: E1 b\nmain.py:3:1: E1 a\n")]
    [InlineData("main.py:3:1: error: no file /tmp/abc123/x.txt", "main.py:3:1: error: no file /tmp/zz9/y.txt")]
    [InlineData("FAILED tests/test_cart.py::test_x - assert 41 == 42", "FAILED tests/test_cart.py::test_x - assert 17 == 42")]
    [InlineData("main.py:3:1: error: seed=12345 fails", "main.py:3:1: error: seed=99 fails")]
    [InlineData("started 2026-01-01T10:00:00Z\nno luck, took 3.2s", "started 2026-02-03T11:12:13Z\nno luck, took 12s")]
    [InlineData("a.c:1: talk\nsrc/main.c:1:1: error: x\n", "src/main.c:1:1: error: x\nother talk\n")]
    [InlineData("--- FAIL: TestA (0.00s)\n    cart_test.go:3: no\nFAIL\tm/cart\t0.1s\n", "--- FAIL: TestA (1.20s)\n    cart_test.go:8: no\nFAIL\tm/cart\t9.1s\n")]
    [InlineData("not ok 1 - a\n  ---\n  error: 'x'\n", "not ok 7 - a\n  ---\n  error: 'x'\n")]
    [InlineData("Segmentation fault (core dumped) 4711", "Segmentation fault (core dumped) 815")]
    public void Fingerprint_WhatChangesByChance_IsTheSame(string first, string second) =>
        Assert.Equal(RecordedOutput.ReadText(first).Fingerprint, RecordedOutput.ReadText(second).Fingerprint);

    [Theory]
    [InlineData("  Failed A.B.C [12 ms]\n", "  Failed A.B.D [12 ms]\n")]
    [InlineData("main.py:3:1: E1 a\nugly.py:3:1: E1 b\n", "main.py:3:1: E1 a\n")]
    [InlineData("main.py:3:1: error: no x", "ugly.py:3:1: error: no x")]
    [InlineData("main.py:3:1: error: no x", "main.py:3:1: error: no y")]
    [InlineData("main.py:3:1: error: no x\nmain.py:4:1: error: no x\n", "main.py:3:1: error: no x\n")]
    [InlineData("main.py:3:1: error: name 'x1' is not defined", "main.py:3:1: error: name 'x2' is not defined")]
    [InlineData("FAILED tests/test_cart.py::test_x - KeyError", "FAILED tests/test_cart.py::test_x - TypeError")]
    [InlineData("FAILED tests/test_cart.py::test_x[1]", "FAILED tests/test_cart.py::test_x[2]")]
    [InlineData("FAILED tests/test_cart.py::test_x", "FAILED tests/test_broken.py::test_x")]
    [InlineData("Segmentation fault", "Bus error")]
    public void Fingerprint_OtherFailures_IsAnother(string first, string second) =>
        Assert.NotEqual(RecordedOutput.ReadText(first).Fingerprint, RecordedOutput.ReadText(second).Fingerprint);

    [Fact]
    public void Fingerprint_EachRecordedOutput_IsItsOwn()
    {
        var all = RecordedOutput.Names.Where(n => RecordedOutput.Read(n).Failures.Length > 0).ToList();
        string[] same = ["gcc", "make-nested", "xunit3", "dotnet-test-mtp", "eslint-compact", "eslint-unix", "tsc", "tsc-pretty", "mypy", "mypy-columns", "pytest-long", "pytest-short", "pytest-native", "compileall", "python-syntax"];

        var own = all.Except(same).Select(n => RecordedOutput.Read(n).Fingerprint).ToList();

        Assert.Equal(own.Count, own.Distinct().Count());
        Assert.Equal(RecordedOutput.Read("gcc").Fingerprint, RecordedOutput.Read("make-nested").Fingerprint);
        Assert.Equal(RecordedOutput.Read("xunit3").Fingerprint, RecordedOutput.Read("dotnet-test-mtp").Fingerprint);
        Assert.Equal(RecordedOutput.Read("tsc").Fingerprint, RecordedOutput.Read("tsc-pretty").Fingerprint);
        Assert.Equal(RecordedOutput.Read("pytest-long").Fingerprint, RecordedOutput.Read("pytest-short").Fingerprint);
    }
}
