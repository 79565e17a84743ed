using Bill;

var order = new Order { Customer = "Ada" };
order.Add("Notebook", 3, 4.20m);
order.Add("Pencil", 12, 0.75m);
order.Add("Desk lamp", 1, 89.00m);

// The bill is printed here.

return args.Contains("--check") ? SelfCheck.Run() : 0;
