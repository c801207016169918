namespace ReviewHub.Web;

/// <summary>What the server tells a page that watches a document.</summary>
public interface IDocumentClient
{
    /// <summary>Everything that changed since the sequence before.</summary>
    Task Batch(BatchMessage batch);

    /// <summary>Tallies that the reader may see and not everyone.</summary>
    Task Tallies(TalliesMessage tallies);

    /// <summary>The newest sequence, every few seconds.</summary>
    Task Heartbeat(HeartbeatMessage position);

    /// <summary>The reader's own stance changed.</summary>
    Task Own(OwnMessage own);

    /// <summary>Somebody called upon the reader in a comment.</summary>
    Task Mentioned(MentionedMessage mentioned);

    /// <summary>A chair asks the reader to finish the open round.</summary>
    Task Reminded(RemindedMessage reminded);

    /// <summary>This node is about to leave: the page should come back before long, at a moment of its own within so many milliseconds.</summary>
    Task Moving(int within);

    /// <summary>The document is on another node, which takes this page: it does well to go there, at a moment of its own.</summary>
    Task BetterAt(PlaceMessage place);

    /// <summary>The reader may no longer see the document; the connection ends.</summary>
    Task Revoked(RevokedMessage revoked);
}
