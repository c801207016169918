using System.Text.Json.Nodes;

namespace ReviewHub.Load;

/// <summary>Figures of which an answer held only what was not as it was in those before.</summary>
internal static class FiguresChanges
{
    /// <summary>The whole figures; those before, and the answer, are used up for it.</summary>
    /// <param name="former">Those that were asked with; null for none.</param>
    public static JsonObject Applied(JsonObject answer, JsonObject? former)
    {
        if (!answer.Remove("base") || former is null) return answer;
        var paragraphs = Taken(former, "paragraphs");
        var numbers = paragraphs.ConvertAll(Number);
        answer["paragraphs"] = InOrder(numbers, [.. paragraphs, .. Taken(answer, "paragraphs")]);
        if (answer["camps"] is JsonObject camps)
        {
            var gone = Taken(camps, "gone").Select(number => number.GetValue<int>()).ToHashSet();
            camps.Remove("gone");
            var all = Taken(former["camps"] as JsonObject, "paragraphs").Concat(Taken(camps, "paragraphs"));
            camps["paragraphs"] = InOrder(numbers, all.Where(paragraph => !gone.Contains(Number(paragraph))));
        }

        if (answer["mapMoment"]!.GetValue<long>() != former["mapMoment"]!.GetValue<long>()) return answer;
        var map = former["map"];
        former.Remove("map");
        answer["map"] = map;
        return answer;
    }

    private static List<JsonNode> Taken(JsonObject? from, string list)
    {
        if (from?[list] is not JsonArray array) return [];
        var nodes = array.Select(node => node!).ToList();
        array.Clear();
        return nodes;
    }

    // Of those of the same number the last is right.
    private static JsonArray InOrder(List<int> numbers, IEnumerable<JsonNode> paragraphs)
    {
        var byNumber = new Dictionary<int, JsonNode>();
        foreach (var paragraph in paragraphs) byNumber[Number(paragraph)] = paragraph;
        return [.. numbers.Where(byNumber.ContainsKey).Select(number => byNumber[number])];
    }

    private static int Number(JsonNode paragraph) => paragraph["id"]!.GetValue<int>();
}
