using Stock;

var warehouse = new Warehouse();
warehouse.Receive("bolt M6", 400);
warehouse.Receive("nut M6", 150);
warehouse.Ship("bolt M6", 120);

foreach (var (name, count) in warehouse.BelowMinimum(200))
    Console.WriteLine($"order more: {name} ({count} left)");
