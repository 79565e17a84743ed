namespace AetherFlow.Edits.Tests.Outlines.Python;

public sealed class PythonStandardLibraryTests(ITestOutputHelper output)
{
    /// <summary>Differences that are none: the file, the member as ours and as Python has it, the reason.</summary>
    private static readonly (string File, string Ours, string Pythons, string Reason)[] Known =
    [
        ("test/test_unicode_identifiers.py", "PEP3131Test.test_valid.T.\u00B5", "PEP3131Test.test_valid.T.\u03BC",
            "Python normalizes names (NFKC); an outline has them as they are written"),
    ];

    [Fact]
    public async Task Of_StandardLibrary_FindsWhatPythonFinds()
    {
        var files = await PythonLibrary.FilesAsync();
        var differences = new List<string>();
        var (read, members) = (0, 0);

        foreach (var file in files.Where(file => file.IsValid))
        {
            var outline = PythonOutline.Of(file.Text!);
            var found = new OutlinePlaces(file.Text!).Of(outline).ConvertAll(member => InPythonsWords(file.Name, member).ToString());
            var wanted = file.Truth.Members.ConvertAll(member => member.ToString());
            differences.AddRange(outline.Faults.Select(fault => $"{file.Name}:{fault.Line}:{fault.Column}: fault: {fault.Message}"));
            differences.AddRange(wanted.Except(found).Select(member => $"{file.Name}: Python: {member}"));
            differences.AddRange(found.Except(wanted).Select(member => $"{file.Name}: ours:   {member}"));
            if (!found.Except(wanted).Any() && !found.SequenceEqual(wanted)) differences.Add($"{file.Name}: the order or number differs");
            (read, members) = (read + 1, members + found.Count);
        }

        output.WriteLine($"{members} members in {read} files, {differences.Count} differences");
        Assert.True(differences.Count == 0, $"{differences.Count} differences in {read} files:\n" + string.Join('\n', differences.Take(40)));
        Assert.True(read > 10 && members > 10 * read, $"only {members} members in {read} files");
    }

    [Fact]
    public async Task Of_FilesThatPythonRefuses_AreFaulty()
    {
        var refused = (await PythonLibrary.FilesAsync()).FindAll(file => !file.IsValid);

        foreach (var file in refused.Where(file => file.Text is null)) output.WriteLine($"{file.Name} has no text that could have an outline: {file.Truth.Error}");
        var unseen = refused.Where(file => file.Text is not null && PythonOutline.Of(file.Text).Faults.IsEmpty).Select(file => $"{file.Name}: {file.Truth.Error}").ToList();
        output.WriteLine($"{refused.Count} files refused by Python, {unseen.Count} of them faultless to us");
        Assert.True(unseen.Count == 0, string.Join('\n', unseen));
    }

    private static PythonTruth.Member InPythonsWords(string file, PythonTruth.Member member) =>
        Known.FirstOrDefault(known => known.File == file && known.Ours == member.Path) is { Pythons: { } path } ? member with { Path = path } : member;
}
