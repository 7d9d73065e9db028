using SocialResearch.Notebooks.Worker.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula in LaTeX, shown as mathematics where the front end can.</summary>
/// <param name="Value">The formula without delimiters.</param>
public sealed record MathString(string Value) : IFinished
{
    string IFinished.MimeType => "text/latex";

    string IFinished.Content => $"$${Value}$$";

    /// <summary>For <c>(MathString)@"\frac12"</c>.</summary>
    public static implicit operator MathString(string value) => new(value);

    /// <summary>The formula.</summary>
    public override string ToString() => Value;
}

/// <summary>A piece of LaTeX, shown as mathematics where the front end can.</summary>
/// <param name="Value">The source, with its environments.</param>
public sealed record LaTeXString(string Value) : IFinished
{
    string IFinished.MimeType => "text/latex";

    string IFinished.Content => Value;

    /// <summary>For <c>(LaTeXString)@"\begin{align} …"</c>.</summary>
    public static implicit operator LaTeXString(string value) => new(value);

    /// <summary>The source.</summary>
    public override string ToString() => Value;
}
