using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Outlines.Scripts;

public sealed class ScriptPropertyTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", "</", "/>", "/", "`", "${", "'", "\"", "//", "/*", "*/", "\n", "\r\n", "\u2028", " ", ";", ",", ":", "?", "?.", "=>", "=", "...",
        "@", "#", "\\", "\\u0061", "\ud800", "😀", "a", "b", "1", "1n", "async", "await", "yield", "function", "function*", "class", "extends", "static", "get", "set", "constructor",
        "import", "export", "default", "from", "type", "interface", "enum", "namespace", "declare", "abstract", "const", "let", "var", "new", "in", "of", "as", "satisfies", "infer",
        "keyof", "if", "else", "for", "while", "do", "switch", "case", "try", "catch", "return", "this", "super", "-", "++", "!", "|", "&", "is", "asserts", "<T>", "<a b={", "</a>",
    ];

    private const string Source =
        """
        import a, { type B as c } from 'm' /* d */
        @e() export default abstract class F<T extends G = H> extends I(J) implements K {
          private readonly l?: Map<string, T[]> = new Map<string, T[]>()
          static async *#m<U>(n: U = {} as U, ...o: unknown[]): AsyncGenerator<U> { yield* `p${`q${n}`}` }
          get [r.s]() { return a / 2 / (b) / /[/]/g.exec("t\'")!.u }
        }
        type V<W> = W extends { x: infer Y extends string } ? `z${Y}` : { readonly [A in keyof W]?: W[A] }
        const aa = { bb: async (cc) => cc ? (dd) : (ee), ff() { return <div {...gg} h-i="j">k {l} <m.n/></div> } } satisfies oo
        export namespace P { export enum Q { R = 1, 'S' } declare function tt(): asserts this is U }
        for await (const [x, { y = 1 }] of z) if (x) label: while (true) break label; else do { } while (false)
        """;

    private static readonly int Times = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1" ? 40_000 : 8_000;

    private static readonly SourceLanguage[] Scripts = [SourceLanguage.JavaScript, SourceLanguage.JavaScriptXml, SourceLanguage.TypeScript, SourceLanguage.TypeScriptXml];

    [Fact]
    public void Of_AnyPieces_HoldsItsRules()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join("", pieces)).ToArbitrary();

        Prop.ForAll(texts, HoldsInAll).Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(60));
    }

    [Fact]
    public void Of_AnyPrefixAndSuffix_HoldsItsRules()
    {
        for (var cut = 0; cut <= Source.Length; cut++) Assert.True(HoldsInAll(Source[..cut]) && HoldsInAll(Source[cut..]), $"cut at {cut}");
    }

    [Fact]
    public void Of_AnyMutation_HoldsItsRules()
    {
        var edits = (from start in Gen.Choose(0, Source.Length - 1)
                     from length in Gen.Choose(0, 5)
                     from piece in Gen.Elements(Pieces)
                     select Source.Remove(start, Math.Min(length, Source.Length - start)).Insert(start, piece)).ToArbitrary();

        Prop.ForAll(edits, HoldsInAll).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Of_TheSource_HasNoFault() => Assert.Empty(ScriptOutline.Of(Source, SourceLanguage.TypeScriptXml).Faults);

    /// <summary>Linear work takes well under a second; quadratic or worse work on these would take minutes.</summary>
    [Theory(Timeout = 30_000)]
    [InlineData("(", "")]
    [InlineData("[", "")]
    [InlineData("{", "")]
    [InlineData("a<", "")]
    [InlineData("<a>", "")]
    [InlineData("<a b={", "")]
    [InlineData("`${", "")]
    [InlineData("(a = ", "")]
    [InlineData("(a, b = ", ")")]
    [InlineData("a ? (b = ", ") : c => d")]
    [InlineData("a ? (b): c => ", "")]
    [InlineData("class extends ", "")]
    [InlineData("new ", "")]
    [InlineData("@", "")]
    [InlineData("!", "")]
    [InlineData("a => ", "")]
    [InlineData("async (a) => ", "")]
    [InlineData("if (a) ", "")]
    [InlineData("a: ", "")]
    [InlineData("type A = (", "")]
    [InlineData("type A<B = (c: ", "")]
    [InlineData("type A = B extends C ? ", "")]
    [InlineData("x as (infer A extends ", "")]
    [InlineData("function a() {", "}")]
    [InlineData("const {a = {", "}")]
    [InlineData("a /", "")]
    [InlineData("/* a", "")]
    [InlineData("// a\nfunction a() {}\n", "")]
    [InlineData("const a = { b() {} }; ", "")]
    [InlineData("else ", "")]
    [InlineData("({a}) => (", "")]
    [InlineData("<T,>(a) => <", "")]
    public void Of_ManyTimesTheSame_TakesLinearTime(string piece, string close)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Times)) + string.Concat(Enumerable.Repeat(close, Times));

        Assert.True(Holds(text, SourceLanguage.TypeScript) && Holds(text, SourceLanguage.TypeScriptXml));
    }

    private static bool HoldsInAll(string text) => Scripts.All(language => Holds(text, language));

    private static bool Holds(string text, SourceLanguage language)
    {
        var outline = ScriptOutline.Of(text, language);
        var whole = new TextSpan(0, text.Length);
        return outline.Faults.All(fault => fault is { Line: > 0, Column: > 0 }) && outline.Members.All(member => Holds(text, whole, member));
    }

    private static bool Holds(string text, TextSpan outer, OutlineMember member) =>
        outer.Contains(member.Full)
        && member.Full.Contains(member.Declaration)
        && member.Declaration.Contains(member.Header)
        && (member.Body is not { } body || (member.Declaration.Contains(body) && member.Header.End == body.Start))
        && (member.NameSpan is not { } name || (member.Declaration.Contains(name) && name.In(text) == member.Name))
        && member.Members.All(inner => Holds(text, member.Full, inner));
}
