using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The charts of who answers whom, and of the shape of a thread.</summary>
public static class NetworkCharts
{
    // Beyond this the nodes cover each other, and placing them takes too long.
    private const int MostNodes = 200, MostInMatrix = 12, MostPosts = 400;

    /// <summary>Who answered whom: points and lines up to 200 people, beyond that a matrix of the twelve most active.</summary>
    /// <exception cref="InsufficientDataException">Nobody answered somebody else.</exception>
    public static Chart NetworkChart(this ReplyNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Edges.Count == 0) throw new InsufficientDataException("Nobody answered somebody else, so there is no network.", "Select more posts.");
        string finding = $"{Wording.Percent(network.Reciprocity.Value!.Value, 0)} of the links between {Wording.Count(network.Nodes.Count)} people go both ways";
        string source = $"n = {Wording.Count(network.Edges.Count)} links from {Wording.Count(network.Interactions - network.ToOneself)} answers to others; {DialogueCharts.Origin(network.Scope)}.";
        return (network.Nodes.Count <= MostNodes ? Drawing(network) : Matrix(network))
            .WithTitle(finding, network.Nodes.Count <= MostNodes
                ? "A point is a person, a line an answer; dark lines were answered back. Distances and places mean nothing"
                : $"Answers among the {MostInMatrix} most active of {Wording.Count(network.Nodes.Count)} people: the row answered the column; empty: never")
            .WithSource(source);
    }

    private static Chart Drawing(ReplyNetwork network)
    {
        var pairs = network.Edges.Select(edge => (A: Math.Min(edge.From, edge.To), B: Math.Max(edge.From, edge.To))).GroupBy(pair => pair).Select(pair => (pair.Key.A, pair.Key.B, IsMutual: pair.Count() == 2)).ToArray();
        IReadOnlyList<(double X, double Y)> at = ForceLayout.Place(network.Nodes.Count, [.. pairs.Select(pair => (pair.A, pair.B))]);
        Chart Lines(bool mutual, string name, string color, double width)
        {
            var some = pairs.Where(pair => pair.IsMutual == mutual).ToArray();
            return new(new PointSeries(PointStyle.Line, (double[])[.. some.SelectMany(pair => new[] { at[pair.A].X, at[pair.B].X, double.NaN })], (double[])[.. some.SelectMany(pair => new[] { at[pair.A].Y, at[pair.B].Y, double.NaN })], name, color) { LineWidth = width });
        }
        Chart Points(Func<NetworkNode, bool> of, string name, string color, string symbol, double size)
        {
            int[] some = [.. Enumerable.Range(0, network.Nodes.Count).Where(i => of(network.Nodes[i]))];
            return new(new PointSeries(PointStyle.Scatter, (double[])[.. some.Select(i => at[i].X)], (double[])[.. some.Select(i => at[i].Y)], name, color) { Symbol = symbol, PointSize = size });
        }
        int busy = Math.Max(1, network.Nodes.Count / 20);
        double least = network.Nodes.Take(busy).Min(node => node.Given + node.Received);
        bool IsBusy(NetworkNode node) => !node.IsBrand && node.Given + node.Received >= least;
        Chart[] parts =
        [
            .. pairs.Any(pair => !pair.IsMutual) ? [Lines(false, "one way", "#C9CED6", 1)] : Array.Empty<Chart>(),
            .. pairs.Any(pair => pair.IsMutual) ? [Lines(true, "both ways", Palette.Grey, 1.75)] : Array.Empty<Chart>(),
            .. network.Nodes.Any(node => !node.IsBrand && !IsBusy(node)) ? [Points(node => !node.IsBrand && !IsBusy(node), "person", Palette.Sky, "circle", 7)] : Array.Empty<Chart>(),
            .. network.Nodes.Any(IsBusy) ? [Points(IsBusy, "most active", Palette.Blue, "circle", 12)] : Array.Empty<Chart>(),
            .. network.Nodes.Any(node => node.IsBrand) ? [Points(node => node.IsBrand, "brand", Palette.Orange, "diamond", 14)] : Array.Empty<Chart>(),
        ];
        // A point at the border would be cut in half.
        return Bare(Chart.Combine(parts).WithSize(height: 520).WithXAxis(range: (-0.05, 1.05)).WithYAxis(range: (-0.05, 1.05)))
            .WithAlt($"Network of {Wording.Count(network.Nodes.Count)} people and {Wording.Count(network.Edges.Count)} links, {Wording.Count(network.MutualEdges)} of which go both ways; the most active person answered or was answered {Wording.Count(network.Nodes[0].Given + network.Nodes[0].Received)} times.")
            .WithTable(network.ToTable());
    }

    private static Chart Matrix(ReplyNetwork network)
    {
        var times = network.Edges.Where(edge => edge.From < MostInMatrix && edge.To < MostInMatrix).ToDictionary(edge => (edge.From, edge.To), edge => (double)edge.Times);
        string[] names = [.. network.Nodes.Take(MostInMatrix).Select((node, i) => (char)('A' + i) + (node.IsBrand ? " (brand)" : ""))];
        long shown = (long)times.Values.Sum(), all = network.Interactions - network.ToOneself;
        return Chart.Heatmap(names, names, [.. names.Select((_, from) => (IReadOnlyList<double>)[.. names.Select((_, to) => times.GetValueOrDefault((from, to), double.NaN))])], "answers")
            .WithXAxis($"Was answered; {Wording.Count(shown)} of {Wording.Count(all)} answers are among these {MostInMatrix}")
            .WithYAxis("Answered", format: "0")
            .WithAlt($"Matrix of answers among the {MostInMatrix} most active of {Wording.Count(network.Nodes.Count)} people: {Wording.Count(shown)} of {Wording.Count(all)} answers, at most {Wording.Plain(times.Values.DefaultIfEmpty(0).Max())} from one to another.");
    }

    /// <summary>One thread as a tree: the root above, each answer below what it answers.</summary>
    /// <param name="result">The discussions.</param>
    /// <param name="conversation">The conversation they were measured on.</param>
    /// <param name="thread">The thread; the one with the highest h-index when left out.</param>
    /// <exception cref="InsufficientDataException">There is no thread, or it has more posts than a drawing can show.</exception>
    public static Chart ThreadChart(this Discussions result, Conversation conversation, Discussion? thread = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(conversation);
        Discussion drawn = thread ?? result.Richest ?? throw new InsufficientDataException("No thread begins in these data.", "Select whole threads.");
        if (drawn.Shape.Posts > MostPosts) throw new InsufficientDataException($"A thread of {Wording.Count(drawn.Shape.Posts)} posts is more than a drawing can show ({MostPosts}).", "Name a smaller thread.");
        IReadOnlyList<TreePlace> places = TreeLayout.Place(ReplyTree.Of(conversation), drawn.Shape.Root);
        Chart Points(bool brand) => new(new PointSeries(PointStyle.Scatter, (double[])[.. places.Where(IsBrand(brand)).Select(place => place.X)], (double[])[.. places.Where(IsBrand(brand)).Select(place => (double)place.Level)],
            brand ? "the brand" : "people", brand ? Palette.Orange : Palette.Blue)
        { Symbol = brand ? "diamond" : "circle", PointSize = 9 });
        Func<TreePlace, bool> IsBrand(bool brand) => place => brand == result.Scope.Brand.Speaks(place.Post);
        var lines = new Chart(new PointSeries(PointStyle.Line,
            (double[])[.. places.Where(place => place.Above is not null).SelectMany(place => new[] { place.Above!.X, place.X, double.NaN })],
            (double[])[.. places.Where(place => place.Above is not null).SelectMany(place => new[] { place.Above!.Level, place.Level, double.NaN })], null, Palette.Grey)
        { LineWidth = 1.25 });
        Chart[] parts = [.. drawn.Shape.Posts > 1 ? [lines] : Array.Empty<Chart>(), .. ((bool[])[false, true]).Where(brand => places.Any(IsBrand(brand))).Select(Points)];
        string shape = $"level {Wording.Count(drawn.Shape.Depth)}, {Wording.Count(drawn.Shape.Width)} wide, h-index {Wording.Count(drawn.HIndex)}" + (drawn.Virality is { } virality ? $", structural virality {Wording.Fixed(virality, 2)}" : "");
        return Bare(Chart.Combine(parts)).WithYAxis(range: (-0.5, drawn.Shape.Depth + 0.5))
            .WithTitle($"A thread of {Wording.Count(drawn.Shape.Posts, "post", "posts")} by {Wording.Count(drawn.Shape.Authors, "person", "people")} reaches {shape}", "The first post stands at the top, each answer below what it answers")
            .WithSource($"The thread with {(thread is null ? "the highest h-index" : "the name asked for")} of {Wording.Count(result.Trees.Count)}; {DialogueCharts.Origin(result.Scope)}.")
            .WithAlt($"Tree of {Wording.Count(drawn.Shape.Posts)} posts: {string.Join(", ", drawn.Levels.Select((posts, level) => $"{Wording.Count(posts)} on level {level}").Take(12))}.")
            .WithTable(new(["Level", Column.Number("Posts")], [.. drawn.Levels.Select((posts, level) => (IReadOnlyList<string>)[Wording.Count(level), Wording.Count(posts)])]))
            .WithLayout(layout => layout with { Yaxis = layout.Yaxis! with { Range = (double[])[drawn.Shape.Depth + 0.5, -0.5] } });
    }

    /// <summary>Without axes: places on such a drawing measure nothing.</summary>
    private static Chart Bare(Chart chart) => chart.WithLayout(layout => layout with
    {
        Xaxis = layout.Xaxis! with { Showticklabels = false, Tickangle = null, Tickfont = null, Showgrid = false, Zeroline = false, Zerolinecolor = null, Showline = false, Linecolor = null, Ticks = "", Ticklen = null, Tickcolor = null, Gridcolor = null },
        Yaxis = layout.Yaxis! with { Showticklabels = false, Tickangle = null, Tickfont = null, Ticklabelstandoff = null, Showgrid = false, Zeroline = false, Zerolinecolor = null, Gridcolor = null },
    });
}
