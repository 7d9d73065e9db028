using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using SocialResearch.Text;

namespace SocialResearch.Importing.Xml;

/// <summary>Walks through an XML file that nobody has checked: no DTD, no outside references, one record in memory.</summary>
/// <remarks>
/// XML that breaks off or is damaged fails as a whole: behind the break nobody knows what belongs to what, and half a
/// conversation looks like a whole one. Control characters that XML forbids do appear in exports: as bytes they become
/// spaces (<see cref="JoinedStream"/>), as references they are let through here and taken out by <see cref="WrittenText"/>.
/// </remarks>
internal sealed partial class XmlSource
{
    private readonly RecordStream _stream;
    private readonly int _linesBefore;

    private XmlSource(XmlReader reader, RecordStream stream, int linesBefore) => (Reader, _stream, _linesBefore) = (reader, stream, linesBefore);

    /// <summary>Where the walk stands.</summary>
    public XmlReader Reader { get; }

    /// <summary>The line of the file, from 1.</summary>
    public long Line => _linesBefore + ((IXmlLineInfo)Reader).LineNumber;

    /// <summary>Opens the file and hands it to <paramref name="walk"/>; whatever breaks becomes an error with its line.</summary>
    /// <exception cref="ImportException">The file cannot be opened or is no XML from its first to its last character.</exception>
    public static void Read(string path, Action<XmlSource> walk)
    {
        string name = Path.GetFileName(path);
        using var stream = new RecordStream(RawFile.Open(path));
        try
        {
            byte[] head = new byte[1024];
            int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            ReadOnlySpan<byte> start = head.AsSpan(0, length);
            // Plug-ins print empty lines in front of the declaration, where XML does not allow them.
            int blank = start.Length - start.TrimStart(" \t\r\n"u8).Length;
            string declared = Declaration().Match(Encoding.Latin1.GetString(start[blank..])) is { Success: true } match ? match.Groups[1].Value : "utf-8";
            bool wide = start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF]) || start.Contains((byte)0) || declared.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase);
            using var whole = new JoinedStream(head.AsMemory(blank, length - blank), stream, withoutControls: !wide);
            using XmlReader reader = Open(whole, declared, name);
            var source = new XmlSource(reader, stream, start[..blank].Count((byte)'\n'));
            try
            {
                walk(source);
                // What follows the part of interest must be whole too, or the file broke off.
                while (source.Next()) { }
            }
            catch (XmlException broken)
            {
                throw Broken(name, Math.Max(1, source._linesBefore + (broken.LineNumber > 0 ? broken.LineNumber : 1)), broken);
            }
            catch (InvalidDataException large)
            {
                throw new ImportException("One record is larger than 64 MiB, which no post is.", $"{name}, line {source.Line}",
                    "Nothing was imported. The file is damaged there, or of another format; export it again.", large);
            }
        }
        catch (XmlException broken)
        {
            throw Broken(name, Math.Max(1, broken.LineNumber), broken);
        }
        catch (IOException unreadable)
        {
            throw new ImportException("The file cannot be read to its end.", name, "Copy it to this machine's disk again and check that it is not in use.", unreadable);
        }
    }

    /// <summary>Goes to the next node; false at the end.</summary>
    public bool Next()
    {
        _stream.Begin();
        return Reader.Read();
    }

    /// <summary>Calls <paramref name="child"/> on every element directly below the present one. It may read the element or leave it.</summary>
    public void EachChild(Action child)
    {
        if (Reader.IsEmptyElement) return;
        int depth = Reader.Depth;
        while (Next() && Reader.Depth > depth)
        {
            if (Reader.NodeType == XmlNodeType.Element && Reader.Depth == depth + 1) child();
        }
    }

    /// <summary>All text of the present element. With <paramref name="markup"/> the elements inside come as tags without attributes.</summary>
    public string Text(bool markup = false)
    {
        if (Reader.IsEmptyElement) return "";
        int depth = Reader.Depth;
        var text = new StringBuilder();
        while (Next() && Reader.Depth > depth)
        {
            switch (Reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    text.Append(markup ? WebUtility.HtmlEncode(Reader.Value) : Reader.Value);
                    break;
                case XmlNodeType.Element when markup:
                    text.Append('<').Append(Reader.LocalName).Append('>');
                    break;
                case XmlNodeType.EndElement when markup:
                    text.Append("</").Append(Reader.LocalName).Append('>');
                    break;
            }
            if (text.Length > RecordStream.Limit / 2) throw new InvalidDataException("One element is larger than 64 MiB.");
        }
        return text.ToString();
    }

    /// <summary>The text of the present element without space around it; null when there is none.</summary>
    public string? Value() => Text().Trim() is { Length: > 0 } value ? value : null;

    /// <summary>The name and attributes of the first element of a document, for telling formats apart; null when it is no XML.</summary>
    public static string? Root(string beginning)
    {
        int at = 0;
        while (true)
        {
            while (at < beginning.Length && char.IsWhiteSpace(beginning[at])) at++;
            if (at >= beginning.Length || beginning[at] != '<') return null;
            string? end = beginning.AsSpan(at) switch
            {
                var prolog when prolog.StartsWith("<?") => "?>",
                var prolog when prolog.StartsWith("<!--") => "-->",
                var prolog when prolog.StartsWith("<!") => ">",
                _ => null,
            };
            int close = beginning.IndexOf(end ?? ">", at, StringComparison.Ordinal);
            if (end is null) return beginning[(at + 1)..(close < 0 ? beginning.Length : close)];
            if (close < 0) return null;
            at = close + end.Length;
        }
    }

    private static XmlReader Open(Stream stream, string declared, string name)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        // XmlReader knows the Unicode encodings; the older ones it would have to be given first.
        if (declared.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || declared.StartsWith("ucs", StringComparison.OrdinalIgnoreCase)) return XmlReader.Create(stream, settings);
        Encoding encoding = Charset.Find(declared) ?? throw new ImportException("The file declares an encoding that does not exist here.", $"{name}, line 1",
            "Save it as UTF-8 and write encoding=\"UTF-8\" into its first line.");
        return XmlReader.Create(new StreamReader(stream, encoding), settings);
    }

    private static ImportException Broken(string name, long line, XmlException broken) => broken.Message.Contains("DTD", StringComparison.Ordinal)
        ? new("The file holds a document type declaration, which can make a program read other files and is refused.", $"{name}, line {line}",
            "If it is a page (HTML), it is no export; otherwise delete the line with <!DOCTYPE and load the file again.", broken)
        : new("The XML is broken or breaks off.", $"{name}, line {line}",
            "Nothing was imported. Download or export the file again; if it stays so, look at this line in a text editor: it may hold bytes that are no UTF-8, an & that is no &amp;, or the file ends too early.", broken);

    [GeneratedRegex("""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
