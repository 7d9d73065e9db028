using System.Text;

namespace SocialResearch.Text;

/// <summary>Finds encodings by the names files give them, and reads bytes of which nobody said how they were written.</summary>
internal static class Charset
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding of Windows in Western Europe; every byte means something in it.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding of that name; null when there is none.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim().Trim('"', '\'').ToLowerInvariant();
        // What calls itself Latin 1 or ASCII mostly comes from Windows; where they differ, Latin 1 has only control characters.
        if (name is "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "cp1252") return Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Reads UTF-8 where the bytes are that, and Windows-1252 otherwise: UTF-8 is hardly ever met by chance.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="guessed">Whether they were no UTF-8.</param>
    public static string Guess(ReadOnlySpan<byte> bytes, out bool guessed)
    {
        guessed = false;
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            guessed = true;
            return Windows1252.GetString(bytes);
        }
    }
}
