#r "../lib/SocialResearch.dll"

using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Evidence;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Timelines;
