using System.Globalization;

namespace SocialResearch.Benchmarks.Posts;

/// <summary>A post as it stands in a file.</summary>
internal readonly record struct GeneratedPost(long Id, int Thread, long? Parent, int Author, DateTime Utc, string Text, int? Likes);

/// <summary>Posts that were never written, shaped like those that are; the same count gives the same posts, everywhere.</summary>
/// <remarks>
/// Five years of posts, ascending in time: quiet at night and at weekends, with bursts of up to a week that begin with a tenfold day and
/// halve from day to day. Authors follow Zipf's law with exponent 1 over a tenth as many people as posts. A bit more than half of the
/// posts answer a recent one. Texts are German or English, by author; one in six names a brand. They come one after the other and are not kept.
/// </remarks>
/// <param name="count">How many.</param>
internal sealed class GeneratedPosts(int count)
{
    private const int Days = 5 * 365 + 1, Bursts = 40, LongestBurst = 7, FarthestParent = 5_000;

    private static readonly DateTime s_first = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly double[] s_ofDay = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 11, 10, 9, 9, 9, 10, 11, 13, 14, 12, 8, 4];

    public IEnumerable<GeneratedPost> All()
    {
        var random = new Random(20_261_122);
        var texts = new GeneratedTexts(random);
        double[] until = Rhythm(random);
        int people = Math.Max(10, count / 10), threads = 0, hour = 0;
        int[] recentThreads = new int[FarthestParent + 1];
        for (int i = 0; i < count; i++)
        {
            int parent = i > 0 && random.NextDouble() < 0.55 ? i - (int)Math.Pow(Math.Min(i, FarthestParent), random.NextDouble()) : -1;
            int thread = recentThreads[i % recentThreads.Length] = parent >= 0 ? recentThreads[parent % recentThreads.Length] : threads++;
            int author = (int)Math.Pow(people, random.NextDouble()) - 1;
            double share = (i + 0.5) / count;
            while (until[hour + 1] < share) hour++;
            DateTime utc = s_first.AddSeconds(Math.Floor((hour + (share - until[hour]) / (until[hour + 1] - until[hour])) * 3600));
            int? likes = random.Next(5) == 0 ? null : (int)Math.Pow(2_000, Math.Pow(random.NextDouble(), 4)) - 1;
            yield return new(IdOf(i), thread, parent < 0 ? null : IdOf(parent), author, utc, texts.Next(author % 3 == 0), likes);
        }
    }

    /// <summary>Writes them as a table, quoted only where it must be.</summary>
    public void WriteCsv(TextWriter file)
    {
        file.Write("id,thread,parent,author,time,text,url,likes\n");
        foreach (GeneratedPost post in All())
        {
            string text = post.Text.AsSpan().ContainsAny(",\"\n") ? $"\"{post.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : post.Text;
            file.Write(string.Create(CultureInfo.InvariantCulture,
                $"{post.Id},t{post.Thread},{post.Parent},user{post.Author:D7},{post.Utc:yyyy-MM-dd'T'HH:mm:ss'Z'},{text},https://forum.example/t{post.Thread}/{post.Id},{post.Likes}\n"));
        }
    }

    // Beyond 2^53, as the ids of large platforms are.
    private static long IdOf(int index) => 1_874_000_000_000_000_000 + index * 4_099L;

    /// <summary>The share of all posts that is written before each hour.</summary>
    private static double[] Rhythm(Random random)
    {
        double[] ofDay = new double[Days];
        ofDay.AsSpan().Fill(1);
        for (int burst = 0; burst < Bursts; burst++)
        {
            int first = random.Next(Days), length = 1 + random.Next(LongestBurst);
            for (int day = 0; day < length && first + day < Days; day++) ofDay[first + day] += 9 * Math.Pow(0.5, day);
        }
        double[] until = new double[Days * 24 + 1];
        for (int hour = 0; hour < Days * 24; hour++)
        {
            bool weekend = s_first.AddHours(hour).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            until[hour + 1] = until[hour] + s_ofDay[hour % 24] * (weekend ? 0.6 : 1) * ofDay[hour / 24];
        }
        return [.. until.Select(sum => sum / until[^1])];
    }
}
