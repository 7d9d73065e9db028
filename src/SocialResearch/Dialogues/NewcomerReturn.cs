using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Newcomers who were answered against newcomers who were ignored: who comes back?</summary>
/// <remarks>
/// <para>A newcomer is an author whose first post of the data could have been answered. Everybody is looked at L hours after
/// that post, the landmark: answered by then, or not. From the landmark on each is watched until the next post, or to the end of
/// observation; posts before the landmark neither count as a return nor exclude anybody. Two Kaplan-Meier curves, compared by the
/// log-rank test.</para>
/// <para>Why a landmark: with the clock started at the first post, whoever is answered in the third week must have "survived" three weeks
/// without coming back, and whoever comes back at once can hardly have been answered before (immortal time). The groups
/// must be known when the clock starts, and nothing after it may change them. A later answer leaves its reader in the group of the ignored,
/// which makes the two look more alike than they are. People whose landmark lies after the end of the data are left out.</para>
/// <para>Not a cause: a good question is answered sooner and asked by people who would stay anyway. Only answering by lot would tell.</para>
/// <para>Landmark: Anderson, Cain and Gelber, "Analysis of survival by tumor response", Journal of Clinical Oncology 1(11), 1983 (from
/// memory). See <see cref="KaplanMeier"/> and <see cref="LogRank"/>.</para>
/// </remarks>
public sealed record NewcomerReturn : DialogueResult
{
    private NewcomerReturn() { }

    /// <summary>L, hours from the first post to the landmark.</summary>
    public required double LandmarkHours { get; init; }

    /// <summary>Days from the landmark, of those answered by then.</summary>
    public required KaplanMeier Answered { get; init; }

    /// <summary>Days from the landmark, of those not answered by then.</summary>
    public required KaplanMeier Ignored { get; init; }

    /// <summary>Whether the two curves differ by more than chance.</summary>
    public required LogRank Test { get; init; }

    /// <summary>Of the answered, those who wrote again before the landmark.</summary>
    public required int AnsweredWroteBefore { get; init; }

    /// <summary>Of the ignored, the same.</summary>
    public required int IgnoredWroteBefore { get; init; }

    /// <summary>Newcomers left out because their landmark lies after the end of observation or a time is not known to the minute.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Measures who comes back.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="brand">Whose answers count; <see cref="BrandVoice.Anybody"/> in a community.</param>
    /// <param name="landmarkHours">L, hours from the first post to the landmark; a day when left out.</param>
    /// <param name="options">What is answerable, and the end of observation.</param>
    public static NewcomerReturn Measure(Conversation conversation, BrandVoice brand, double landmarkHours = 24, DialogueOptions? options = null)
    {
        if (!(landmarkHours > 0 && landmarkHours < 24 * 366)) throw new ArgumentOutOfRangeException(nameof(landmarkHours), landmarkHours, "Hours from above 0 up to a year.");
        DialoguePosts posts = Dialogue.Look(conversation, brand, options);
        var byAuthor = new Dictionary<int, List<(DateTimeOffset Time, int Place)>>();
        for (int place = 0; place < conversation.Count; place++)
        {
            if (posts.AuthorAt(place) is not (>= 0 and var author) || posts.IsBrand[place] || posts.RoleAt(place) == AuthorRole.Bot || posts.InstantAt(place) is not { } time) continue;
            if (!byAuthor.TryGetValue(author, out List<(DateTimeOffset, int)>? own)) byAuthor.Add(author, own = []);
            own.Add((time, place));
        }
        Dictionary<int, int> answerable = posts.Answerable.Select((place, i) => (place, i)).ToDictionary(pair => pair.place, pair => pair.i);
        var (answered, ignored) = (new List<Wait>(), new List<Wait>());
        var wroteBefore = new int[2];
        int leftOut = 0;
        foreach (List<(DateTimeOffset Time, int Place)> own in byAuthor.Values)
        {
            (DateTimeOffset first, int place) = own.MinBy(post => (post.Time, post.Place));
            if (!answerable.TryGetValue(place, out int asked)) continue;
            DateTimeOffset landmark = first.AddHours(landmarkHours);
            bool vague = posts.IsAnswered[asked] && posts.FirstAnswer[asked] == DialoguePosts.None;
            if (landmark > posts.Until || vague)
            {
                leftOut++;
                continue;
            }
            bool isAnswered = posts.FirstAnswer[asked] != DialoguePosts.None && posts.InstantAt(posts.FirstAnswer[asked]) <= landmark;
            DateTimeOffset[] later = [.. own.Where(post => post.Time > landmark).Select(post => post.Time)];
            (isAnswered ? answered : ignored).Add(later.Length > 0 ? new((later.Min() - landmark).TotalDays, Happened: true) : new((posts.Until - landmark).TotalDays, Happened: false));
            if (own.Any(post => post.Place != place && post.Time <= landmark)) wroteBefore[isAnswered ? 0 : 1]++;
        }
        if (answered.Count + ignored.Count == 0)
            throw new InsufficientDataException("No newcomer can be followed: nobody's first post could have been answered and was watched until the landmark.", "Shorten the landmark, or choose another rule for what is answerable.");
        return new()
        {
            Scope = DialogueScope.Of(posts),
            LandmarkHours = landmarkHours,
            Answered = KaplanMeier.Of(answered),
            Ignored = KaplanMeier.Of(ignored),
            Test = LogRank.Of(answered, ignored),
            AnsweredWroteBefore = wroteBefore[0],
            IgnoredWroteBefore = wroteBefore[1],
            LeftOut = leftOut,
            Caveats = Doubts(answered.Count, ignored.Count, wroteBefore, landmarkHours, leftOut),
        };
    }

    /// <summary>The share that has come back some days after the landmark.</summary>
    /// <param name="curve"><see cref="Answered"/> or <see cref="Ignored"/>.</param>
    /// <param name="days">Days since the landmark.</param>
    public static Estimate BackWithin(KaplanMeier curve, double days)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return curve.At(days) is { Value: { } open } at ? Estimate.Of(1 - open, at.Interval is { } i ? i with { Low = 1 - i.High, High = 1 - i.Low } : null) : curve.At(days);
    }

    /// <inheritdoc/>
    public override string Sentence =>
        $"Of {Count(Answered.People, "newcomer", "newcomers")} answered within {Fixed(LandmarkHours, 0)} hours {InWords(BackWithin(Answered, 30))} wrote again in the 30 days after, "
        + $"of {Count(Ignored.People)} not answered {InWords(BackWithin(Ignored, 30))}"
        + (Test.P.Value is { } p ? $"; log-rank p {(p < 0.001 ? "below 0.001" : "= " + Fixed(p, 3))}" : "") + $", {Scope.Period ?? "times unknown"}. That they differ does not say why.";

    private static IReadOnlyList<Caveat> Doubts(int answered, int ignored, int[] wroteBefore, double landmark, int leftOut) =>
    [
        new("SR033", "Whoever wrote before the data begin counts as a newcomer when seen first, and such people come back more readily."),
        .. leftOut > 0 ? [new Caveat("SR110", $"{Count(leftOut, "newcomer is", "newcomers are")} left out: the data end before {Fixed(landmark, 0)} hours are over, or the time of the answer is not known to the minute.")] : Array.Empty<Caveat>(),
        new("SR111", "Answered and ignored newcomers differ in more than the answer: good questions are answered sooner, and those who ask them may stay anyway. This is no effect of answering."),
        new("SR112", $"The clock starts {Fixed(landmark, 0)} hours after the first post. Before that {Count(wroteBefore[0])} of {Count(answered)} answered and {Count(wroteBefore[1])} of {Count(ignored)} ignored newcomers wrote again, often to the one who answered; such posts are no return."),
    ];

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row("newcomers answered", Count(Answered.People), $"first post answered within {Fixed(LandmarkHours, 0)} hours; watched from then on"),
        Row("newcomers ignored", Count(Ignored.People), "not answered by then"),
        .. ((double[])[7, 30, 90]).SelectMany(days => (IReadOnlyList<string>[])
        [
            ShareRow($"answered: back within {Fixed(days, 0)} days", BackWithin(Answered, days), "1 − S, Kaplan-Meier; Greenwood, log-log"),
            ShareRow($"ignored: back within {Fixed(days, 0)} days", BackWithin(Ignored, days), "the same"),
        ]),
        Row("log-rank χ²", Test.ChiSquare is { } chi ? Fixed(chi, 2) : "undefined", $"one degree of freedom; returns seen {Count(Test.First.Observed)} and expected {Fixed(Test.First.Expected, 1)} among the answered"),
        Row("log-rank p", Test.P.Value is { } p ? p < 0.0001 ? "< 0.0001" : Fixed(p, 4) : "undefined", Test.P.WhyUndefined ?? "two equal groups would differ as much so often"),
    ];
}
