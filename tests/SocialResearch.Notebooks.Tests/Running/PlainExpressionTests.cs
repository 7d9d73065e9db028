using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Running;

/// <summary>Cells that only read variables and calculate with numbers are not compiled; nobody may see it but by what they leave behind.</summary>
public sealed class PlainExpressionTests
{
    /// <summary>A variable of each type, with values at the edges.</summary>
    private const string Variables = """
        sbyte aSByte = -128; byte aByte = 255; short aShort = -32768; ushort aUShort = 65535; char aChar = 'z';
        int anInt = int.MinValue; uint aUInt = uint.MaxValue; long aLong = long.MaxValue; ulong aULong = ulong.MaxValue;
        float aFloat = 16777217.7f; double aDouble = 0.1; decimal aDecimal = 1.50m; double nan = double.NaN; int zero = 0;
        bool yes = true; string text = "a"; string nothing = null; object one = 1, other = 1; DayOfWeek day = DayOfWeek.Friday;
        int? maybe = 3; int? none = null; dynamic late = 2; nint native = 7; int[] list = [1, 2]; const int Ten = 10; static int shared = 4;
        string Exactly(object value) => value is null ? "null" : $"{value.GetType()} {(value is double or float ? $"{value:R}" : value)}";
        Formatter.Register<object>(Exactly);
        """;

    private static readonly string[] s_numbers =
        ["aSByte", "aByte", "aShort", "aUShort", "aChar", "anInt", "aUInt", "aLong", "aULong", "aFloat", "aDouble", "aDecimal", "nan"];

    private static readonly string[] s_signed = ["aSByte", "aShort", "anInt", "aLong"];

    private static readonly string[] s_binary = ["aFloat", "aDouble", "nan"];

    private static readonly string[] s_arithmetic = ["+", "-", "*", "/", "%"], s_comparisons = ["<", "<=", ">", ">=", "==", "!="], s_between = ["+", "/", "<", "!="];

    private static readonly string[] s_others =
    [
        "1 + 2 * 3", "-anInt", "-aByte", "-aUInt", "-aDouble", "+aShort", "~anInt", "!yes", "!yes || anInt < 0 && zero == 0", "yes && !(nan == aDouble)", "yes == true", "yes & yes",
        "(anInt)", "anInt + 1", "1 - aULong", "aLong + 1", "anInt * -1", "zero - 1 < aUInt", "1.5 + zero", "1.5f * aLong", "'a' + zero", "zero / 2.0", "anInt << 33", "aULong >> 1", "-1 >>> zero",
        "one", "one == other", "one != other", "text", "text + text", "text + anInt", "text == \"a\"", "\"a\" + text", "day", "day + 1", "day == DayOfWeek.Friday", "day < DayOfWeek.Saturday",
        "maybe", "none", "maybe + 1", "maybe > none", "none == null", "nothing", "nothing == null", "late", "late + 1", "native", "native + 1", "-native", "list", "Ten", "Ten * zero", "shared", "shared + Ten",
        "Math.PI", "DayOfWeek.Monday", "int.MaxValue", "null as string", "'x'", "1.10m", "2u", "3L", "4ul", "5f", "\"text\"", "true", "aDecimal", "-aDecimal", "aDecimal + 1",
    ];

    [Fact]
    public async Task What_is_read_is_what_compiled_code_gives_in_value_and_type()
    {
        string[] expressions =
        [
            .. from left in s_numbers from right in s_numbers where MayMeet(left, right) from sign in left == right ? s_arithmetic : s_between select $"{left} {sign} {right}",
            .. from left in s_numbers from sign in s_comparisons select $"{left} {sign} 1",
            .. s_others,
        ];
        string compiled = $"foreach (string line in new[] {{ {string.Join(", ", expressions.Select(expression => $"Exactly({expression})"))} }}) Console.WriteLine(line);";
        Ran ran = (await Engine.RunAsync([Variables, compiled, .. expressions])).Succeeds();
        string[] expected = ran.Text(2).Split('\n');
        Assert.Equal(expressions.Length, expected.Length);
        Assert.All(expressions, (expression, i) => Assert.Equal($"{expression}: {expected[i]}", $"{expression}: {ran.Text(i + 3)}"));
    }

    [Fact]
    public async Task Looking_at_variables_and_calculating_with_them_leaves_no_assembly_behind()
    {
        string[] looks =
        [
            "anInt", "text", "nothing", "list", "one", "day", "maybe", "aDecimal", "Ten", "42", "\"words\"", "1 + 2", "anInt + 1", "aByte * 2", "aShort < aUInt", "-aDouble / 3 + aFloat", "aLong == zero",
            "yes && !yes || 0 >= aULong",
        ];
        const string count = "AppDomain.CurrentDomain.GetAssemblies().Count(assembly => assembly.GetName().Name.StartsWith(\"Cell_\"))";
        Ran ran = (await Engine.RunAsync([Variables, count, .. looks, count, "anInt.ToString()", count])).Succeeds();
        int Counted(int cell) => int.Parse(ran.Text(cell).Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        int before = Counted(2);
        Assert.Equal(before + 1, Counted(looks.Length + 3)); // The count is a cell itself.
        Assert.Equal(before + 3, Counted(looks.Length + 5));
    }

    [Theory]
    [InlineData("n == n", "CS1718")]
    [InlineData("small == 300", "CS0652")]
    [InlineData("old", "CS0612")]
    public async Task What_the_compiler_warns_of_is_still_warned_of(string cell, string warning)
    {
        Ran ran = (await Engine.RunAsync("int n = 3; byte small = 4; [Obsolete] int old = 5;", cell)).Succeeds();
        Assert.Contains($"warning {warning}", ran.Text(2));
    }

    [Theory]
    [InlineData("unknown + 1", "CS0103")]
    [InlineData("2147483647 + 1", "CS0220")]
    [InlineData("1 / 0", "CS0020")]
    [InlineData("n + text - 1", "CS0019")]
    [InlineData("#error no\nn", "CS1029")]
    [InlineData("n n", "CS1002")]
    [InlineData("n / zero", "DivideByZeroException: ")]
    [InlineData("n / zero", "at Cell 2, line 1")]
    public async Task What_is_wrong_fails_as_it_does_elsewhere(string cell, string message)
    {
        Ran ran = await Engine.RunAsync("int n = 3, zero = 0; string text = \"a\";", cell);
        Assert.Contains(message, ran.Text(2));
        Assert.NotNull(ran.Run.Error);
    }

    [Fact]
    public async Task The_newest_declaration_is_read_with_its_newest_value()
    {
        Ran ran = (await Engine.RunAsync("int n = 1;", "n", "n = 2;", "n", "string n = \"three\";", "n", "n + n", "n = null;", "n")).Succeeds();
        Assert.Equal(["1", "2", "three", "threethree", "null"], new[] { 2, 4, 6, 7, 9 }.Select(ran.Text));
    }

    [Fact]
    public async Task Variables_of_a_cell_that_failed_half_way_are_read_as_it_left_them()
    {
        Ran ran = await Engine.RunAsync(new(Engine.Worker), NotebookDocument.Create("t.ipynb",
            NotebookCell.Code("int before = 1; throw new Exception(\"half\"); int after = 2;", "raises-exception"), NotebookCell.Code("before"), NotebookCell.Code("after"),
            NotebookCell.Code("int early = 3; await Task.Yield(); throw new Exception(\"late\");", "raises-exception"), NotebookCell.Code("early")));
        Assert.Equal(["1", "0", "3"], new[] { 2, 3, 5 }.Select(ran.Succeeds().Text));
    }

    [Theory]
    [InlineData(5_000, "5000")]
    [InlineData(60_000, "InsufficientExecutionStackException: ")]
    public async Task A_sum_without_end_is_added_or_refused_and_the_variables_stay(int terms, string shown)
    {
        Ran ran = await Engine.RunAsync(new(Engine.Worker), NotebookDocument.Create("t.ipynb",
            NotebookCell.Code("int n = 1;"), NotebookCell.Code(string.Join(" + ", Enumerable.Repeat("n", terms)), "raises-exception"), NotebookCell.Code("n")));
        Assert.StartsWith(shown, ran.Text(2), StringComparison.Ordinal);
        Assert.Equal("1", ran.Succeeds().Text(3));
    }

    [Fact]
    public async Task A_reference_a_using_or_a_type_between_two_looks_does_not_disturb_them()
    {
        Ran ran = (await Engine.RunAsync(
            "int n = 1;", "n", "#r \"nuget: Markdig, 1.6.0\"\nn", "n", "using System.Globalization;", "n", "namespace Here { public enum Size { Small = 3 } }", "Here.Size.Small", "n", "var m = n + 1;", "m")).Succeeds();
        Assert.Equal(["1", "1", "1", "1", "Small", "1", "2"], new[] { 2, 3, 4, 6, 8, 9, 11 }.Select(ran.Text));
    }

    // C# has no number that holds both; the compiler says so.
    private static bool MayMeet(string one, string other) => !IsPair(one, other, "aULong", s_signed) && !IsPair(one, other, "aDecimal", s_binary);

    private static bool IsPair(string one, string other, string name, string[] others) =>
        (one == name && others.Contains(other)) || (other == name && others.Contains(one));
}
