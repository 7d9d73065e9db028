using System.Globalization;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Running;

public sealed class DisplayTests
{
    [Fact]
    public async Task A_record_is_a_table_of_its_properties_with_plain_text_beside_it()
    {
        Ran ran = (await Engine.RunAsync("record Post(string Author, int Likes, DateOnly Day); new Post(\"<b>anna</b>\", 3, new DateOnly(2009, 4, 13))")).Succeeds();
        Assert.Contains("&lt;b&gt;anna&lt;/b&gt;", ran.Html(1));
        Assert.DoesNotContain("<b>anna", ran.Html(1));
        Assert.Equal("property  value\nAuthor    <b>anna</b>\nLikes     3\nDay       2009-04-13", ran.Text(1));
    }

    [Fact]
    public async Task A_sequence_of_records_is_a_table_with_numbers_to_the_right()
    {
        Ran ran = (await Engine.RunAsync("new[] { (1, \"a\"), (20, \"b\") }.Select(p => new { Count = p.Item1, Name = p.Item2, Share = (double?)null })")).Succeeds();
        Assert.Contains("<th style=\"text-align:right\">Count</th><th style=\"text-align:left\">Name</th>", ran.Html(1));
        Assert.Contains("<td style=\"text-align:right\">20</td>", ran.Html(1));
        Assert.Equal("Count  Name  Share\n    1  a     null\n   20  b     null", ran.Text(1));
    }

    [Fact]
    public async Task Long_sequences_show_fifty_rows_and_the_count_and_endless_ones_end()
    {
        Ran ran = (await Engine.RunAsync("Enumerable.Range(1, 1234)", "IEnumerable<int> Endless() { while (true) yield return 1; }\nEndless()")).Succeeds();
        Assert.EndsWith("50\nfirst 50 of 1,234 rows", ran.Text(1));
        Assert.EndsWith("first 50 of more than 100,000 rows", ran.Text(2));
    }

    [Fact]
    public async Task Dictionaries_numbers_dates_strings_null_tuples_and_exceptions_read_well()
    {
        Ran ran = (await Engine.RunAsync(
            "new Dictionary<string, int> { [\"de\"] = 1 }", "0.1 + 0.2", "new DateTimeOffset(2009, 4, 14, 16, 29, 0, TimeSpan.FromHours(2))",
            "\"a <b> c\"", "(object)null", "(1, \"x\")", "new InvalidOperationException(\"no\")", "new List<int>()", "typeof(string)")).Succeeds();
        Assert.Equal("key  value\nde       1", ran.Text(1));
        Assert.Equal("0.3", ran.Text(2));
        Assert.Equal("2009-04-14 16:29:00 +02:00", ran.Text(3));
        Assert.Equal("a <b> c", ran.Text(4));
        Assert.Equal("null", ran.Text(5));
        Assert.Equal("(1, x)", ran.Text(6));
        Assert.Equal("InvalidOperationException: no", ran.Text(7));
        Assert.Equal("value\n0 rows", ran.Text(8));
        Assert.Equal("System.String", ran.Text(9));
    }

    [Fact]
    public async Task The_culture_of_displayed_numbers_is_an_option_and_the_code_stays_invariant()
    {
        var german = new RunOptions(Engine.Worker with { Culture = CultureInfo.GetCultureInfo("de-DE") });
        Ran ran = (await Engine.RunAsync(german, "1.5", "1.5.ToString()", "Enumerable.Range(0, 1500)")).Succeeds();
        Assert.Equal("1,5", ran.Text(1));
        Assert.Equal("1.5", ran.Text(2));
        Assert.EndsWith("first 50 of 1.500 rows", ran.Text(3));
    }

    [Fact]
    public async Task Display_and_console_keep_their_order()
    {
        Ran ran = (await Engine.RunAsync("Console.WriteLine(\"1\"); display(2); Console.Error.WriteLine(\"3\"); 4.Display(); Console.Write(\"😀\"); Console.Write('\\ud83d'); Console.Write('\\ude00');\n6")).Succeeds();
        Assert.Equal("1\n2\n3\n4\n😀😀\n6", ran.Text(1));
        Assert.Equal("stderr", Assert.IsType<StreamOutput>(ran.Outputs(1)[2]).Name);
        Assert.Equal(1, Assert.IsType<ResultOutput>(ran.Outputs(1)[^1]).ExecutionCount);
    }

    [Fact]
    public async Task A_displayed_value_can_be_updated_from_a_later_cell()
    {
        Ran ran = (await Engine.RunAsync("var place = display(\"working\");", "place.Update(\"done\");")).Succeeds();
        Assert.Equal("done", ran.Text(1));
        Assert.Empty(ran.Outputs(2));
    }

    [Fact]
    public async Task Html_is_shown_as_it_is()
    {
        Ran ran = (await Engine.RunAsync("HTML(\"<b>bold</b>\")")).Succeeds();
        Assert.Equal("<b>bold</b>", ran.Html(1));
    }

    [Fact]
    public async Task A_type_that_follows_the_formatter_convention_formats_itself_in_all_its_forms()
    {
        Ran ran = (await Engine.RunAsync(
            """
            namespace Elsewhere;
            [AttributeUsage(AttributeTargets.Class)]
            class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType { get; } = source; public string[] PreferredMimeTypes { get; set; } }
            class Source { public IEnumerable<object> CreateTypeFormatters() => [new F("text/html", "<i>v</i>"), new F("application/vnd.x+json", "{\"a\":1}")]; }
            class F(string mime, string text) { public string MimeType { get; } = mime; public bool Format(object value, TextWriter writer) { writer.Write(text); return true; } }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["text/html"])]
            public class Base { public override string ToString() => "plain"; }
            public class Derived : Base;
            """,
            "new Elsewhere.Derived()")).Succeeds();
        MimeBundle data = Assert.IsType<ResultOutput>(ran.Outputs(2)[0]).Data;
        Assert.Equal("<i>v</i>", data.Text("text/html"));
        Assert.Equal(1, (int)data.Node("application/vnd.x+json")!["a"]!);
        Assert.Equal("plain", data.Text("text/plain"));
    }

    [Fact]
    public async Task A_cell_that_asks_for_input_gets_the_end_of_the_input()
    {
        Ran ran = (await Engine.RunAsync("Console.ReadLine()")).Succeeds();
        Assert.Equal("null", ran.Text(1));
    }

    [Fact]
    public async Task What_a_task_writes_after_its_cell_has_ended_stays_with_the_cell_before_the_next()
    {
        Ran ran = (await Engine.RunAsync("_ = Task.Run(async () => { await Task.Delay(150); Console.WriteLine(\"late\"); });\n1", "await Task.Delay(600);", "3")).Succeeds();
        Assert.Contains("late", ran.Text(1) + ran.Text(2));
    }

    [Fact]
    public async Task Output_of_native_code_and_child_processes_is_shown()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The cell starts a Unix shell.");
        Ran ran = (await Engine.RunAsync("System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo from the child; echo oops >&2\"]).WaitForExit();", "1")).Succeeds();
        Assert.Equal("from the child\noops", ran.Text(1));
    }

    [Fact]
    public async Task A_hundred_megabytes_of_output_are_cut_counted_and_the_notebook_goes_on()
    {
        Ran ran = (await Engine.RunAsync("var line = new string('x', 1_000_000); for (int i = 0; i < 100; i++) Console.WriteLine(line);", "new string('y', 100_000_000)", "3")).Succeeds();
        Assert.Equal(10_000_000, Assert.IsType<StreamOutput>(ran.Outputs(1)[0]).Text.Length);
        Assert.Contains("This cell wrote 100.0 million characters; the first 10 million are kept.", Assert.IsType<StreamOutput>(ran.Outputs(1)[1]).Text);
        Assert.StartsWith("This output has 100.0 million characters and is not kept", ran.Text(2));
        Assert.Equal("3", ran.Text(3));
    }
}
