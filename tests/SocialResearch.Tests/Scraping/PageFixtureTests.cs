using System.Text.Json;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>Pages written for this test, in the shapes that publishing systems give them, and what a person reads on them.</summary>
public sealed class PageFixtureTests
{
    private static string Folder => Repository.PathOf("tests", "SocialResearch.Tests", "Scraping", "Fixtures", "pages");

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.html").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void Page_says_what_a_person_reads_on_it(string name) => Assert.Equal("", string.Join('\n', Differences(name)));

    private static IEnumerable<string> Differences(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        JsonElement expected = document.RootElement;
        WebPage page = PageExtractor.Extract(File.ReadAllText(Path.Combine(Folder, name + ".html")), new Uri(expected.GetProperty("url").GetString()!));
        if (Text(expected, "title") != page.Title) yield return $"title is {page.Title}";
        if (expected.TryGetProperty("authors", out JsonElement authors) && !authors.EnumerateArray().Select(one => one.GetString()).SequenceEqual(page.Authors)) yield return $"authors are {string.Join("; ", page.Authors)}";
        if (Text(expected, "date") != page.Published?.ToString()[..10]) yield return $"date is {page.Published}";
        if (Text(expected, "language") is { } language && language != page.Language) yield return $"language is {page.Language}";
        if (page.IsThread != (expected.TryGetProperty("thread", out JsonElement thread) && thread.GetBoolean())) yield return $"is a thread: {page.IsThread}";
        foreach (JsonElement words in expected.GetProperty("with").EnumerateArray())
        {
            if (!page.Text.Contains(words.GetString()!, StringComparison.Ordinal)) yield return $"text lacks {words}";
        }
        foreach (JsonElement words in expected.GetProperty("without").EnumerateArray())
        {
            if (page.Text.Contains(words.GetString()!, StringComparison.Ordinal)) yield return $"text holds {words}";
        }
        JsonElement[] comments = [.. expected.GetProperty("comments").EnumerateArray()];
        if (comments.Length != page.Comments.Count) yield return $"{page.Comments.Count} comments: {string.Join(" / ", page.Comments.Select(comment => $"{comment.Author}: {comment.Text}"))}";
        for (int i = 0; i < Math.Min(comments.Length, page.Comments.Count); i++)
        {
            PageComment found = page.Comments[i];
            if ((Text(comments[i], "kind") ?? "Comment") != found.Kind.ToString()) yield return $"comment {i} is a {found.Kind}";
            if (Text(comments[i], "kind") is not null) continue;
            if (Text(comments[i], "id") is { } id && id != found.Id) yield return $"comment {i} has the id {found.Id}";
            if (Text(comments[i], "parent") != found.Parent) yield return $"comment {i} answers {found.Parent}";
            if (Text(comments[i], "author") != found.Author) yield return $"comment {i} is by {found.Author}";
            if (Text(comments[i], "time") != found.Time?.ToString()) yield return $"comment {i} is of {found.Time}";
            if (Text(comments[i], "text") != found.Text) yield return $"comment {i} says {found.Text}";
            if (comments[i].TryGetProperty("byPageAuthor", out JsonElement own) && own.GetBoolean() != found.IsByPageAuthor) yield return $"comment {i} is by the page's author: {found.IsByPageAuthor}";
        }
    }

    private static string? Text(JsonElement element, string property) => element.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;
}
