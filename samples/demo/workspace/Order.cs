namespace Bill;

public class Order
{
    public string Customer = "";
    public List<string> Names = new List<string>();
    public List<int> Quantities = new List<int>();
    public List<decimal> Prices = new List<decimal>();

    public decimal Total()
    {
        decimal total = 0;
        for (int i = 0; i < Names.Count; i++)
        {
            total = total + Quantities[i] * Prices[i];
        }
        return total;
    }
}
