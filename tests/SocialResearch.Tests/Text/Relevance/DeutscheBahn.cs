using SocialResearch.Text;

namespace SocialResearch.Tests.Text.Relevance;

/// <summary>Deutsche Bahn as somebody describes it who knows the company and not the corpus.</summary>
internal static class DeutscheBahn
{
    private static readonly string[] s_railway =
    [
        "Zug", "Züge", "Bahnhof", "Bahnhöfe", "Hauptbahnhof", "Hbf", "Bahnsteig", "Gleis", "Strecke", "Fahrplan", "Verspätung", "Fahrkarte", "Ticket", "Fahrgast",
        "Reisende", "Schaffner", "Lokführer", "Streik", "Bahnstreik", "GDL", "ICE", "Waggon",
    ];

    /// <summary>"Bahn" always counts, but in a few phrases: finds most, and other railways with it.</summary>
    public static Brand Wide { get; } = Brand.Named("Deutsche Bahn") with
    {
        Aliases = ["Bahn", "DB AG", "DB Bahn"],
        Products = ["ICE", "BahnCard", "DB Navigator", "DB Regio", "DB Fernverkehr", "DB Cargo", "DB Schenker"],
        Handles = ["@DB_Bahn", "@DB_Info", "@DB_Presse"],
        Rules = [ContextRule.For("DB") with { With = s_railway, Without = ["Dezibel", "Datenbank"] }],
        Exclusions = ["freie Bahn", "Bahn frei", "schiefe Bahn", "aus der Bahn", "U-Bahn"],
    };

    /// <summary>"Bahn" counts only beside a word of the railway: finds half, and nearly nothing else.</summary>
    public static Brand Strict { get; } = Wide with
    {
        Aliases = ["DB AG", "DB Bahn"],
        Rules = [.. Wide.Rules, ContextRule.For("Bahn") with { With = s_railway }],
    };
}
