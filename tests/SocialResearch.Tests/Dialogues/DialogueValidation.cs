using System.Globalization;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Statistics;
using SocialResearch.Tests.Statistics;

namespace SocialResearch.Tests.Dialogues;

/// <summary>The part of docs/validation.md about dialogue: our values beside those of R.</summary>
internal static class DialogueValidation
{
    public static void Append(StringBuilder page)
    {
        page.Append("""

            ## Dialogue: waits, rates, networks

            Values by R 4.2.2 with survival 3.5-3: `survfit(…, conf.type = "log-log")`, `survdiff`, `prop.test(…, correct = FALSE)`; reciprocity in base
            R, by edges also with networkx 3.6.1 (`overall_reciprocity`, equal to all digits). Made by
            `Rscript tests/SocialResearch.Tests/Dialogues/Gold/dialogue.R`, which reads the same events as we do. Where a curve stays at one half for
            a while R's median is the middle of that while and ours its beginning; compared is the beginning. Brand answers, depths and
            networks of corpora that are not in this project are compared by `CorporaGoldTests`, where they are at hand.

            | data set | measure | our value | R | deviation |
            |---|---|---:|---:|---:|

            """);
        LogRank remission = LogRank.Of(LogRankTests.Treated, LogRankTests.Placebo);
        Line("leukaemia, 6-MP and placebo", "log-rank χ²", remission.ChiSquare!.Value, "logrank.chisq");
        Line("leukaemia, 6-MP and placebo", "log-rank p", remission.P.Value!.Value, "logrank.p");
        Line("37 of 120", "Wilson, low", Proportions.Wilson(37, 120).Interval!.Low, "thirty-seven of 120.low");
        Line("37 of 120", "Wilson, high", Proportions.Wilson(37, 120).Interval!.High, "thirty-seven of 120.high");
        foreach (string set in (string[])["se_quantumcomputing", "r_help_1997_1999"])
        {
            Conversation talk = Talks.Load(set);
            Dialogue all = Dialogue.Measure(talk, BrandVoice.Anybody);
            NewcomerReturn newcomers = NewcomerReturn.Measure(talk, BrandVoice.Anybody);
            Line(set, "answer rate", all.Answers.Share.Value!.Value, $"{set}.rate");
            Line(set, "answer rate, low", all.Answers.Share.Interval!.Low, $"{set}.rate.low");
            Line(set, "people heard", all.Heard.Share.Value!.Value, $"{set}.heard");
            Line(set, "people heard, low", all.Heard.Share.Interval!.Low, $"{set}.heard.low");
            foreach (int hours in (int[])[1, 24])
            {
                Line(set, $"S({hours} h)", all.FirstResponse.Curve.At(hours).Value!.Value, $"{set}.S({hours})");
                Line(set, $"S({hours} h), low", all.FirstResponse.Curve.At(hours).Interval!.Low, $"{set}.S({hours}).low");
            }
            if (all.FirstResponse.Median.Value is { } median) Line(set, "median first response, hours", median, $"{set}.median.first");
            Line(set, "reciprocity by edges", all.Network.Reciprocity.Value!.Value, $"{set}.reciprocity");
            Line(set, "reciprocity by pairs", all.Network.ReciprocityByPairs.Value!.Value, $"{set}.pairs");
            Line(set, "reciprocity against chance, ρ", all.Network.ReciprocityAgainstChance.Value!.Value, $"{set}.rho");
            Line(set, "newcomers answered, S(30 days)", newcomers.Answered.At(30).Value!.Value, $"{set}.answered.S(30)");
            Line(set, "newcomers ignored, S(30 days)", newcomers.Ignored.At(30).Value!.Value, $"{set}.ignored.S(30)");
            Line(set, "newcomers, log-rank χ²", newcomers.Test.ChiSquare!.Value, $"{set}.newcomers.chisq");
        }

        page.Append("""

            ### Networks and trees beside igraph

            igraph 0.10.2 for Python: `reciprocity` (modes default and ratio), `density`, ρ by its formula from these two, mutual and collapsed degrees; of trees `distances` and
            `average_path_length` (structural virality); of the real forests the components of the graph of replies. Five drawn networks, a ring, a star, seven trees and both sets of events; made by
            `python3 tests/SocialResearch.Tests/Dialogues/Gold/igraph.py`. The table shows for each measure on how many graphs it was compared and the largest deviation.

            | measure | graphs | largest deviation |
            |---|---:|---:|

            """);
        foreach (var measure in IgraphTests.Compared().GroupBy(value => value.Measure))
            page.Append(CultureInfo.InvariantCulture, $"| {measure.Key} | {measure.Count()} | {(measure.Max(value => Math.Abs(value.Ours - value.Igraph)) is var most && most < 5e-13 ? "< 5e-13" : most.ToString("0e+0", CultureInfo.InvariantCulture))} |\n");

        void Line(string data, string measure, double ours, string name)
        {
            double gold = DialogueGold.Value(name), deviation = Math.Abs(ours - gold);
            Assert.True(deviation < 1e-6, $"{data}, {measure}: {ours}, in R {gold}");
            page.Append(CultureInfo.InvariantCulture, $"| {data} | {measure} | {ours:0.0000000000} | {gold:0.0000000000} | {(deviation < 5e-10 ? "< 5e-10" : deviation.ToString("0e+0", CultureInfo.InvariantCulture))} |\n");
        }
    }
}
