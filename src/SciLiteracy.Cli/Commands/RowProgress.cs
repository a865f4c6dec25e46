using System.Globalization;

namespace SciLiteracy.Cli.Commands;

/// <summary>Tells on one line how many rows of a long file are read.</summary>
internal sealed class RowProgress(TextWriter error) : IProgress<int>
{
    private const int Step = 100_000;

    private int _last;

    public void Report(int value)
    {
        if (value < _last + Step)
            return;
        _last = value;
        error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value} rows"));
    }
}
