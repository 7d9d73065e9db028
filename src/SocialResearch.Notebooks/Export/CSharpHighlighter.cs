using System.Text;
using System.Text.RegularExpressions;

namespace SocialResearch.Notebooks.Export;

/// <summary>Colours for C# code, read off the text alone; where only a compiler could tell, it stays plain.</summary>
internal static partial class CSharpHighlighter
{
    private static readonly HashSet<string> Keywords = [.. """
        abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do
        double else enum event explicit extension extern false field finally fixed float for foreach goto if implicit in init int
        interface internal is lock long namespace new nint not null nuint object operator or and out override params
        private protected public readonly record ref required return sbyte scoped sealed short sizeof stackalloc static
        string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile
        when while with yield
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    private static readonly HashSet<string> TypeWords =
        ["bool", "byte", "char", "decimal", "double", "float", "int", "long", "object", "short", "string", "uint", "ulong", "var", "void"];

    // Words that are names just as often: keywords only where the next thing is another word.
    private static readonly HashSet<string> QueryWords =
        ["from", "where", "select", "group", "into", "orderby", "join", "let", "on", "equals", "by", "partial", "file", "global"];

    private static readonly HashSet<string> AccessorWords = ["get", "set", "add", "remove"];

    public static string Render(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        int start = 0;
        foreach (Match token in Token().Matches(code))
        {
            html.Append(Html.Text(code[start..token.Index]));
            start = token.Index + token.Length;
            string text = Html.Text(token.Value);
            string? style = Style(token, code);
            html.Append(style is null ? text : $"<span class=\"{style}\">{text}</span>");
        }

        return html.Append(Html.Text(code[start..])).ToString();
    }

    private static string? Style(Match token, string code)
    {
        if (token.Groups["comment"].Success) return "c-comment";
        if (token.Groups["directive"].Success) return "c-directive";
        if (token.Groups["text"].Success) return "c-string";
        if (token.Groups["number"].Success) return "c-number";
        string word = token.Value;
        bool isMember = token.Index > 0 && code[token.Index - 1] == '.' && !(token.Index > 1 && code[token.Index - 2] == '.');
        if (isMember) return null;
        var rest = code.AsSpan(token.Index + token.Length);
        var next = rest.TrimStart();
        if (Keywords.Contains(word)) return "c-keyword";
        if (QueryWords.Contains(word) && rest.Length > next.Length && next.Length > 0 && (char.IsLetterOrDigit(next[0]) || next[0] is '_' or '"' or '@' or '$'))
            return "c-keyword";
        if (AccessorWords.Contains(word) && (next.StartsWith(";") || next.StartsWith("=>") || next.StartsWith("{"))) return "c-keyword";
        return char.IsUpper(word[0]) && LooksLikeType(LastWord(code.AsSpan(0, token.Index).TrimEnd()), next) ? "c-type" : null;
    }

    // After "new" or "record" a type, even before a bracket; after another type the name it declares; before a bracket
    // a call; before "=" a member. What is left is a type, or a constant that looks like one.
    private static bool LooksLikeType(string before, ReadOnlySpan<char> next) =>
        before is "new" or "record" or "class" or "struct" or "interface" or "enum"
        || !((before.Length > 0 && (TypeWords.Contains(before) || !Keywords.Contains(before)) && !QueryWords.Contains(before))
            || next.StartsWith("(") || (next.StartsWith("=") && !next.StartsWith("==")));

    // The word that ends here, or the end of a type such as List<int> or int[].
    private static string LastWord(ReadOnlySpan<char> before)
    {
        int start = before.Length;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] == '_')) start--;
        return before.Length > 0 && before[^1] is '>' or ']' or '?' && !before.EndsWith("=>")
            ? "]" : before[start..].ToString();
    }

    [GeneratedRegex(""""
        (?<comment> //[^\n]* | /\*[\s\S]*?(?:\*/|\z) )
        | (?<directive> ^[ \t]*\#(?:!|[a-z])[^\n]* )
        | (?<text>
            \$*(?<quotes>"{3,})[\s\S]*?(?:\k<quotes>(?!")|\z)
          | (?:\$@|@\$|@)"(?:[^"]|"")*(?:"|\z)
          | \$"(?: \{\{ | \{(?>[^{}"\n]|"(?:[^"\\\n]|\\.)*"|\{(?<depth>)|\}(?<-depth>))*(?(depth)(?!))\} | [^"\\\n{] | \\. )*(?:"|$)?
          | "(?:[^"\\\n]|\\.)*(?:"|$)
          | '(?:[^'\\\n]|\\[^\n][^'\n]*)'
          )(?:u8)?
        | (?<number> (?<![\w])(?: 0[xX][0-9a-fA-F_]+ | 0[bB][01_]+ | [0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9]+)? )[uUlLmMfFdD]{0,2} )
        | (?<word> @?[\p{L}_][\p{L}\p{Nd}_]* )
        """", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 10_000)]
    private static partial Regex Token();
}
