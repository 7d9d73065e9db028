using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class WideTests
{
    [Fact]
    public void Sums_products_quotients_and_comparisons_are_those_of_the_runtime_for_numbers_of_all_sizes()
    {
        var random = new SeededRandom(12);
        for (int i = 0; i < 20_000; i++)
        {
            long a = Any(), b = Any(), c = Any() >> 20;
            Int128 product = (Int128)a * b, sum = product + c, difference = c - product;
            Wide wide = Wide.Product(a, b), wideSum = wide + c, wideDifference = (Wide)c - wide;

            Assert.Equal((double)product, (double)wide);
            Assert.Equal((double)sum, (double)wideSum);
            Assert.Equal((double)difference, (double)wideDifference);
            Assert.Equal((double)(product / 3_000 * (c & 1_023)), (double)(Of(product / 3_000) * (c & 1_023)));
            Assert.Equal(sum < product, wideSum < wide);
            Assert.Equal(sum <= product, wideSum <= wide);
            Assert.Equal(sum > difference, wideSum > wideDifference);
            Assert.Equal(sum >= difference, wideSum >= wideDifference);
            Assert.Equal(product == 0, wide.IsZero);
            if (b > 0) Assert.Equal(a, wide / b);
        }

        // Short and long, and now and then nothing.
        long Any() => (long)(random.NextBits() >> (int)(1 + random.NextBits() % 63));

        static Wide Of(Int128 number) => new((long)(number >> 64), (ulong)number);
    }
}
