namespace SciLiteracy.Cli;

/// <summary>Where a command writes: the result to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="Out">Receives the result and nothing else.</param>
/// <param name="Error">Receives diagnostics and messages.</param>
/// <param name="IsInteractive">Whether a person reads <paramref name="Out"/> on a terminal.</param>
/// <param name="IsErrorInteractive">Whether a person sees <paramref name="Error"/> on a terminal, where progress can be shown.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive, bool IsErrorInteractive = false)
{
    /// <summary>Gets the streams of the process.</summary>
    public static Terminal System => new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
}
