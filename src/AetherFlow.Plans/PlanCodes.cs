namespace AetherFlow.Plans;

/// <summary>The codes of all problems of a plan file; docs/formats/plan.md explains each.</summary>
public static class PlanCodes
{
    public const string Empty = "plan.empty";
    public const string TooLarge = "plan.too_large";
    public const string TooDeep = "plan.too_deep";
    public const string TooManyProblems = "plan.too_many_problems";
    public const string Encoding = "plan.encoding";
    public const string Truncated = "plan.truncated";
    public const string Syntax = "plan.syntax";
    public const string Comment = "plan.comment";
    public const string TrailingComma = "plan.trailing_comma";
    public const string TrailingText = "plan.trailing_text";
    public const string UnpairedSurrogate = "plan.unpaired_surrogate";
    public const string DuplicateKey = "plan.duplicate_key";
    public const string NotAnObject = "plan.not_an_object";
    public const string MissingField = "plan.missing_field";
    public const string WrongType = "plan.wrong_type";
    public const string MisspeltKey = "plan.misspelt_key";
    public const string TaskId = "plan.task_id";
    public const string NoSteps = "plan.no_steps";
    public const string StepId = "plan.step_id";
    public const string DuplicateStep = "plan.duplicate_step";
    public const string UnknownType = "plan.unknown_type";
    public const string Complexity = "plan.complexity";
    public const string EstimatedTokens = "plan.estimated_tokens";
    public const string UnknownDependency = "plan.unknown_dependency";
    public const string SelfDependency = "plan.self_dependency";
    public const string RepeatedDependency = "plan.repeated_dependency";
    public const string Cycle = "plan.cycle";
    public const string PatchMissing = "plan.patch_missing";
    public const string PatchPosition = "plan.patch_position";
    public const string PatchPlaceMissing = "plan.patch_place_missing";
    public const string PatchPlaceAmbiguous = "plan.patch_place_ambiguous";
    public const string PatchMarkerEmpty = "plan.patch_marker_empty";
    public const string PatchLine = "plan.patch_line";
    public const string PatchTargetMissing = "plan.patch_target_missing";
    public const string PatchTargetAmbiguous = "plan.patch_target_ambiguous";
    public const string MergeEmpty = "plan.merge_empty";
    public const string UnknownStep = "plan.unknown_step";
    public const string PathEmpty = "path.empty";
    public const string PathControlCharacter = "path.control_character";
    public const string PathUri = "path.uri";
    public const string PathAbsolute = "path.absolute";
    public const string PathBackslash = "path.backslash";
    public const string PathEscapes = "path.escapes";
    public const string PathDirectory = "path.directory";
    public const string PathGlob = "path.glob";
}
