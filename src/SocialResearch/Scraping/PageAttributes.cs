using HtmlAgilityPack;

namespace SocialResearch.Scraping;

/// <summary>The attributes of an element; those that are asked for most at hand.</summary>
/// <param name="Names">The classes.</param>
/// <param name="Id">The id.</param>
/// <param name="Property">What microdata call it.</param>
/// <param name="Others">Names, lower case, and values of all others.</param>
internal sealed record PageAttributes(PageNames Names, string Id, string Property, (string Name, string Value)[] Others)
{
    /// <summary>No attributes.</summary>
    public static PageAttributes None { get; } = new(PageNames.None, "", "", []);

    /// <summary>Goes over the attributes of an element once.</summary>
    /// <param name="element">The element.</param>
    /// <param name="known">What names say.</param>
    /// <param name="cues">Takes in what they say about its part of the page.</param>
    public static PageAttributes Of(HtmlNode element, PageCues known, ref PageCue cues)
    {
        PageNames names = PageNames.None;
        string id = "", property = "";
        (string Name, string Value)[] others = [];
        int count = 0;
        // What a template says of a page as a whole says nothing about its parts.
        bool isPart = element.Name is not ("html" or "body");
        HtmlAttributeCollection attributes = element.Attributes;
        for (int i = 0; i < attributes.Count; i++)
        {
            HtmlAttribute attribute = attributes[i];
            string name = attribute.Name;
            if (name == "class")
            {
                names = known.Names(element.OwnerDocument.ParsedText.AsSpan(attribute.ValueStartIndex, attribute.ValueLength));
                if (isPart) cues |= names.Cues;
                continue;
            }
            string value = attribute.Value ?? "";
            if (name == "id") id = value;
            else if (name == "itemprop") property = value;
            else
            {
                if (count == 0) others = new (string, string)[attributes.Count - i];
                others[count++] = (name, value);
            }
            if (isPart) cues |= PageCues.Of(name, value);
        }
        if (count < others.Length) Array.Resize(ref others, count);
        return new(names, id, property, others);
    }

    /// <summary>The attribute; empty when it is not there. Of two of one name the last.</summary>
    public string Of(string name)
    {
        switch (name)
        {
            case "class": return Names.Text;
            case "id": return Id;
            case "itemprop": return Property;
        }
        for (int i = Others.Length - 1; i >= 0; i--)
        {
            if (Others[i].Name == name) return Others[i].Value;
        }
        return "";
    }
}
