using System.Runtime.CompilerServices;

namespace AetherFlow.Edits;

/// <summary>
/// A recursive-descent reader of the whole language that keeps declarations only. It follows the grammar, for what a slash, an angle
/// bracket or a brace means depends on all that stands before it.
/// </summary>
internal sealed partial class ScriptParser
{
    /// <summary>Deeper nesting is skipped by its brackets: no text may exhaust the stack.</summary>
    private const int MostDepth = 300;

    /// <summary>So many words before a declaration may be modifiers of it; more are none, and looked at once.</summary>
    private const int MostModifiers = 16;

    /// <summary>What follows the first faults of a broken text says nothing new.</summary>
    private const int MostFaults = 20;

    private readonly string _text;
    private readonly ScriptScanner _scanner;
    private readonly bool _isTyped;
    private readonly bool _hasXml;
    private readonly List<SyntaxFault> _faults = [];
    private ScriptToken _token;
    private int _lastEnd;
    private int _depth;
    private bool _isSilent;
    private ScriptContext _context;
    private List<ScriptMember> _members = [];

    public ScriptParser(SourceLines lines, SourceLanguage language)
    {
        Lines = lines;
        _text = lines.Text;
        _scanner = new ScriptScanner(_text);
        _isTyped = language is SourceLanguage.TypeScript or SourceLanguage.TypeScriptXml;
        _hasXml = language != SourceLanguage.TypeScript;
        _attemptsLeft = AttemptsPerUnit * ((long)_text.Length + 100);
    }

    public SourceLines Lines { get; }

    public IReadOnlyList<SyntaxFault> Faults => _faults;

    /// <summary>Where regular expressions begin; known when all is read.</summary>
    public HashSet<int> Regexes { get; } = [];

    /// <summary>Where elements begin whose tags are no operators; known when all is read.</summary>
    public HashSet<int> Tags { get; } = [];

    public IReadOnlyList<ScriptMember> ParseFile()
    {
        _lastEnd = _scanner.Begin();
        Take(_scanner.Read(_lastEnd));
        while (!AtEnd) ParseStatement();
        return _members;
    }

    private bool AtEnd => _token.Kind == ScriptTokenKind.End;

    private bool AtWord(string word) => _token.Kind == ScriptTokenKind.Word && _scanner.Is(_token, word);

    private bool At(string punctuator) => IsPunctuator(_token, punctuator);

    private bool AtName => IsName(_token);

    private bool AtString => _token.Kind == ScriptTokenKind.String;

    private bool IsWord(ScriptToken token, string word) => token.Kind == ScriptTokenKind.Word && _scanner.Is(token, word);

    private bool IsPunctuator(ScriptToken token, string punctuator) => token.Kind == ScriptTokenKind.Punctuator && _scanner.Is(token, punctuator);

    private bool IsName(ScriptToken token) => token.Kind == ScriptTokenKind.Word && !ScriptWords.IsReserved(TextOf(token));

    private ReadOnlySpan<char> TextOf(ScriptToken token) => _text.AsSpan(token.Start, token.End - token.Start);

    private ScriptToken Peek() => _scanner.Read(_token.End);

    private ScriptToken PeekAfter(ScriptToken token) => _scanner.Read(token.End);

    private ScriptMark Mark() => new(_lastEnd, _token.Start, _token.Start);

    private void Advance()
    {
        _lastEnd = _token.End;
        if (_attemptFailed) return;
        if (_attempts > 0 && --_attemptsLeft < 0)
        {
            FailAttempt();
            return;
        }

        Take(_scanner.Read(_lastEnd));
    }

    /// <summary>Makes a token the current one that was read in the parser's own way.</summary>
    private void Take(ScriptToken token)
    {
        if (_attemptFailed) return;
        _token = token;
        if (token.Fault is not null) Report(token.Fault, token.Start);
    }

    private void TakeRegex()
    {
        Regexes.Add(_token.Start);
        Take(_scanner.ReadRegex(_token));
    }

    private bool Eat(string punctuator)
    {
        if (!At(punctuator)) return false;
        Advance();
        return true;
    }

    private bool EatWord(string word)
    {
        if (!AtWord(word)) return false;
        Advance();
        return true;
    }

    private void Expect(string punctuator)
    {
        if (!Eat(punctuator)) Report($"'{punctuator}' is expected here.");
    }

    private void ExpectWord(string word)
    {
        if (!EatWord(word)) Report($"'{word}' is expected here.");
    }

    private void ExpectClose(ScriptToken open, string close)
    {
        if (Eat(close)) return;
        Report($"The '{TextOf(open)}' of line {Lines.PlaceOf(open.Start).Line} is not closed: '{close}' is expected here.");
    }

    /// <summary>A semicolon, or where none is needed: before a brace, a new line, the end.</summary>
    private void ParseSemicolon()
    {
        if (!Eat(";") && !CanOmitSemicolon) Report("';' or a new line is expected here.");
    }

    /// <summary>Whether no list in brackets goes on here.</summary>
    private bool AtListEnd => AtEnd || At(")") || At("]") || At("}") || At(";");

    private bool CanOmitSemicolon => AtEnd || At("}") || At(";") || _token.OnNewLine;

    private void Report(string message) => Report(message, _token.Start);

    private void Report(string message, int position)
    {
        if (_attempts > 0)
        {
            FailAttempt();
            return;
        }

        if (_isSilent || _faults.Count == MostFaults) return;
        var (line, column) = Lines.PlaceOf(position);
        if (_faults.Count > 0 && _faults[^1].Line == line) return;
        _faults.Add(new SyntaxFault(line, column, message));
    }

    /// <summary>False where nesting is too deep; what stands here is then skipped.</summary>
    private bool Enter()
    {
        if (_depth < MostDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _depth++;
            return true;
        }

        if (_attempts > 0) FailAttempt();
        else SkipNested();
        return false;
    }

    private void Add(ScriptMember member) => _members.Add(member);

    /// <summary>Keeps what is declared inside of an expression that makes no member itself.</summary>
    private void Drop(ScriptValue value) => Lift(value.Parts.Members);

    private void Lift(List<ScriptMember>? members)
    {
        foreach (var member in members ?? [])
        {
            if (member.IsOfValue) Lift(member.Parts.Members);
            else _members.Add(member);
        }
    }
}
