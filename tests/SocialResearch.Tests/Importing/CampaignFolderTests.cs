using SocialResearch.Evidence;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class CampaignFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static string Weeks(params string[] regions) => "Woche ab;Region;Bestellungen\n" + string.Concat(Enumerable.Range(0, 16).SelectMany(week => regions.Select((region, r) =>
        FormattableString.Invariant($"{new DateOnly(2025, 12, 1).AddDays(7 * week):yyyy-MM-dd};{region};{100 + 10 * r + week * 7 % 5 + (r == 0 && week >= 10 ? 12 : 0)}\n"))));

    [Fact]
    public void An_empty_folder_names_every_input_with_what_it_would_add()
    {
        CampaignFiles files = CampaignFiles.Load(_folder);
        Assert.Equal(["launch", "regions with the campaign", "margin", "sales over links", "clicks", "interactions", "contacts", "costs", "outcomes"], files.Missing.Select(input => input.Name));
        Assert.StartsWith("0 of 9 inputs are there; missing: launch (everything that compares before with after);", files.Sentence, StringComparison.Ordinal);
        CampaignReport report = CampaignReport.Of(files);
        Assert.Null(report.Quoted);
        Assert.Equal("No return: a file of outcomes, the day of the launch, the margin of one sale and a file of costs are missing.", report.WhyNot("return"));
    }

    [Fact]
    public void A_whole_german_folder_gives_every_part()
    {
        Write("kampagne.csv", "Schlüssel;Wert\nlaunch;09.02.2026\nRegionen;Nord\nDeckungsbeitrag;18,5 | 22 | 25\nüber Links;44\nZeitzone;Europe/Berlin\n");
        Write("Bestellungen.csv", Weeks("Nord", "Süd", "West", "Ost", "Mitte"));
        Write("kosten.csv", "Posten;Kategorie;Art;Monat;Betrag\nAnzeigen;Werbung;laufend;02/2026;400\nAnzeigen;Werbung;laufend;03/2026;420\n");
        Write("klicks.csv", "Datum;Region;Linkklicks\n2026-02-10;Nord;120\n2026-03-03;Nord;80\n");
        Write("interaktionen.csv", "Datum;Kanal;Anzahl\n10.02.2026;Forum;1.200\n10.02.2026;Bilderdienst;440\n");
        Write("kontakte.csv", "Datum;Kanal;Anzahl\n10.02.2026;Formular;16\n24.02.2026;Telefon;4\n");
        CampaignReport report = CampaignReport.Of(CampaignFiles.Load(_folder, "EUR"));
        Assert.Empty(report.Files.Missing);
        Assert.Empty(report.NotSaid);
        Assert.Equal([StudyDesign.Attributed, StudyDesign.BeforeAfter, StudyDesign.InterruptedTimeSeries, StudyDesign.DifferenceInDifferences, StudyDesign.SyntheticControl], report.Effects.Select(effect => effect.Design));
        Assert.Equal(StudyDesign.DifferenceInDifferences, report.Quoted!.Design);
        Assert.InRange(report.Quoted.Effect.Value!.Value, 11, 13);
        Assert.Equal(4.1, report.CostPerClick!.Each.Value!.Value, 10);
        Assert.Equal(0.5, report.CostPerInteraction!.Each.Value!.Value, 10);
        Assert.Equal(41, report.CostPerContact!.Each.Value!.Value, 10);
        Assert.NotNull(report.Return);
        Assert.NotNull(report.Grade);
    }

    [Fact]
    public void What_is_missing_takes_only_what_hangs_on_it()
    {
        Write("outcomes.csv", Weeks("Nord"));
        Write("campaign.csv", "key,value\nlaunch,2026-02-09\n");
        CampaignReport report = CampaignReport.Of(CampaignFiles.Load(_folder));
        Assert.Equal([StudyDesign.BeforeAfter, StudyDesign.InterruptedTimeSeries], report.Effects.Select(effect => effect.Design));
        Assert.Equal("No return: the margin of one sale and a file of costs are missing.", report.WhyNot("return"));
        Assert.Equal("No difference-in-differences: the regions with the campaign are missing.", report.WhyNot("difference-in-differences"));
        Assert.NotNull(report.Power);
    }

    [Fact]
    public void A_region_that_is_not_in_the_outcomes_is_an_error_that_names_those_that_are()
    {
        Write("outcomes.csv", Weeks("Nord", "Süd"));
        Write("campaign.csv", "key,value\nlaunch,2026-02-09\nregions,Nrod\n");
        Assert.Equal("A region of the campaign is not in the outcomes; regions there are: Nord, Süd. Where: campaign.csv, regions. Spell them as in the outcomes, with | between them.",
            Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder)).Message);
    }

    [Fact]
    public void Costs_of_nothing_give_no_return()
    {
        Write("outcomes.csv", Weeks("Nord", "Süd", "West"));
        Write("campaign.csv", "key,value\nlaunch,2026-02-09\nregions,nord\nmargin,20\n");
        Write("costs.csv", "item,kind,amount\nnone,once,0\n");
        Assert.Equal("No return: costs above zero are missing.", CampaignReport.Of(CampaignFiles.Load(_folder, "EUR")).WhyNot("return"));
    }

    [Fact]
    public void A_file_that_is_there_and_wrong_is_an_error_and_not_missing()
    {
        Write("campaign.csv", "key,value\nlaunch,soon\n");
        Assert.Equal("The day of the launch cannot be read. Where: campaign.csv, line 2. Write it as 2026-03-02.", Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder)).Message);
        Write("campaign.csv", "key,value\nlanch,2026-03-02\n");
        Assert.Contains("There is no key \"lanch\"", Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder)).Message, StringComparison.Ordinal);
        Write("campaign.csv", "key,value\ncurrency,USD\n");
        Assert.Equal("campaign.csv says USD, and the campaign shall be counted in EUR. Convert the amounts first, or name the currency that the file says.", Assert.Throws<CurrencyException>(() => CampaignFiles.Load(_folder, "EUR")).Message);
        Write("costs.csv", "item,kind,amount,currency\na,once,1,EUR\n");
        Assert.Throws<CurrencyException>(() => CampaignFiles.Load(_folder));
        Assert.Contains("folder does not exist", Assert.Throws<ImportException>(() => CampaignFiles.Load(Path.Combine(_folder, "no"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_no_number_sets_its_row_aside_and_not_the_file()
    {
        Write("kontakte.csv", "Datum;Kanal;Anzahl\n15.09.2025;Formular;7\n22.09.2025;Telefon;?\n");
        CampaignFiles files = CampaignFiles.Load(_folder);
        Assert.Equal(7, files.Contacts!.Count);
        Assert.Contains("SR006", files.Contacts.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Wrong_files_are_told_what_they_would_need()
    {
        Write("contacts.csv", "Tag;Woher;Wieviele\n15.09.2025;Formular;sieben\n");
        Assert.Equal("The file is no export that is known, and no table of figures. Where: contacts.csv. Save it as CSV with a header and the columns date, channel and count (Datum, Kanal, Anzahl), one row a day or week; docs/formats.md says which exports are known.",
            Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder)).Message);
        File.Delete(Path.Combine(_folder, "contacts.csv"));
        Write("clicks.log", "192.0.2.1 - - [02/Mar/2026:12:00:00 +0100] \"GET /go/a HTTP/1.1\" 302 0 \"-\" \"Mozilla/5.0\"\n");
        Assert.Equal("A log counts instants, and nobody says by whose clocks to cut them into days. Where: clicks.log. Write the zone into campaign.csv: a row zone (Zeitzone) with Europe/Berlin.",
            Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder)).Message);
        Write("klicks.csv", "Datum;Klicks\n02.03.2026;4\n");
        Assert.StartsWith("Several files could be the clicks: clicks.log, klicks.csv.", Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "clicks.log"));
        File.WriteAllBytes(Path.Combine(_folder, "costs.xlsx"), [0x50, 0x4B, 3, 4, 0, 0, 0, 0, 20, 0]);
        Assert.Contains("CSV", Assert.Throws<ImportException>(() => CampaignFiles.Load(_folder, "EUR")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_whose_names_say_nothing_are_named()
    {
        Write("Kampagnenkosten 2025.csv", "Posten;Betrag\nx;1\n");
        Write("README.md", "notes");
        Assert.EndsWith("Not read, because the names say nothing: Kampagnenkosten 2025.csv.", CampaignFiles.Load(_folder).Sentence, StringComparison.Ordinal);
    }
}
