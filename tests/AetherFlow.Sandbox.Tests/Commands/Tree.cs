using System.Collections;
using System.Reflection;
using System.Text;

namespace AetherFlow.Sandbox.Tests.Commands;

/// <summary>A tree as text, to compare two: types and values, nothing of where they came from.</summary>
internal static class Tree
{
    public static string Of(object? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(object? node, StringBuilder text)
    {
        switch (node)
        {
            case null or string or int or bool or Enum:
                text.Append(node switch { null => "-", string s => $"\"{s}\"", _ => node.ToString() });
                return;
            case IEnumerable all:
                text.Append('[');
                foreach (var item in all) Write(item, text);
                text.Append(']');
                return;
        }

        text.Append('(').Append(node.GetType().Name);
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (property.Name is "Source" && node is Command) continue;
            if (property.Name is "Commands" or "OwnWords" or "Inner") continue;
            text.Append(' ').Append(property.Name).Append('=');
            Write(property.GetValue(node), text);
        }

        text.Append(')');
    }
}
