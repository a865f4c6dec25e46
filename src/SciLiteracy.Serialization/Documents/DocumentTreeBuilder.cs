using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>
/// Builds the tree while a parser goes through the text. It counts nodes and depth, finds duplicate keys, and keeps the open collections on a stack
/// of its own, so that no nesting can overflow the stack of the thread.
/// </summary>
internal sealed class DocumentTreeBuilder(DecodedText source, ReaderLimits limits, DiagnosticBuilder diagnostics)
{
    private readonly Stack<OpenCollection> _open = new();
    private long _nodes;

    /// <summary>Gets the root, when it is complete.</summary>
    public DocumentNode? Root { get; private set; }

    /// <summary>Gets how many collections are open.</summary>
    public int Depth => _open.Count;

    /// <summary>Gets the innermost open collection.</summary>
    public OpenCollection? Innermost => _open.TryPeek(out var open) ? open : null;

    /// <summary>Gets the open collections, innermost first.</summary>
    public IEnumerable<OpenCollection> Open => _open;

    /// <summary>Gets whether the next scalar is a key.</summary>
    public bool ExpectsKey => _open.TryPeek(out var open) && open.ExpectsKey;

    /// <summary>Begins a list or mapping at an index in the text, or with the key that comes after it; false after a finding.</summary>
    public bool Begin(bool isMapping, long index, NodeLayout layout, string? anchor = null, bool beginsWithKey = false)
    {
        var location = source.Locate(index);
        if (!CountNode(location))
            return false;
        if (_open.Count >= limits.Depth)
        {
            diagnostics.Add(FileDiagnostics.TooDeep, location, $"Nested more than {limits.Depth} deep, the limit.");
            return false;
        }

        _open.Push(new OpenCollection(isMapping, location, beginsWithKey ? -1 : index, layout, anchor));
        return true;
    }

    /// <summary>Ends the innermost list or mapping.</summary>
    public BuiltNode End()
    {
        var open = _open.Pop();
        var built = new BuiltNode(open.ToNode(), open.Size, open.Height + 1);
        Add(built);
        return built;
    }

    /// <summary>Adds a scalar; false after a finding.</summary>
    public bool AddScalar(ScalarNode scalar)
    {
        if (!CountNode(scalar.Location))
            return false;
        if (scalar.Text.Length > limits.TextLength)
        {
            diagnostics.Add(FileDiagnostics.TextTooLong, scalar.Location, $"The text has {scalar.Text.Length} characters; the limit is {limits.TextLength}.");
            return false;
        }

        if (ExpectsKey)
            _open.Peek().BeginEntry(scalar, diagnostics);
        else
            Add(new BuiltNode(scalar, 1, 0));
        return true;
    }

    /// <summary>Adds a node that was built before, as a value or item; false after a finding.</summary>
    public bool AddAgain(BuiltNode built, SourceLocation location)
    {
        if (_open.Count + built.Height > limits.Depth)
        {
            diagnostics.Add(FileDiagnostics.TooDeep, location, $"Nested more than {limits.Depth} deep, the limit.");
            return false;
        }

        Add(built);
        return true;
    }

    /// <summary>Passes over a key that cannot be one; its value will be dropped.</summary>
    public void SkipEntry() => _open.Peek().SkipEntry();

    private void Add(BuiltNode built)
    {
        if (!_open.TryPeek(out var parent))
            Root = built.Node;
        else if (parent.ExpectsKey)
        {
            diagnostics.Add(FileDiagnostics.KeyNotText, built.Node.Location, $"A key has to be a text; found {built.Node.Description}.");
            parent.SkipEntry();
        }
        else
            parent.Add(built);
    }

    private bool CountNode(SourceLocation location)
    {
        if (diagnostics.Count > limits.Findings)
        {
            diagnostics.Add(FileDiagnostics.TooManyFindings, location, $"More than {limits.Findings} findings; the rest of the file is not read.");
            return false;
        }

        if (++_nodes <= limits.Nodes)
            return true;
        diagnostics.Add(FileDiagnostics.TooManyNodes, location, $"The document has more than {limits.Nodes} nodes, the limit.");
        return false;
    }
}
