using System.Text.Json;

namespace SocialResearch.Benchmarks.Engine;

/// <summary>A notebook whose cells are pairs; C# and Python read them alike, so both run the same text. Sums would not be compiled.</summary>
internal static class TrivialNotebook
{
    public static void Write(string path, int cells, string kernel, string language)
    {
        var notebook = new
        {
            cells = Enumerable.Range(1, cells).Select(i => new
            {
                cell_type = "code",
                id = $"cell-{i}",
                metadata = new { },
                execution_count = (int?)null,
                outputs = Array.Empty<object>(),
                source = $"(1, {i})",
            }),
            metadata = new { kernelspec = new { display_name = kernel, language, name = kernel } },
            nbformat = 4,
            nbformat_minor = 5,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(notebook));
    }
}
