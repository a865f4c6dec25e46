using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A folder of documents and statistics, read and checked as a whole. Immutable.</summary>
public sealed class Workspace
{
    /// <summary>The name of the file that lists the documents of a workspace.</summary>
    public const string FileName = "workspace.yaml";

    private Workspace(WorkspaceDocument document, ValueList<WorkspaceFile> documents, MonitoringFramework framework)
    {
        Document = document;
        Documents = documents;
        Framework = framework;
    }

    /// <summary>Gets the name.</summary>
    public string Name => Document.Name;

    /// <summary>Gets the title; null if it has none.</summary>
    public LocalizedText? Title => Document.Title;

    /// <summary>Gets the file that lists the others.</summary>
    public WorkspaceDocument Document { get; }

    /// <summary>Gets the documents in the order in which the workspace lists them; those of one pattern in ordinal order of their paths.</summary>
    public ValueList<WorkspaceFile> Documents { get; }

    /// <summary>Gets the plan with everything it is watched by.</summary>
    public MonitoringFramework Framework { get; }

    /// <summary>Gets the plan; null if no document has one.</summary>
    public ActionPlan? Plan => Framework.Plan;

    /// <summary>Reads a workspace with all its documents and statistics, and checks them together.</summary>
    /// <param name="path">The folder, or the workspace file itself.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The workspace, or the errors of all files; paths in findings begin with <paramref name="path"/> as it was given.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The workspace file itself cannot be read. Any other file that cannot is a finding.</exception>
    /// <exception cref="UnauthorizedAccessException">The workspace file itself may not be read.</exception>
    public static Task<Result<Workspace>> LoadAsync(string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Reads the plan of a workspace, or of a plan document that stands alone.</summary>
    /// <param name="path">A workspace folder, a workspace file, or a plan document.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The plan, or the errors of all files.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The file at the path cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file at the path may not be read.</exception>
    public static Task<Result<ActionPlan>> LoadPlanAsync(string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Checks workspaces, and documents and statistics on their own, and returns all findings in the order of the paths.</summary>
    /// <param name="paths">Workspace folders or files, documents of any kind, statistics (<c>.csv</c>).</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>
    /// A document on its own is checked for its shape and for what must hold within it. An id that it does not define may be defined elsewhere and is no error; it is
    /// a warning if the document defines one that is spelt nearly so.
    /// </remarks>
    /// <exception cref="FileNotFoundException">There is nothing at a path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The file at a path cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file at a path may not be read.</exception>
    public static Task<ImmutableArray<Diagnostic>> ValidateAsync(
        IEnumerable<string> paths, ReaderLimits? limits = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Writes the documents of the workspace, each to its path, and the workspace file; files that are there are replaced. Statistics are not written.</summary>
    /// <param name="folder">The folder; it is made if it is not there.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public Task WriteAsync(string folder, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
