using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>Columns that are plausible values (multiple imputations) of one variable.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Columns">The columns: names, or patterns in which <c>*</c> stands for any characters.</param>
public sealed record PlausibleValueSet(string Name, ValueList<SourceText> Columns) : Located;
