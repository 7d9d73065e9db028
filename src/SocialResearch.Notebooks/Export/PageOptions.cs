namespace SocialResearch.Notebooks.Export;

/// <summary>How a notebook becomes a page.</summary>
public sealed record PageOptions
{
    /// <summary>The scripts that outputs may ask for; a page carries only those that are asked for.</summary>
    public IReadOnlyList<PageScript> Scripts { get; init; } = [];

    /// <summary>Whether the code is shown at first; the reader can switch either way.</summary>
    public bool ShowCode { get; init; } = true;

    /// <summary>The day to print in the footer; without it a page made twice is the same twice.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the gallery lies, relative to the page; null when the page stands alone.</summary>
    /// <remarks>With it, links to other notebooks of the same folder lead to their pages.</remarks>
    public string? GalleryLink { get; init; }

    /// <summary>Where the notebook lies, relative to the page; null when it is not handed on.</summary>
    public string? NotebookLink { get; init; }

    /// <summary>How the page came about, for a page that is not of a notebook; null when it is.</summary>
    public string? Origin { get; init; }

    /// <summary>What to name as the maker.</summary>
    public string MadeBy { get; init; } = "SocialResearch";

    /// <summary>Console text and plain text are cut at this many characters; the notebook keeps all of it.</summary>
    public int LongestText { get; init; } = 100_000;

    /// <summary>HTML and pictures cannot be cut; longer ones are left to the notebook, with a sentence that says so.</summary>
    public int LongestHtml { get; init; } = 20_000_000;
}
