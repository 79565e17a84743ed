namespace AetherFlow.Models.Routing;

/// <summary>Providers that a mode prefers for a kind of step.</summary>
/// <param name="For">The mode, and the kind of step where that made the difference.</param>
/// <param name="Names">Best first.</param>
internal sealed record Favourites(string For, IReadOnlyList<string> Names)
{
    private const double Simple = 0.5;

    /// <summary>Tokens of a reply that is a few lines of code.</summary>
    private const int FewTokens = 500;

    private static readonly Favourites Fast = new(RouteProfile.Fast, ["groq"]);
    private static readonly Favourites Build = new(RouteProfile.Build, ["deepseek", "codestral"]);
    private static readonly Favourites DoubleCheck = new(RouteProfile.DoubleCheck, ["gemini", "deepseek", "codestral"]);

    private static readonly Favourites SimpleRefactoring = new("simple refactorings in BUILD", ["codestral", "deepseek"]);
    private static readonly Favourites SimplePatch = new("simple patches in BUILD", ["codestral", "deepseek"]);
    private static readonly Favourites ShortCode = new("a few simple lines of code in BUILD", ["codestral", "deepseek"]);

    public static Favourites Of(RouteProfile profile) => profile switch
    {
        { Mode: RouteProfile.Fast } => Fast,
        { Mode: RouteProfile.DoubleCheck } => DoubleCheck,
        { Complexity: < Simple, StepType: "refactoring" } => SimpleRefactoring,
        { Complexity: < Simple, StepType: "patch" } => SimplePatch,
        { Complexity: < Simple, StepType: "code_generation", ExpectedTokens: < FewTokens } => ShortCode,
        _ => Build,
    };

    /// <summary>0 for the first; null for those that are not preferred.</summary>
    public int? PlaceOf(string provider)
    {
        for (var place = 0; place < Names.Count; place++)
        {
            if (Names[place] == provider) return place;
        }

        return null;
    }
}
