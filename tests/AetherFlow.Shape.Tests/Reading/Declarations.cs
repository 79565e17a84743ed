using System.Text.RegularExpressions;

namespace AetherFlow.Shape.Tests.Reading;

/// <summary>
/// Finds the types and members of a file by its braces. It knows the style of this repository: no preprocessor
/// branches, one member after another.
/// </summary>
internal static partial class Declarations
{
    public static IReadOnlyList<Declaration> Of(SourceFile file) => new Scan(file).Run();

    [GeneratedRegex(@"(?:^|[\s)])(?:class|interface|enum|record\s+struct|record\s+class|struct|record)\s+(?<name>\w+)")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"^(\[[^\]]*\]\s*)*(file\s+)?namespace\s")]
    private static partial Regex NamespaceHead();

    private sealed class Scan(SourceFile file)
    {
        private readonly List<Declaration> _found = [];
        private readonly Stack<Block> _blocks = new();
        private int _headStart;
        private int _nesting;

        public List<Declaration> Run()
        {
            for (var at = 0; at < file.Code.Length; at++)
            {
                var c = file.Code[at];
                if (c is '(' or '[') _nesting++;
                else if (c is ')' or ']') _nesting--;
                else if (c == '{') Open(at);
                else if (c == '}') Close(at);
                else if (c == ';' && _nesting == 0) EndOfStatement(at);
            }

            return _found;
        }

        private void Open(int at)
        {
            var head = Head(at);
            // Inside parentheses, inside a member, or after "= new": braces that declare nothing.
            var kind = _nesting > 0 || !DeclaresHere() ? BlockKind.Other
                : NamespaceHead().IsMatch(head) ? BlockKind.Namespace
                : TypeName(head) is not null ? BlockKind.Type
                : _blocks.Count > 0 && _blocks.Peek().Kind == BlockKind.Type ? BlockKind.Member
                : BlockKind.Other;
            _blocks.Push(new Block(kind, head, kind == BlockKind.Type ? TypeName(head)! : "", HeadLine(), _nesting));
            _nesting = 0;
            if (kind is not BlockKind.Member and not BlockKind.Other) _headStart = at + 1;
        }

        private void Close(int at)
        {
            if (_blocks.Count == 0) return;
            var block = _blocks.Pop();
            _nesting = block.Nesting;
            if (block.Kind == BlockKind.Type) Add(block, block.Type, at);
            // A property may go on with its initial value, and a field ends at its semicolon: those are one member.
            var goesOn = block.Kind == BlockKind.Member && GoesOn(at, block.Head);
            if (block.Kind == BlockKind.Member && !goesOn) Add(block, Enclosing(), at);
            if (block.Kind is BlockKind.Type or BlockKind.Namespace || (block.Kind == BlockKind.Member && !goesOn)) _headStart = at + 1;
        }

        private void EndOfStatement(int at)
        {
            if (!DeclaresHere()) return;
            var head = Head(at);
            if (TypeName(head) is { } type)
                Add(new Block(BlockKind.Type, head, type, HeadLine(), 0), type, at);
            else if (_blocks.Count > 0 && _blocks.Peek().Kind == BlockKind.Type && head.Length > 0)
                Add(new Block(BlockKind.Member, head, "", HeadLine(), 0), Enclosing(), at);
            _headStart = at + 1;
        }

        private bool DeclaresHere() => _blocks.Count == 0 || _blocks.Peek().Kind is BlockKind.Namespace or BlockKind.Type;

        private string Enclosing() => _blocks.First(b => b.Kind == BlockKind.Type).Type;

        private bool GoesOn(int at, string head)
        {
            if (IsAssigned(head)) return true;
            var next = file.Code.AsSpan(at + 1).TrimStart();
            return next.Length > 0 && next[0] == '=';
        }

        private static string? TypeName(string head)
        {
            var match = TypeHead().Match(Inner().Replace(head, "()"));
            return match.Success && !IsAssigned(head) ? match.Groups["name"].Value : null;
        }

        /// <summary>Is there an "=" that is no part of an operator, and in no parentheses: the head of a value, not of a body.</summary>
        private static bool IsAssigned(string head) => Assignment().IsMatch(Inner().Replace(head, "()")) && !head.Contains(" operator ", StringComparison.Ordinal);

        private void Add(Block block, string type, int at)
        {
            var topLevel = block.Kind == BlockKind.Type && !_blocks.Any(b => b.Kind == BlockKind.Type);
            _found.Add(new Declaration(block.Kind == BlockKind.Type, block.Head, type, topLevel, block.FirstLine, file.LineOf(at)));
        }

        private string Head(int end) => Blanks().Replace(file.Code[_headStart..end], " ").Trim();

        private int HeadLine()
        {
            var start = _headStart;
            while (start < file.Code.Length && char.IsWhiteSpace(file.Code[start])) start++;
            return file.LineOf(Math.Min(start, file.Code.Length - 1));
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)|\[[^\[\]]*\]")]
    private static partial Regex Inner();

    [GeneratedRegex(@"(?<![=!<>])=(?!=)")]
    private static partial Regex Assignment();

    private enum BlockKind
    {
        Namespace,
        Type,
        Member,
        Other,
    }

    private sealed record Block(BlockKind Kind, string Head, string Type, int FirstLine, int Nesting);
}
