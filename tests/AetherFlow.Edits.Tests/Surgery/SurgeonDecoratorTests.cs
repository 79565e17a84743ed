using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonDecoratorTests
{
    [Theory]
    [InlineData("class A\n{\n    // M.\n    void M() { }\n}", "[Obsolete]", null, "class A\n{\n    // M.\n    [Obsolete]\n    void M() { }\n}")]
    [InlineData("class A\n{\n    [Pure]\n    void M() { }\n}", "Obsolete(\"no, [really]\")", null, "class A\n{\n    [Pure]\n    [Obsolete(\"no, [really]\")]\n    void M() { }\n}")]
    [InlineData("class A\n{\n    [Pure]\n    void M() { }\n}", "[Obsolete]", "before", "class A\n{\n    [Obsolete]\n    [Pure]\n    void M() { }\n}")]
    [InlineData("class A { void M() { } }", "[Obsolete]", null, "class A { [Obsolete] void M() { } }")]
    [InlineData("class A { [Pure, Obsolete] void M() { } }", "[Obsolete]", null, "class A { [Pure, Obsolete] void M() { } }")]
    public void Add_StandsBeforeTheDeclaration(string before, string code, string? position, string after) =>
        Assert.Equal(after, Apply("A.cs", before, Op("add_decorator", "M", code, position)));

    [Theory]
    [InlineData("class A\n{\n    // M.\n    [Obsolete]\n    void M() { }\n}", "Obsolete", "class A\n{\n    // M.\n    void M() { }\n}")]
    [InlineData("class A { [Pure, Obsolete(\"a, b\"), Last] void M() { } }", "Obsolete", "class A { [Pure, Last] void M() { } }")]
    [InlineData("class A { [Pure, Last] void M() { } }", "[Last]", "class A { [Pure] void M() { } }")]
    [InlineData("class A { [Pure] void M() { } }", "[Pure]", "class A { void M() { } }")]
    public void Remove_TakesOnlyThatOne(string before, string code, string after) =>
        Assert.Equal(after, Apply("A.cs", before, Op("remove_decorator", "M", code)));

    [Theory]
    [InlineData("add_decorator", "[Obsolete] int x;", "surgery.bad_code")]
    [InlineData("add_decorator", "just words", "surgery.bad_code")]
    [InlineData("add_decorator", null, "surgery.bad_operation")]
    [InlineData("remove_decorator", "Obsolete", "surgery.not_found")]
    public void Refused_WithACode(string type, string? code, string expected) =>
        Assert.Equal(expected, Refuse("A.cs", "class A { [Pure] void M() { } }", Op(type, "M", code)).Code);
}
