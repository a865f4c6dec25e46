using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Fused;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Benchmarks.Formulas;

/// <summary>40 chained formulas over 3,000 entities, 20 years and 60 base columns.</summary>
[MemoryDiagnoser]
public class FormulaEvaluationBench
{
    private FormulaModel _model = null!;
    private Dataset _data = null!;
    private FormulaPlan _plan = null!;

    /// <summary>Gets or sets the share of observations that are missing.</summary>
    [Params(0, 0.01)]
    public double Missing { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _model = FormulaWork.Model();
        _data = FormulaWork.Data(FormulaWork.Values(Missing));
        _plan = FormulaPlan.Create(_model, _data, FormulaWork.Regions);
        _plan.Evaluate();
    }

    [Benchmark(Baseline = true)]
    public FormulaEvaluation Plain() => FormulaInterpreter.Evaluate(_model, _data, FormulaWork.Regions);

    [Benchmark]
    public FormulaEvaluation Blocks_planned_and_run() => _model.Evaluate(_data, FormulaWork.Regions);

    [Benchmark]
    public FormulaEvaluation Blocks() => _plan.Evaluate();

    [Benchmark]
    public void Blocks_in_columns_given_back() => _plan.Evaluate().Dispose();

    [Benchmark]
    public FormulaEvaluation Blocks_on_one_thread() => _plan.Evaluate(new EvaluationOptions { MaxDegreeOfParallelism = 1 });
}
