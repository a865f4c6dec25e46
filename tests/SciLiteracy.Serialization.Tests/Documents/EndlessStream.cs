namespace SciLiteracy.Serialization.Tests.Documents;

/// <summary>A gigabyte of one letter without a line end, made while it is read; it counts what was taken.</summary>
internal sealed class EndlessStream(byte letter) : Stream
{
    public const long Gigabyte = 1L << 30;

    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => Gigabyte;

    public override long Position { get => Taken; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var taken = (int)Math.Min(count, Gigabyte - Taken);
        buffer.AsSpan(offset, taken).Fill(letter);
        Taken += taken;
        return taken;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
