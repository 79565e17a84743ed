namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    private enum Likelihood
    {
        No,
        Yes,
        Unknown,
    }

    /// <summary>An arrow function, if one stands here.</summary>
    private bool TryParseArrow(bool mayHaveReturnType, out ScriptValue value)
    {
        value = default;
        var isAsync = false;
        var first = _token;
        if (AtWord("async"))
        {
            var next = Peek();
            if (!next.OnNewLine && (IsName(next) ? IsPunctuator(PeekAfter(next), "=>") : IsPunctuator(next, "(") || IsPunctuator(next, "<")))
            {
                isAsync = true;
                first = next;
            }
        }

        if (IsName(first))
        {
            var arrow = PeekAfter(first);
            if (!IsPunctuator(arrow, "=>") || arrow.OnNewLine) return false;
            if (isAsync) Advance();
            value = ParseSimpleArrow(isAsync, mayHaveReturnType);
            return true;
        }

        if (!IsPunctuator(first, "(") && !IsPunctuator(first, "<")) return false;
        return LikelihoodOfArrow(first) switch
        {
            Likelihood.No => false,
            // `async(...all)` may be a call.
            Likelihood.Yes when !isAsync => ParseKnownArrow(out value),
            _ => ParsePossibleArrow(isAsync, mayHaveReturnType, out value),
        };
    }

    private ScriptValue ParseSimpleArrow(bool isAsync, bool mayHaveReturnType)
    {
        var parameter = _token.Span;
        Advance();
        var head = BeginArrow(isAsync);
        return FinishArrow(head, parameter, mayHaveReturnType);
    }

    private bool ParseKnownArrow(out ScriptValue value)
    {
        var head = BeginArrow(isAsync: false);
        var parameters = ParseArrowHead();
        value = FinishArrow(head, parameters, mayHaveReturnType: true);
        return true;
    }

    private bool ParsePossibleArrow(bool isAsync, bool mayHaveReturnType, out ScriptValue value)
    {
        var outer = (_context, _members);
        TextSpan? parameters = null;
        var hasReturnType = false;
        bool ReadHead()
        {
            if (isAsync) Advance();
            BeginArrow(isAsync);
            parameters = ParseArrowHead();
            hasReturnType = _lastEnd != parameters?.End;
            return At("=>") && !_token.OnNewLine;
        }

        ScriptValue found = default;
        if (!mayHaveReturnType && LooksLike(AttemptKind.ArrowHead, ReadHead) && hasReturnType)
        {
            // `a ? (b) : c => d` has an arrow function in its first part only if another colon follows.
            var isArrow = Attempt(AttemptKind.ArrowInCondition, () =>
            {
                if (!ReadHead()) return false;
                found = FinishArrow(outer, parameters, mayHaveReturnType: false);
                return At(":");
            });
            value = isArrow ? found : default;
            return isArrow;
        }

        if (!Attempt(AttemptKind.ArrowHead, ReadHead))
        {
            value = default;
            return false;
        }

        value = FinishArrow(outer, parameters, mayHaveReturnType);
        return true;
    }

    /// <summary>Enters the function; gives what to return to.</summary>
    private (ScriptContext Context, List<ScriptMember> Members) BeginArrow(bool isAsync)
    {
        var outer = (_context, _members);
        _context = ScriptContext.OfFunction(isAsync, isGenerator: false);
        _members = [];
        return outer;
    }

    private TextSpan? ParseArrowHead()
    {
        if (At("<")) ParseTypeParameters();
        var parameters = ParseParameters();
        ParseReturnType(":");
        return parameters;
    }

    private ScriptValue FinishArrow((ScriptContext Context, List<ScriptMember> Members) outer, TextSpan? parameters, bool mayHaveReturnType)
    {
        Expect("=>");
        TextSpan? body;
        if (At("{")) body = ParseBlock();
        else
        {
            _context = _context with { HasNoIn = outer.Context.HasNoIn };
            var start = _token.Start;
            Drop(ParseValue(mayHaveReturnType));
            body = start < _lastEnd ? new TextSpan(start, _lastEnd) : null;
        }

        var members = _members;
        (_context, _members) = outer;
        return new ScriptValue(ScriptValueKind.Function, new ScriptParts(parameters, body, members));
    }

    /// <summary>What a parenthesis or angle bracket tells of itself by the tokens behind it.</summary>
    private Likelihood LikelihoodOfArrow(ScriptToken first) =>
        IsPunctuator(first, "(") ? LikelihoodOfParentheses(first) : LikelihoodOfAngle(first);

    private Likelihood LikelihoodOfParentheses(ScriptToken first)
    {
        var second = PeekAfter(first);
        if (IsPunctuator(second, ")"))
        {
            var third = PeekAfter(second);
            return IsPunctuator(third, "=>") || IsPunctuator(third, ":") || IsPunctuator(third, "{") ? Likelihood.Yes : Likelihood.No;
        }

        if (IsPunctuator(second, "[") || IsPunctuator(second, "{")) return Likelihood.Unknown;
        if (IsPunctuator(second, "...")) return Likelihood.Yes;
        if (IsPunctuator(second, "@")) return Likelihood.Unknown;
        var isThis = IsWord(second, "this");
        if (!IsName(second) && !isThis) return Likelihood.No;
        var next = PeekAfter(second);
        if (!isThis && ScriptWords.IsModifier(TextOf(second)) && !IsWord(second, "async") && IsName(next))
            return IsWord(next, "as") ? Likelihood.No : Likelihood.Yes;
        if (IsPunctuator(next, ":")) return Likelihood.Yes;
        if (IsPunctuator(next, "?"))
        {
            var afterMark = PeekAfter(next);
            return IsPunctuator(afterMark, ":") || IsPunctuator(afterMark, ",") || IsPunctuator(afterMark, "=") || IsPunctuator(afterMark, ")")
                ? Likelihood.Yes
                : Likelihood.No;
        }

        return IsPunctuator(next, ",") || IsPunctuator(next, "=") || IsPunctuator(next, ")") ? Likelihood.Unknown : Likelihood.No;
    }

    private Likelihood LikelihoodOfAngle(ScriptToken first)
    {
        var second = PeekAfter(first);
        var isConst = IsWord(second, "const");
        if (!IsName(second) && !isConst) return Likelihood.No;
        if (!_hasXml) return Likelihood.Unknown;
        if (!_isTyped) return Likelihood.No;
        var third = PeekAfter(isConst ? PeekAfter(first) : second);
        if (isConst)
        {
            if (!IsName(third)) return Likelihood.No;
            third = PeekAfter(third);
        }

        if (IsWord(third, "extends"))
        {
            var fourth = PeekAfter(third);
            return IsPunctuator(fourth, "=") || IsPunctuator(fourth, ">") || IsPunctuator(fourth, "/") ? Likelihood.No : Likelihood.Yes;
        }

        return IsPunctuator(third, ",") || IsPunctuator(third, "=") ? Likelihood.Yes : Likelihood.No;
    }
}
