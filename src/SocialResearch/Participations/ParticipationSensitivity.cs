using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>How far participation, and the verdict on "90-9-1", hang on choices that an analyst makes before measuring.</summary>
/// <remarks>
/// <para>Whom to leave out, who is the same person, which weeks, all posts or a sample: each choice is defensible, and each moves
/// the numbers. Every row measures again under one of them, all else as in the baseline. Choices that the data do not allow are
/// listed as not applicable with the reason, so that a missing row is never taken for a harmless one.</para>
/// <para>What it does not say: which choice is right, or how two of them together would do. The range over the rows is no interval:
/// the rows share their posts, and a wrong assumption that all of them make shows nowhere.</para>
/// <para>The idea of trying all defensible choices is that of Steegen, Tuerlinckx, Gelman and Vanpaemel, "Increasing transparency
/// through a multiverse analysis", Perspectives on Psychological Science 11(5), 2016 (from memory).</para>
/// </remarks>
public sealed record ParticipationSensitivity : MeasureResult
{
    private ParticipationSensitivity() { }

    /// <summary>Nothing changed: every post with a known author.</summary>
    public required SensitivityRow Baseline { get; init; }

    /// <summary>One row a choice, the baseline first, those that do not apply in their place.</summary>
    public required IReadOnlyList<SensitivityRow> Rows { get; init; }

    /// <summary>The choices under which the numbers hold.</summary>
    public required SensitivityOptions Options { get; init; }

    /// <summary>The rows that were measured, the baseline among them.</summary>
    public IEnumerable<SensitivityRow> Applicable => Rows.Where(row => row.NotApplicable is null);

    /// <summary>Whether the findings of all choices are that of the baseline.</summary>
    public bool VerdictHolds => Applicable.All(row => row.Finding == Baseline.Finding);

    /// <inheritdoc/>
    public override string Sentence => $"{VerdictSentence} {Movement}";

    /// <summary>Whether the verdict depends on the choice, in a sentence.</summary>
    internal string VerdictSentence
    {
        get
        {
            int tried = Applicable.Count();
            if (tried == 1) return $"Only the baseline could be measured; it {Does(Baseline.Finding!.Value, 1)}.";
            if (VerdictHolds)
            {
                return Baseline.Finding == Finding.NotTested
                    ? $"None of {tried} choices makes the claim 90-9-1 testable: nobody is known to have stayed silent."
                    : $"The verdict on 90-9-1 does not depend on these choices: all {tried} {Does(Baseline.Finding!.Value, tried)}.";
            }
            IEnumerable<string> others = Applicable.Where(row => row.Finding != Baseline.Finding).GroupBy(row => row.Finding!.Value)
                .Select(group => $"{group.Count()} of {tried} {Does(group.Key, group.Count())} ({string.Join(", ", group.Select(row => row.Choice))})");
            return $"The verdict on 90-9-1 depends on the choice: the baseline {Does(Baseline.Finding!.Value, 1)}, but {string.Join("; ", others)}.";
        }
    }

    private string Movement
    {
        get
        {
            SensitivityRow low = Applicable.MinBy(row => row.Top1.Value)!, high = Applicable.MaxBy(row => row.Top1.Value)!;
            Participation measured = Baseline.Measured!;
            return $"The top 1 % of {measured.Denominator} {measured.Community.Did} {Written(Baseline)} of {Count(measured.Contributions)} {measured.Community.Contributions} in the baseline; "
                + $"the share lies between {Percent(low.Top1.Value!.Value)} ({low.Choice}) and {Percent(high.Top1.Value!.Value)} ({high.Choice}).";
        }
    }

    /// <summary>Measures a conversation under every choice that its posts allow.</summary>
    /// <param name="conversation">The posts of the baseline: everybody who wrote.</param>
    /// <param name="population">N, everybody who could have written, the same in all rows; leave out when unknown.</param>
    /// <param name="community">Names and source; default as in <see cref="Participation.Measure(Conversation, long?, Community?, ParticipationOptions?)"/>.</param>
    /// <param name="options">Other identities, windows and samples; defaults see there.</param>
    /// <exception cref="InsufficientDataException">No post has a known author.</exception>
    public static ParticipationSensitivity Measure(Conversation conversation, long? population = null, Community? community = null, SensitivityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ContributionCounts counts = ContributionCounts.Of(conversation);
        Enough(counts);
        Participation measured = Participation.Measure(conversation, population, community, (options ??= new()).Participation);
        return Of(counts, conversation, population, measured, options);
    }

    /// <summary>Measures counts under the choices that counts allow: identities, one-post authors, samples.</summary>
    /// <param name="counts">Contributions of each person in the baseline.</param>
    /// <param name="population">N, everybody who could have contributed; leave out when unknown.</param>
    /// <param name="community">Names, period and source.</param>
    /// <param name="options">Other identities and samples; defaults see there.</param>
    /// <exception cref="InsufficientDataException">Nobody contributed anything.</exception>
    public static ParticipationSensitivity Measure(ContributionCounts counts, long? population = null, Community? community = null, SensitivityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Enough(counts);
        Participation measured = Participation.Measure(counts, population, community, (options ??= new()).Participation);
        return Of(counts, null, population, measured, options);
    }

    private static void Enough(ContributionCounts counts)
    {
        if (counts.Contributions == 0)
            throw new InsufficientDataException("Nobody with a known author contributed anything, so no choice can change a share.", "Check the file or the selection.");
    }

    private static ParticipationSensitivity Of(ContributionCounts counts, Conversation? posts, long? population, Participation measured, SensitivityOptions options)
    {
        options.Check();
        var choices = new SensitivityChoices(counts, population, measured.Community, options);
        SensitivityRow baseline = choices.Baseline(measured);
        baseline = baseline.Against(baseline);
        SensitivityRow[] others =
        [
            .. choices.Roles(posts), .. choices.People(), .. choices.Identities(),
            .. SensitivityWindows.Of(posts, measured, choices, options), .. choices.Samples(measured),
        ];
        List<Caveat> caveats =
        [
            .. measured.Caveats,
            new("SR031", "The range over the choices is no interval: the rows share their posts, and an assumption that all of them make shows nowhere. Windows and random parts have spreads, not intervals, and look surer than they are."),
        ];
        if (measured.Population is not null)
            caveats.Add(new("SR032", $"The population stays at {Count(measured.Population.Value)} in every row but those that say otherwise; whoever is left out counts as silent."));
        return new() { Baseline = baseline, Rows = [baseline, .. others.Select(row => row.Against(baseline))], Options = options, Caveats = [.. caveats.OrderBy(caveat => caveat.Code, StringComparer.Ordinal)] };
    }

    /// <summary>One row a choice with n, T, Gini, shares, verdict and movement.</summary>
    public override Table ToTable() => new(
        [
            "Choice", Column.Number("n"), Column.Number("T"), Column.Number("Gini"), Column.Number("Interval"), Column.Number("Moved"),
            Column.Number("Top 1 %"), Column.Number("Interval"), Column.Number("Moved"), Column.Number("Next 9 %"), Column.Number("Rest"), "90-9-1", "What was done",
        ],
        [.. Rows.Select(Cells)],
        $"{Baseline.Measured!.Community.Name}: {Baseline.Measured.Denominator}{(Baseline.Measured.Community.Period is { } period ? $"; {period}" : "")}; moved: against the baseline, shares in percentage points.");

    private IReadOnlyList<string> Cells(SensitivityRow row)
    {
        if (row.NotApplicable is { } why) return [row.Choice, "", "", "", "", "", "", "", "", "", "", "not applicable: " + why, row.Definition];
        int decimals = row.Measured is null ? 1 : 0;
        return
        [
            row.Choice, Fixed(row.Contributors!.Value, decimals), Fixed(row.Contributions!.Value, decimals),
            Fixed(row.Gini.Value!.Value, 4), row.Gini.Interval is { } gini ? $"{Fixed(gini.Low, 4)} to {Fixed(gini.High, 4)}" : "none", row == Baseline ? "" : Signed(row.GiniMoved!.Value, 4),
            Percent(row.Top1.Value!.Value, 2), row.Top1.Interval is { } top ? PercentRange(top) : "none", row == Baseline ? "" : Signed(row.Top1Moved!.Value * 100, 1),
            Percent(row.Next9.Value!.Value, 2), Percent(row.Rest90.Value!.Value, 2), Verdict(row), row.Definition,
        ];
    }

    /// <summary>The finding and, where one number decides, which: "contradicted by the top 1 %".</summary>
    internal static string Verdict(SensitivityRow row)
    {
        IEnumerable<string> against = row.Verdict!.Tests.Where(test => test.Finding == Finding.Contradicts)
            .Select(test => test.Quantity.StartsWith("content share of ", StringComparison.Ordinal) ? test.Quantity["content share of ".Length..] : "the silent people");
        return row.Finding == Finding.Contradicts ? "contradicted by " + string.Join(", ", against) : InWords(row.Finding!.Value);
    }

    internal static string InWords(Finding finding) => finding switch
    {
        Finding.Contradicts => "contradicted",
        Finding.Agrees => "agrees",
        Finding.Undecided => "undecided",
        _ => "not testable",
    };

    private static string Does(Finding finding, int choices) => (finding, choices == 1) switch
    {
        (Finding.Contradicts, true) => "contradicts the claim",
        (Finding.Contradicts, false) => "contradict the claim",
        (Finding.Agrees, true) => "agrees with it",
        (Finding.Agrees, false) => "agree with it",
        (Finding.Undecided, true) => "leaves it undecided",
        (Finding.Undecided, false) => "leave it undecided",
        (_, true) => "cannot test it",
        _ => "cannot test it",
    };

    private static string Written(SensitivityRow row) => Percent(row.Top1.Value!.Value) + (row.Top1.Interval is { } i ? $" ({Level(i)} interval {PercentRange(i)})" : "");

    private static string Signed(double moved, int decimals) => Fixed(moved, decimals) is var text && moved > 0 && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;
}
