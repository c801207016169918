using System.Text;

namespace ReviewHub.Formats;

/// <summary>
/// The items of ACCORD (Gattrell et al. 2024, PLOS Medicine 21:e1004326), by their numbers and in words of our own: each says where the
/// report answers it, or leaves room for the chair to.
/// </summary>
internal static class ReportAccord
{
    private enum Answer
    {
        Here,
        InPart,
        ByTheChair,
    }

    private sealed record Item(string Number, string Asks, Answer Answer, string Where);

    private static readonly Item[] Items =
    [
        new("T1", "The title says that this is a consensus exercise, and by which method", Answer.ByTheChair, "Name the exercise and its method in the title of the article."),
        new("I1", "Why a consensus exercise was chosen", Answer.ByTheChair, ""),
        new("I2", "What it is for, for whom, and where it holds", Answer.ByTheChair, ""),
        new("I3", "If it brings an earlier document up to date: which, and why", Answer.ByTheChair, ""),
        new("M1", "Where the study or its protocol was registered beforehand", Answer.ByTheChair, "Each round's protocol was frozen when the round opened; a registration elsewhere is for the chair to give."),
        new("M2", "Who led the exercise, in which role and with which expertise", Answer.InPart, "Who opened and closed each round stands under <a href=\"#protocol\">Protocol</a>; their expertise is for the chair to give."),
        new("M3", "By which criteria panellists were chosen, how many, and by whom", Answer.InPart, "How many were eligible stands under <a href=\"#protocol\">Protocol</a>; criteria and reasons are for the chair to give."),
        new("M4", "How panellists were recruited", Answer.ByTheChair, ""),
        new("M5", "What part patients, carers or the public had", Answer.ByTheChair, ""),
        new("M6", "How the material put to the panel came about", Answer.ByTheChair, ""),
        new("M7", "How the literature was searched", Answer.ByTheChair, ""),
        new("M8", "How existing evidence was summarised and given to the panel", Answer.ByTheChair, ""),
        new("M9", "Which methods and steps led to consensus", Answer.Here, "<a href=\"#protocol\">Protocol</a>: every round with its rule, visibility and changes."),
        new("M10", "How questions were put, and which answers were offered", Answer.Here, "<a href=\"#protocol\">Protocol</a>: the questions and scales of each round; the statements are the paragraphs under <a href=\"#results\">Results by paragraph</a>."),
        new("M11", "What each step was to achieve", Answer.ByTheChair, ""),
        new("M12", "How consensus was defined, and why so", Answer.InPart, "The rule of each round stands under <a href=\"#protocol\">Protocol</a>; why it was chosen is for the chair to give."),
        new("M13", "Whether what had reached consensus was voted on again", Answer.Here, "<a href=\"#results\">Results by paragraph</a>: each paragraph lists every round that covered it."),
        new("M14", "How answers were collected, from each alone or in a group", Answer.Here, "Stances were taken one by one, each reviewer for themselves; who could see whose, and when, stands under <a href=\"#protocol\">Protocol</a>."),
        new("M15", "How answers were processed and put together", Answer.Here, "Counts, rule and figures of each result stand under <a href=\"#results\">Results by paragraph</a>; everything is computed from the log at the position named at the top."),
        new("M16", "Whether material was tried out beforehand", Answer.ByTheChair, ""),
        new("M17", "What feedback panellists got between rounds", Answer.InPart, "When reviewers saw the others' stances stands under <a href=\"#protocol\">Protocol</a>; results of a closed round stay beside the next. Other feedback is for the chair to give."),
        new("M18", "Whether, towards whom and how answers were anonymous", Answer.Here, "<a href=\"#protocol\">Protocol</a>: naming, visibility and the chairs' view of each round. Pseudonyms are made anew for each round."),
        new("M19", "Whether those who led took part in the panel's decisions", Answer.ByTheChair, ""),
        new("M20", "What was offered for taking part", Answer.ByTheChair, ""),
        new("M21", "What was done to make taking part easier", Answer.ByTheChair, ""),
        new("R1", "When it took place, how long each step took, and delays", Answer.InPart, "Opening, closing and deadline of each round stand under <a href=\"#protocol\">Protocol</a>; reasons for delays are for the chair to give."),
        new("R2", "Where the protocol was departed from, and why", Answer.InPart, "A round's protocol cannot change once it is open; what was departed from outside of that is for the chair to give."),
        new("R3", "How many took part in each step, and who they are", Answer.InPart, "Numbers with their denominators stand under <a href=\"#participation\">Participation</a>; who the panellists are is for the chair to describe."),
        new("R4", "What came of it, in figures and in words", Answer.Here, "<a href=\"#summary\">Results in short</a> and <a href=\"#results\">Results by paragraph</a>, with dissent and minority notes."),
        new("R5", "What was changed or taken out on the way, when and why", Answer.InPart, "<a href=\"#changes\">Changes between rounds</a> and, for each paragraph, how stances moved and what threads led to; reasons for changed texts are for the chair to give."),
        new("D1", "Strengths and limits of the method", Answer.ByTheChair, ""),
        new("D2", "How the findings fit what is known", Answer.ByTheChair, ""),
        new("O1", "Which organisations endorse it", Answer.ByTheChair, ""),
        new("O2", "Conflicts of interest, and how they were handled", Answer.InPart, "Who stood aside from what, and why, stands under <a href=\"#recusals\">Recusals</a>; other interests are for the chair to declare."),
        new("O3", "Who paid for it, and what part they had", Answer.ByTheChair, ""),
    ];

    public static void Write(StringBuilder html, ReviewRecord record)
    {
        html.Append("<section aria-labelledby=\"accord\">\n<h2 id=\"accord\">Reporting checklist</h2>\n");
        html.Append("<p>The items of the ACCORD guideline for consensus studies, and where this report answers them. What it cannot know is left for the chair to fill in.</p>\n");
        html.Append(Html.Table("ACCORD items", ["Item", "What is asked", "Where it is answered"], Items.Select(item => (string[])[item.Number, item.Asks, AnswerTo(item, record)])));
        html.Append("</section>\n");
    }

    private static string AnswerTo(Item item, ReviewRecord record)
    {
        // Where nothing has been declared yet the report answers nothing.
        var answer = record.Document.Rounds.IsEmpty ? Answer.ByTheChair : item.Answer;
        var room = answer == Answer.Here ? "" : "<span class=\"fill\">To be filled in by the chair:</span>";
        return answer == Answer.ByTheChair && item.Answer != Answer.ByTheChair ? room : item.Where + room;
    }
}
