using System.Text;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing.Json;

public sealed class JsonFuzzTests
{
    private const int Mutations = 300;

    public static TheoryData<string> Fixtures => [.. JsonFixtures.All];

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Whatever_happens_to_a_file_only_an_ImportException_comes_out(string fixture)
    {
        byte[] original = File.ReadAllBytes(JsonFixtures.PathOf(fixture));
        IPostReader reader = JsonFixtures.Readers.Single(reader => reader.Format == fixture.Split('/')[0]);
        // The deadline is for a hang and no measurement.
        int read = await Task.Run(() => ReadMutated(reader, original)).WaitAsync(TimeSpan.FromMinutes(5));
        Assert.NotEqual(0, read);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public void Every_reader_survives_the_files_of_all_others(string fixture)
    {
        foreach (IPostReader reader in JsonFixtures.Readers)
        {
            try
            {
                JsonFixtures.ReadFile(reader, JsonFixtures.PathOf(fixture));
            }
            catch (ImportException)
            {
            }
        }
    }

    private static int ReadMutated(IPostReader reader, byte[] original)
    {
        var random = new Random(20_240_531);
        int read = 0;
        for (int at = 0; at < Mutations; at++)
        {
            byte[] broken = Mutate(original, random);
            string seen = Encoding.UTF8.GetString(broken.AsSpan(0, Math.Min(broken.Length, 1 << 16)));
            foreach (IPostReader any in JsonFixtures.Readers) any.Recognises(seen);
            try
            {
                RecordedSink sink = JsonFixtures.ReadBytes(reader, broken);
                read++;
                Assert.All(sink.Rows, row => Assert.True(row.Row > 0 && row.Post.Id.Length > 0));
                Assert.All(sink.Rejects, reject => Assert.True(reject.Line > 0));
            }
            catch (ImportException)
            {
            }
        }
        return read;
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    // Values change kind more often than bytes break.
                    ReadOnlySpan<byte> value = random.Next(6) switch { 0 => "null"u8, 1 => "[]"u8, 2 => "{}"u8, 3 => "1e400"u8, 4 => "\"\\ud83e\""u8, _ => "true"u8 };
                    int colon = bytes.IndexOf((byte)':', at), comma = colon < 0 ? -1 : bytes.FindIndex(colon, here => here is (byte)',' or (byte)'}');
                    if (comma < 0) break;
                    bytes.RemoveRange(colon + 1, comma - colon - 1);
                    bytes.InsertRange(colon + 1, value.ToArray());
                    break;
                default:
                    (bytes[at], bytes[^1]) = (bytes[^1], bytes[at]);
                    break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }
}
