namespace SciLiteracy.Indicators.Observations;

/// <summary>The last attribute of an observation, and the node of those before it (-1: none). Observations with the same attributes have one node.</summary>
internal readonly record struct AttributeNode(int Before, AttributeValue Attribute);
