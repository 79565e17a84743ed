using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Sandbox.Tests.Commands;

/// <summary>Texts that are made to be misread.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "b c", "ls", "rm", "echo", " ", "  ", "\t", "\n", "\\\n", "\\", "\\\\", "'", "\"", "''", "\"\"", "'a b'", "\"a $x\"", "$", "$x", "${x}", "${x:-y}",
        "${#x}", "$(", ")", "(", "$(a)", "`", "`a`", "$((", "))", "$((1+2))", "$'", "$'a\\n'", "$\"", "{", "}", "{a,b}", "{1..3}", "*", "?", "[a]", "[", "]", "~",
        ";", ";;", "&", "&&", "|", "||", "|&", "!", "! ", "<", ">", ">>", "2>&1", "&>", "<<", "<<<", "<<E\nx\nE\n", "<<-'E'\n\tx\nE\n", "<(", ">(a)", ">|", "<>", "#", " # c\n",
        "A=1", "A=", "A+=1", "=", "if ", "then ", "else ", "elif ", "fi", "while ", "until ", "do ", "done", "for x in ", "case x in ", "esac", "a) ", "f() ", "[[ ", "]]",
        "time ", "\r", "\u00a0", "\u200b", "é", "🙂", "\0", "\ud800", "\u0001", "-x", "--", "/", "..", "%", "@", ":", ",", "E", "1",
    ];

    private static readonly string[] QuotedPieces =
    [
        "a", "b", " ", "\t", "'x'", "'a b'", "'a\"b'", "\"x\"", "\"a'b\"", "\"a b\"", "''", "\"\"", "\\ ", "\\'", "\\\"", "\\\\", "\\a", "\"\\\\\"", "\"\\\"\"", "\"\\a\"", "\"\\`\"",
        "'\\'", "'\n'", "\"\n\"", "\\\n", "#", "a#", "=", "A=1", ":", "%", "@", ",", "-", "--", "+", "^", "!", "{}", "}", "{", "]", "é", "🙂", "\u00a0", "\u200b", "\r", "\u000b",
        "'$x'", "'`a`'", "\"\\$x\"", "'*'", "\"?\"", "\\*", "'~'", "if", "done", "1", "2", "/", ".", "..",
    ];

    /// <summary>Any text, mostly nearly a command.</summary>
    public static Arbitrary<string> Hostile() => Of(Pieces);

    /// <summary>Words in quotes of every kind that every shell knows, without expansions.</summary>
    public static Arbitrary<string> Quoted() => Of(QuotedPieces);

    private static Arbitrary<string> Of(string[] pieces) =>
        Gen.Choose(0, 25).SelectMany(count => Gen.Elements(pieces).ArrayOf(count)).Select(string.Concat).ToArbitrary();
}
