using System.Globalization;
using System.Text;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Whole numbers as JSON may write them: <c>800</c>, <c>800.0</c> and <c>8e2</c> are one.</summary>
internal static class WholeNumber
{
    /// <summary>What is too large to count is taken as the largest or smallest long.</summary>
    public static bool TryRead(SourceValue number, out long value)
    {
        var text = Encoding.ASCII.GetString(number.Raw);
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            value = text.StartsWith('-') ? long.MinValue : long.MaxValue;
            return true;
        }

        value = (long)Math.Clamp(decimal.Truncate(exact), long.MinValue, long.MaxValue);
        return decimal.IsInteger(exact);
    }
}
