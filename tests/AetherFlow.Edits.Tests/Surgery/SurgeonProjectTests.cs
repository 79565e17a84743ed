namespace AetherFlow.Edits.Tests;

public sealed class SurgeonProjectTests
{
    [Fact]
    public void Modify_EveryMemberByItself_LeavesEveryFileAsItIs()
    {
        var count = 0;
        foreach (var (path, text) in Sample())
        {
            var operations = Edits.Outlines.Of(path, text)!.All()
                .Where(member => Verb(member) is not null && !IsShared(text, member))
                .Select(member => new SurgicalOperation { Line = 1, Type = $"modify_{Verb(member)}", Target = Targets.Of(text, member), Code = Targets.Lines(text, member) })
                .ToList();
            var result = Surgeon.Apply(path, text, operations);

            Assert.True(result.Succeeded, $"{path}: {string.Join("; ", result.Problems)}");
            Assert.Equal(text, result.Text);
            Assert.All(result.Places, place => Assert.Equal(Rung.AlreadyApplied, place.Rung));
            count += operations.Count;
        }

        Assert.True(count > 200, $"Only {count} members were replaced.");
    }

    /// <summary>All files where slow tests are asked for, else one in sixteen, which its path decides.</summary>
    private static IEnumerable<(string Path, string Text)> Sample()
    {
        var isWhole = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";
        return ProjectFiles.All().Where(file => isWhole || file.Path.Sum(sign => sign) % 16 == 0);
    }

    [Fact]
    public void AddThenRemove_InManyTypesOfTheProject_GivesTheFileBack()
    {
        var count = 0;
        foreach (var (path, text) in Sample())
        {
            foreach (var type in Edits.Outlines.Of(path, text)!.All().Where(member => member is { Kind: MemberKind.Class or MemberKind.Struct or MemberKind.Record, Body: { } body, Members.Length: > 0 }))
            {
                var target = Targets.Of(text, type);
                var added = Surgeon.Apply(path, text, [new SurgicalOperation { Line = 1, Type = "add_method", Target = target, Code = "private int AddedForTheTest() => 1;" }]);
                Assert.True(added.Succeeded, $"{path}: {target}: {string.Join("; ", added.Problems)}");
                var removed = Surgeon.Apply(path, added.Text, [new SurgicalOperation { Line = 1, Type = "remove_method", Target = "AddedForTheTest" }]);

                Assert.True(removed.Succeeded, $"{path}: {target}: {string.Join("; ", removed.Problems)}");
                Assert.Equal(text, removed.Text);
                count++;
            }
        }

        Assert.True(count > 15, $"Only {count} types were tried.");
    }

    [Fact]
    public void RemoveThenAddBehindItsNeighbour_ManyMethodsOfTheProject_GivesTheFileBack()
    {
        var count = 0;
        foreach (var (path, text) in Sample())
        {
            foreach (var type in Edits.Outlines.Of(path, text)!.All().Where(member => member.Kind is MemberKind.Class or MemberKind.Record))
            {
                for (var i = 1; i < type.Members.Length; i++)
                {
                    var (before, member) = (type.Members[i - 1], type.Members[i]);
                    if (before.Kind != MemberKind.Method || member.Kind != MemberKind.Method || !IsFramedByOneBlankLine(text, type, i)) continue;
                    var removed = Surgeon.Apply(path, text, [new SurgicalOperation { Line = 1, Type = "remove", Target = Targets.Of(text, member) }]);
                    Assert.True(removed.Succeeded, $"{path}: {member.Path}: {string.Join("; ", removed.Problems)}");
                    var added = Surgeon.Apply(path, removed.Text, [new SurgicalOperation { Line = 1, Type = "add_method", Target = Targets.Of(text, type), Position = "after", Beside = Targets.Of(text, before), Code = Targets.Lines(text, member) }]);

                    Assert.True(added.Succeeded, $"{path}: {member.Path}: {string.Join("; ", added.Problems)}");
                    Assert.Equal(text, added.Text);
                    count++;
                }
            }
        }

        Assert.True(count > 25, $"Only {count} methods were moved.");
    }

    private static bool IsFramedByOneBlankLine(string text, OutlineMember type, int at) =>
        text[type.Members[at - 1].Full.End..type.Members[at].Full.Start].TrimEnd(' ') == "\n\n" &&
        (at + 1 == type.Members.Length || text[type.Members[at].Full.End..type.Members[at + 1].Full.Start].TrimEnd(' ') == "\n\n");

    private static bool IsShared(string text, OutlineMember member) => member.Kind == MemberKind.Field && text[member.Full.End - 1] is not (';' or '}');

    private static string? Verb(OutlineMember member) => member.Kind switch
    {
        MemberKind.Method or MemberKind.Constructor => "method",
        MemberKind.Function => "function",
        MemberKind.Property => "property",
        MemberKind.Field or MemberKind.EnumMember => "field",
        MemberKind.Namespace or MemberKind.Import => null,
        _ => member.Name.Length > 0 ? "class" : null,
    };
}
