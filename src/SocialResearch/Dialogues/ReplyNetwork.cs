using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Who answered whom, people as nodes, and how much of it is mutual.</summary>
/// <remarks>
/// <para>An edge leads from a to b when a answered b at least once; answers to oneself make none. L edges among N people, of which
/// L↔ have their counterpart; M = L↔/2 pairs are mutual, A = L − L↔ pairs one-sided. N counts whoever has an edge.</para>
/// <para>Reciprocity has several definitions, so each is named: <em>by edges</em> r = L↔/L (igraph's reciprocity mode "default",
/// networkx overall_reciprocity); <em>by pairs</em> M/(M + A) (igraph mode "ratio"), always the smaller one; and against chance
/// <em>ρ</em> = (r − a)/(1 − a) with the density a = L/(N(N − 1)): 0 is what edges drawn at random would give, 1 all mutual,
/// negative fewer than by chance. Garlaschelli and Loffredo, "Patterns of link reciprocity in directed networks", Physical Review Letters
/// 93, 268701, 2004 (from memory).</para>
/// <para>r and pairs 0 to 1, ρ −1 to 1. Mutual is not dialogue: two who answered each other once in a year are mutual. Edges of a network are not independent; what is
/// (nearly) is the people, so the interval of r leaves out one person after the other with all edges at that person (jackknife, normal, cut at 0 and 1, from ten people on). It errs to the wide side, and which
/// edges were not seen it does not know. Pairs and ρ have none: both follow from r and the density.</para>
/// <para>Beside the edges, the people: the share of all who wrote that have mutual edges with at least two others; Wilson, as if people were independent (SR085).</para>
/// <para>Tested: edges ab ba ac ca da ea ed give r = 0.5714285714.</para>
/// </remarks>
public sealed record ReplyNetwork : DialogueResult
{
    private ReplyNetwork() { }

    /// <summary>The people with at least one edge, whoever answered or was answered most first.</summary>
    public required IReadOnlyList<NetworkNode> Nodes { get; init; }

    /// <summary>Who answered whom how often, as places in <see cref="Nodes"/>.</summary>
    public required IReadOnlyList<NetworkEdge> Edges { get; init; }

    /// <summary>L↔, edges whose counterpart is there, too.</summary>
    public required int MutualEdges { get; init; }

    /// <summary>Known authors of any post, whether anybody answered them or not.</summary>
    public required int Writers { get; init; }

    /// <summary>Answers among known authors, those to oneself included.</summary>
    public required int Interactions { get; init; }

    /// <summary>Answers to oneself.</summary>
    public required int ToOneself { get; init; }

    private static Estimate NoEdge => Estimate.Undefined("Nobody answered somebody else, and a share of no edges is undefined.");

    /// <summary>a, edges as a share of all that could be.</summary>
    public Estimate Density => Edges.Count == 0 ? NoEdge : Estimate.Of(Edges.Count / ((double)Nodes.Count * (Nodes.Count - 1)));

    /// <summary>r, the share of edges whose counterpart is there: igraph's "default".</summary>
    public Estimate Reciprocity => Edges.Count == 0 ? NoEdge
        : LeavingOutPeople() is { } reach ? Estimate.Of(ByEdges, new Interval(Math.Max(0, ByEdges - reach), Math.Min(1, ByEdges + reach), 0.95, "jackknife over people, normal"))
        : Estimate.Of(ByEdges);

    private double ByEdges => (double)MutualEdges / Edges.Count;

    /// <summary>The share of all who wrote that exchange answers, each way, with at least two others.</summary>
    public Estimate ExchangingWithTwo => Proportions.Wilson(Mutual.CountBy(edge => edge.From).Count(node => node.Value >= 2), Writers, whyUndefined: "Nobody with a known name wrote here.");

    /// <summary>The share of all who wrote that answered or were answered by at least two others.</summary>
    public Estimate InTouchWithTwo => Proportions.Wilson(Edges.SelectMany(edge => ((int, int)[])[(edge.From, edge.To), (edge.To, edge.From)]).Distinct().CountBy(link => link.Item1).Count(node => node.Value >= 2), Writers, whyUndefined: "Nobody with a known name wrote here.");

    private IEnumerable<NetworkEdge> Mutual
    {
        get
        {
            HashSet<(int, int)> all = [.. Edges.Select(edge => (edge.From, edge.To))];
            return Edges.Where(edge => all.Contains((edge.To, edge.From)));
        }
    }

    private double? LeavingOutPeople()
    {
        if (Nodes.Count < 10) return null;
        int[] edges = new int[Nodes.Count], mutual = new int[Nodes.Count];
        foreach (NetworkEdge edge in Edges)
        {
            edges[edge.From]++;
            edges[edge.To]++;
        }
        foreach (NetworkEdge edge in Mutual)
        {
            mutual[edge.From]++;
            mutual[edge.To]++;
        }
        double[] without = [.. Nodes.Select((_, person) => (MutualEdges - mutual[person]) / (double)(Edges.Count - edges[person]))];
        return Jackknife.Of([.. Nodes.Select(_ => 1L)], without) is { } left ? NormalDistribution.TwoSided(0.95) * left.Error : null;
    }

    /// <summary>The share of connected pairs that are mutual: igraph's "ratio".</summary>
    public Estimate ReciprocityByPairs => Edges.Count == 0 ? NoEdge : Estimate.Of(MutualEdges / 2.0 / (Edges.Count - MutualEdges / 2.0));

    /// <summary>ρ of Garlaschelli and Loffredo: reciprocity against what chance would give.</summary>
    public Estimate ReciprocityAgainstChance => Density.Value is not { } a ? NoEdge
        : a >= 1 ? Estimate.Undefined("Everybody answered everybody; nothing is left to compare with chance.")
        : Estimate.Of((Reciprocity.Value!.Value - a) / (1 - a));

    /// <summary>Builds the network of a conversation.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static ReplyNetwork Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => Reciprocity.Value is not { } share ? "Nobody answered somebody else: there is no network."
        : $"{Count(Edges.Count, "edge", "edges")} among {Count(Nodes.Count)} people, {Scope.Period ?? "times unknown"}: {Percent(share)} of the edges and {Percent(ReciprocityByPairs.Value!.Value)} of the pairs are mutual"
            + (ReciprocityAgainstChance.Value is { } rho ? $" (ρ = {Fixed(rho, 3)})." : ".");

    internal static ReplyNetwork Of(DialoguePosts posts)
    {
        var answers = new Dictionary<(int From, int To), int>();
        var brand = new HashSet<int>();
        int interactions = 0, self = 0;
        for (int place = 0; place < posts.IsBrand.Length; place++)
        {
            int from = posts.AuthorAt(place);
            if (posts.IsBrand[place] && from >= 0) brand.Add(from);
            if (posts.Links.Parent(place) is not (>= 0 and var parent) || from < 0 || posts.AuthorAt(parent) is not (>= 0 and var to)) continue;
            interactions++;
            if (from == to) self++;
            else answers[(from, to)] = answers.GetValueOrDefault((from, to)) + 1;
        }
        var given = new Dictionary<int, int>();
        var received = new Dictionary<int, int>();
        foreach (((int from, int to), int times) in answers)
        {
            given[from] = given.GetValueOrDefault(from) + times;
            received[to] = received.GetValueOrDefault(to) + times;
        }
        // Ties by who wrote first, so that names, which are made by a key, decide nothing.
        int[] people = [.. given.Keys.Union(received.Keys).OrderByDescending(person => given.GetValueOrDefault(person) + received.GetValueOrDefault(person)).ThenBy(person => person)];
        Dictionary<int, int> nodeOf = people.Select((person, i) => (person, i)).ToDictionary(pair => pair.person, pair => pair.i);
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Nodes = [.. people.Select(person => new NetworkNode(posts.Conversation.Columns.Authors.Text(person), brand.Contains(person), given.GetValueOrDefault(person), received.GetValueOrDefault(person)))],
            Edges = [.. answers.Select(pair => new NetworkEdge(nodeOf[pair.Key.From], nodeOf[pair.Key.To], pair.Value)).OrderBy(edge => edge.From).ThenBy(edge => edge.To)],
            MutualEdges = answers.Keys.Count(edge => answers.ContainsKey((edge.To, edge.From))),
            Writers = Enumerable.Range(0, posts.IsBrand.Length).Select(posts.AuthorAt).Where(author => author >= 0).Distinct().Count(),
            Interactions = interactions,
            ToOneself = self,
            Caveats = [.. people.Length > 0 ? [new Caveat("SR085", "People of one network are not independent: whoever answers many makes exchanges for many. Intervals of shares of people are too narrow.")] : Array.Empty<Caveat>()],
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row("people who answered or were answered", Count(Nodes.Count), "known authors"),
        Row("edges", Count(Edges.Count), $"a answered b at least once; {Count(Interactions)} answers, {Count(ToOneself)} of them to oneself"),
        Row("density", Density, 4, "edges / N(N − 1)"),
        Row("reciprocity by edges", Reciprocity, 3, "edges whose counterpart is there / edges; igraph \"default\", networkx overall_reciprocity"),
        Row("reciprocity by pairs", ReciprocityByPairs, 3, "mutual pairs / connected pairs; igraph \"ratio\""),
        Row("reciprocity against chance, ρ", ReciprocityAgainstChance, 3, "(r − density)/(1 − density); Garlaschelli and Loffredo 2004"),
        ShareRow("people in touch with two others or more", InTouchWithTwo, $"answered or were answered; of {Count(Writers)} people who wrote, Wilson score"),
        ShareRow("people who exchange answers with two or more", ExchangingWithTwo, "each way; the same people"),
    ];
}

/// <summary>Somebody in a <see cref="ReplyNetwork"/>.</summary>
/// <param name="Author">The pseudonym, or the brand's public name.</param>
/// <param name="IsBrand">Whether the brand speaks here.</param>
/// <param name="Given">Answers to others.</param>
/// <param name="Received">Answers from others.</param>
public sealed record NetworkNode(string Author, bool IsBrand, int Given, int Received);

/// <summary>One answered another.</summary>
/// <param name="From">Who answered, as a place in <see cref="ReplyNetwork.Nodes"/>.</param>
/// <param name="To">Whom.</param>
/// <param name="Times">How often.</param>
public sealed record NetworkEdge(int From, int To, int Times);
