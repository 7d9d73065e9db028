namespace SocialResearch.Conversations;

/// <summary>Where data came from, well enough that somebody else can check that they hold the same.</summary>
/// <param name="FileName">The name of the file, without its folder: folders name machines and people.</param>
/// <param name="Sha256">SHA-256 of the file as it was read, in lower-case hexadecimal.</param>
/// <param name="RowsRead">Rows below the header; empty lines are no rows.</param>
/// <param name="Rejects">The rows that were set aside, in the order of the file. Nothing is repaired silently.</param>
public sealed record Provenance(string FileName, string Sha256, long RowsRead, IReadOnlyList<Reject> Rejects)
{
    /// <summary>What was done with the names, texts and addresses of people, in sentences; null when nobody recorded it.</summary>
    public string? Privacy { get; init; }

    /// <summary>The rows that are in the data.</summary>
    public long RowsAccepted => RowsRead - Rejects.Count;
}

/// <summary>A row that was set aside.</summary>
/// <param name="Line">The line of the file on which the row begins, as an editor counts it; the header is line 1.</param>
/// <param name="Reason">Why, without quoting the row: it may hold a name.</param>
public sealed record Reject(long Line, string Reason);
