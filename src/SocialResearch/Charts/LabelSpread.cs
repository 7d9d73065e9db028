namespace SocialResearch.Charts;

/// <summary>Moves labels along one line until none lies on another, as little as possible.</summary>
internal static class LabelSpread
{
    /// <summary>New centres, in the order given, for labels that want to stand at <paramref name="centres"/>.</summary>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> centres, IReadOnlyList<double> heights, double low, double high)
    {
        int[] order = [.. Enumerable.Range(0, centres.Count).OrderBy(i => centres[i])];
        var groups = new List<Group>();
        foreach (int i in order)
        {
            var group = new Group([i], Inside(centres[i], heights[i], low, high), heights[i]);
            // Neighbours that touch become one block around the mean of their wishes; the block may touch the next.
            while (groups.Count > 0 && groups[^1].Centre + groups[^1].Height / 2 > group.Centre - group.Height / 2)
            {
                Group before = groups[^1];
                groups.RemoveAt(groups.Count - 1);
                double height = before.Height + group.Height;
                double wish = (before.Centre * before.Members.Length + group.Centre * group.Members.Length) / (before.Members.Length + group.Members.Length);
                group = new Group([.. before.Members, .. group.Members], Inside(wish, height, low, high), height);
            }
            groups.Add(group);
        }

        var spread = new double[centres.Count];
        foreach (Group group in groups)
        {
            double bottom = group.Centre - group.Height / 2;
            foreach (int i in group.Members)
            {
                spread[i] = bottom + heights[i] / 2;
                bottom += heights[i];
            }
        }
        return spread;
    }

    private static double Inside(double centre, double height, double low, double high) =>
        high - low <= height ? (low + high) / 2 : Math.Clamp(centre, low + height / 2, high - height / 2);

    private sealed record Group(int[] Members, double Centre, double Height);
}
