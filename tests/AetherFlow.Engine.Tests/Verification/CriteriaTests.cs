using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class CriteriaTests
{
    [Theory]
    [InlineData("tests pass", "Test")]
    [InlineData("All tests pass.", "Test")]
    [InlineData("The existing unit tests must still pass", "Test")]
    [InlineData("`pytest` passes", "Test")]
    [InlineData("npm test passes", "Test")]
    [InlineData("No failing tests", "Test")]
    [InlineData("Les tests passent", "Test")]
    [InlineData("Tous les tests unitaires doivent passer", "Test")]
    [InlineData("Tous les tests unitaires passent avec succès", "Test")]
    [InlineData("aucun test en échec", "Test")]
    [InlineData("La suite de tests est verte", "Test")]
    [InlineData("compiles", "Build")]
    [InlineData("The code compiles without errors", "Build")]
    [InlineData("Code compiles", "Build")]
    [InlineData("Build succeeds", "Build")]
    [InlineData("dotnet build passes", "Build")]
    [InlineData("No compilation errors", "Build")]
    [InlineData("Le projet compile", "Build")]
    [InlineData("Le code compile sans erreur", "Build")]
    [InlineData("aucune erreur de compilation", "Build")]
    [InlineData("Builds without warnings", "Build!")]
    [InlineData("The project builds with no warnings", "Build!")]
    [InlineData("compiles without warnings or errors", "Build!")]
    [InlineData("Le projet compile sans avertissement", "Build!")]
    [InlineData("no compiler warnings", "Build!")]
    [InlineData("lint clean", "Lint")]
    [InlineData("ruff clean", "Lint")]
    [InlineData("Linter passes", "Lint")]
    [InlineData("no eslint errors", "Lint")]
    [InlineData("Aucune erreur de lint", "Lint")]
    [InlineData("type-checks", "Types")]
    [InlineData("mypy passes", "Types")]
    [InlineData("No type errors", "Types")]
    [InlineData("aucune erreur de type", "Types")]
    [InlineData("Code is formatted with black", "Format")]
    [InlineData("prettier passes", "Format")]
    [InlineData("compiles and all tests pass", "Build Test")]
    [InlineData("Le code compile et les tests passent", "Build Test")]
    [InlineData("tests pass, lint clean, type-checks", "Types Test Lint")]
    public void Of_Text_IsCheckedByWhatProvesIt(string text, string expected)
    {
        var criterion = Criteria.Of(text);

        Assert.Equal(expected, string.Join(' ', criterion.Checks) + (criterion.WithoutWarnings ? "!" : ""));
        Assert.True(criterion.IsVerifiable);
        Assert.Equal(text, criterion.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tests")]
    [InlineData("pytest")]
    [InlineData("tests pass for the new parser")]
    [InlineData("tests pass and the page looks nice")]
    [InlineData("A test exists for every public method")]
    [InlineData("tests do not pass")]
    [InlineData("The function builds a valid query")]
    [InlineData("builds a list")]
    [InlineData("compiles the template on start")]
    [InlineData("file is created")]
    [InlineData("Fichier créé")]
    [InlineData("The linter is configured")]
    [InlineData("No errors")]
    [InlineData("type of the result is int")]
    [InlineData("code coverage above 80 %")]
    [InlineData("Input is formatted as JSON")]
    public void Of_TextThatSaysMoreOrLess_IsNotVerifiable(string text) => Assert.False(Criteria.Of(text).IsVerifiable);

    [Fact]
    public void Of_LongText_IsNotVerifiable() => Assert.False(Criteria.Of("tests pass" + new string(' ', 10_000)).IsVerifiable);
}
