using System.Globalization;

namespace SocialResearch.Tests.Dialogues;

/// <summary>Values computed by R; the script that made them lies beside them.</summary>
internal static class DialogueGold
{
    public static IReadOnlyDictionary<string, double> Values { get; } =
        File.ReadLines(Repository.PathOf("tests", "SocialResearch.Tests", "Dialogues", "Gold", "dialogue.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));

    public static double Value(string name) => Values[name];
}
