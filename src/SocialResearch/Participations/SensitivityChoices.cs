using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Measures participation again under every choice somebody might have made.</summary>
/// <remarks>The population stays what was declared, whoever is left out: nobody knows whether a declared number held the bots.</remarks>
internal sealed class SensitivityChoices(ContributionCounts counts, long? population, Community community, SensitivityOptions options)
{
    private readonly long? _everybody = population ?? (counts.Rows > counts.Contributors ? counts.Rows : null);

    public SensitivityRow Baseline(Participation measured) => SensitivityRow.Of("baseline", "every post with a known author; posts without one are left out", measured, options.Tolerance);

    public IEnumerable<SensitivityRow> Roles(Conversation? posts)
    {
        (string Choice, string Whose, AuthorRole[] Out)[] choices =
        [
            ("bots out", "by bots", [AuthorRole.Bot]),
            ("staff out", "by staff", [AuthorRole.Staff]),
            ("bots and staff out", "by bots or staff", [AuthorRole.Bot, AuthorRole.Staff]),
            ("brand out", "by the brand", [AuthorRole.Brand]),
        ];
        foreach ((string choice, string whose, AuthorRole[] roles) in choices)
        {
            string definition = $"posts {whose} are left out";
            if (posts is null) yield return SensitivityRow.Without(choice, definition, "counts do not say in which role anybody wrote");
            else if (posts.ByRole([.. Enum.GetValues<AuthorRole>().Except(roles)]) is var rest && rest.Count == posts.Count)
                yield return SensitivityRow.Without(choice, definition, WhyNoneOut(posts, whose));
            else yield return Posts(choice, definition, rest, community);
        }
    }

    /// <summary>A source that names no roles has not said that there are no bots.</summary>
    private static string WhyNoneOut(Conversation posts, string whose) => posts.Count(post => post.Role == AuthorRole.Unknown) switch
    {
        0 => "no posts " + whose,
        _ when posts.All(post => post.Role is AuthorRole.Unknown or AuthorRole.Anonymous) => "the source does not say in which role anybody wrote",
        var unknown => $"no posts known to be {whose}; of {Count(unknown, "post", "posts")} the role is unknown",
    };

    public IEnumerable<SensitivityRow> People()
    {
        const string one = "anonymous as one person", each = "anonymous as many people", single = "one-post authors out";
        const string wrongly = "posts without a known author count as one person, which is wrong: they are the work of several";
        string fromOne = $"each of {Count(counts.WithoutAuthor, "post", "posts")} without a known author counts as somebody else's, the other extreme";
        if (counts.WithoutAuthor == 0)
        {
            string none = counts.Selection is null ? "counts do not say how many posts have no known author" : "every post has a known author";
            yield return SensitivityRow.Without(one, wrongly, none);
            yield return SensitivityRow.Without(each, "each post without a known author counts as somebody else's, the other extreme", none);
        }
        else
        {
            yield return Counts(one, wrongly, [.. counts.Frequencies, new(counts.WithoutAuthor, 1)], _everybody + 1);
            yield return Counts(each, fromOne, [.. counts.Frequencies, new(1, counts.WithoutAuthor)], _everybody + counts.WithoutAuthor);
        }
        string definition = $"people who {community.Did} only one are left out{(_everybody is null ? "" : " and count as silent")}";
        yield return counts.Frequencies.All(frequency => frequency.Count != 1)
            ? SensitivityRow.Without(single, definition, $"nobody {community.Did} only one")
            : Counts(single, definition, [.. counts.Frequencies.Where(frequency => frequency.Count != 1)], _everybody);
    }

    public IEnumerable<SensitivityRow> Identities()
    {
        if (options.Alternatives.Count == 0)
            yield return SensitivityRow.Without("people told apart otherwise", "by name or e-mail address, IP addresses merged", "no alternative counts were given");
        foreach (NamedCounts other in options.Alternatives)
        {
            string definition = "people told apart otherwise: " + other.Name;
            long? everybody = other.Population ?? (_everybody is null || _everybody < other.Counts.Rows ? null : _everybody);
            if (other.Counts.Contributions == 0) yield return SensitivityRow.Without(other.Name, definition, "nobody contributed anything");
            else if (_everybody is not null && everybody is null)
                yield return SensitivityRow.Without(other.Name, definition, $"it counts {Count(other.Counts.Rows)} people, more than the population; give it a population of its own");
            else yield return SensitivityRow.Of(other.Name, definition, Participation.Measure(other.Counts, everybody, community, options.Participation), options.Tolerance);
        }
    }

    public IEnumerable<SensitivityRow> Samples(Participation baseline)
    {
        foreach (double share in options.SampleShares)
        {
            string choice = $"random {Percent(share, share < 0.01 ? 1 : 0)} of the {community.Contributions}";
            long size = (long)Math.Round(counts.Contributions * share);
            string definition = $"mean of {Count(options.SampleDraws)} random draws without replacement, and where the middle 95 % of them lie";
            if (size < 1) yield return SensitivityRow.Without(choice, definition, $"that is less than one of {Count(counts.Contributions)}");
            else
            {
                RarefiedShares drawn = RarefiedShares.Draw(new("", counts, _everybody), RarefiedBy.Contributions, [size], options.SampleDraws, options.Participation.Bootstrap.Seed)[0];
                yield return SensitivityRow.OfMean(choice, definition, drawn, Silent(drawn.Contributors), baseline, options.Tolerance);
            }
        }
    }

    public SensitivityRow Posts(string choice, string definition, Conversation posts, Community names)
    {
        ContributionCounts chosen = ContributionCounts.Of(posts);
        return chosen.Contributions == 0
            ? SensitivityRow.Without(choice, definition, "nobody with a known author wrote")
            : SensitivityRow.Of(choice, definition, Participation.Measure(chosen, _everybody, names, options.Participation), options.Tolerance);
    }

    public Estimate Silent(Estimate contributors) => _everybody is not { } n ? Estimate.Undefined("The population is unknown.")
        : Estimate.Of((n - contributors.Value!.Value) / n, contributors.Interval is { } i ? i with { Low = (n - i.High) / n, High = (n - i.Low) / n } : null);

    private SensitivityRow Counts(string choice, string definition, IReadOnlyList<CountFrequency> frequencies, long? everybody)
    {
        var chosen = ContributionCounts.OfFrequencies(frequencies);
        return chosen.Contributions == 0
            ? SensitivityRow.Without(choice, definition, "nobody is left")
            : SensitivityRow.Of(choice, definition, Participation.Measure(chosen, everybody, community, options.Participation), options.Tolerance);
    }
}
