using BenchmarkDotNet.Running;
using SciLiteracy.Benchmarks.Composite;
using SciLiteracy.Benchmarks.Peers;
using SciLiteracy.Benchmarks.Surveys;

switch (args)
{
    case ["peers-input", var folder]:
        PeerWork.Write(folder);
        break;
    case ["peers", var folder, var rounds]:
        PeerWork.Run(folder, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["csv-input", var folder]:
        CsvPeerWork.Write(folder);
        break;
    case ["csv", var folder, var rounds]:
        CsvPeerWork.Run(folder, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["survey-input", var folder, var rows]:
        SurveyPeerWork.Write(folder, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["survey", var rounds, var rows]:
        SurveyPeerWork.Run(int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture), int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["survey-memory", var rows]:
        SurveyPeerWork.RunMemory(int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["composite", var rounds]:
        CompositeTimes.Run(int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
