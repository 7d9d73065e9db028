using System.IO.Compression;

namespace SocialResearch.Scraping;

/// <summary>Unpacks bodies (gzip, br, deflate) and stops as soon as they become larger than a page is.</summary>
/// <remarks>A few kilobytes can unpack to gigabytes. Unpacking is cut at the limit, and at a ratio that no text reaches, so it never takes more memory than the limit.</remarks>
internal static class ContentCoding
{
    /// <summary>What is asked for.</summary>
    public const string Accepted = "gzip, br";

    /// <summary>Bytes that may come of one packed byte, once there is more than <see cref="RatioFrom"/> of them. HTML packs to a tenth; a template repeated, to a hundredth.</summary>
    private const int MaxRatio = 250, RatioFrom = 1 << 20;

    /// <summary>Unpacks; <paramref name="failure"/> says why it is incomplete.</summary>
    /// <param name="body">As it was sent.</param>
    /// <param name="codings">The header, such as <c>gzip</c>; null for none.</param>
    /// <param name="limit">Bytes after which unpacking stops.</param>
    /// <param name="failure"><see cref="ScrapeFailure.TooLarge"/>, <see cref="ScrapeFailure.Damaged"/>, or null.</param>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> body, string? codings, int limit, out ScrapeFailure? failure)
    {
        failure = body.Length > limit ? ScrapeFailure.TooLarge : null;
        string[] steps = [.. (codings ?? "").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(step => step != "identity")];
        if (steps.Length > 2) failure = ScrapeFailure.Damaged;
        // What was packed last comes off first.
        for (int i = steps.Length - 1; i >= 0 && failure is null; i--) body = Step(body, steps[i], limit, out failure);
        return body;
    }

    private static ReadOnlyMemory<byte> Step(ReadOnlyMemory<byte> packed, string coding, int limit, out ScrapeFailure? failure)
    {
        failure = null;
        if (packed.IsEmpty) return packed;
        using var source = new MemoryStream(packed.ToArray(), writable: false);
        using Stream? unpacking = coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            _ => null,
        };
        if (unpacking is null)
        {
            failure = ScrapeFailure.Damaged;
            return packed;
        }
        var text = new MemoryStream();
        byte[] buffer = new byte[1 << 14];
        try
        {
            int read;
            while ((read = unpacking.Read(buffer)) > 0)
            {
                text.Write(buffer, 0, read);
                if (text.Length <= limit && (text.Length <= RatioFrom || text.Length / packed.Length <= MaxRatio)) continue;
                failure = ScrapeFailure.TooLarge;
                break;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            failure = ScrapeFailure.Damaged;
        }
        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
