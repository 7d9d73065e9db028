using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Measures participation again in shorter windows of the same time.</summary>
internal static class SensitivityWindows
{
    private static readonly string[] Halves = ["first half", "second half"], Quarters = ["first quarter", "second quarter", "third quarter", "last quarter"];

    public static IEnumerable<SensitivityRow> Of(Conversation? posts, Participation baseline, SensitivityChoices choices, SensitivityOptions options)
    {
        string why = posts is null ? "counts do not say when anybody wrote" : "no post has a known time";
        (DateOnly First, DateOnly Last)? span = posts is null ? null : PostDays.Span(posts, options.Zone);
        foreach (string[] parts in (string[][])[Halves, Quarters])
        {
            for (int i = 0; i < parts.Length; i++)
            {
                if (span is not var (first, last)) yield return SensitivityRow.Without(parts[i] + " of the time", "a part of the time", why);
                else if (last.DayNumber - first.DayNumber + 1 < parts.Length) yield return SensitivityRow.Without(parts[i] + " of the time", "a part of the time", "the posts are of too few days");
                else yield return Part(posts!, parts[i] + " of the time", first.AddDays(Cut(i)), first.AddDays(Cut(i + 1) - 1), baseline, choices, options);

                int Cut(int part) => (span!.Value.Last.DayNumber - span.Value.First.DayNumber + 1) * part / parts.Length;
            }
        }
        foreach (int days in options.WindowDays)
        {
            string choice = $"windows of {Count(days)} days";
            if (span is not var (first, last)) yield return SensitivityRow.Without(choice, "rolling windows", why);
            else if (last.DayNumber - first.DayNumber + 1 < days) yield return SensitivityRow.Without(choice, "rolling windows", $"the posts are of {Count(last.DayNumber - first.DayNumber + 1)} days only");
            else yield return Rolling(posts!, choice, days, first, last, baseline, choices, options);
        }
    }

    private static SensitivityRow Part(Conversation posts, string choice, DateOnly from, DateOnly to, Participation baseline, SensitivityChoices choices, SensitivityOptions options) =>
        choices.Posts(choice, $"only posts from {Day(from)} to {Day(to)}, days in {options.Zone.Id}", Between(posts, from, to, options), baseline.Community with { Period = $"{Day(from)} to {Day(to)}" });

    private static SensitivityRow Rolling(Conversation posts, string choice, int days, DateOnly first, DateOnly last, Participation baseline, SensitivityChoices choices, SensitivityOptions options)
    {
        int step = Math.Max(1, days / 2);
        var windows = new List<Participation>();
        int silent = 0;
        for (DateOnly from = first; from.AddDays(days - 1) <= last; from = from.AddDays(step))
        {
            SensitivityRow window = choices.Posts(choice, "", Between(posts, from, from.AddDays(days - 1), options), baseline.Community);
            if (window.Measured is { } measured) windows.Add(measured);
            else silent++;
        }
        string definition = $"mean of {Count(windows.Count, "window", "windows")}, one every {Count(step)} days, and the lowest and the highest of them"
            + (silent == 0 ? "" : $"; {Count(silent)} without posts left out");
        if (windows.Count == 0) return SensitivityRow.Without(choice, "rolling windows", "nobody with a known author wrote in any");

        Estimate Over(Func<Participation, double?> of)
        {
            double[] values = [.. windows.Select(of).OfType<double>()];
            return Estimate.Of(values.Average(), values.Length == 1 ? null : new Interval(values.Min(), values.Max(), 1, $"lowest and highest of {Count(values.Length)} windows"));
        }
        Estimate people = Over(window => window.Contributors);
        var shares = new RarefiedShares(0, people, Over(window => window.Contributions), Over(window => window.Gini.Value),
            Over(window => window.Top1.Content.Value), Over(window => window.Next9.Content.Value), Over(window => window.Rest90.Content.Value));
        return SensitivityRow.OfMean(choice, definition, shares, choices.Silent(people), baseline, options.Tolerance);
    }

    private static Conversation Between(Conversation posts, DateOnly from, DateOnly to, SensitivityOptions options) => posts.Between(Day(from), Day(to), options.Zone);
}
