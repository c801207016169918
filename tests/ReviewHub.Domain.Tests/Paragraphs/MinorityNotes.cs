using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Domain.Tests.Paragraphs;

public class MinorityNotes
{
    // Three of four accept.
    private static readonly Paragraph Accepted = Given.Paragraph(
        (Ann, new StanceTaken(1, 1, Accept)), (Ben, new StanceTaken(1, 1, Accept)), (Person(4), new StanceTaken(1, 1, Accept)),
        (Cleo, new StanceTaken(1, 1, Reject)));

    private static Standing Standing(ConsensusState result, Side? side) => new(1, result, side, IsShown: true);

    [Fact]
    public void A_dissenter_writes_one_and_it_is_kept_to_the_letter()
    {
        const string Text = "  <b>No</b>.\r\ne\u0301 ";

        var note = Accepted.Apply(Recorded(5, Accepted.WriteMinorityNote(Cleo, Text, Terms()), Cleo)).Notes;

        Assert.Equal(new MinorityNote(1, Cleo, Noon.AddSeconds(5), Text), Assert.Single(note));
    }

    [Theory]
    [InlineData(ConsensusState.For, Side.Against, true)]
    [InlineData(ConsensusState.For, Side.Neutral, true)]
    [InlineData(ConsensusState.For, Side.For, false)]
    [InlineData(ConsensusState.For, null, false)]
    [InlineData(ConsensusState.Against, Side.For, true)]
    [InlineData(ConsensusState.Against, Side.Neutral, true)]
    [InlineData(ConsensusState.Against, Side.Against, false)]
    [InlineData(ConsensusState.Contested, Side.Against, false)]
    [InlineData(ConsensusState.NoQuorum, Side.Against, false)]
    public void It_is_for_those_whose_stance_differs_from_a_consensus(ConsensusState result, Side? side, bool may)
    {
        if (may) Assert.Equal("No.", MinorityNote.Write("No.", Standing(result, side)).Text);
        else Refused.For(RefusalKind.Conflict, () => MinorityNote.Write("No.", Standing(result, side)));
    }

    [Fact]
    public void Who_abstained_or_took_no_stance_in_the_round_does_not_dissent()
    {
        var abstained = Accepted.Apply(Recorded(5, new StanceTaken(1, 1, Stance.Abstain), Cleo));

        Refused.For(RefusalKind.Conflict, () => abstained.WriteMinorityNote(Cleo, "No.", Terms()));
        Refused.For(RefusalKind.Conflict, () => Accepted.WriteMinorityNote(Person(5), "No.", Terms()));
        Refused.For(RefusalKind.Conflict, () => Accepted.WriteMinorityNote(Cleo, "No.", Terms(round: 2)));
    }

    [Fact]
    public void A_result_that_is_not_shown_is_not_answered_nor_told() =>
        Assert.Contains("not shown", Refused.For(
            RefusalKind.Conflict, () => MinorityNote.Write("No.", new(1, ConsensusState.Contested, Side.Against, IsShown: false))), StringComparison.Ordinal);

    [Fact]
    public void It_has_a_longest_length()
    {
        var longest = string.Concat(Enumerable.Repeat("\U0001F44D", ReviewText.MaxNote));

        Assert.Equal(longest, Accepted.WriteMinorityNote(Cleo, longest, Terms()).Text);
        Refused.For(RefusalKind.Invalid, () => Accepted.WriteMinorityNote(Cleo, longest + "!", Terms()));
        Refused.For(RefusalKind.Invalid, () => Accepted.WriteMinorityNote(Cleo, "a\0b", Terms()));
    }

    [Fact]
    public void A_later_one_takes_the_place_of_the_earlier_and_an_empty_one_withdraws_it()
    {
        var written = Accepted.Apply(Recorded(5, new MinorityNoteWritten(1, "No."), Cleo)).Apply(Recorded(6, new MinorityNoteWritten(1, "Never."), Cleo));
        var withdrawn = written.Apply(Recorded(7, written.WriteMinorityNote(Cleo, "", Terms()), Cleo));

        Assert.Equal("Never.", Assert.Single(written.Notes).Text);
        Assert.Equal(new MinorityNote(1, Cleo, Noon.AddSeconds(7), null), Assert.Single(withdrawn.Notes));
    }

    [Fact]
    public void Each_round_has_its_own()
    {
        var notes = Accepted.Apply(Recorded(5, new MinorityNoteWritten(1, "No."), Cleo)).Apply(Recorded(6, new MinorityNoteWritten(2, "Still no."), Cleo)).Notes;

        Assert.Equal([(1, "No."), (2, "Still no.")], notes.Select(note => (note.Round, note.Text)));
    }

    [Fact]
    public void A_chair_redacts_one_also_after_it_was_withdrawn()
    {
        var withdrawn = Accepted.Apply(Recorded(5, new MinorityNoteWritten(1, "No."), Cleo)).Apply(Recorded(6, new MinorityNoteWritten(1, ""), Cleo));
        var redacted = withdrawn.Apply(Recorded(7, withdrawn.RedactMinorityNote(1, Cleo, "It named a person.")));

        Assert.Equal((null, true), (redacted.Notes[0].Text, redacted.Notes[0].IsRedacted));
        Refused.For(RefusalKind.Conflict, () => redacted.RedactMinorityNote(1, Cleo, null));
        Refused.For(RefusalKind.NotFound, () => redacted.RedactMinorityNote(1, Ann, null));
    }

    [Fact]
    public void What_is_left_of_a_redacted_one_folds_to_what_the_redaction_made_of_it()
    {
        (ReviewerId, ParagraphEvent)[] Story(string? text) => [(Cleo, new MinorityNoteWritten(1, text)), (Ann, new MinorityNoteRedacted(1, Cleo, null, []))];

        Assert.Equal(Given.Paragraph(Story("No.")).Notes.AsEnumerable(), Given.Paragraph(Story(null)).Notes.AsEnumerable());
        Assert.True(Given.Paragraph(Story(null)[..1]).Notes[0].IsRedacted);
    }
}
