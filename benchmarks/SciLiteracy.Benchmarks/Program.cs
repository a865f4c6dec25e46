using BenchmarkDotNet.Running;
using SciLiteracy.Benchmarks.Composite;
using SciLiteracy.Benchmarks.Peers;

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
    case ["composite", var rounds]:
        CompositeTimes.Run(int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
