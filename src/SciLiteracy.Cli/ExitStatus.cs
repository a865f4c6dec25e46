namespace SciLiteracy.Cli;

/// <summary>The exit statuses of the command.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input has errors.</summary>
    public const int BadInput = 1;

    /// <summary>Wrong usage, a missing file, or a file that cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
