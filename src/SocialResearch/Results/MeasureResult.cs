namespace SocialResearch.Results;

/// <summary>What every measure returns: a number never travels alone.</summary>
/// <remarks>
/// A result holds its value, n, period, interval, method and the selection it was made on; it reads as one sentence in a
/// plain program and shows as sentence, table and caveats in a notebook.
/// </remarks>
[TypeFormatterSource(typeof(MeasureResultFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public abstract record MeasureResult
{
    /// <summary>The finding as one sentence, with denominator and interval.</summary>
    public abstract string Sentence { get; }

    /// <summary>What the reader must know before quoting the number.</summary>
    public IReadOnlyList<Caveat> Caveats { get; init; } = [];

    /// <summary>All values with their definitions.</summary>
    public abstract Table ToTable();

    /// <summary>What is to be said about single rows of the table and is too long for a cell.</summary>
    protected virtual IReadOnlyList<string> Remarks => [];

    /// <summary>The sentence.</summary>
    public sealed override string ToString() => Sentence;

    /// <summary>Sentence, table and caveats as HTML, everything escaped.</summary>
    public string ToHtml() =>
        $"<p class=\"sr-sentence\">{Html.Encode(Sentence)}</p>{ToTable().ToHtml()}{RemarksAsHtml()}{CaveatsAsHtml()}";

    internal string ToPlainText() => string.Join("\n\n", ((string[])[Sentence, ToTable().ToString(), string.Join('\n', Remarks)]).Where(part => part.Length > 0));

    private string RemarksAsHtml() => Remarks.Count == 0
        ? ""
        : $"<ul class=\"sr-remarks\">{string.Concat(Remarks.Select(remark => $"<li>{Html.Encode(remark)}</li>"))}</ul>";

    private string CaveatsAsHtml() => Caveats.Count == 0
        ? ""
        : "<ul class=\"sr-caveats\">"
          + string.Concat(Caveats.Select(caveat => $"<li><b>{Html.Encode(caveat.Code)}</b> {Html.Encode(caveat.Sentence)}</li>"))
          + "</ul>";
}

/// <summary>A doubt that travels with a result.</summary>
/// <param name="Code">A stable code, <c>SR001</c> and up, explained in docs/caveats.md.</param>
/// <param name="Sentence">The doubt in one sentence.</param>
public sealed record Caveat(string Code, string Sentence);

/// <summary>An interval estimate.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Nominal coverage as a share, 0.95 for 95 %.</param>
/// <param name="Method">How it was made, with replicates and seed.</param>
public sealed record Interval(double Low, double High, double Level, string Method);

internal sealed class MeasureResultFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<MeasureResult>("text/html", (result, writer) => writer.Write(result.ToHtml())),
        new TypeFormatter<MeasureResult>("text/plain", (result, writer) => writer.Write(result.ToPlainText())),
    ];
}
