namespace AetherFlow.Hosting;

/// <summary>One part of a judged command.</summary>
/// <param name="Verdict"><c>allow</c>, <c>ask</c> or <c>deny</c>.</param>
public sealed record JudgedCommandPart(string Text, string Verdict, string Code, string Reason, JudgedRule? Rule);
