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
