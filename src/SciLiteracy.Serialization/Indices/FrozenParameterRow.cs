namespace SciLiteracy.Serialization;

/// <summary>A row of a file of frozen parameters: one number, or one word, that a step of an index was fitted to.</summary>
/// <param name="Step">The number of the step, from 1.</param>
/// <param name="Kind">The key of the step: <c>impute</c>, <c>treat</c>, <c>normalize</c> or <c>weight</c>.</param>
/// <param name="Code">The code of the indicator; of a weight, that of the node that is weighted.</param>
/// <param name="Period">The period it is of; null for all.</param>
/// <param name="Group">The group of an imputation; of a weight, the aggregate whose child is weighted; null without.</param>
/// <param name="Parameter">The name of the parameter.</param>
/// <param name="Number">The number; null if it is missing or a word.</param>
/// <param name="Word">The word; null for a number.</param>
public sealed record FrozenParameterRow(int Step, string Kind, string Code, string? Period, string? Group, string Parameter, double? Number, string? Word);
