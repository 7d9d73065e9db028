using System.Globalization;
using SocialResearch.Timelines;

namespace SocialResearch.Importing;

/// <summary>Reads counts by day: <c>Timeline.Load("data/timelines/deutsche_bahn/daily.csv", "Europe/Berlin")</c>.</summary>
/// <remarks>
/// For tables that somebody else counted, or whose texts must not be passed on. One row a day: <c>day</c> as 2016-04-08, and at least one
/// column of counts. A day that the table leaves out has zero; whether nobody wrote then or nobody looked, only the one who counted knows. All days from the
/// first to the last count as observed whole. The table is made by hand, so a row that cannot be read ends the reading, with its line.
/// </remarks>
public static class DailyCountsFile
{
    private const int MostDays = 100_000;

    extension(Timeline)
    {
        /// <summary>Reads one column of counts by day.</summary>
        /// <param name="path">The table.</param>
        /// <param name="zone">The zone whose days were counted, as in "Europe/Berlin".</param>
        /// <param name="column">The column of counts.</param>
        /// <exception cref="ImportException">The table is missing or has no rows, or a row cannot be read.</exception>
        /// <exception cref="ArgumentException">There is no such zone.</exception>
        public static Timeline Load(string path, string zone, string column = "posts")
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found))
                throw new ArgumentException($"\"{zone}\" is no time zone. Write it as in Europe/Berlin, America/New_York or UTC.", nameof(zone));
            using var table = new HandMadeTable(Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
            var counts = new SortedDictionary<DateOnly, int>();
            table.Rows(row => counts.TryAdd(Day(row), Count(row, column)) ? true : throw row.Wrong("day", $"says {row["day"]}, which was there before", "Add the two rows, or take one out."));
            if (counts.Count == 0) throw new ImportException("The table has a header and no rows.", Path.GetFileName(path), "Export it again, or take another table.");
            DateOnly first = counts.Keys.First(), last = counts.Keys.Last();
            if (last.DayNumber - first.DayNumber >= MostDays)
                throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"From {first:yyyy-MM-dd} to {last:yyyy-MM-dd} there are more than {MostDays:N0} days."), Path.GetFileName(path), "Correct the day that is wrong.");
            return Timeline.OfDays(first, [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => counts.GetValueOrDefault(first.AddDays(i)))], found, table.Provenance);
        }
    }

    private static DateOnly Day(HandMadeRow row) =>
        DateOnly.TryParseExact(row["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 1900 and <= 2200 ? day
        : throw row.Wrong("day", "is no day", "Write year, month and day as in 2015-12-31.");

    private static int Count(HandMadeRow row, string column) =>
        int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count
        : throw row.Wrong(column, "is no count", "Write a whole number from 0, without points or blanks.");
}
