namespace SocialResearch.Benchmarks.Mentions;

/// <summary>The automaton of Aho and Corasick ("Efficient string matching", Communications of the ACM 18(6), 1975) with all its steps in one table.</summary>
internal sealed class AhoCorasick
{
    private readonly int[] _steps, _output, _outputLink;
    private readonly byte[] _classes = new byte[char.MaxValue + 1];
    private readonly int _width;

    public AhoCorasick(string[] names)
    {
        char[] letters = [.. names.SelectMany(name => name).Distinct()];
        for (int i = 0; i < letters.Length; i++) _classes[letters[i]] = (byte)(i + 1);
        _width = letters.Length + 1;
        int most = names.Sum(name => name.Length) + 1, states = 1;
        _steps = new int[most * _width];
        _output = new int[most];
        _outputLink = new int[most];
        foreach (string name in names)
        {
            int state = 0;
            foreach (char letter in name)
            {
                ref int next = ref _steps[state * _width + _classes[letter]];
                if (next == 0) next = states++;
                state = next;
            }
            _output[state] = name.Length;
        }
        int[] fail = new int[states];
        var open = new Queue<int>(Enumerable.Range(0, _width).Select(letter => _steps[letter]).Where(state => state > 0));
        while (open.TryDequeue(out int state))
        {
            _outputLink[state] = _output[fail[state]] > 0 ? fail[state] : _outputLink[fail[state]];
            for (int letter = 0; letter < _width; letter++)
            {
                ref int next = ref _steps[state * _width + letter];
                int otherwise = _steps[fail[state] * _width + letter];
                if (next == 0) next = otherwise;
                else
                {
                    fail[next] = otherwise;
                    open.Enqueue(next);
                }
            }
        }
    }

    /// <summary>Whether a name stands in a text where a condition on its bounds holds.</summary>
    public bool Any(string text, Func<string, int, int, bool> condition)
    {
        int state = 0;
        for (int i = 0; i < text.Length; i++)
        {
            state = _steps[state * _width + _classes[char.ToLowerInvariant(text[i])]];
            for (int at = state; at > 0; at = _outputLink[at])
                if (_output[at] > 0 && condition(text, i + 1 - _output[at], i + 1)) return true;
        }
        return false;
    }
}
