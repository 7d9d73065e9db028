using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SocialResearch.Charts;

namespace SocialResearch.Tests.Charts;

public class PlotlyBundleTests
{
    private const string Package = "node_modules/plotly.js-cartesian-dist-min";
    private static readonly string? Folder = FindFolder();

    [Fact]
    public void The_embedded_script_is_the_version_it_says()
    {
        string start = Encoding.UTF8.GetString(PlotlyBundle.EmbeddedBytes)[..200];
        Assert.Contains($"plotly.js (cartesian - minified) v{PlotlyBundle.Version}", start, StringComparison.Ordinal);
        Assert.Contains("Licensed under the MIT license", start, StringComparison.Ordinal);
    }

    [Fact]
    public void The_embedded_bytes_are_those_that_npm_checked_against_the_lock_file()
    {
        Assert.SkipWhen(Folder is null, "The sources are not beside these tests.");
        JsonNode wanted = Lock("package-lock.json"), installed = Lock("node_modules/.package-lock.json");
        Assert.Equal(PlotlyBundle.Version, wanted["version"]!.GetValue<string>());
        Assert.Equal(wanted["integrity"]!.GetValue<string>(), installed["integrity"]!.GetValue<string>());
        Assert.Equal(SHA512.HashData(File.ReadAllBytes(Path.Combine(Folder!, Package, "plotly-cartesian.min.js"))), SHA512.HashData(PlotlyBundle.EmbeddedBytes));
    }

    [Fact]
    public void The_lock_file_fixes_a_hash_and_names_no_address()
    {
        Assert.SkipWhen(Folder is null, "The sources are not beside these tests.");
        string text = File.ReadAllText(Path.Combine(Folder!, "package-lock.json"));
        Assert.DoesNotContain("resolved", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.StartsWith("sha512-", Lock("package-lock.json")["integrity"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_can_stand_between_script_tags()
    {
        Assert.DoesNotContain("</script", PlotlyBundle.Script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", PlotlyBundle.Script, StringComparison.Ordinal);
        Assert.Contains("Licensed under the MIT license", PlotlyBundle.Script, StringComparison.Ordinal);
    }

    private static JsonNode Lock(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, file)))!["packages"]![Package]!;

    private static string? FindFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "src", "SocialResearch", "Charts", "Plotly");
            if (Directory.Exists(folder)) return folder;
        }
        return null;
    }
}
