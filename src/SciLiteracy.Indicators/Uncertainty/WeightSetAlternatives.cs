using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A choice, equally likely, between named sets of weights of the index.</summary>
/// <param name="Sets">The names, at least one; the name <c>given</c> stands for the weights of the structure, unless a set has it.</param>
public sealed record WeightSetAlternatives(ValueList<Reference> Sets) : UncertainFactor;
