using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Takes the words of a command apart as the program itself would: bundles, values, <c>--</c>.</summary>
internal ref struct ArgumentReader
{
    private readonly ProgramShape _shape;
    private readonly ImmutableArray<string?> _words;
    private readonly List<Argument> _arguments;
    private int _at;

    private ArgumentReader(ProgramShape shape, ImmutableArray<string?> words, int start, List<Argument> arguments)
    {
        _shape = shape;
        _words = words;
        _at = start;
        _arguments = arguments;
    }

    /// <summary>The index of the word where the reading ended: behind the last one, at a sub-command, or at a module's name.</summary>
    public static int Read(ProgramShape shape, ImmutableArray<string?> words, int start, List<Argument> arguments) =>
        new ArgumentReader(shape, words, start, arguments).ReadAll();

    private int ReadAll()
    {
        var knowledge = _shape.Knowledge;
        var hasCommands = _shape.Commands.Count > 0;
        var hasModules = _shape.HasModules;
        var optionsEnded = false;
        while (_at < _words.Length)
        {
            var word = _words[_at];
            if (!optionsEnded && word == "--")
            {
                optionsEnded = true;
                _at++;
            }
            else if (!optionsEnded && word is not null && IsOption(word))
            {
                ReadOption(word);
                if (hasModules && _arguments[^1] is { Kind: ArgumentKind.Option, Role: OptionRole.Module }) return _at - 1;
            }
            else
            {
                if (hasCommands && !hasModules) return _at;
                if (knowledge.BareBundle && _at == 1 && word is not null)
                {
                    ReadBundle("-" + word, isBare: true);
                    continue;
                }

                _arguments.Add(new Argument(ArgumentKind.Operand, word, _at++));
                optionsEnded |= knowledge.Ordered || hasModules;
            }
        }

        return _at;
    }

    private readonly bool IsOption(string word) => word.Length > 1 && word[0] == '-' || (_shape.Knowledge.OneDash && _shape.Find(word) is not null);

    private void ReadOption(string word)
    {
        // Programs with long options of one dash mostly take two as well.
        if (_shape.Knowledge.OneDash && word.StartsWith("--", StringComparison.Ordinal) && _shape.Find(word) is null) word = word[1..];
        var isLong = word.StartsWith("--", StringComparison.Ordinal) || _shape.Knowledge.OneDash;
        if (_shape.Find(word) is { } role) Add(word, role, attached: null);
        else if (isLong) ReadLong(word);
        else ReadBundle(word, isBare: false);
    }

    private void ReadLong(string word)
    {
        var equals = word.IndexOf('=');
        var name = equals < 0 ? word : word[..equals];
        var value = equals < 0 ? null : word[(equals + 1)..];
        if (_shape.Find(name) is { } role)
        {
            Add(name, role, value);
        }
        else if (!_shape.Knowledge.OneDash && _shape.FindShortened(name) is { } full)
        {
            _arguments.Add(new Argument(ArgumentKind.ShortenedOption, name, _at++) { Role = full.Role, FullName = full.Name, Value = value });
        }
        else
        {
            _arguments.Add(new Argument(ArgumentKind.UnknownOption, name, _at++) { Value = value });
        }
    }

    private void ReadBundle(string word, bool isBare)
    {
        if (_shape.Knowledge.Numbers && word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            _arguments.Add(new Argument(ArgumentKind.Option, word, _at++));
            return;
        }

        for (var i = 1; i < word.Length; i++)
        {
            var name = $"-{word[i]}";
            if (_shape.Find(name) is not { } role)
            {
                _arguments.Add(new Argument(ArgumentKind.UnknownOption, i == 1 ? word : name, _at++) { Value = word[(i + 1)..] });
                return;
            }

            if (!TakesValue(role))
            {
                _arguments.Add(new Argument(ArgumentKind.Option, name, _at) { Role = role });
                continue;
            }

            var rest = word[(i + 1)..];
            if (isBare && rest.Length > 0) _arguments.Add(new Argument(ArgumentKind.UnknownOption, word, _at++));
            else Add(name, role, rest.Length == 0 ? null : rest);
            return;
        }

        _at++;
    }

    /// <summary>An option of the table, with its value from the next word where it needs one.</summary>
    private void Add(string name, OptionRole role, string? attached)
    {
        var index = _at++;
        if (role == OptionRole.Execute)
        {
            var start = _at;
            while (_at < _words.Length && _words[_at] is not (";" or "+")) _at++;
            _arguments.Add(new Argument(ArgumentKind.Option, name, index) { Role = role, Words = _words[start.._at] });
            _at = Math.Min(_at + 1, _words.Length);
            return;
        }

        var value = attached;
        if (attached is null && TakesValue(role) && role is not (OptionRole.Optional or OptionRole.InPlace) && _at < _words.Length) value = _words[_at++];
        _arguments.Add(new Argument(ArgumentKind.Option, name, index) { Role = role, Value = value });
    }

    private static bool TakesValue(OptionRole role) =>
        role is not (OptionRole.Flag or OptionRole.Help or OptionRole.Complete or OptionRole.Lookup or OptionRole.CommandString or OptionRole.Execute);
}
