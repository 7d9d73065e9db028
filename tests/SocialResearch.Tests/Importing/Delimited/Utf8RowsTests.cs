using System.Text;
using FsCheck.Fluent;
using SocialResearch.Importing;
using SocialResearch.Importing.Delimited;

namespace SocialResearch.Tests.Importing.Delimited;

/// <summary>Rows of bytes are found by marks for 64 bytes at once, rows of characters one after the other: two ways, the same rows.</summary>
public sealed class Utf8RowsTests : IDisposable
{
    private static readonly string[] s_pieces = ["\"", "\"\"", "\n", "\r\n", "\r", "a", "b c", "ü", "😀", "\0", ",", ";", "\",\"", "\"\n\"", ",,", "\n\n"];

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Bytes_and_characters_of_any_text_give_the_same_rows() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => AreTheSame(Mixed(new Random(seed)), seed % 2 == 0 ? ',' : ';')).Holds(5_000);

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('x')]
    public void Fields_end_wherever_they_end_among_64_bytes(char separator)
    {
        for (int length = 0; length < 200; length++)
        {
            string plain = new('a', length), quoted = $"\"{new string('a', length / 2)}{separator}\n\"\"{new string('ü', length / 2)}\"";
            Assert.True(AreTheSame($"{plain}{separator}{quoted}{separator}{plain}\n{quoted}\r\n{separator}{plain}{separator}\n", separator));
        }
    }

    [Fact]
    public void Fields_go_on_in_the_next_block()
    {
        for (int before = (1 << 18) - 70; before < (1 << 18) + 70; before += 3)
        {
            string filled = string.Concat(Enumerable.Repeat("0123456789,\"x\"\n", before / 15)) + new string('y', before % 15);
            Assert.True(AreTheSame(filled + ",\"zwei\nZeilen \"\"und\"\" mehr\",ü\r\n1,2\n", ','));
        }
    }

    private static string Mixed(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(1, 80); i > 0; i--)
            text.Append(random.Next(6) == 0 ? new string(random.Next(2) == 0 ? 'x' : 'ö', random.Next(130)) : s_pieces[random.Next(s_pieces.Length)]);
        return text.ToString();
    }

    private bool AreTheSame(string text, char separator)
    {
        File.WriteAllText(_file, text, new UTF8Encoding(false));
        var characters = new DelimitedText(new StringReader(text), separator, "");
        if (text.Length == 0) return true;
        using var bytes = new Utf8Rows(_file, (byte)separator, mark: 0, linesAbove: 0);
        while (characters.Read())
        {
            Assert.True(bytes.Read());
            Assert.Equal((characters.Line, characters.Fault, characters.EndedInsideQuotes), (bytes.Line, bytes.Fault, bytes.EndedInsideQuotes));
            if (characters.EndedInsideQuotes || characters.Fault is not null) continue;
            Assert.Equal(characters.Fields, Enumerable.Range(0, bytes.Count).Select(field => Encoding.UTF8.GetString(bytes[field])));
        }
        Assert.False(bytes.Read());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_file))), bytes.Sha256());
        return true;
    }
}
