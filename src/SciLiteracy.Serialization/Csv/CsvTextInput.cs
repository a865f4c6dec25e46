using System.Globalization;
using System.Text;

namespace SciLiteracy.Serialization;

/// <summary>CSV in a string.</summary>
internal sealed class CsvTextInput : CsvInput
{
    private readonly string _text;
    private readonly int _end;
    private int _next;

    public CsvTextInput(string text, ReaderLimits limits)
    {
        _text = text;
        _next = text.StartsWith('\uFEFF') ? 1 : 0;
        _end = text.Length;
        if (Encoding.UTF8.GetByteCount(text) > limits.Bytes)
        {
            _end = _next;
            Stop(FileDiagnostics.TooManyBytes, string.Create(CultureInfo.InvariantCulture, $"The file has more than {limits.Bytes} bytes, the limit."));
            return;
        }

        _end = IndexOfUnpairedSurrogate(text);
    }

    public override int Take(Span<char> destination)
    {
        var count = Math.Min(destination.Length, _end - _next);
        _text.AsSpan(_next, count).CopyTo(destination);
        _next += count;
        if (_next < _end || IsEnded)
            return count;
        IsEnded = true;
        if (_end < _text.Length)
            Stop(FileDiagnostics.NotUtf8, $"Unpaired surrogate '\\u{(int)_text[_end]:X4}'; the text cannot be written in UTF-8.");
        return count;
    }

    public override void Load()
    {
    }

    public override ValueTask LoadAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override void Dispose()
    {
    }

    // The length of the text if there is none.
    private static int IndexOfUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i += 2)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return text.Length;
            i += next;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
        }

        return text.Length;
    }
}
