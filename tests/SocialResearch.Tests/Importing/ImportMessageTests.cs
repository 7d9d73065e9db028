using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class ImportMessageTests
{
    [Fact]
    public void Messages_say_what_where_and_how_to_mend()
    {
        const string Row = "id,author,text\n1,a,x\n";
        (string Case, Action Fails)[] cases =
        [
            ("missing file", () => Reading.File("no/such/posts.csv")),
            ("empty file", () => Reading.Text("")),
            ("nothing but empty lines", () => Reading.Text("\n\n", new() { Format = "csv" })),
            ("no known format", () => Reading.Text("hello\nworld\n")),
            ("no known format, near some", () => Reading.Text("Post ID,Publish date,Permalink\n1,2026-10-01,https://example.org/1\n")),
            ("no known format, near one by its fields", () => Reading.Text("{\"post_stream\": {}}\n")),
            ("archive", () => Reading.Bytes([(byte)'P', (byte)'K', 3, 4, 9, 9])),
            ("unknown format", () => Reading.Text(Row, new() { Format = "4cats" })),
            ("unknown format, nothing near", () => Reading.Text(Row, new() { Format = "myspace" })),
            ("named column missing", () => Reading.Text(Row, new() { Columns = new() { Author = "autor" } })),
            ("columns not known", () => Reading.Text("Nummer;Auter;Datun\n1;a;2026-10-01\n", new() { Format = "csv" })),
            ("header without rows", () => Reading.Text("id,author,text\n")),
            ("no row can be used", () => Reading.Text("id,author,text\n1.2E+17,a,x\n2.2E+17,a,x\n")),
            ("quotation mark never closed", () => Reading.Text("id,author,text\n1,a,x\n2,a,\"x\n3,a,x\n")),
            ("undecidable dates", () => Reading.Text("id,author,date\n1,a,10/02/2026\n")),
            ("contradicting dates", () => Reading.Text("id,author,date\n1,a,25/12/2026\n2,a,12/25/2026\n")),
        ];
        string messages = string.Concat(cases.Select(entry => $"## {entry.Case}\n{Assert.Throws<ImportException>(entry.Fails).Message}\n\n"));
        Golden.Matches("import-messages.md", messages);
    }

    [Fact]
    public void All_rejects_are_kept_and_the_first_twenty_shown()
    {
        string rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},a,x,{(i > 1 ? "viele" : "1")}\n"));
        ImportReport report = Reading.Text("id,author,text,likes\n" + rows).Report;
        Assert.Equal(29, report.Source.Rejects.Count);
        Assert.Equal(20, report.ToTable().Rows.Count(row => row[0].StartsWith("row ", StringComparison.Ordinal)));
        Assert.Equal([new RejectReason("likes is no number", 29, 3)], report.Reasons);
        Assert.Contains(report.ToTable().Rows, row => row[0] == "29 rows set aside");
    }
}
