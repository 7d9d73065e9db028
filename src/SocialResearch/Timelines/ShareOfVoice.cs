using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>Which part of all mentions each brand has, over all and bin by bin.</summary>
/// <remarks>
/// Share of voice = own mentions ÷ mentions of all that are compared. The denominator is mentions, not posts: a post that names two brands
/// is a mention of each, and stands twice below the line. Whoever is not in the comparison is not in the denominator either, so
/// a share says nothing without the list of rivals. Intervals are Goodman's, simultaneous for all brands of one bin
/// (<see cref="Proportions.Simultaneous"/>); from bin to bin they are not.
/// <para>Excess share of voice (ESOV) = share of voice − share of market (Jones 1990; Binet and Field, from memory); only for whom a market share
/// was passed. Both found their rule on paid advertising; whether mentions by others work alike, nobody has shown.</para>
/// <para>What it does not say: whether mentions are praise or blame. A crisis makes a loud voice.</para>
/// </remarks>
public sealed record ShareOfVoice : MeasureResult
{
    internal ShareOfVoice() { }

    /// <summary>One for each brand, in the order given.</summary>
    public required IReadOnlyList<VoiceShare> Voices { get; init; }

    /// <summary>The brand that is asked about; null when none is.</summary>
    public required string? Brand { get; init; }

    /// <summary>All mentions that stand in bins.</summary>
    public required long Mentions { get; init; }

    /// <summary>The posts in which they are; fewer where a post mentions several.</summary>
    public required long Posts { get; init; }

    /// <summary>The bins, with the mentions of all.</summary>
    public required Timeline Timeline { get; init; }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            if (Mentions == 0) return $"The share of voice is undefined: none of {Count(Voices.Count, "name", "names")} was mentioned at a known time.";
            VoiceShare asked = Voices.FirstOrDefault(voice => voice.Name == Brand) ?? Voices.MaxBy(voice => voice.Overall.Value)!;
            string market = asked.Excess?.Value is { } excess ? $", {Fixed(Math.Abs(excess) * 100, 1)} points {(excess < 0 ? "below" : "above")} its share of market" : "";
            return $"{asked.Name} has {Percent(asked.Overall.Value!.Value)} ({PercentRange(asked.Overall.Interval!)}) of {Count(Mentions, "mention", "mentions")} of {Count(Voices.Count, "name", "names")}, {Timeline.Period} ({Timeline.Zone.Id}){market}.";
        }
    }

    /// <summary>Measures the share of voice.</summary>
    /// <param name="voices">Who is compared: at least two, each name once.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed; that of the first mention when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    /// <param name="brand">The name that is asked about.</param>
    /// <param name="marketShares">Shares of market by name, 0 to 1, for the excess share of voice; null for none.</param>
    /// <param name="level">Nominal coverage of the intervals as a share.</param>
    /// <exception cref="ArgumentException">There are fewer than two voices, a name comes twice or is unknown, or a market share is none.</exception>
    public static ShareOfVoice Measure(
        IReadOnlyList<Voice> voices, TimeBin by, string zone, string? from = null, string? to = null, string? brand = null,
        IReadOnlyDictionary<string, double>? marketShares = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(voices);
        if (voices.Count < 2) throw new ArgumentException("A share of voice compares at least two names. Add rivals, or measure the volume of one with Timeline.", nameof(voices));
        if (voices.GroupBy(voice => voice.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"\"{twice.Key}\" comes twice. Give each voice a name of its own.", nameof(voices));
        foreach (string name in (marketShares?.Keys ?? []).Concat(brand is null ? [] : [brand]))
        {
            if (voices.All(voice => voice.Name != name)) throw new ArgumentException($"\"{name}\" is none of the voices: {string.Join(", ", voices.Select(voice => voice.Name))}.", brand == name ? nameof(brand) : nameof(marketShares));
        }
        if (marketShares?.Where(market => !(market.Value is >= 0 and <= 1)).Select(market => market.Key).FirstOrDefault() is { } wrong)
            throw new ArgumentException($"The share of market of \"{wrong}\" is no share between 0 and 1. Write 0.12 for 12 %.", nameof(marketShares));

        IReadOnlyList<Timeline> lines = VoiceAxis.Measure([.. voices.Select(voice => voice.Posts)], by, zone, from, to);
        IReadOnlyList<Estimate>[] inBins = [.. Enumerable.Range(0, lines[0].Bins.Count).Select(i => Proportions.Simultaneous([.. lines.Select(line => (long)line.Bins[i].Posts)], level, $"Nobody was mentioned in this {lines[0].Unit()}."))];
        IReadOnlyList<Estimate> overall = Proportions.Simultaneous([.. lines.Select(line => (long)line.Placed)], level, "Nobody was mentioned at a known time.");
        Timeline all = lines[0] with
        {
            Bins = [.. lines[0].Bins.Select((bin, i) => bin with { Posts = lines.Sum(line => line.Bins[i].Posts) })],
            Posts = lines.Sum(line => line.Posts),
            Unplaced = new(lines.Sum(line => line.Unplaced.KnownToTheDay), lines.Sum(line => line.Unplaced.KnownToTheMonth), lines.Sum(line => line.Unplaced.Relative)),
            Untimed = lines.Sum(line => line.Untimed),
            PlacedByDate = lines.Sum(line => line.PlacedByDate),
            Sources = [.. lines.SelectMany(line => line.Sources).DistinctBy(source => source.FileName)],
        };
        long posts = voices.SelectMany(voice => voice.Posts.Where(post => post.Time is { } time && all.PlaceOf(time) is >= 0)).Distinct().LongCount();
        var result = new ShareOfVoice
        {
            Voices = [.. voices.Select((voice, v) => new VoiceShare(voice.Name, lines[v], [.. inBins.Select(bin => bin[v])], overall[v], Excess(overall[v], marketShares, voice.Name)))],
            Brand = brand,
            Mentions = all.Placed,
            Posts = posts,
            Timeline = all,
        };
        return result with { Caveats = [.. TimelineText.Caveats(all), .. Doubts(result)] };
    }

    private static Estimate? Excess(Estimate overall, IReadOnlyDictionary<string, double>? markets, string name) => markets is null || !markets.TryGetValue(name, out double market) ? null
        : overall.Value is not { } share ? Estimate.Undefined(overall.WhyUndefined!)
        : Estimate.Of(share - market, overall.Interval! with { Low = overall.Interval.Low - market, High = overall.Interval.High - market, Method = overall.Interval.Method + ", share of market taken as exact" });

    private static IEnumerable<Caveat> Doubts(ShareOfVoice result)
    {
        if (result.Posts < result.Mentions)
            yield return new("SR018", $"{Count(result.Mentions, "mention", "mentions")} are in {Count(result.Posts, "post", "posts")}: a post that names several counts for each, and intervals, which take mentions to be independent, are too narrow.");
        if (result.Voices[0].Shares.Select((_, i) => result.Timeline.Bins[i].Posts).Count(mentions => mentions is > 0 and < 30) is > 0 and var few)
            yield return new("SR066", $"{result.Timeline.Length(few)} {(few == 1 ? "has" : "have")} fewer than 30 mentions: the share there hangs on single posts.");
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["Name", Column.Number("Mentions"), Column.Number("Share of voice"), Column.Number("Interval"), Column.Number("Less share of market"), "Definition"],
        [.. Voices.Select(voice => (IReadOnlyList<string>)
        [
            voice.Name, Count(voice.Timeline.Placed), voice.Overall.Value is { } share ? Percent(share) : "undefined", voice.Overall.Interval is { } interval ? PercentRange(interval) : "",
            voice.Excess?.Value is { } excess ? Fixed(excess * 100, 1) + " points" : "", voice.Overall.WhyUndefined ?? $"of {Count(Mentions, "mention", "mentions")} in {Count(Posts, "post", "posts")}; {voice.Overall.Interval!.Method}",
        ])],
        $"Mentions, not posts, are counted. {Timeline.Period ?? "no bins"} ({Timeline.Zone.Id}).");
}
