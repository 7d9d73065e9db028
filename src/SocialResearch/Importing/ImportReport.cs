using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Importing;

/// <summary>What came out of a file and what did not: rows, rejects with their reasons, assumptions, gaps.</summary>
/// <param name="Source">The file, its fingerprint, the rows read and those set aside, all of them.</param>
/// <param name="Format">The format it was read as.</param>
/// <param name="Duplicates">Rows set aside because their identifier was there before, or the same post in an earlier file of the import; they are among the rejects.</param>
/// <param name="AnonymousPosts">Posts whose author is deleted, redacted, a guest or unknown. They count as posts of nobody, not of one person.</param>
/// <param name="UntimedPosts">Posts of which the source does not say when they were written.</param>
/// <param name="DamagedTexts">Posts with signs of a wrong encoding (Ã¼ for ü) or of characters lost.</param>
/// <param name="Precisions">How exactly the times are known: posts by precision.</param>
/// <param name="First">The first day of the posts: of exact times in UTC, of dates as they are written; null when none has a time.</param>
/// <param name="Last">The last day.</param>
/// <param name="Declared">Counts the source itself states, beside what was found of them.</param>
/// <param name="UnusedColumns">Columns or fields that hold data and were not used.</param>
/// <param name="Assumptions">What had to be assumed, as sentences.</param>
public sealed record ImportReport(
    Provenance Source, string Format, long Duplicates, long AnonymousPosts, long UntimedPosts, long DamagedTexts, IReadOnlyDictionary<TimePrecision, long> Precisions,
    DateOnly? First, DateOnly? Last, IReadOnlyList<DeclaredCount> Declared, IReadOnlyList<string> UnusedColumns, IReadOnlyList<string> Assumptions) : MeasureResult
{
    private const int RejectsShown = 20;

    /// <summary>Figures of an analytics export, one a cell, blank ones included.</summary>
    public long Figures { get; init; }

    /// <summary>Rows that hold figures and are no posts, such as days.</summary>
    public long RowsOfFigures { get; init; }

    /// <summary>Counts that describe the source, such as its pages; empty where rows say all.</summary>
    public IReadOnlyList<(string What, long Count)> Contents { get; init; } = [];

    /// <summary>Rows that became posts.</summary>
    public long Posts => Source.RowsAccepted - RowsOfFigures;

    /// <summary>The reasons for which rows were set aside, the most frequent first.</summary>
    public IReadOnlyList<RejectReason> Reasons { get; } = Source.Rejects.Count == 0 ? [] :
        [.. Source.Rejects.GroupBy(reject => reject.Reason).Select(group => new RejectReason(group.Key, group.Count(), group.First().Line)).OrderByDescending(reason => reason.Rows).ThenBy(reason => reason.FirstRow)];

    /// <summary>Rows read and accepted, and the period, in one sentence.</summary>
    public override string Sentence => Posts == 0 && Figures > 0 ? SentenceOfFigures :
        $"{Count(Posts)} of {Count(Source.RowsRead)} rows of {Source.FileName} ({Format}) became posts"
        + (Figures == 0 ? "" : $" with {Count(Figures, "figure", "figures")}")
        + (Source.Rejects.Count == 0 ? "" : $", {Count(Source.Rejects.Count)} {(Source.Rejects.Count == 1 ? "was" : "were")} set aside")
        + (First is { } first && Last is { } last ? string.Create(CultureInfo.InvariantCulture, $"; they were written from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} (UTC).") : "; none of them says when it was written.");

    private string SentenceOfFigures =>
        $"{Count(Source.RowsAccepted)} of {Count(Source.RowsRead)} rows of {Source.FileName} ({Format}) became {Count(Figures, "figure", "figures")}"
        + (Source.Rejects.Count == 0 ? "" : $", {Count(Source.Rejects.Count)} {(Source.Rejects.Count == 1 ? "was" : "were")} set aside")
        + (First is { } first && Last is { } last ? string.Create(CultureInfo.InvariantCulture, $"; they are of {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, in days as the source cuts them.") : "; the file does not say of which days.");

    /// <summary>Everything as a table; of the rows set aside the first twenty and all reasons with their counts.</summary>
    public override Table ToTable()
    {
        List<IReadOnlyList<string>> rows =
        [
            ["file", Source.FileName],
            ["SHA-256", Source.Sha256],
            ["format", Format],
            ["rows read", Count(Source.RowsRead)],
            ["posts", Count(Posts)],
            ["rows set aside", Count(Source.Rejects.Count)],
            ["… because they were there before", Count(Duplicates)],
            ["posts without a known author", Count(AnonymousPosts)],
            ["posts without a time", Count(UntimedPosts)],
        ];
        rows.InsertRange(3, Contents.Select(part => (IReadOnlyList<string>)[part.What, Count(part.Count)]));
        if (Figures > 0) rows.Insert(5 + Contents.Count, ["figures", Count(Figures)]);
        rows.AddRange(Precisions.OrderBy(pair => pair.Key).Select(pair => (IReadOnlyList<string>)[$"times known to the {Name(pair.Key)}", Count(pair.Value)]));
        rows.AddRange(Declared.Select(declared => (IReadOnlyList<string>)[$"{declared.What}, as the source says", $"{Count(declared.Count)}, {Count(declared.Found)} found"]));
        if (Source.Privacy is { } privacy) rows.Add(["names and texts of people", privacy]);
        if (UnusedColumns.Count > 0) rows.Add(["not used", string.Join(", ", UnusedColumns)]);
        rows.AddRange(Assumptions.Select(assumption => (IReadOnlyList<string>)["assumed", assumption]));
        rows.AddRange(Reasons.Where(reason => reason.Rows > 1).Select(reason => (IReadOnlyList<string>)[$"{Count(reason.Rows)} rows set aside", reason.Reason]));
        rows.AddRange(Source.Rejects.Take(RejectsShown).Select(reject => (IReadOnlyList<string>)[$"row {Count(reject.Line)} set aside", reject.Reason]));
        return new(["What", "Value"], rows);
    }

    private static string Name(TimePrecision precision) => precision switch
    {
        TimePrecision.Second => "second",
        TimePrecision.Minute => "minute",
        TimePrecision.Day => "day",
        TimePrecision.Month => "month",
        _ => "estimate from words such as 3mo",
    };
}

/// <summary>A count that a source states about itself.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Count">The count the source states.</param>
/// <param name="Found">How many of that were found, also those set aside.</param>
public sealed record DeclaredCount(string What, long Count, long Found);

/// <summary>Why rows were set aside.</summary>
/// <param name="Reason">The reason, without quoting a row.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstRow">The first of them.</param>
public sealed record RejectReason(string Reason, long Rows, long FirstRow);
