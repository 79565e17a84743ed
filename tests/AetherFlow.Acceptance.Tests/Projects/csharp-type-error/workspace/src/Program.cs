using System.Globalization;
using Fares;

var kilometres = double.Parse(args.ElementAtOrDefault(0) ?? "12.5", CultureInfo.InvariantCulture);
Console.WriteLine($"{Fare.Of(kilometres, 2):0} cents");
