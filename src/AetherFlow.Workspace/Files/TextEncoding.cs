namespace AetherFlow.Workspaces;

/// <summary>The encodings in which files are edited. UTF-16 needs its byte order mark; legacy code pages are refused.</summary>
public enum TextEncoding
{
    Utf8,
    Utf8Bom,
    Utf16Le,
    Utf16Be,
}
