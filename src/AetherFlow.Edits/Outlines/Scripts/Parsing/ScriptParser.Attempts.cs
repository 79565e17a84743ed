namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    /// <summary>Attempts may read so many tokens for each unit of the text, so that no text takes more than linear time.</summary>
    private const int AttemptsPerUnit = 20;

    private readonly HashSet<(AttemptKind Kind, int Position)> _failedAttempts = [];
    private long _attemptsLeft;
    private int _attempts;
    private bool _attemptFailed;

    /// <summary>
    /// Reads what may be one of two things, and takes it back where it is not the first. The first fault within ends the attempt:
    /// from there on only the end is to be seen, so that all loops finish.
    /// </summary>
    /// <param name="kind">What failed once at a place fails there again.</param>
    /// <param name="attempt">Reads, and says whether it was what was hoped for.</param>
    private bool Attempt(AttemptKind kind, Func<bool> attempt)
    {
        var key = (kind, _token.Start);
        if (_attemptFailed || _failedAttempts.Contains(key)) return false;
        var (token, lastEnd, depth, context, members) = (_token, _lastEnd, _depth, _context, _members);
        var count = members.Count;
        _attempts++;
        var succeeded = attempt() && !_attemptFailed;
        _attempts--;
        if (succeeded) return true;
        _failedAttempts.Add(key);
        _attemptFailed = false;
        (_token, _lastEnd, _depth, _context, _members) = (token, lastEnd, depth, context, members);
        members.RemoveRange(count, members.Count - count);
        return false;
    }

    /// <summary>Reads ahead, and always takes it back.</summary>
    private bool LooksLike(AttemptKind kind, Func<bool> attempt)
    {
        var (token, lastEnd, depth, context, members, count) = (_token, _lastEnd, _depth, _context, _members, _members.Count);
        if (!Attempt(kind, attempt)) return false;
        (_token, _lastEnd, _depth, _context, _members) = (token, lastEnd, depth, context, members);
        members.RemoveRange(count, members.Count - count);
        return true;
    }

    private void FailAttempt()
    {
        _attemptFailed = true;
        _token = new ScriptToken(ScriptTokenKind.End, _text.Length, _text.Length);
    }

    /// <summary>Skips to what closes or separates this part, by brackets and strings alone. What follows is no longer judged.</summary>
    private void SkipNested()
    {
        _isSilent = true;
        var isTemplate = new Stack<bool>();
        var endsOperand = false;
        while (!AtEnd)
        {
            if (isTemplate.Count == 0 && (At(",") || At(";") || At(")") || At("]") || At("}"))) return;
            if (At("}") && isTemplate.Peek()) Take(_scanner.ReadTemplateRest(_token));
            else if (!endsOperand && (At("/") || At("/="))) TakeRegex();

            if (At("(") || At("[") || At("{")) isTemplate.Push(false);
            else if (At(")") || At("]") || At("}")) isTemplate.Pop();
            else if (_token.Kind == ScriptTokenKind.TemplateHead && !IsContinued(_token)) isTemplate.Push(true);
            else if (_token.Kind == ScriptTokenKind.Template && IsContinued(_token)) isTemplate.Pop();

            endsOperand = _token.Kind == ScriptTokenKind.Punctuator ? At(")") || At("]") || At("}") : !AtKeyword;
            Advance();
        }
    }

    private bool AtKeyword => _token.Kind == ScriptTokenKind.Word && ScriptWords.IsReserved(TextOf(_token)) && !ScriptWords.IsReservedValue(TextOf(_token));

    /// <summary>Whether a part of a template stands behind a substitution.</summary>
    private bool IsContinued(ScriptToken token) => _text[token.Start] == '}';
}
