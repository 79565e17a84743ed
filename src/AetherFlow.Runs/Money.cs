using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AetherFlow.Runs;

/// <summary>An amount of US dollars, exact to the last decimal the prices have.</summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(decimal Usd) : IComparable<Money>
{
    public static Money Zero => default;

    public static Money operator +(Money left, Money right) => new(left.Usd + right.Usd);

    public static Money operator -(Money left, Money right) => new(left.Usd - right.Usd);

    public static bool operator <(Money left, Money right) => left.Usd < right.Usd;

    public static bool operator >(Money left, Money right) => left.Usd > right.Usd;

    public static bool operator <=(Money left, Money right) => left.Usd <= right.Usd;

    public static bool operator >=(Money left, Money right) => left.Usd >= right.Usd;

    public int CompareTo(Money other) => Usd.CompareTo(other.Usd);

    /// <summary>Four decimals, or six where four would show nothing: <c>$0.0142</c>, <c>$0.000031</c>.</summary>
    public override string ToString() =>
        "$" + Usd.ToString(Usd != 0 && Math.Abs(Usd) < 0.001m ? "0.000000" : "0.0000", CultureInfo.InvariantCulture);

    /// <summary>As a plain number; public, for contexts of other rooms name it.</summary>
    public sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Usd);
    }
}
