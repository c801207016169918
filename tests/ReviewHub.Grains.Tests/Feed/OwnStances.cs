using ReviewHub.Domain;
using static ReviewHub.Domain.Tests.Some;

namespace ReviewHub.Grains.Tests.Feed;

public class OwnStances
{
    private static readonly string[] Questions = ["overall", "wording", "evidence"];
    private static readonly Stance[] Stances = [Accept, Revise, Reject, Stance.Abstain];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Are_the_last_that_were_taken_and_stand_in_the_order_of_paragraphs(int seed)
    {
        var random = new Random(seed);
        var (own, model) = (new OwnAnswers(), new Dictionary<(int Paragraph, string Question), Stance>());
        for (var i = 0; i < 2_000; i++)
        {
            var (paragraph, question) = (random.Next(1, 60), Questions[random.Next(Questions.Length)]);
            if (random.Next(3) == 0)
            {
                own.Set(paragraph, question, null);
                model.Remove((paragraph, question));
            }
            else
            {
                var stance = Stances[random.Next(Stances.Length)];
                own.Set(paragraph, question, stance);
                model[(paragraph, question)] = stance;
            }

            Assert.Equal(model.ContainsKey((paragraph, question)), own.Has(paragraph, question));
        }

        Assert.NotEmpty(model);
        Assert.Equal(
            model.OrderBy(m => m.Key.Paragraph).ThenBy(m => m.Key.Question, StringComparer.Ordinal).Select(m => new OwnAnswer(m.Key.Paragraph, m.Key.Question, m.Value)),
            own.All());
        Assert.Equal(model.Keys.Select(k => k.Paragraph).Distinct().Order(), own.Paragraphs);
    }
}
