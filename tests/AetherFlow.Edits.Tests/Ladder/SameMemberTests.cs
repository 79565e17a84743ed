namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>With outlines made by hand: a member begins at "def" and ends before a blank line.</summary>
public sealed class SameMemberTests
{
    private const string Real = """
        class A:
            def run(self):
                first_thing(self.options)
                second_thing(self.options)
                third_thing(self.options)
                fourth_thing(self.options)
                return self.summary(1)

            def stop(self):
                return None

        """;

    private const string Quoted = "def run(self):\n    first_thing(self.options)\n    other_thing(self.options, 3)\n    third_thing(self.options)\n    fourth_thing(self.options)\n    return self.summary(2)\n";

    [Fact]
    public void Apply_SameMember_ChangesOnlyWhatTheHunkChanges()
    {
        var result = Apply(Real, Quoted, Quoted.Replace("third_thing", "last_thing", StringComparison.Ordinal));

        Assert.Equal(Real.Replace("third_thing", "last_thing", StringComparison.Ordinal), result.Text);
        Assert.Equal((Rung.Member, 2), (Hunks.Landed(result).Rung, result.Places[0].Line));
    }

    [Fact]
    public void Apply_ChangeOfALineThatIsNotThere_IsRefused() =>
        Hunks.Refused(Apply(Real, Quoted, Quoted.Replace("other_thing(self.options, 3)", "nothing(3)", StringComparison.Ordinal)), "edit.not_found");

    [Fact]
    public void Apply_SameNameTwice_IsRefused() =>
        Hunks.Refused(Apply(Real + Real.Replace("class A", "class B", StringComparison.Ordinal), Quoted, Quoted.Replace("third_thing", "last_thing", StringComparison.Ordinal)), "edit.not_found");

    [Fact]
    public void Apply_SameNameOtherParameters_IsRefused() =>
        Hunks.Refused(Apply(Real, Quoted.Replace("(self):", "(self, x):", StringComparison.Ordinal), Quoted), "edit.not_found");

    [Fact]
    public void Apply_SameNameOtherBody_IsRefused() =>
        Hunks.Refused(Apply(Real, "def run(self):\n    completely(other)\n    body_of_it(now)\n    ending(here)\n", "def run(self):\n    completely(other)\n    ending(here)\n"), "edit.not_found");

    private static EditResult Apply(string text, string search, string replace) => HunkEditor.Apply("a.py", text, [Hunks.Of(search, replace)], Outline);

    private static Outline Outline(string text)
    {
        var members = new List<OutlineMember>();
        for (var at = text.IndexOf("def ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("def ", at + 1, StringComparison.Ordinal))
        {
            var blank = text.IndexOf("\n\n", at, StringComparison.Ordinal);
            var full = new TextSpan(at, blank < 0 ? text.TrimEnd().Length : blank);
            var (name, signature) = (text[(at + 4)..text.IndexOf('(', at)], text[text.IndexOf('(', at)..(text.IndexOf(')', at) + 1)]);
            members.Add(new OutlineMember
            {
                Kind = MemberKind.Function,
                Name = name,
                Path = at == 0 ? name : "A." + name,
                Signature = signature,
                Full = full,
                Declaration = full,
                Header = full,
                Indentation = "",
            });
        }

        return new Outline { Language = SourceLanguage.Python, Members = [.. members] };
    }
}
