using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>A result in the making: what was taken, what was computed, what is to be remarked.</summary>
internal sealed class Assessment(TargetMethod method)
{
    private readonly List<NamedQuantity> _inputs = [];
    private readonly List<NamedQuantity> _steps = [];
    private readonly List<string> _remarks = [];

    public void Input(string name, double value) => _inputs.Add(new NamedQuantity(name, value));

    public void Input(string value, string time, SeriesPoint point)
    {
        Input(value, point.Value);
        Input(time, point.Time);
    }

    public double Step(string name, double value)
    {
        _steps.Add(new NamedQuantity(name, value));
        return value;
    }

    public void Remark(string remark) => _remarks.Add(remark);

    public TargetMethodResult NotAssessable(TargetMethodReason reason) => Whole() with { Reason = reason };

    /// <summary>The result; one with a number beyond the range of doubles is none.</summary>
    public TargetMethodResult Result(string? category, ProgressLevel? level, double? score, double? ratio) =>
        (score is { } s && !double.IsFinite(s)) || (ratio is { } r && !double.IsFinite(r))
            ? NotAssessable(TargetMethodReason.NotRepresentable)
            : Whole() with { Category = category, Level = level, Score = score, Ratio = ratio };

    /// <summary>Achieved, with a score, or not achieved, for which there is no score.</summary>
    public TargetMethodResult Binary(ProgressCase subject, SeriesPoint latest, double? scoreOfAchieved)
    {
        var wanted = subject.Target?.Value ?? (subject.Sign > 0 ? 1 : 0);
        return latest.Value == wanted
            ? Result("target achieved", ProgressLevel.Achieved, scoreOfAchieved, null)
            : Result("target not achieved", null, null, null);
    }

    private TargetMethodResult Whole() => new(method)
    {
        Inputs = _inputs.ToValueList(),
        // A number that is none is not handed out as one.
        Steps = _steps.Where(s => double.IsFinite(s.Value)).ToValueList(),
        Remarks = _remarks.ToValueList(),
    };
}
