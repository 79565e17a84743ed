using System.Globalization;

namespace AetherFlow.Sandbox;

/// <summary>A stream of a program that goes where another of its own goes, or to or from <c>/dev/null</c>.</summary>
/// <param name="Descriptor">0, 1 or 2.</param>
/// <param name="Source">1 or 2: the stream it joins; null: <c>/dev/null</c>.</param>
/// <param name="IsInput"><c>/dev/null</c> is opened for reading.</param>
public sealed record PlainRedirection(int Descriptor, int? Source, bool IsInput = false)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Descriptor}{(Source is { } source ? $">&{source}" : IsInput ? "</dev/null" : ">/dev/null")}");
}
