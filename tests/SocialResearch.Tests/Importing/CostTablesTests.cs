using SocialResearch.Evidence;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public class CostTablesTests
{
    private static CostSheet Load(string text, string? currency = "EUR")
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        try
        {
            return CostSheet.Load(path, currency);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void German_table_with_hours_and_amounts_is_read()
    {
        CostSheet sheet = Load("Posten;Kategorie;Art;Monat;Betrag;Stunden;Stundensatz\nAnzeigen;Werbung;laufend;03/2026;1.250,50;;\nModeration;Arbeitszeit;laufend;2026-03;;12,5;40\nFilm;Inhalte;einmalig;;900;;\n");
        Assert.Equal((new Money(2_650.50m, "EUR"), new Money(900, "EUR"), 12.5m), (sheet.Total, sheet.SetUp, sheet.Hours));
        Assert.Equal(["media", "staff", "content"], sheet.Items.Select(item => item.Category));
        Assert.Equal(new DateOnly(2026, 3, 1), sheet.Items[0].Month);
        Assert.Equal(64, sheet.Sources[0].Sha256.Length);
    }

    [Fact]
    public void A_thousand_with_a_point_is_no_one() => Assert.Equal(1_250, Load("item,kind,amount\nads,once,1.250\n").Total.Amount);

    [Fact]
    public void Rows_that_cannot_be_trusted_are_set_aside_with_the_reason()
    {
        CostSheet sheet = Load("item,kind,month,amount,hours,rate\nads,once,,100,,\na,sometimes,,1,,\nb,once,spring,1,,\nc,once,,1,2,3\nd,once,,,2,\ne,once,,-5,,\nf,once,,viel,,\n");
        Assert.Equal(100, sheet.Total.Amount);
        Assert.Equal(
            ["the kind is neither once (einmalig) nor upkeep (laufend)", "the month cannot be read; write it as 2026-03", "it has both an amount and hours or a rate; keep one of the two",
             "it has neither an amount nor both hours and a rate", "it is below zero; a refund belongs into the amount it lowers", "amount is no number"],
            sheet.Sources[0].Rejects.Select(reject => reject.Reason));
        Assert.Contains("SR006", sheet.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Currencies_are_not_mixed_and_not_guessed()
    {
        Assert.Throws<CurrencyException>(() => Load("item,kind,amount,currency\na,once,1,EUR\nb,once,1,USD\n"));
        Assert.Contains("the currency is missing", Assert.Throws<ImportException>(() => Load("item,kind,amount\na,once,1\n", null)).Message, StringComparison.Ordinal);
        Assert.Equal("GBP", Load("item,kind,amount,currency\na,once,1,£\n").Currency);
    }

    [Fact]
    public void Tables_without_costs_and_with_two_ways_of_writing_are_refused()
    {
        Assert.Contains("It needs a column amount (Betrag)", Assert.Throws<ImportException>(() => Load("item,kind\na,once\n")).Message, StringComparison.Ordinal);
        Assert.Contains("in two ways", Assert.Throws<ImportException>(() => Load("item;kind;amount\na;once;1,50\nb;once;1.50\n")).Message, StringComparison.Ordinal);
        Assert.Contains("a header and no row", Assert.Throws<ImportException>(() => Load("item;kind;amount\n")).Message, StringComparison.Ordinal);
    }
}
