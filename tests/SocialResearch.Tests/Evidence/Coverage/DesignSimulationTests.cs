namespace SocialResearch.Tests.Evidence.Coverage;

public class DesignSimulationTests
{
    internal static string Results => Repository.PathOf("tests", "SocialResearch.Tests", "Evidence", "Coverage", "designs.csv");

    /// <summary>A minute of two processors: run it when an interval or the simulated campaign changes. docs/validation.md has the command.</summary>
    [Fact(Explicit = true)]
    public void All_designs_are_simulated_and_written() =>
        File.WriteAllLines(Results, [DesignSimulation.Header, .. DesignSimulation.Intervals(), .. DesignSimulation.Worlds.SelectMany(world => DesignSimulation.Run(world.Name)), DesignSimulation.Synthetic()]);

    [Theory]
    [InlineData("season with the launch, ρ 0.6, 5 regions, 1 treated")]
    public void What_was_written_down_is_found_again(string world)
    {
        string[] written = [.. File.ReadLines(Results).Where(line => line.StartsWith($"\"{world}\",", StringComparison.Ordinal))];
        Assert.Equal(written, DesignSimulation.Run(world));
    }

    [Fact]
    public void Intervals_that_were_written_down_are_found_again() =>
        Assert.Equal(File.ReadLines(Results).Skip(1).Take(11), DesignSimulation.Intervals());
}
