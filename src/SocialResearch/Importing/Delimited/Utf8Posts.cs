using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads the rows of any table with one post a row from their bytes, in the same order and with the same reasons as <see cref="DelimitedPosts"/> from characters.</summary>
internal static class Utf8Posts
{
    /// <summary>Reads all rows.</summary>
    public static void Read(Utf8Table table, DelimitedPosts.Slots at, TimeColumn times, RoleColumn roles, IPostSink sink)
    {
        const int Sample = 1_000;
        byte[] line = new byte[20];
        // Not a new one in each row: it is large, and all of it would be cleared.
        Utf8Post post = default;
        for (int row = 1; table.Read(); row++)
        {
            // By the length of the first rows and of the file, with a little more so that it is enough most often.
            if (row == Sample) sink.Expect((int)Math.Min(int.MaxValue / 2, table.Length / (table.At / Sample) * 1.02));
            if (table.IsFirst)
            {
                sink.Foresee(new PostKeys { Ids = table.Foreseen(at.Id), Parents = table.Foreseen(at.Parent), Threads = table.Foreseen(at.Thread), Authors = table.Foreseen(at.Author) });
            }
            string? reason = table.Fault;
            if (reason is null)
            {
                if (at.Id < 0 && table.Line.TryFormat(line, out int digits, provider: CultureInfo.InvariantCulture)) post.Id = (ReadOnlySpan<byte>)line.AsSpan(0, digits);
                reason = Take(table, at, times, roles, ref post);
            }
            if (reason is null) sink.Add(ref post, table.Line);
            else sink.Reject(table.Line, reason);
        }
        sink.Seal(table.Sha256());
    }

    /// <summary>Takes the cells of a row; what the row before left there is overwritten.</summary>
    /// <returns>Why it cannot be used; null when it can.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string? Take(Utf8Table row, DelimitedPosts.Slots at, TimeColumn times, RoleColumn roles, ref Utf8Post post)
    {
        if (at.Id >= 0) post.Id = row.Hashed(at.Id);
        if (post.Id.IsEmpty) return $"{row.Columns[at.Id]} is empty";
        post.Parent = row.Hashed(at.Parent);
        post.Author = row.Hashed(at.Author);
        if (at.Id >= 0 && Utf8Cell.IdFault(post.Id) is { } id) return Because(row, at.Id, id);
        if (Utf8Cell.IdFault(post.Parent) is { } parent) return Because(row, at.Parent, parent);
        if (Utf8Cell.IdFault(post.Author) is { } author) return Because(row, at.Author, author);
        long? likes = null, replies = null, shares = null, views = null;
        if (at.Likes >= 0 && Count(row, at.Likes, out likes) is { } noLikes) return noLikes;
        if (at.Replies >= 0 && Count(row, at.Replies, out replies) is { } noReplies) return noReplies;
        if (at.Shares >= 0 && Count(row, at.Shares, out shares) is { } noShares) return noShares;
        if (at.Views >= 0 && Count(row, at.Views, out views) is { } noViews) return noViews;
        // Last, because it counts what it had to assume.
        if (times.Read(row[at.Time], ref post) is { } time) return Because(row, at.Time, time);
        post.Text = row[at.Text];
        if (at.Id < 0 && post.Author.IsEmpty && post.Ticks is null && post.Text.IsEmpty) return DelimitedPosts.NothingInRow;
        post.Thread = row.Hashed(at.Thread);
        post.Url = row[at.Url];
        post.Reactions = new(likes, replies, shares, views);
        // Overwritten by whoever takes the post; of the rest nothing is where there is no column.
        post.Role = AuthorRole.Unknown;
        if (at.Role >= 0 || at.Channel >= 0 || at.Language >= 0) TakeRest(row, at, roles, ref post);
        return null;
    }

    /// <summary>Takes the cells that few tables have.</summary>
    private static void TakeRest(Utf8Table row, DelimitedPosts.Slots at, RoleColumn roles, ref Utf8Post post)
    {
        if (at.Role >= 0) post.Role = roles.Read(Encoding.UTF8.GetString(row[at.Role]));
        post.Channel = row[at.Channel];
        post.Language = row[at.Language];
    }

    // Apart, as the rest is: room for columns that are not there would be cleared in each row.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Count(Utf8Table row, int column, out long? count) => Utf8Cell.ReadCount(row[column], out count) is { } reason ? Because(row, column, reason) : null;

    private static string Because(Utf8Table row, int column, string reason) => $"{row.Columns[column]} {reason}";
}
