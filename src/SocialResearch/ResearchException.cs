namespace SocialResearch;

/// <summary>An error of the world, not of the program: says what is wrong, where, and how to mend it.</summary>
/// <remarks>Messages carry no personal text: rows are named by number, people not at all.</remarks>
public abstract class ResearchException : Exception
{
    /// <summary>Joins the three parts into one message.</summary>
    /// <param name="what">What is wrong, as a sentence.</param>
    /// <param name="where">File, row, cell or URL; null when there is no place to point at.</param>
    /// <param name="remedy">How to mend it, as a sentence.</param>
    /// <param name="inner">The cause below, if any.</param>
    protected ResearchException(string what, string? where, string remedy, Exception? inner = null)
        : base(where is null ? $"{what} {remedy}" : $"{what} Where: {where}. {remedy}", inner)
    {
        What = what;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>File, row, cell or URL, when there is a place to point at.</summary>
    public string? Where { get; }

    /// <summary>How to mend it.</summary>
    public string Remedy { get; }
}

/// <summary>A file cannot be read as what it claims to be.</summary>
public sealed class ImportException(string what, string? where, string remedy, Exception? inner = null)
    : ResearchException(what, where, remedy, inner)
{
    /// <summary>True when no reader knows what the file is, so that naming its format or columns may help.</summary>
    public bool IsUnknownFormat { get; internal init; }
}

/// <summary>There is too little data for the question asked.</summary>
public sealed class InsufficientDataException(string what, string remedy)
    : ResearchException(what, null, remedy);

/// <summary>A page could not be fetched, or was not asked for because the rules forbid it.</summary>
public sealed class ScrapeException(ScrapeFailure reason, string what, string? where, string remedy, Exception? inner = null)
    : ResearchException(what, where, remedy, inner)
{
    /// <summary>What kind of obstacle it was.</summary>
    public ScrapeFailure Reason { get; } = reason;
}

/// <summary>Why a page is not there.</summary>
public enum ScrapeFailure
{
    /// <summary>The call itself is wrong: no contact, no readable archive, an address that is none.</summary>
    Request,

    /// <summary>The address is not open to everybody: <c>http</c>, or a machine of a private network.</summary>
    Address,

    /// <summary>The site's robots.txt asks programs to stay away, or could not be read.</summary>
    Robots,

    /// <summary>No answer: no such host, no connection, or nothing within the time.</summary>
    NoAnswer,

    /// <summary>The server answered that there is no such page, or that it cannot give it.</summary>
    Status,

    /// <summary>The answer leads round in circles or too far.</summary>
    Redirects,

    /// <summary>The answer is larger than allowed, also when it only becomes so by unpacking.</summary>
    TooLarge,

    /// <summary>The answer breaks off or cannot be unpacked.</summary>
    Damaged,
}
