namespace AetherFlow.Edits.Tests;

public sealed class CSharpOutlineTruthTests
{
    [Fact]
    public void Outline_OfEveryFileOfTheProject_EqualsRoslynsOwnWalk()
    {
        var count = 0;
        foreach (var (path, text) in ProjectFiles.All())
        {
            var outline = Edits.Outlines.Of(path, text)!;
            var walked = DeclarationWalker.In(text);

            Assert.Empty(outline.Faults);
            Assert.Equal(walked.Order(), Flat(outline.Members, 0).Order());
            count += walked.Count;
        }

        Assert.True(count > 3000, $"Only {count} declarations were compared.");
    }

    [Fact]
    public void Spans_OfEveryFileOfTheProject_NestAndNameWhatTheyHold()
    {
        foreach (var (path, text) in ProjectFiles.All())
        {
            foreach (var member in Edits.Outlines.Of(path, text)!.All())
            {
                Assert.True(member.Full.Contains(member.Declaration) && member.Full.End == member.Declaration.End, $"{path}: {member.Path}");
                Assert.True(member.Declaration.Contains(member.Header), $"{path}: {member.Path}");
                if (member.Body is { } body) Assert.True(member.Declaration.Contains(body) && body.Start >= member.Header.End, $"{path}: {member.Path}");
                Assert.All(member.Members, inner => Assert.True(member.Full.Contains(inner.Full), $"{path}: {inner.Path}"));
                Assert.False(char.IsWhiteSpace(text[member.Full.Start]) || char.IsWhiteSpace(text[member.Full.End - 1]), $"{path}: {member.Path}");
                if (member.NameSpan is { } name) Assert.EndsWith(name.In(text), member.Name, StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> Flat(IEnumerable<OutlineMember> members, int depth) => members.SelectMany(member =>
        Flat(member.Members, depth + 1).Prepend(DeclarationWalker.Line(member.Kind.Word(), member.Name, depth, member.Declaration)));
}
