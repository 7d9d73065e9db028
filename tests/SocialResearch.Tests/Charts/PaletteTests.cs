using SocialResearch.Charts;

namespace SocialResearch.Tests.Charts;

public class PaletteTests
{
    // Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
    private static readonly Dictionary<string, double[][]> Sights = new()
    {
        ["normal"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protan"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deutan"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritan"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    [Theory]
    [InlineData("normal")]
    [InlineData("protan")]
    [InlineData("deutan")]
    [InlineData("tritan")]
    public void Any_two_series_colours_stay_apart_for_every_colour_vision(string sight) =>
        Assert.All(Pairs(Palette.Series), pair => Assert.True(Distance(pair.First, pair.Second, Sights[sight]) >= 20, $"{pair}: {Distance(pair.First, pair.Second, Sights[sight]):0.0}"));

    [Fact]
    public void Red_and_green_of_equal_lightness_would_fail_this_test() => Assert.True(Distance("#C0504D", "#7F8B2F", Sights["deutan"]) < 20);

    [Fact]
    public void Marks_have_a_contrast_of_three_to_one_and_their_labels_of_four_and_a_half() => Assert.All([.. Palette.Series, Palette.Grey], color =>
    {
        Assert.InRange(Palette.ContrastOnWhite(color), 3, 21);
        Assert.InRange(Palette.ContrastOnWhite(Palette.ForText(color)), 4.5, 21);
    });

    [Fact]
    public void Dark_numbers_are_readable_in_every_heatmap_cell() =>
        Assert.All(Palette.Sequence, color => Assert.InRange(Palette.ContrastOnWhite(Palette.Ink) / Palette.ContrastOnWhite(color), 4.5, 21));

    [Fact]
    public void A_colour_that_is_none_is_refused_with_an_example() =>
        Assert.Equal($"'blue' is not a colour here. Write it as #rrggbb, for example {Palette.Blue}. (Parameter 'color')", Assert.Throws<ArgumentException>(() => Palette.ForText("blue")).Message);

    private static IEnumerable<(string First, string Second)> Pairs(IReadOnlyList<string> colors) =>
        colors.SelectMany((first, i) => colors.Skip(i + 1).Select(second => (first, second)));

    private static double Distance(string first, string second, double[][] sight)
    {
        double[] a = Lab(first, sight), b = Lab(second, sight);
        return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
    }

    private static double[] Lab(string color, double[][] sight)
    {
        (double r, double g, double b) = Palette.Channels(color);
        double[] linear = [Palette.Linear(r), Palette.Linear(g), Palette.Linear(b)];
        double[] seen = [.. sight.Select(row => Math.Clamp(row.Zip(linear, (weight, channel) => weight * channel).Sum(), 0, 1))];
        double x = F((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
        double y = F(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
        double z = F((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
