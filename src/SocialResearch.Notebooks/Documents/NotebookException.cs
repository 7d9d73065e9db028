namespace SocialResearch.Notebooks.Documents;

/// <summary>A notebook, a page or a folder cannot be used as asked: says what is wrong, where, and how to mend it.</summary>
public sealed class NotebookException : Exception
{
    /// <summary>Joins the three parts into one message.</summary>
    /// <param name="what">What is wrong, as a sentence.</param>
    /// <param name="where">File with line and column, or cell; null when there is no place to point at.</param>
    /// <param name="remedy">How to mend it, as a sentence.</param>
    /// <param name="inner">The cause below, if any.</param>
    public NotebookException(string what, string? where, string remedy, Exception? inner = null)
        : base(where is null ? $"{what} {remedy}" : $"{what} Where: {where}. {remedy}", inner)
    {
        What = what;
        Where = where;
        Remedy = remedy;
    }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>File, line and column, or cell, when there is a place to point at.</summary>
    public string? Where { get; }

    /// <summary>How to mend it.</summary>
    public string Remedy { get; }
}
