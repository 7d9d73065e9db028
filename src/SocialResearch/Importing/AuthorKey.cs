namespace SocialResearch.Importing;

/// <summary>By what people are told apart where a source gives both a name and an address.</summary>
/// <remarks>Both are keys only: the import turns them into pseudonyms, and neither reaches any other field.</remarks>
internal enum AuthorKey
{
    /// <summary>By the e-mail address: two people of one name stay two, somebody who changes the provider becomes two.</summary>
    Address,

    /// <summary>By the name as written: survives a change of address, but joins people of one name.</summary>
    Name,
}
