using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Jupyter;

namespace SocialResearch.Notebooks.Tests.Jupyter;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Good = """{"transport":"tcp","ip":"127.0.0.1","key":"k","signature_scheme":"hmac-sha256","shell_port":5001,"control_port":5002,"stdin_port":5003,"iopub_port":5004,"hb_port":5005}""";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    private ConnectionFile Load(string text)
    {
        File.WriteAllText(_path, text);
        return ConnectionFile.Load(_path);
    }

    [Fact]
    public void It_names_an_address_a_channel() => Assert.Equal("127.0.0.1:5004", Load(Good).IoPub.ToString());

    [Theory]
    [InlineData("\"ip\":\"127.0.0.1\"", "\"ip\":\"0.0.0.0\"", "The kernel is asked to listen on 0.0.0.0, which other machines can reach.")]
    [InlineData("\"ip\":\"127.0.0.1\"", "\"ip\":\"192.168.1.2\"", "which other machines can reach.")]
    [InlineData("\"key\":\"k\"", "\"key\":\"\"", "The connection has no key, so anybody on this machine could run code in it.")]
    [InlineData("\"key\":\"k\",", "", "The connection has no key")]
    [InlineData("hmac-sha256", "hmac-md5", "The signature scheme 'hmac-md5' is not known here.")]
    [InlineData("tcp", "udp", "The transport 'udp' is not known here.")]
    [InlineData("5003", "70000", "The connection file names no port for 'stdin'.")]
    [InlineData("\"hb_port\":5005", "\"hb_port\":\"x\"", "The connection file names no port for 'hb'.")]
    [InlineData("{\"transport\"", "{\"transport", "The connection file cannot be read")]
    public void What_is_unsafe_or_damaged_is_refused_with_what_where_and_how(string part, string instead, string sentence)
    {
        NotebookException error = Assert.Throws<NotebookException>(() => Load(Good.Replace(part, instead, StringComparison.Ordinal)));
        Assert.Contains(sentence, error.Message);
        Assert.Equal(_path, error.Where);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_missing_file_is_told() => Assert.Throws<NotebookException>(() => ConnectionFile.Load("/nowhere/at-all.json"));
}
