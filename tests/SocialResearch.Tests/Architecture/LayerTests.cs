using System.Reflection;
using System.Text.RegularExpressions;

namespace SocialResearch.Tests.Architecture;

/// <summary>Data move left to right: source, conversation, selection, measure, result, chart. These tests hold the arrows.</summary>
public sealed class LayerTests
{
    /// <summary>What the code of a folder may look at, besides itself. A new folder is added here on purpose.</summary>
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Conversations"] = ["Privacy", "Results", "Statistics", "Text"],
        ["Results"] = [],
        ["Text"] = [],
        // An interval is a result; everything else there is numbers in, numbers out.
        ["Statistics"] = ["Results"],
        ["Participations"] = ["Conversations", "Privacy", "Results", "Statistics"],
        ["Timelines"] = ["Conversations", "Results", "Statistics", "Text"],
        ["Dialogues"] = ["Conversations", "Metrics", "Participations", "Privacy", "Results", "Statistics"],
        ["Metrics"] = ["Conversations", "Privacy", "Results"],
        ["Cases"] = ["Conversations", "Results"],
        ["Evidence"] = ["Conversations", "Metrics", "Results", "Statistics"],
        // Readers turn markup into the text a person reads and names into pseudonyms; saved pages and archives are a format like any other.
        ["Importing"] = ["Cases", "Conversations", "Evidence", "Metrics", "Participations", "Privacy", "Results", "Scraping", "Storing", "Text", "Timelines"],
        ["Scraping"] = ["Conversations", "Results", "Statistics", "Text"],
        ["Privacy"] = ["Results", "Text"],
        // Measures take a conversation in a database too; they do not know it, Storing knows them.
        ["Storing"] = ["Conversations", "Metrics", "Participations", "Privacy", "Results", "Text", "Timelines"],
        ["Charts"] = ["Cases", "Conversations", "Dialogues", "Evidence", "Participations", "Privacy", "Results", "Statistics", "Timelines"],
    };

    private static string Library => Repository.PathOf("src", "SocialResearch");

    public static TheoryData<string> Folders => [.. Directory.EnumerateDirectories(Library)
        .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Any() && Path.GetFileName(folder) is not ("bin" or "obj"))
        .Select(folder => Path.GetFileName(folder)!)];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_looks_only_where_the_arrows_allow(string folder)
    {
        Assert.True(s_mayUse.ContainsKey(folder), $"The folder {folder} is new: say in this test what it may use.");
        string[] others = [.. s_mayUse.Keys.Except(s_mayUse[folder]).Where(other => other != folder)];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Library, folder), "*.cs", SearchOption.AllDirectories))
        {
            string code = File.ReadAllText(file);
            foreach (string other in others)
            {
                // Text.Length and Evidence.Any are properties that types of other rooms have, not the rooms.
                string barely = other is "Text" or "Evidence" ? "" : $@"|(?<![\w.]){other}\.[A-Z]";
                Assert.False(Regex.IsMatch(code, $@"SocialResearch\.{other}\b{barely}"),
                    $"{Path.GetFileName(file)} in {folder} uses {other}. Allowed: {string.Join(", ", s_mayUse[folder])}.");
            }
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_is_a_namespace(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Library, folder), "*.cs"))
            Assert.Matches($@"(?m)^namespace SocialResearch\.{folder};", File.ReadAllText(file));
    }

    [Fact]
    public void No_type_has_the_name_of_a_namespace()
    {
        Type[] types = typeof(ResearchException).Assembly.GetTypes();
        HashSet<string> spaces = [.. types.Select(type => type.Namespace).OfType<string>().SelectMany(space => space.Split('.'))];
        Assert.Empty(types.Where(type => type.IsPublic).Select(type => type.Name).Intersect(spaces));
    }

    [Fact]
    public void The_library_knows_no_engine_and_the_engine_no_social_media()
    {
        Assert.DoesNotContain(References("SocialResearch"), name => name.StartsWith("SocialResearch", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(References("SocialResearch.Notebooks"), name => name is "SocialResearch" || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(References("SocialResearch.Notebooks.Worker"), name => name is "SocialResearch");
        Assert.Contains("Microsoft.CodeAnalysis.CSharp", References("SocialResearch.Notebooks.Worker"));
    }

    // From the project files: what the compiler did not need is not in the assembly, but would already be an arrow.
    private static string[] References(string project)
    {
        string file = File.ReadAllText(Repository.PathOf("src", project, project + ".csproj"));
        return [.. Regex.Matches(file, "(?:PackageReference|ProjectReference) Include=\"(?:[^\"]*/)?([^\"/]+?)(?:\\.csproj)?\"").Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void Only_two_files_of_scraping_lift_a_ban_and_open_connections()
    {
        IEnumerable<string> lifting = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("disable RS0030", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Library, file));
        Assert.Equal([Path.Combine("Scraping", "AddressGuard.cs"), Path.Combine("Scraping", "WireExchange.cs")], lifting.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Public_types_of_results_are_immutable()
    {
        IEnumerable<string> settable = typeof(ResearchException).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        Assert.Empty(settable);
    }
}
