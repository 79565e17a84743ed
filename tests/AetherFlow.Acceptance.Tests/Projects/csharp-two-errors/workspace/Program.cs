using Temperatures;

var series = new Series("Oulu", [-12.4, -9.8, -15.1, -3.0])
Console.WriteLine($"{series.Station}: {series.Coldest():0.0} to {series.Warmest():0.0} °C, mean {series.Mean():0.0}");
