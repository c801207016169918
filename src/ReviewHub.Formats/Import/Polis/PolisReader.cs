using System.Collections.Immutable;
using ReviewHub.Domain;

namespace ReviewHub.Formats;

/// <summary>
/// Reads the set of files that Polis exports. Whatever follows from the votes, such as counts and group-informed consensus, is not read
/// but counted again; the rest is kept, so that the same files can be written again.
/// </summary>
public static class PolisReader
{
    internal const string Timestamp = "timestamp", Date = "datetime", CommentId = "comment-id", AuthorId = "author-id", Agrees = "agrees",
        Disagrees = "disagrees", Moderated = "moderated", Consensus = "group-informed-consensus", Body = "comment-body", VoterId = "voter-id",
        Vote = "vote", Participant = "participant", Xid = "xid", GroupId = "group-id", Comments = "n-comments", Votes = "n-votes",
        Agree = "n-agree", Disagree = "n-disagree", Topic = "topic", Voters = "voters", Commenters = "commenters", CommentCount = "comments", Groups = "groups";

    /// <summary>Columns of the comments that mean something here; any other is kept as it is.</summary>
    internal static readonly ImmutableArray<string> CommentColumns =
        [Timestamp, Date, CommentId, AuthorId, Agrees, Disagrees, Moderated, Consensus, Body];

    private static readonly string[] ParticipantColumns = [Participant, Xid, GroupId, Comments, Votes, Agree, Disagree];
    private static readonly string[] VoteColumns = [Timestamp, Date, CommentId, VoterId, Vote];

    /// <exception cref="ReviewRuleException">A file is missing or broken, or does not fit the others.</exception>
    public static PolisConversation Read(PolisFiles files, ImportLimits? limits = null)
    {
        limits ??= ImportLimits.Default;
        files.RequireAll();
        var (comments, votes, participants, summary) = (Table(PolisFiles.Comments), Table(PolisFiles.Votes), Table(PolisFiles.Participants), Table(PolisFiles.Summary));
        RequireOnly(votes, votes.Header, VoteColumns);
        var people = PolisParticipants.Read(participants, ParticipantColumns);
        var zones = new PolisZones();
        var statements = PolisStatements.Read(comments, people.Listed, zones, limits);
        var cast = PolisVoteRows.Read(votes, statements, people.Numbers, zones);
        people.RequireVotes(statements, cast);
        return new(
            TopicOf(summary), statements, people.People, cast,
            new([.. comments.Header], [.. votes.Header], [.. participants.Header[..people.FirstVote]], Lines(summary), zones.Found()));

        PolisTable Table(string name) => PolisTable.Read(name, files[name]);
    }

    /// <exception cref="ReviewRuleException">There is another column, which could not be written again.</exception>
    internal static void RequireOnly(PolisTable table, IEnumerable<string> columns, string[] known)
    {
        table.RequireDistinctColumns();
        if (columns.FirstOrDefault(c => !known.Contains(c)) is { } strange)
            throw ReviewRuleException.Invalid($"{table.Name} has a column '{strange}', which is not known here; known are {string.Join(", ", known)}.");
    }

    private static string TopicOf(PolisTable summary)
    {
        if (summary.Header.Length != 2) throw ReviewRuleException.Invalid($"{summary.Name} has {summary.Header.Length} cells in a row; it has names and values.");
        return summary.Rows.FirstOrDefault(r => r[0] == Topic)?[1] ?? "";
    }

    // What is counted here and the topic, which is the title, are written anew.
    private static ImmutableArray<SummaryLine> Lines(PolisTable summary) =>
        [.. summary.Rows.Select(r => new SummaryLine(r[0], r[0] is Topic or Voters or Commenters or CommentCount or Groups ? null : r[1]))];
}
