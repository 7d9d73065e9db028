using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace SocialResearch.Tests.Scraping;

public sealed class PageQualityTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    [Fact]
    public void Quality_never_falls_below_what_was_reached()
    {
        string? folder = PageQuality.Folder();
        Assert.SkipWhen(folder is null, "The pages to measure on are not here: their owners have not given them to this repository.");
        Assert.SkipUnless(HasPython(), "The scorer needs python3.");
        Dictionary<string, double> today = PageQuality.Measure(folder!), floors = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(PageQuality.Floors))!;
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            // Floors only rise.
            foreach ((string name, double value) in today) floors[name] = name.Contains("precision", StringComparison.Ordinal) || name.Contains("recall", StringComparison.Ordinal) ? Math.Floor(value * 10_000) / 10_000 : Math.Max(Math.Floor(value * 10_000) / 10_000, floors.GetValueOrDefault(name));
            File.WriteAllText(PageQuality.Floors, JsonSerializer.Serialize(floors, s_indented) + "\n");
        }
        // Precision and recall alone go up and down against each other.
        Assert.All(today.Where(figure => !figure.Key.Contains("precision", StringComparison.Ordinal) && !figure.Key.Contains("recall", StringComparison.Ordinal)), figure => Assert.True(figure.Value >= floors[figure.Key] - 0.0001, $"{figure.Key} fell from {floors[figure.Key]} to {figure.Value}."));
    }

    [Fact]
    public void Every_peer_is_beaten_at_everything_it_does()
    {
        Dictionary<string, double> floors = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(PageQuality.Floors))!;
        foreach ((string peer, double?[] values) in PageQuality.Peers)
        {
            // Precision and recall alone can be bought with the other.
            foreach ((var measure, double? value) in PageQuality.Measures.Zip(values).Where(pair => pair.First.Name is not ("segments precision" or "segments recall") && pair.Second is not null))
                Assert.True(floors[measure.Name] > value, $"{peer} has {value} at {measure.Words}, we have {floors[measure.Name]}.");
        }
    }

    private static bool HasPython()
    {
        try
        {
            using Process python = Process.Start(new ProcessStartInfo("python3", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
