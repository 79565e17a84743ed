using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>How a compiler, a linter or a type checker is told to be quiet about a place in a source file.</summary>
internal static partial class SourceMarks
{
    private const string Repair = "Repair what it complains of.";

    public static readonly Mark[] All =
    [
        Of(f => f.Extension is ".CS" or ".FS" or ".VB", Dotnet()),
        Of(f => f.Extension is ".PY" or ".PYI", Python()),
        Of(f => TestMarks.IsScript(f) || f.Extension is ".VUE" or ".SVELTE" or ".CSS" or ".SCSS", Script()),
        Of(f => f.Extension is ".GO", Go()),
        Of(f => f.Extension is ".RS", Rust()),
        Of(f => f.Extension is ".C" or ".H" or ".CC" or ".CPP" or ".CXX" or ".HPP", C()),
        Of(f => f.Extension is ".JAVA" or ".KT", Java()),
    ];

    private static Mark Of(Func<FileEdit, bool> language, Regex pattern) => new(CheatCodes.Silenced, language, pattern, "a warning or an error is silenced", Repair) { OutsideStrings = true };

    [GeneratedRegex(@"#\s*pragma\s+warning\s+disable\b|#\s*nullable\s+disable\b|\bSuppressMessage\s*\(|ReSharper\s+disable\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Dotnet();

    [GeneratedRegex(@"#\s*(noqa\b|type:\s*ignore\b|pylint:\s*(disable|skip-file)|(ruff|flake8):\s*noqa\b|mypy:\s*(ignore|disable)|pyright:\s*(ignore|basic)|fmt:\s*(off|skip)\b|pragma:\s*no\s*cover|nosec\b)|@(typing\s*\.\s*)?no_type_check\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Python();

    [GeneratedRegex(@"\beslint-disable(-next-line|-line)?\b|@ts-(ignore|nocheck|expect-error)\b|\bbiome-ignore\b|\boxlint-disable|\bprettier-ignore\b|\b(istanbul|c8|v8)\s+ignore\b|\btslint:disable|\bstylelint-disable|\bdeno-lint-ignore", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [GeneratedRegex(@"//\s*nolint\b|//\s*#nosec\b|//lint:ignore\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Go();

    [GeneratedRegex(@"#!?\[\s*(allow|expect)\s*\(|#!?\[\s*cfg_attr\s*\([^\]]*allow\s*\(|#!?\[\s*rustfmt::skip", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Rust();

    [GeneratedRegex(@"#\s*pragma\s+(GCC|clang)\s+diagnostic\s+(ignored|warning)|#\s*pragma\s+warning\s*\(\s*disable|\bNOLINT\w*|\bclang-format\s+off|__attribute__\s*\(\(\s*unused", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex C();

    [GeneratedRegex(@"@(SuppressWarnings|Suppress|SuppressLint)\b|\bCHECKSTYLE:\s*OFF|\bNOSONAR\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Java();
}
