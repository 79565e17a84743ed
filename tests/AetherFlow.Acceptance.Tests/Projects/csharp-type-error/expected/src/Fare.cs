namespace Fares;

/// <summary>What a journey costs, in cents.</summary>
public static class Fare
{
    private const decimal PerKilometre = 24.5m;
    private const decimal Minimum = 310m;

    public static decimal Of(double kilometres, int passengers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kilometres);
        ArgumentOutOfRangeException.ThrowIfLessThan(passengers, 1);
        var price = PerKilometre * (decimal)kilometres;
        return Math.Max(Minimum, price) * passengers;
    }
}
