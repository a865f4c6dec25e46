using System.Text;
using SciLiteracy.Cli;

// UTF-8 without a byte order mark, so that a redirected table begins with its first column.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Terminal.System).ConfigureAwait(false);
