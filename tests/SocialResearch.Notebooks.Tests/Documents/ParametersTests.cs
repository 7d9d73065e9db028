using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Documents;

public class ParametersTests
{
    private static NotebookDocument Sample() => NotebookDocument.Create("sample",
        NotebookCell.Code("#!import setup.csx"),
        NotebookCell.Code("""
            int top = 5; // how many
            var name = "a; b";
            double share = 0.5;
            var price = 9.99m;
            var big = 3_000L;
            bool live = false;
            // int ignored = 1;
            var list = new List<int>();
            """, "parameters"),
        NotebookCell.Code("top"));

    private static string Inject(NotebookDocument document, params (string, string)[] values)
    {
        Parameters.Inject(document, values.ToDictionary(value => value.Item1, value => value.Item2));
        return document.Cells.Single(cell => cell.HasTag("injected-parameters")).Source;
    }

    [Fact]
    public void Parameters_are_listed_with_type_and_default() => Assert.Equal(
        [
            new("top", "int", "5", false), new("name", "string", "\"a; b\"", true), new("share", "double", "0.5", false),
            new("price", "decimal", "9.99m", true), new("big", "long", "3_000L", true), new("live", "bool", "false", false),
            new("list", null, "new List<int>()", true),
        ],
        Parameters.List(Sample()));

    [Fact]
    public void Values_become_literals_of_the_declared_type_in_the_order_of_declaration() => Assert.Equal("""
        // Set from outside
        int top = -7;
        var name = "x";
        double share = 0.25d;
        var price = 1.50m;
        var big = 12L;
        bool live = true;
        """, Inject(Sample(), ("live", "True"), ("share", "0.25"), ("name", "x"), ("top", "-7"), ("price", "1.50"), ("big", "12")));

    [Fact]
    public void A_string_cannot_end_its_literal() => Assert.Equal(
        "// Set from outside\nvar name = \"\\\"; Environment.Exit(0); //\\\\\\u000a\\u2028ü😀\";",
        Inject(Sample(), ("name", "\"; Environment.Exit(0); //\\\n\u2028ü😀")));

    [Fact]
    public void The_injected_cell_follows_the_declaration_and_replaces_an_earlier_one()
    {
        var document = Sample();
        Inject(document, ("top", "1"));
        Inject(document, ("top", "2"));
        Assert.Equal(4, document.Cells.Count);
        Assert.EndsWith("top = 2;", document.Cells[2].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void No_values_leave_the_notebook_alone()
    {
        var document = Sample();
        Parameters.Inject(document, new Dictionary<string, string>());
        Assert.Equal(3, document.Cells.Count);
    }

    [Theory]
    [InlineData("top", "0,5", "The value \"0,5\" of the parameter top is not a whole number (int). Where: sample. Give a value like the default 5.")]
    [InlineData("share", "0,5", "The value \"0,5\" of the parameter share is not a number with a decimal point (double). Where: sample. Give a value like the default 0.5.")]
    [InlineData("live", "ja", "The value \"ja\" of the parameter live is not true or false. Where: sample. Give a value like the default false.")]
    [InlineData("list", "1", "The parameter list cannot be set from outside. Where: sample. Only these types can: string, bool, int, long, double, float, decimal; its default is new List<int>().")]
    [InlineData("ignored", "1", "The notebook has no parameter ignored. Where: sample. It has: top, name, share, price, big, live, list.")]
    public void A_value_that_does_not_fit_is_refused(string name, string value, string message)
    {
        var document = Sample();
        Assert.Equal(message, Assert.Throws<NotebookException>(() => Inject(document, (name, value))).Message);
        Assert.Equal(3, document.Cells.Count);
    }

    [Fact]
    public void A_notebook_without_parameters_says_how_to_declare_them() => Assert.Equal(
        "The notebook has no parameters, so x cannot be set. Where: plain. Declare it in a code cell tagged \"parameters\".",
        Assert.Throws<NotebookException>(() => Inject(NotebookDocument.Create("plain", NotebookCell.Code("1")), ("x", "1"))).Message);
}
