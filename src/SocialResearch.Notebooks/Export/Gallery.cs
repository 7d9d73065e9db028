using System.Globalization;

namespace SocialResearch.Notebooks.Export;

/// <summary>How the run of a notebook ended.</summary>
public enum GalleryStatus
{
    /// <summary>Every cell ran.</summary>
    Succeeded,

    /// <summary>A cell failed.</summary>
    Failed,

    /// <summary>It was not asked for.</summary>
    Skipped,

    /// <summary>It was stopped by the user.</summary>
    Cancelled,
}

/// <summary>One notebook in the gallery.</summary>
/// <param name="Card">Its title, claim and verdict.</param>
/// <param name="Status">How its run ended.</param>
/// <param name="Duration">How long it took; null when it did not run.</param>
/// <param name="Message">Which cell failed and why, or why it was skipped, in one sentence.</param>
/// <param name="PageLink">Its page, relative to the gallery; null when there is none.</param>
/// <param name="NotebookLink">The executed notebook, relative to the gallery; null when there is none.</param>
public sealed record GalleryEntry(NotebookCard Card, GalleryStatus Status, TimeSpan? Duration = null, string? Message = null,
    string? PageLink = null, string? NotebookLink = null);

/// <summary>What stands around the entries.</summary>
public sealed record GalleryOptions
{
    /// <summary>The heading.</summary>
    public string Title { get; init; } = "Notebooks";

    /// <summary>One sentence under the heading; null for none.</summary>
    public string? Introduction { get; init; }

    /// <summary>The day to print in the footer; without it a gallery made twice is the same twice.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What to name as the maker.</summary>
    public string MadeBy { get; init; } = "SocialResearch";
}

/// <summary>The page that leads to all the others.</summary>
public static class Gallery
{
    /// <summary>The gallery as the text of an HTML file, to be named <c>index.html</c>.</summary>
    /// <param name="entries">The notebooks in reading order.</param>
    /// <param name="options">Heading and footer.</param>
    public static string Render(IReadOnlyList<GalleryEntry> entries, GalleryOptions options)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        page.Write(Html.Head("en", options.Title, Html.Style("Page.css") + Html.Style("Gallery.css"), withScripts: false));
        page.Write($"<main id=\"content\" class=\"gallery\">\n<h1>{Html.Text(options.Title)}</h1>\n");
        if (options.Introduction is { } introduction) page.Write($"<p class=\"introduction\">{Html.Text(introduction)}</p>\n");
        if (entries.Count == 0)
        {
            page.Write("<p>There is no notebook here yet. Save one as an <code>.ipynb</code> file in the folder <code>notebooks</code> and run again.</p>\n");
        }
        else
        {
            page.Write($"<p class=\"summary\">{Summary(entries)}</p>\n<ol class=\"entries\">\n");
            foreach (var entry in entries) page.Write(Entry(entry));
            page.Write("</ol>\n");
        }

        string date = options.Date is { } day ? " on " + day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "";
        page.Write($"</main>\n<footer>\n<p>Made with {Html.Text(options.MadeBy)}{date}.</p>\n</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Summary(IReadOnlyList<GalleryEntry> entries)
    {
        var counts = entries.GroupBy(entry => entry.Status).OrderBy(group => group.Key).Select(group =>
            string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Word(group.Key).ToLowerInvariant()}"));
        string notebooks = entries.Count == 1 ? "1 notebook" : string.Create(CultureInfo.InvariantCulture, $"{entries.Count} notebooks");
        return $"{notebooks}: {string.Join(", ", counts)}.";
    }

    private static string Entry(GalleryEntry entry)
    {
        string title = Html.Text(entry.Card.Title);
        if (entry.PageLink is { } page) title = $"<a href=\"{Html.Text(page)}\">{title}</a>";
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        html.Write($"<li class=\"entry\"><article>\n<h2>{title}</h2>\n");
        if (entry.Card.Claim is { } claim) html.Write($"<blockquote>{Html.Prose(claim)}</blockquote>\n");
        if (entry.Card.Verdict is { } verdict) html.Write($"<p class=\"verdict\"><span class=\"label\">Verdict</span> {Html.Prose(verdict)}</p>\n");
        if (entry.Card.Detail is { } detail) html.Write($"<p class=\"detail\">{Html.Prose(detail)}</p>\n");
        if (entry.Message is { } message) html.Write($"<p class=\"message\">{Html.Text(message)}</p>\n");
        string duration = entry.Duration is { } time ? $"<span>{Duration(time)}</span>" : "";
        string notebook = entry.NotebookLink is { } link ? $"<a href=\"{Html.Text(link)}\" download>Notebook (.ipynb)</a>" : "";
        html.Write($"<p class=\"facts\"><span class=\"status {Word(entry.Status).ToLowerInvariant()}\">{Sign(entry.Status)} {Word(entry.Status)}</span>{duration}{notebook}</p>\n");
        html.Write("</article></li>\n");
        return html.ToString();
    }

    // The sign and the word say what the colour says, for those who do not see it.
    private static string Sign(GalleryStatus status) => "<span aria-hidden=\"true\">" + status switch
    {
        GalleryStatus.Succeeded => "✓",
        GalleryStatus.Failed => "✕",
        GalleryStatus.Skipped => "–",
        _ => "■",
    } + "</span>";

    private static string Word(GalleryStatus status) => status.ToString();

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s");
}
