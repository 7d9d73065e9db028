using System.Globalization;
using System.Text;

namespace SocialResearch.Tests.Timelines.FalseAlarms;

/// <summary>The part of docs/validation.md about bursts and changes of level.</summary>
internal static class FalseAlarmPage
{
    public static void Append(StringBuilder page)
    {
        page.Append("""

            ## Bursts and changes of level: how often they are found where nothing happens

            Kleinberg's automaton and PELT find the cheapest description of a series; neither is a test. How often they find something in
            daily counts whose mean never changes is therefore simulated: 200 series each. *Textbook* is γ = 1, and BIC (2·ln n) for independent
            posts with segments of any length. *Default* is ours: γ = 2φ, and 3·ln n·φ with levels of at least seven days, φ the scatter beyond
            independent posts as estimated from each series (`Dispersion`; for levels over a week, moods of some days included). *Step found*: the mean
            doubles halfway, and a change is found within a week of it. *Burst found*: three days have ten times as many posts. All in % of the series.

            What follows: where posts scatter more than independent ones and are not few, the textbook finds something in nearly every quiet
            series. The defaults mostly keep quiet, at a price: where counts scatter very much (size 0.5) or are few (0.5 a day) most real
            steps and bursts are missed. Moods of some days (r = 0.5) are often called bursts also by default: they are just what the automaton
            looks for. "No burst" is therefore no proof of quiet, and a burst of some days at a few times the usual no proof of an event.

            Simulated on 22 November 2026 by `dotnet run -c Release --project tests/SocialResearch.Tests -- -explicit only -method
            "*False_alarms_are_simulated*"`; two rows are simulated again in every run of the tests (`FalseAlarmTests`).

            | world | posts a day | days | bursts, textbook | bursts, default | changes, textbook | changes, default | step found | burst found |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach (string line in File.ReadLines(FalseAlarmTests.Results).Skip(1))
        {
            string world = line[1..line.LastIndexOf('"')];
            string[] cells = line[(line.LastIndexOf('"') + 2)..].Split(',');
            page.Append(CultureInfo.InvariantCulture, $"| {world} | {string.Join(" | ", cells.Take(2))} | {string.Join(" | ", cells.Skip(2).Select(cell => (double.Parse(cell, CultureInfo.InvariantCulture) * 100).ToString("0.0", CultureInfo.InvariantCulture)))} |\n");
        }
    }
}
