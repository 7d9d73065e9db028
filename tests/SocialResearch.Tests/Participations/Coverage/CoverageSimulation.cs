using System.Globalization;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Participations.Coverage;

/// <summary>One kind of community and how many are drawn.</summary>
/// <param name="World">The name of the world they come from.</param>
/// <param name="Contributors">How many contributors a community has, on average where there are silent people.</param>
/// <param name="SilentFor">Silent people of the population for each contributor; 0 where the population is unknown.</param>
internal sealed record Setting(string World, int Contributors, int SilentFor)
{
    public static IEnumerable<Setting> All =>
        from world in Coverage.World.All
        from silent in (int[])[0, 9]
        from people in (int[])[50, 200, 1_000, 5_000]
        select new Setting(world.Name, people, silent);
}

/// <summary>How often an interval held the true value.</summary>
/// <param name="Setting">Which communities.</param>
/// <param name="Measure">Which value.</param>
/// <param name="Truth">It in the world.</param>
/// <param name="Mean">What the communities gave on average: far from the truth, no interval can help.</param>
/// <param name="Percentile">Of how many communities the percentile interval held the truth.</param>
/// <param name="BCa">Of how many the BCa interval did; where it could not be made it did not.</param>
internal sealed record Covered(Setting Setting, string Measure, double Truth, double Mean, int Percentile, int BCa)
{
    public const string Header = "world,silent_for_each,contributors,measure,truth,mean,percentile,bca";

    public static Covered Read(string row)
    {
        string[] name = row.Split('"'), cells = name[2].Split(',');
        return new(new(name[1], int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture)), cells[3],
            double.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture),
            int.Parse(cells[6], CultureInfo.InvariantCulture), int.Parse(cells[7], CultureInfo.InvariantCulture));
    }

    public string Row => string.Create(CultureInfo.InvariantCulture,
        $"\"{Setting.World}\",{Setting.SilentFor},{Setting.Contributors},{Measure},{Truth:R},{Mean:0.000000},{Percentile},{BCa}");
}

/// <summary>Draws communities from a world of known inequality and counts how many intervals hold it.</summary>
internal static class CoverageSimulation
{
    public const int Communities = 1_000;

    public static readonly IReadOnlyList<(string Name, Func<Participation, Estimate> Of)> Measures =
    [
        ("gini", measured => measured.Gini),
        ("gini_corrected", measured => measured.GiniCorrected),
        ("top1", measured => measured.Top1.Content),
        ("elephant", measured => measured.ElephantFactor.PeopleShare),
    ];

    /// <summary>The same setting gives the same rows, whatever else is simulated and on however many threads.</summary>
    public static IReadOnlyList<Covered> Run(Setting setting)
    {
        World world = World.All.Single(world => world.Name == setting.World);
        Participation truth = world.Truth(setting.SilentFor);
        var drawn = new Estimate[Communities][];
        Parallel.For(0, Communities, community =>
        {
            ContributionCounts counts = world.Draw(setting.Contributors * (1 + setting.SilentFor), setting.SilentFor, SeededRandom.Stream(20061009, (ulong)community));
            Participation measured = Participation.Measure(counts, setting.SilentFor == 0 ? null : counts.Rows);
            drawn[community] = [.. Measures.Select(measure => measure.Of(measured))];
        });
        return [.. Measures.Select((measure, i) =>
        {
            double value = measure.Of(truth).Value!.Value;
            int Holding(Func<Uncertainty, Interval?> of) => drawn.Count(estimates =>
                estimates[i].Uncertainty is { } uncertainty && of(uncertainty) is { } interval && interval.Low <= value && value <= interval.High);
            return new Covered(setting, measure.Name, value, drawn.Average(estimates => estimates[i].Value!.Value), Holding(u => u.Percentile), Holding(u => u.BiasCorrected));
        })];
    }
}
