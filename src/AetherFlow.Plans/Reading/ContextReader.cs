using System.Collections.Immutable;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Reads the <c>context</c> object of a step.</summary>
internal sealed class ContextReader(ProblemLog problems)
{
    private readonly PathRule _paths = new(problems);

    public StepContext Read(SourceValue at, StepType type)
    {
        var fields = new Fields(at, problems);
        KnownKeys.WarnOfSlips(at, KnownKeys.Context, problems);
        var patch = type == StepType.Patch ? fields.OptionalObject("patch") : null;
        var block = patch is null ? WellFormedPatch(at) : new PatchReader(problems).Read(patch);
        return new StepContext
        {
            Files = Paths(fields, "files", type.WritesFiles()),
            InputFiles = Paths(fields, "input_files", isTarget: false),
            Language = fields.OptionalText("language"),
            Framework = fields.OptionalText("framework"),
            Instructions = fields.OptionalText("instructions"),
            Replacement = fields.OptionalText("replacement"),
            Patch = block,
            Others = KnownKeys.Rest(at, block is null ? KnownKeys.Context.Remove("patch") : KnownKeys.Context),
        };
    }

    private ImmutableArray<string> Paths(Fields fields, string key, bool isTarget)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, at) in fields.Texts(key))
        {
            _paths.Check(path, at, isTarget);
            paths.Add(path);
        }

        return paths.ToImmutable();
    }

    /// <summary>Steps of other types carry blocks of all shapes that nothing acts on: what is no complete block stays among the other keys.</summary>
    private PatchBlock? WellFormedPatch(SourceValue at)
    {
        if (at.Find("patch") is not { } patch) return null;
        var apart = problems.Apart();
        if (new Fields(at, apart).OptionalObject("patch") is null) return null;
        var block = new PatchReader(apart).Read(patch);
        return apart.HasError ? null : block;
    }
}
