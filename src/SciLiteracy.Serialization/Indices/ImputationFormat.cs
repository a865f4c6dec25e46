using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Imputation;

namespace SciLiteracy.Serialization;

/// <summary>Methods of imputation.</summary>
internal sealed class ImputationFormat : MethodFormat<ImputationMethod>
{
    private static readonly NameTable<int> Methods = IndexScalars.Words(
        "mean", "median", "group_mean", "group_median", "latest", "constant", "linear", "linear_constant", "regression", "em", "nearest_neighbors", "none");

    private static readonly NameTable<NeighborWeighting> Weightings = NameTable<NeighborWeighting>.Of(
        ("equal", NeighborWeighting.Equal), ("inverse_distance", NeighborWeighting.InverseDistance));

    private static readonly ExpectationMaximizationImputation UsualEm = new();

    private static readonly NearestNeighborImputation UsualNeighbors = new();

    public static ImputationFormat Instance { get; } = new();

    public override string Noun => "an imputation";

    public override string DefaultWord => "mean";

    public override ImputationMethod? Read(MappingReader r) => r.Word("method", Methods) switch
    {
        "mean" => new MeanImputation(),
        "median" => new MedianImputation(),
        "group_mean" => ReadGroup(r) is { } group ? new GroupMeanImputation(group) : null,
        "group_median" => ReadGroup(r) is { } group ? new GroupMedianImputation(group) : null,
        "latest" => new LatestImputation(ReadGap(r)),
        "constant" => new ConstantImputation(ReadGap(r)),
        "linear" => new LinearImputation(ReadGap(r)),
        "linear_constant" => new LinearConstantImputation(ReadGap(r)),
        "regression" => ReadRegression(r),
        "em" => new ExpectationMaximizationImputation(
            r.OptionalCount("max_iterations", 1) ?? UsualEm.MaxIterations,
            r.OptionalPositive("tolerance") ?? UsualEm.Tolerance,
            r.OptionalNonnegative("ridge") ?? UsualEm.Ridge),
        "nearest_neighbors" => new NearestNeighborImputation(
            r.OptionalCount("neighbors", 1) ?? UsualNeighbors.Neighbors, r.OptionalEnumeration("weighting", Weightings) ?? UsualNeighbors.Weighting),
        "none" => new NoImputation(),
        _ => null,
    };

    public override MappingNode Write(ImputationMethod method)
    {
        (string Key, DocumentNode? Value)[] keys = method switch
        {
            GroupMeanImputation m => [("group", m.Group)],
            GroupMedianImputation m => [("group", m.Group)],
            LatestImputation m => [("max_gap", m.MaxGap)],
            ConstantImputation m => [("max_gap", m.MaxGap)],
            LinearImputation m => [("max_gap", m.MaxGap)],
            LinearConstantImputation m => [("max_gap", m.MaxGap)],
            RegressionImputation m => [("predictors", m.Predictors)],
            ExpectationMaximizationImputation m =>
            [
                ("max_iterations", IndexScalars.Unless(UsualEm.MaxIterations, m.MaxIterations)), ("tolerance", IndexScalars.Unless(UsualEm.Tolerance, m.Tolerance)),
                ("ridge", IndexScalars.Unless(UsualEm.Ridge, m.Ridge)),
            ],
            NearestNeighborImputation m =>
            [
                ("neighbors", IndexScalars.Unless(UsualNeighbors.Neighbors, m.Neighbors)),
                ("weighting", m.Weighting == UsualNeighbors.Weighting ? null : Weightings.NameOf(m.Weighting)),
            ],
            _ => [],
        };
        return MappingNode.Of([("method", method.Id), .. keys]);
    }

    protected override bool IsShared(string key, string word) => key switch
    {
        "max_gap" => word is "latest" or "constant" or "linear" or "linear_constant",
        "group" => word is "group_mean" or "group_median",
        _ => false,
    };

    private static Reference? ReadGroup(MappingReader r) => r.RequiredNameIn("group", "the name of a column of groups");

    private static int? ReadGap(MappingReader r) => r.OptionalCount("max_gap", 1);

    private static RegressionImputation? ReadRegression(MappingReader r)
    {
        if (r.RequiredNode("predictors", "a list of columns of numbers") is not { } node)
            return null;
        var predictors = r.Names("predictors");
        if (predictors.Count > 0)
            return new(predictors);
        if (node is SequenceNode { Items.Count: 0 })
            r.Diagnostics.Add(IndexDocumentDiagnostics.WrongCount, node.Location, "A regression needs a predictor; 'predictors' is empty.");
        return null;
    }
}
