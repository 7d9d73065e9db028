using System.Text;

namespace SocialResearch.Notebooks.Worker.Display;

/// <summary>Passes what a cell writes to the console on at once: a process that dies has lost nothing.</summary>
internal sealed class ConsoleStream(Action<string> send) : TextWriter
{
    private char _pending;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        // Half a surrogate pair cannot be sent; it waits for its other half.
        if (char.IsHighSurrogate(value))
        {
            _pending = value;
            return;
        }
        send(_pending == default ? value.ToString() : $"{_pending}{value}");
        _pending = default;
    }

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value)) send(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => send($"{value}\n");

    public override void WriteLine() => send("\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());
}
