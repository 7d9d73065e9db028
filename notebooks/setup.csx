#r "../lib/SocialResearch.dll"

using SocialResearch.Charts;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Results;
