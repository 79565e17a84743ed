using AetherFlow.Shape.Tests.Reading;
using AetherFlow.Shape.Tests.Rules;

namespace AetherFlow.Shape.Tests;

public sealed class CodeTests
{
    [Fact]
    public void AnyException_IsCaughtAtTheRimsOnly() => Violation.AssertNone(Repository.SourceCode.SelectMany(CodeRules.CatchAll));

    [Fact]
    public void Unfinished_IsNothing() => Violation.AssertNone(Repository.Code.SelectMany(CodeRules.Unfinished));

    [Fact]
    public void Regions_AreNowhere() => Violation.AssertNone(Repository.Code.SelectMany(CodeRules.Region));

    [Fact]
    public void Waiting_BlocksNoThread() => Violation.AssertNone(Repository.SourceCode.SelectMany(CodeRules.BlockingWait));

    [Fact]
    public void Tests_DoNotSleep() => Violation.AssertNone(Repository.TestCode.SelectMany(CodeRules.SleepInTest));

    [Fact]
    public void Injection_StandsAtTheRimOnly() => Violation.AssertNone(Repository.SourceCode.SelectMany(CodeRules.Wiring));

    [Fact]
    public void Guards_AreNotSwitchedOffInCode() => Violation.AssertNone(Repository.SourceCode.SelectMany(CodeRules.Unguarded));

    [Fact]
    public void Pragmas_AreFew() => Violation.AssertNone(CodeRules.ManyPragmas(Repository.Code));

    [Theory]
    [InlineData("catch (Exception)", true)]
    [InlineData("catch (System.Exception e)", true)]
    [InlineData("catch\n{", true)]
    [InlineData("catch (Exception e) when (retry)", true)]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException)", true)]
    [InlineData("catch (Exception e) when (e is IOException or UnauthorizedAccessException)", false)]
    [InlineData("catch (Exception e) when (!cancelled)", true)]
    [InlineData("catch (Exception e) when (WorkspaceFailures.IsFailure(e))", false)]
    [InlineData("catch (IOException)", false)]
    [InlineData("// catch (Exception)", false)]
    public void CatchAll_WideCatch_IsFound(string code, bool found)
    {
        Assert.Equal(found, CodeRules.CatchAll(Sample.InClass($"void F() {{ try {{ }}\n{code}\n{{ }} }}")).Any());
        Assert.Empty(CodeRules.CatchAll(new SourceFile(CodeRules.Rims[0], code)));
    }

    [Theory]
    [InlineData("// TO" + "DO: later", true)]
    [InlineData("/* HA" + "CK */", true)]
    [InlineData("throw new NotImplemented" + "Exception();", true)]
    [InlineData("var a = \"TO" + "DO\";", false)]
    [InlineData("// todos are hacked elsewhere", false)]
    public void Unfinished_Mark_IsFoundInCodeAndComments(string code, bool found) =>
        Assert.Equal(found, CodeRules.Unfinished(Sample.CSharp(code)).Any());

    [Fact]
    public void Region_InCode_IsFound() => Assert.Equal(2, Assert.Single(CodeRules.Region(Sample.CSharp("class A\n  #region Fields\n"))).Line);

    [Theory]
    [InlineData("RunAsync(1).GetAwaiter().GetResult();", true)]
    [InlineData("task.Wait();", true)]
    [InlineData("Task.WaitAll(a, b);", true)]
    [InlineData("var x = RunAsync(a, b).Result;", true)]
    [InlineData("var x = _task.Result;", true)]
    [InlineData("var x = await task.WaitAsync(token);", false)]
    [InlineData("var x = line.Result;", false)]
    [InlineData("script.Wait(\"a\");", false)]
    [InlineData("SaveAsync(1).Wait();", true)]
    public void BlockingWait_OnATask_IsFound(string code, bool found) =>
        Assert.Equal(found, CodeRules.BlockingWait(Sample.CSharp(code)).Any());

    [Theory]
    [InlineData("Thread.Sleep(1);", true)]
    [InlineData("await Task.Delay(10, token);", true)]
    [InlineData("var s = \"Task.Delay(1)\";", false)]
    [InlineData("new Script(\"sleep 1000\");", false)]
    public void SleepInTest_Wait_IsFound(string code, bool found) =>
        Assert.Equal(found, CodeRules.SleepInTest(Sample.CSharp(code)).Any());

    [Fact]
    public void Wiring_OutsideTheRim_IsFound()
    {
        const string Code = "using Microsoft.Extensions.DependencyInjection;";

        Assert.Single(CodeRules.Wiring(Sample.CSharp(Code)));
        Assert.Empty(CodeRules.Wiring(new SourceFile("src/AetherFlow.Hosting/Wiring.cs", Code)));
    }

    [Theory]
    [InlineData("#pragma warning disable CA1822, RS0030 // reason")]
    [InlineData("[SuppressMessage(\"ApiDesign\", \"RS0030\")]")]
    public void Unguarded_GuardSwitchedOff_IsFound(string code) => Assert.Single(CodeRules.Unguarded(Sample.CSharp(code)));

    [Fact]
    public void ManyPragmas_FourOfOneRule_AreFound()
    {
        var files = Enumerable.Repeat(Sample.CSharp("#pragma warning disable CA1822, MA0001\n#pragma warning restore CA1822\n"), 4).ToList();

        Assert.Equal(2, CodeRules.ManyPragmas(files).Count());
        Assert.Empty(CodeRules.ManyPragmas(files.Skip(1)));
    }
}
