using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>Which draw a step of imputation takes, if it draws what it fills. The default draws nothing.</summary>
/// <param name="IsOn">Whether it draws; otherwise it fills its best guess.</param>
/// <param name="Random">The random numbers.</param>
/// <param name="Draw">The number of the draw, from 0.</param>
internal readonly record struct ImputationDraw(bool IsOn, CounterRandom Random, long Draw);
