#r "../lib/SocialResearch.dll"

using SocialResearch.Cases;
using SocialResearch.Charts;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Evidence;
using SocialResearch.Importing;
using SocialResearch.Metrics;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Scraping;
using SocialResearch.Statistics;
using SocialResearch.Text;
using SocialResearch.Timelines;
