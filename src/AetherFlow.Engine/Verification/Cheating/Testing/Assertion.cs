using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>A statement that a test can fail by.</summary>
/// <param name="Text">Without white space.</param>
/// <param name="Line">From 1.</param>
internal sealed partial record Assertion(string Text, int Line)
{
    /// <summary>The same for assertions that differ in the values they are written with only.</summary>
    public string Shape => field ??= Value().Replace(Text, "#");

    /// <summary>The same for assertions of which one holds where the other one fails.</summary>
    public string ShapeOfEither => field ??= Stance().Replace(Comparison().Replace(Negation().Replace(Shape, Affirmed), "=="), "#").ToUpperInvariant();

    /// <summary>It holds for many values where an equality holds for one.</summary>
    public bool IsWeak => Weak().IsMatch(Text);

    public bool IsEquality => Equality().IsMatch(Text);

    /// <summary>It holds whatever the product does.</summary>
    public bool IsTautology => Constant().IsMatch(Text) || ComparesWithItself();

    private static string Affirmed(Match negation) =>
        negation.Value == "not." ? "" : negation.Value.Replace("not", "", StringComparison.OrdinalIgnoreCase);

    private bool ComparesWithItself()
    {
        if (SelfComparison().Match(Text) is { Success: true } sides && sides.Groups["left"].ValueSpan.SequenceEqual(sides.Groups["right"].ValueSpan)) return true;
        if (TwoArguments().Match(Text) is { Success: true } call)
        {
            var arguments = CallText.Arguments(call.Groups["rest"].Value);
            return arguments.Count >= 2 && arguments[0] == arguments[1] && arguments[0].Length > 0;
        }

        if (Expectation().Match(Text) is not { Success: true } expect) return false;
        return CallText.Arguments(expect.Groups["rest"].Value) is [var actual, ..]
            && expect.Groups["rest"].Value[actual.Length..] is var after
            && After().Match(after) is { Success: true } then
            && CallText.Arguments(then.Groups["rest"].Value) is [var expected, ..]
            && actual == expected && actual.Length > 0;
    }

    [GeneratedRegex(@"""[^""]*""|'[^']*'|`[^`]*`|-?\b\d[\d_.]*[A-Za-z]*\b|\b([Tt]rue|[Ff]alse|null|None|nil|undefined)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Value();

    [GeneratedRegex(@"Not[A-Z]|\.not[A-Z]|\bnot\.|^assertnot\w", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Negation();

    [GeneratedRegex(@"===?|!==?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"True|False|Truthy|Falsy", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Stance();

    [GeneratedRegex(@"(Not(Null|Empty|None)|IsNot(Null|None|Empty)|IsNotNone|isnotNone|toBe(Defined|Truthy|Falsy)\(|not\.toBe(Null|Undefined)\(|assertTrue|Assert\.(Is)?True|Greater|Less|\.ok\(|toContain|Contains|assertIn\(|Should\(\)\.(NotBe|Contain))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Weak();

    [GeneratedRegex(@"Equal|\.Be\(|EqualTo|toBe\(|toEqual|toStrictEqual|==|assert_eq!|\bSame\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Equality();

    [GeneratedRegex(@"^Assert\.(Is)?True\(true[,)]|^Assert\.(Is)?False\(false[,)]|^Assert\.That\(true[,)]|^Assert\.Pass\(|^assertTrue($|,)|^assert1($|,)|^assertnotFalse($|,)|\.assertTrue\(True[,)]|\.assertFalse\(False[,)]|^assertTrue\(true[,)]|^assert(\.ok)?\(true[,)]|^(debug_)?assert!\(true[,)]|^expect\(true\)\.(toBe(Truthy)?\((true)?\)|to\.be\.true)|^expect\(false\)\.toBeFalsy|(or True|orTrue|\|\|true\)?;?)$|\|\|true[,)]|orTrue[,)]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Constant();

    [GeneratedRegex(@"^assert(?<left>[^=(,][^=,]*)==(?<right>[^=,]+?)(,.*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SelfComparison();

    [GeneratedRegex(@"^[\w.]*(Equal|AreEqual|Equals|assertEqual|assertEquals|assert_eq!|equal|strictEqual|deepEqual|deepStrictEqual|Same|AreSame|same|is)\((?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TwoArguments();

    [GeneratedRegex(@"^(await)?(expect|Assert\.That)\((?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Expectation();

    [GeneratedRegex(@"^(\)\.(toBe|toEqual|toStrictEqual|to\.equal|to\.be|to\.eql)\(|,Is\.EqualTo\()(?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex After();
}
