using BenchmarkDotNet.Attributes;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Fused;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Benchmarks.Formulas;

/// <summary>Reading, checking and planning 1,000 formulas. The plain version only parses them.</summary>
[MemoryDiagnoser]
public class FormulaBindingBench
{
    private List<Indicator> _indicators = [];
    private Dataset _data = Dataset.Empty;

    [GlobalSetup]
    public void Setup()
    {
        _indicators = FormulaWork.Indicators(1000);
        _data = FormulaWork.Data(FormulaWork.Values(0), entities: 30);
    }

    [Benchmark(Baseline = true)]
    public int Parse() => _indicators.Count(i => i.Formula is { } formula && FormulaParser.Parse(formula.Text).IsOk);

    [Benchmark]
    public FormulaModel Bind() => FormulaModel.Create(_indicators, FormulaWork.Units).Require();

    [Benchmark]
    public FormulaPlan Bind_and_plan() => FormulaPlan.Create(FormulaModel.Create(_indicators, FormulaWork.Units).Require(), _data, FormulaWork.Regions);
}
