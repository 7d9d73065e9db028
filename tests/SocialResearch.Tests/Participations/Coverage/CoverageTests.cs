namespace SocialResearch.Tests.Participations.Coverage;

public class CoverageTests
{
    internal static string Results => Repository.PathOf("tests", "SocialResearch.Tests", "Participations", "Coverage", "coverage.csv");

    /// <summary>Ten minutes of two processors: run it when an interval changes. docs/validation.md has the command.</summary>
    [Fact(Explicit = true)]
    public void All_coverage_is_simulated_and_written()
    {
        var lines = new List<string> { Covered.Header };
        foreach (Setting setting in Setting.All)
        {
            lines.AddRange(CoverageSimulation.Run(setting).Select(covered => covered.Row));
            File.WriteAllLines(Results, lines);
        }
    }

    [Theory]
    [InlineData("geometric, mean 5", 50, 0)]
    [InlineData("power law, α 1.7", 50, 9)]
    public void Coverage_that_was_written_down_is_found_again(string world, int contributors, int silentFor)
    {
        string[] written = [.. File.ReadLines(Results).Where(line => line.StartsWith($"\"{world}\",{silentFor},{contributors},", StringComparison.Ordinal))];
        Assert.Equal(written, CoverageSimulation.Run(new(world, contributors, silentFor)).Select(covered => covered.Row));
    }
}
