namespace AetherFlow.Sandbox.Tests.Policies;

public sealed class PolicyFileTests
{
    [Fact]
    public void Read_RulesWithGoodExamples_AreRead()
    {
        var file = Read(
            """
            {
              "version": 1, // the form of this file
              "rules": [
                { "words": ["terraform", ["plan", "validate"]], "verdict": "allow", "justification": "reads", "match": ["terraform plan -out x"], "notMatch": ["terraform apply"] },
                { "words": ["git", "push"], "verdict": "deny", "match": ["git -C . push", "ls && git push"] },
              ],
              "without": [["curl"]]
            }
            """,
            "user").File;

        Assert.Equal(["allow terraform plan|validate", "deny git push"], file!.Rules.Select(rule => rule.ToString()));
        Assert.All(file.Rules, rule => Assert.Equal("user", rule.Origin));
    }

    [Theory]
    [InlineData("""{ "version": 1, "rules": [{ "words": ["git", "log"], "verdict": "allow", "match": ["git status"] }] }""", "user", "policy.example", "git status")]
    [InlineData("""{ "version": 1, "rules": [{ "words": ["git"], "verdict": "deny", "notMatch": ["git -C . status"] }] }""", "user", "policy.example", "git -C . status")]
    [InlineData("""{ "version": 1, "rules": [{ "words": ["git"], "verdict": "deny", "match": ["'"] }] }""", "user", "policy.example", "'")]
    [InlineData("""{ "version": 1, "without": [["rm"]] }""", "project", "policy.widens", "without")]
    [InlineData("""{ "version": 1, "rules": [{ "words": ["x"], "verdict": "yes" }] }""", "user", "policy.invalid", "yes")]
    [InlineData("""{ "version": 1, "rules": [{ "words": [], "verdict": "deny" }] }""", "user", "policy.invalid", "words")]
    [InlineData("""{ "version": 1, "rules": [{ "words": ["a", 1], "verdict": "deny" }] }""", "user", "policy.invalid", "words")]
    [InlineData("""{ "version": 1, "rules": [{ "words": ["a"], "verdit": "deny" }] }""", "user", "policy.invalid", "verdit")]
    [InlineData("""{ "version": 2 }""", "user", "policy.invalid", "version 2")]
    [InlineData("""{ "rules": [] }""", "user", "policy.invalid", "version")]
    [InlineData("null", "user", "policy.invalid", "empty")]
    [InlineData("{", "user", "policy.invalid", "form")]
    public void Read_WhatDoesNotHold_IsRefusedWithItsPlace(string json, string origin, string code, string named)
    {
        var reading = Read(json, origin);

        Assert.False(reading.IsRead);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(named, problem.Message);
    }

    [Fact]
    public void Read_AllowRuleOfAProject_IsIgnoredAndSaysSo()
    {
        var reading = Read("""{ "version": 1, "rules": [{ "words": ["x"], "verdict": "allow" }, { "words": ["y"], "verdict": "ask" }] }""", "project");

        Assert.Equal(["ask y"], reading.File!.Rules.Select(rule => rule.ToString()));
        var ignored = Assert.Single(reading.Ignored);
        Assert.Equal("policy.widens", ignored.Code);
        Assert.Contains("Rule 1 of the project policy", ignored.Message);
    }

    [Fact]
    public void Of_UserAndProject_UserMayWidenAndProjectTighten()
    {
        var user = Read("""{ "version": 1, "rules": [{ "words": ["git", "push"], "verdict": "allow" }], "without": [["curl"], ["rm"], ["sudo"]] }""", "user").File!;
        var project = Read("""{ "version": 1, "rules": [{ "words": ["npm"], "verdict": "deny", "justification": "we use pnpm" }] }""", "project").File!;
        var policy = Policy.Of(user, project);

        Assert.Equal(Verdict.Allow, Judging.Judge("git push origin main", policy: policy).Verdict);
        Assert.Equal(Verdict.Ask, Judging.Judge("git push").Verdict);
        var denied = Judging.Judge("cd web && npm test", policy: policy);
        Assert.Equal(Verdict.Deny, denied.Verdict);
        Assert.Equal("project", denied.Rule!.Origin);
        Assert.Contains("we use pnpm", denied.Reason);
        Assert.Equal(Verdict.Deny, Judging.Judge("sudo ls", policy: policy).Verdict);
    }

    [Fact]
    public void Of_WithdrawnWords_AreTakenOutOfTheirRule()
    {
        var user = Read("""{ "version": 1, "rules": [{ "words": ["rm"], "verdict": "allow" }], "without": [["rm"]] }""", "user").File!;
        var policy = Policy.Of(user, project: null);

        Assert.Equal(Verdict.Allow, Judging.Judge("rm x", policy: policy).Verdict);
        Assert.Equal(Verdict.Deny, Judging.Judge("rmdir x", policy: policy).Verdict);
    }

    [Fact]
    public void OfPrefixes_ExactlyThese_HoldInsteadOfTheProducts()
    {
        var policy = Policy.Of(Policy.OfPrefixes(["git log", "printf"], ["git log --stat"]).File!.Rules);

        Assert.Equal(Verdict.Allow, Judging.Judge("git -C sub --no-pager log -3 && printf x", policy: policy).Verdict);
        Assert.Equal(Verdict.Deny, Judging.Judge("git log --stat", policy: policy).Verdict);
        Assert.Equal("policy.no_rule", Judging.Judge("git status", policy: policy).Code);
        Assert.Equal("policy.no_rule", Judging.Judge("ls", policy: policy).Code);
        Assert.Equal("policy.option_writes", Judging.Judge("git log --output=x", policy: policy).Code);
        Assert.Equal("policy.invalid", Policy.OfPrefixes(["git log; rm"], []).Problems.Single().Code);
    }

    private static PolicyReading Read(string json, string origin) => PolicyFile.Read(json, origin);
}
