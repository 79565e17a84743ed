using System.Globalization;
using System.Text;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>Files that are longer than a prompt shows: one class, or text, made of numbered pieces.</summary>
internal static class LongFiles
{
    /// <summary>Six lines a method; method 17 begins in line 4 + 6 · 17.</summary>
    public static string CSharp(int methods) => Joined("using System;\n\npublic sealed class Ledger\n{\n", methods, CSharpMethod, "}\n");

    public static string CSharpMethod(int number) => $"    public int Entry{number}(int amount)\n    {{\n        var sum = amount + {number};\n        return sum;\n    }}\n\n";

    public static string Python(int methods) => Joined(
        "import os\n\n\nclass Ledger:\n", methods, i => $"    def entry_{i}(self, amount):\n        \"\"\"Books it.\"\"\"\n        total = amount + {i}\n        return total\n\n", "");

    public static string TypeScript(int methods) => Joined(
        "import { Money } from \"./money\";\n\nexport class Ledger {\n", methods, i => $"  entry{i}(amount: number): number {{\n    const sum = amount + {i};\n    return sum;\n  }}\n\n", "}\n");

    /// <summary>A line each, no two alike.</summary>
    public static string Prose(int lines) => Joined("", lines, ProseLine, "");

    public static string ProseLine(int number) => $"{Word(number)} and {Word(number * 7)} went to {Word(number * 31)} in the evening\n";

    private static string Word(int number) =>
        string.Concat(((uint)number * 2654435761u).ToString(CultureInfo.InvariantCulture).Select(digit => "abcdefghij"[digit - '0']));

    private static string Joined(string head, int count, Func<int, string> piece, string tail)
    {
        var text = new StringBuilder(head);
        for (var number = 0; number < count; number++) text.Append(piece(number));
        return text.Append(tail).ToString();
    }
}
