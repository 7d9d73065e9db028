using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using static SocialResearch.Tests.Dialogues.Talks;

namespace SocialResearch.Tests.Dialogues;

/// <summary>Networks and trees beside those of igraph; the script that made its values lies beside them.</summary>
public class IgraphTests
{
    /// <summary>Every value of igraph with ours: graph, measure, ours, igraph's.</summary>
    internal static IReadOnlyList<(string Graph, string Measure, double Ours, double Igraph)> Compared()
    {
        var ours = new Dictionary<string, IReadOnlyDictionary<string, double>>();
        return [.. File.ReadLines(Repository.PathOf("tests", "SocialResearch.Tests", "Dialogues", "Gold", "igraph.csv")).Skip(1).Select(line =>
        {
            string[] cells = line.Split('"', StringSplitOptions.RemoveEmptyEntries);
            string graph = cells[0];
            string[] rest = cells[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (!ours.TryGetValue(graph, out IReadOnlyDictionary<string, double>? measured)) ours[graph] = measured = Measure(graph);
            return (graph, rest[0], measured[rest[0]], double.Parse(rest[1], CultureInfo.InvariantCulture));
        })];
    }

    [Fact]
    public void Networks_and_trees_are_those_of_igraph()
    {
        IReadOnlyList<(string Graph, string Measure, double Ours, double Igraph)> all = Compared();
        Assert.Equal(99, all.Count);
        Assert.All(all, value => Assert.True(Math.Abs(value.Ours - value.Igraph) < 1e-12 * Math.Max(1, Math.Abs(value.Igraph)), $"{value.Graph}, {value.Measure}: {value.Ours}, in igraph {value.Igraph}"));
    }

    private static Dictionary<string, double> Measure(string graph)
    {
        string[] words = graph.Split(' ');
        int[] numbers = [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1).Where(number => number >= 0)];
        return words[0] switch
        {
            "drawn" when words[1] == "tree" => OfTree([.. Draws(numbers[0] switch { 2 => 6, 30 => 7, 200 => 8, _ => 9 }).Take(numbers[0] - 1).Select((x, i) => (int)(x % (i + 1)))]),
            "drawn" => OfNetwork(Draws(numbers[0] switch { 5 => 1, 12 => 2, 40 => 3, 200 => 4, _ => 5 }).Take(2 * numbers[1]).Select(x => (int)(x % numbers[0])).Chunk(2).Select(pair => (pair[0], pair[1]))),
            "ring" => OfNetwork(Enumerable.Range(0, 9).Select(i => (i, (i + 1) % 9))),
            "star" when graph.EndsWith("ways", StringComparison.Ordinal) => OfNetwork(Enumerable.Range(1, 7).SelectMany(i => ((int, int)[])[(0, i), (i, 0)])),
            "star" => OfTree([.. Enumerable.Repeat(0, 10)]),
            "path" => OfTree([.. Enumerable.Range(0, 10)]),
            "binary" => OfTree([.. Enumerable.Range(1, 14).Select(i => (i - 1) / 2)]),
            _ => OfEvents(Load(graph)),
        };
    }

    private static Dictionary<string, double> OfNetwork(IEnumerable<(int From, int To)> answers)
    {
        (int From, int To)[] all = [.. answers];
        // Whoever wrote and has no edge is no node, but a writer.
        return OfNetwork(ReplyNetwork.Measure(Conversation.Of([.. all.SelectMany(edge => (int[])[edge.From, edge.To]).Distinct().Select(who => Said($"root {who}", $"p{who}", 0)),
            .. all.Select((edge, i) => Said($"{i}", $"p{edge.From}", 1, $"root {edge.To}"))]), BrandVoice.Anybody));
    }

    private static Dictionary<string, double> OfNetwork(ReplyNetwork network) => new()
    {
        ["nodes"] = network.Nodes.Count,
        ["edges"] = network.Edges.Count,
        ["density"] = network.Density.Value!.Value,
        ["reciprocity"] = network.Reciprocity.Value!.Value,
        ["ratio"] = network.ReciprocityByPairs.Value!.Value,
        ["rho"] = network.ReciprocityAgainstChance.Value!.Value,
        ["exchange with two"] = Math.Round(network.ExchangingWithTwo.Value!.Value * network.Writers, 9),
        ["in touch with two"] = Math.Round(network.InTouchWithTwo.Value!.Value * network.Writers, 9),
    };

    private static Dictionary<string, double> OfTree(int[] parents)
    {
        Discussion tree = Discussions.Measure(Conversation.Of([Said("0", "a", 0), .. parents.Select((parent, i) => Said($"{i + 1}", "a", i + 1, $"{parent}"))]), BrandVoice.Anybody).Trees[0];
        return new() { ["depth"] = tree.Shape.Depth, ["width"] = tree.Shape.Width, ["structural virality"] = tree.Virality!.Value };
    }

    private static Dictionary<string, double> OfEvents(Conversation posts)
    {
        Discussions shapes = Discussions.Measure(posts, BrandVoice.Anybody);
        return new(OfNetwork(ReplyNetwork.Measure(posts, BrandVoice.Anybody)))
        {
            ["trees"] = ReplyTree.Of(posts).Trees.Count,
            ["depth"] = shapes.Trees.Max(tree => tree.Shape.Depth),
            ["structural virality"] = shapes.MeanVirality.Value!.Value,
        };
    }

    private static IEnumerable<long> Draws(long seed)
    {
        while (true)
        {
            seed = (1103515245 * seed + 12345) % (1L << 31);
            yield return seed >> 8;
        }
    }
}
