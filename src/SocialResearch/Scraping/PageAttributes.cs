using HtmlAgilityPack;

namespace SocialResearch.Scraping;

/// <summary>The attributes of an element, those at hand that are asked for most.</summary>
/// <param name="Element">The element; null where there is none.</param>
/// <param name="Class">The classes.</param>
/// <param name="Id">The id.</param>
/// <param name="Property">What microdata call it.</param>
internal readonly record struct PageAttributes(HtmlNode? Element, string Class, string Id, string Property)
{
    /// <summary>No attributes.</summary>
    public static PageAttributes None { get; } = new(null, "", "", "");

    /// <summary>Goes over the attributes of an element once.</summary>
    /// <param name="element">The element.</param>
    /// <param name="known">What names say.</param>
    /// <param name="cues">Takes in what they say about its part of the page.</param>
    public static PageAttributes Of(HtmlNode element, PageCues known, ref PageCue cues)
    {
        string names = "", id = "", property = "";
        // What a template says of a page as a whole says nothing about its parts.
        bool isPart = element.Name is not ("html" or "body");
        HtmlAttributeCollection attributes = element.Attributes;
        for (int i = 0; i < attributes.Count; i++)
        {
            HtmlAttribute attribute = attributes[i];
            string name = attribute.Name, value = attribute.Value ?? "";
            if (name == "class") names = value;
            else if (name == "id") id = value;
            else if (name == "itemprop") property = value;
            if (isPart) cues |= known.Of(name, value);
        }
        return new(element, names, id, property);
    }

    /// <summary>The attribute; empty when it is not there.</summary>
    public string Of(string name) => name switch
    {
        "class" => Class,
        "id" => Id,
        "itemprop" => Property,
        _ => Element?.GetAttributeValue(name, "") ?? "",
    };
}
