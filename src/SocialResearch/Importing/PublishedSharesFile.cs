using SocialResearch.Participations;

namespace SocialResearch.Importing;

/// <summary>Reads published figures: <c>PublishedShare.Load("data/participation/published/published.csv")</c>.</summary>
/// <remarks>
/// The columns are described in data/participation/published/CARD.md. The table is made by hand, so a row that cannot be read ends
/// the reading, with its line, instead of being set aside.
/// </remarks>
public static class PublishedSharesFile
{
    extension(PublishedShare)
    {
        /// <summary>Reads all rows of a table of published figures.</summary>
        /// <param name="path">The table.</param>
        /// <exception cref="ImportException">The table is missing, or a row cannot be read.</exception>
        public static IReadOnlyList<PublishedShare> Load(string path)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            using var table = new HandMadeTable(Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
            return table.Rows(row => new PublishedShare(
                row["community"], row["platform"], Year(row, "year_from"), Year(row, "year_to"), row.OneOf<PublishedDenominator>("of_whom"),
                row.Maybe("group") ?? "", Share(row, "share_of_people_pct"), Share(row, "share_of_content_pct"),
                row["metric"], row["source"], row.Maybe("source_url"), row["verified"]));
        }
    }

    private static int? Year(HandMadeRow row, string column) => row.Number(column) is not { } year ? null
        : year is >= 1900 and <= 2100 && year == Math.Floor(year) ? (int)year
        : throw row.Wrong(column, "is no year", "Write four digits, or leave it empty.");

    private static double? Share(HandMadeRow row, string column) => row.Number(column) is not { } percent ? null
        : percent is >= 0 and <= 100 ? percent / 100
        : throw row.Wrong(column, "is no share", "Write per cent from 0 to 100, or leave it empty.");
}
