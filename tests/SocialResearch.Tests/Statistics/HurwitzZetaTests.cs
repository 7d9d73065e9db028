using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class HurwitzZetaTests
{
    public static TheoryData<double, double, double> Known => new()
    {
        { 2, 1, Math.PI * Math.PI / 6 },
        { 4, 1, Math.Pow(Math.PI, 4) / 90 },
        { 3, 1, 1.2020569031595942 },
        { 1.5, 1, 2.6123753486854883 },
        { 2, 0.5, Math.PI * Math.PI / 2 },
        { 2, 2, Math.PI * Math.PI / 6 - 1 },
        { 3, 0.5, 7 * 1.2020569031595942 },
        { 10, 1, Math.Pow(Math.PI, 10) / 93_555 },
        { 1.0001, 1, 10000.577222947534 }, // Laurent series: 1/(s−1) + γ − γ₁(s−1)
    };

    [Theory, MemberData(nameof(Known))]
    public void Known_values_are_reproduced(double s, double a, double expected) =>
        Assert.Equal(1, HurwitzZeta.Value(s, a) / expected, 4e-15);

    /// <summary>ζ'(2) = π²/6·(γ + ln 2π − 12 ln A) with Glaisher's constant A.</summary>
    [Fact]
    public void Derivative_at_two_is_the_known_one()
    {
        (double z, double first, _) = HurwitzZeta.WithDerivatives(2, 1);
        Assert.Equal(Math.PI * Math.PI / 6, z, 1e-14);
        Assert.Equal(-0.93754825431584375, first, 1e-14);
    }

    [Fact]
    public void Taking_off_the_first_term_gives_the_next_argument() =>
        Prop.ForAll(Arguments, at =>
        {
            // a^-s·Z(a) − a^-s = (a + 1)^-s·Z(a + 1), scaled by a^s.
            double next = Math.Exp(-at.S * Math.Log((at.A + 1) / at.A)) * HurwitzZeta.Scaled(at.S, at.A + 1);
            return Math.Abs(HurwitzZeta.Scaled(at.S, at.A) - 1 - next) < 1e-14 * (1 + next);
        }).Holds(500);

    [Fact]
    public void Derivatives_are_those_of_the_function() =>
        Prop.ForAll(Arguments, at =>
        {
            (double z, double first, double second) = HurwitzZeta.WithDerivatives(at.S, at.A);
            double h = 1e-4 * (at.S - 1);
            (double up, double down) = (HurwitzZeta.Scaled(at.S + h, at.A), HurwitzZeta.Scaled(at.S - h, at.A));
            (_, double firstUp, _) = HurwitzZeta.WithDerivatives(at.S + h, at.A);
            (_, double firstDown, _) = HurwitzZeta.WithDerivatives(at.S - h, at.A);
            return Math.Abs(z / HurwitzZeta.Scaled(at.S, at.A) - 1) < 1e-14
                && Math.Abs((up - down) / (2 * h) - first) < 1e-6 * Math.Abs(first) + 1e-10 * z / h
                && Math.Abs((firstUp - firstDown) / (2 * h) - second) < 1e-6 * second + 1e-10 * Math.Abs(first) / h;
        }).Holds(500);

    [Fact]
    public void Scaled_sum_lives_where_the_plain_one_underflows()
    {
        Assert.Equal(0, HurwitzZeta.Value(60, 1e9));
        Assert.Equal(1e9 / 59 + 0.5, HurwitzZeta.Scaled(60, 1e9), 1e-6);
        // Terms e^-k, nearly: exponents as large as the counts.
        Assert.Equal(1 / (1 - Math.Exp(-1)), HurwitzZeta.Scaled(1e9, 1e9), 1e-6);
    }

    /// <summary>Exponents from 1.05 to 31 and counts from 1 to 10^9, evenly on log scales.</summary>
    private static Arbitrary<(double S, double A)> Arguments => (
        from s in Gen.Choose(0, 1_000)
        from a in Gen.Choose(0, 900)
        select (1 + 0.05 * Math.Pow(600, s / 1_000.0), Math.Floor(Math.Pow(10, a / 100.0)))).ToArbitrary();
}
