using Orleans.Concurrency;
using ReviewHub.Domain;

namespace ReviewHub.Grains;

/// <summary>
/// The statistics of one document, kept up to date while somebody asks for them. Key: <see cref="DocumentId.ToString"/>.
/// </summary>
[Alias("rh.document-figures")]
public interface IDocumentFiguresGrain : IGrainWithStringKey
{
    /// <summary>
    /// As they were at most a second ago, as far as the viewer may see them. Who has the newest already waits for what is made next, which
    /// is the same when nothing happened. Null when there is no such document.
    /// </summary>
    /// <param name="question">What document-wide figures are of: its key; null for the newest round's first.</param>
    /// <param name="known">Of the figures that the caller has; null for none.</param>
    /// <param name="changes">Whether only what is not as it was in those will do; <see cref="FiguresView.Base"/> says whether it is so.</param>
    [Alias("read-changes"), AlwaysInterleave] Task<FiguresView?> Read(Viewer viewer, string? question, FiguresStamp? known, bool changes);
}
