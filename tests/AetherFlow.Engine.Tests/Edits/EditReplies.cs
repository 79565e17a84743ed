namespace AetherFlow.Engine.Tests.Edits;

/// <summary>One change of a file in each of the formats that replies use.</summary>
internal static class EditReplies
{
    public static string SearchReplace(string path, string search, string replace) =>
        $"{path}\n```\n<<<<<<< SEARCH\n{search}=======\n{replace}>>>>>>> REPLACE\n```\n";

    /// <summary>The lines of the hunk as a diff has them, behind space, minus and plus.</summary>
    public static string Diff(string path, string hunk) => $"```diff\n--- a/{path}\n+++ b/{path}\n@@ -90,1 +90,1 @@\n{hunk}```\n";

    public static string DiffOfNew(string path, string line) => $"```diff\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+{line}\n```\n";

    public static string DiffOfDeleted(string path, string line) => $"```diff\n--- a/{path}\n+++ /dev/null\n@@ -1 +0,0 @@\n-{line}\n```\n";

    public static string DiffOfMoved(string path, string newPath) =>
        $"```diff\ndiff --git a/{path} b/{newPath}\nsimilarity index 100%\nrename from {path}\nrename to {newPath}\n```\n";

    /// <summary>One V4A patch of the given files.</summary>
    public static string Patch(params string[] files) => $"```\n*** Begin Patch\n{string.Concat(files)}*** End Patch\n```\n";

    public static string Update(string path, string hunk) => $"*** Update File: {path}\n@@\n{hunk}";

    public static string Move(string path, string newPath, string hunk = "") =>
        $"*** Update File: {path}\n*** Move to: {newPath}\n{(hunk.Length == 0 ? "" : "@@\n")}{hunk}";

    public static string Add(string path, string line) => $"*** Add File: {path}\n+{line}\n";

    public static string Delete(string path) => $"*** Delete File: {path}\n";

    /// <summary>The operations are JSON, without their brackets.</summary>
    public static string Surgical(string path, string operations) =>
        $"```json\n{{\"file\": \"{path}\", \"operations\": [{operations}]}}\n```\n";
}
