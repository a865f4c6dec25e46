using System.Diagnostics;
using System.Globalization;

namespace SciLiteracy.Cli.Output;

/// <summary>Shows how far long work is, on one line of a terminal's standard error; elsewhere nothing.</summary>
internal sealed class ProgressLine(Terminal terminal) : IProgress<double>, IDisposable
{
    private const int Width = 30;

    // What is done at once needs no progress.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private int _shown = -1;

    public void Report(double value)
    {
        if (!terminal.IsErrorInteractive || _watch.Elapsed < Patience)
            return;
        var percent = (int)(Math.Clamp(value, 0, 1) * 100);
        lock (_lock)
        {
            if (percent <= _shown)
                return;
            _shown = percent;
            var filled = percent * Width / 100;
            terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %"));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_shown >= 0)
                terminal.Error.Write("\r" + new string(' ', Width + 8) + "\r");
            _shown = int.MaxValue;
        }
    }
}
