using SocialResearch.Charts;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Charts;

public class LorenzTextTests
{
    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    private static string[] Drawn(params long[] counts) => Participation.Measure(ContributionCounts.Of(counts), options: Quick).LorenzInText().Split('\n');

    /// <summary>The height of each column in eighths of a row.</summary>
    private static int[] Heights(string[] lines) =>
        [.. Enumerable.Range(8, 60).Select(column => lines.Where(line => line.Length > 7 && line[7] == '┤')
            .Sum(line => column < line.Length ? Math.Max(0, " ▁▂▃▄▅▆▇█".IndexOf(line[column], StringComparison.Ordinal)) : 0))];

    [Fact]
    public void Equal_shares_fill_the_triangle_below_the_diagonal()
    {
        int[] heights = Heights(Drawn(3, 3, 3, 3));
        Assert.Equal(Enumerable.Range(0, 60).Select(column => (int)Math.Ceiling((column + 0.5) / 60 * 120)), heights);
    }

    [Fact]
    public void The_curve_never_falls_and_stays_on_the_floor_while_people_are_silent()
    {
        int[] heights = Heights(Drawn(0, 0, 0, 1, 2, 9));
        Assert.All(heights.Take(30), height => Assert.Equal(0, height));
        Assert.Equal(heights.Order(), heights);
        Assert.True(heights[^1] > 100);
    }

    [Fact]
    public void It_fits_into_80_columns_and_says_what_the_axes_are()
    {
        string[] lines = Drawn(1, 1, 5, 40);
        Assert.All(lines, line => Assert.True(line.Length < 80, line));
        Assert.Equal("Share of all contributions", lines[0]);
        Assert.Equal("        people, from the least to the most active; dots: if all made the same", lines[^3]);
        Assert.Equal("        The least active 90 % made 66.0 %, the least active 99 % 96.6 %.", lines[^2]);
    }

    [Fact]
    public void Without_contributions_there_is_no_curve() =>
        Assert.Throws<InsufficientDataException>(() => Participation.Measure(ContributionCounts.Of([0, 0]), options: Quick).LorenzInText());
}
