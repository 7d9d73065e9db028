using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Evidence;

/// <summary>The language of a text for readers.</summary>
public enum TextLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>German.</summary>
    German,
}

/// <summary>The same words in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="German">In German.</param>
public sealed record Wordings(string English, string German)
{
    internal string In(TextLanguage language) => language == TextLanguage.German ? German : English;
}

/// <summary>What a methods paragraph says: n, period, zone, definition, interval, evidence grade, source.</summary>
/// <param name="Counted">n, with its unit: "26 weeks of 8 regions".</param>
/// <param name="Period">The days; null when the source does not say.</param>
/// <param name="Definition">What was computed, as a sentence.</param>
public sealed record MethodsFacts(Wordings Counted, string? Period, Wordings Definition)
{
    /// <summary>How the interval was made; null without one.</summary>
    public Wordings? Interval { get; init; }

    /// <summary>Nominal coverage of the interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>What stands for a zone where an export has cut the days and does not say by which clocks.</summary>
    public const string DaysOfSource = "days as the source cuts them";

    /// <summary>The zone whose clocks cut the days, or <see cref="DaysOfSource"/>; null when nobody says.</summary>
    public string? Zone { get; init; }

    /// <summary>How far the number carries as evidence; null for a plan.</summary>
    public EvidenceGrade? Grade { get; init; }

    /// <summary>The files, quoted with the beginning of their SHA-256.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>The paragraph.</summary>
    /// <param name="language">English or German.</param>
    public string Write(TextLanguage language)
    {
        bool german = language == TextLanguage.German;
        string level = (Level * 100).ToString("0.#", german ? CultureInfo.GetCultureInfo("de-DE") : CultureInfo.InvariantCulture);
        string files = Sources.Count == 0
            ? german ? "Quelle: keine Datei angegeben" : "Source: no file stated"
            : (german ? "Quelle: " : "Source: ") + string.Join(", ", Sources.Select(file => $"{file.FileName} (SHA-256 {file.Sha256[..Math.Min(12, file.Sha256.Length)]}…)"));
        string zone = (german, Zone) switch { (true, null) => "Zeitzone nicht angegeben", (false, null) => "time zone not stated", (true, DaysOfSource) => "Tage, wie die Quelle sie schneidet", (false, DaysOfSource) => DaysOfSource, (true, _) => $"Zeitzone {Zone}", _ => $"time zone {Zone}" };
        string interval = Interval is { } made
            ? german ? $"Unsicherheitsbereich ({level} %): {made.German}." : $"Interval ({level} %): {made.English}."
            : german ? "Ein Unsicherheitsbereich lässt sich nicht angeben." : "No interval can be given.";
        string period = Period ?? (german ? "nicht angegeben" : "not stated");
        string grade = Grade is null ? "" : $" {Grade.InMethods.In(language)}";
        return german
            ? $"Methode: {Definition.German} Grundlage: {Counted.German}; Zeitraum: {period.Replace(" to ", " bis ", StringComparison.Ordinal)}, {zone}. {interval}{grade} {files}. Gerechnet mit SocialResearch."
            : $"Method: {Definition.English} Basis: {Counted.English}; period: {period}, {zone}. {interval}{grade} {files}. Computed with SocialResearch.";
    }

    /// <summary>An amount as each language groups its digits.</summary>
    internal static Wordings Amount(Money money) => new($"{money}", $"{money.Amount.ToString("#,0.##", CultureInfo.GetCultureInfo("de-DE"))} {money.Currency}");

    /// <summary>A count as each language groups its digits.</summary>
    internal static Wordings Count(long number, string english, string german) =>
        new($"{Wording.Count(number)} {english}", $"{number.ToString("N0", CultureInfo.GetCultureInfo("de-DE"))} {german}");
}
