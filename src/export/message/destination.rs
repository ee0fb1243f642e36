//! Where an update is pasted, and how it is written there.

use super::{
    Draft, adf, discord, google_chat, html, jira, markdown, plain, plain_html, short, slack, statuspage,
};
use crate::domain::Zone;

/// Where a text is pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// Mail and tickets.
    Plain,
    /// GitHub and its like.
    Markdown,
    /// Slack.
    Slack,
    /// Mail that shows bold words: HTML and plain text together.
    Rich,
    /// The message of a public status page.
    Statuspage,
    /// One short message.
    Short,
    /// Jira and Confluence, as wiki text.
    Jira,
    /// A document of Atlassian's editor, in JSON.
    AtlassianDocument,
    /// Microsoft Teams, which takes HTML.
    Teams,
    /// Google Chat.
    GoogleChat,
    /// Discord.
    Discord,
    /// Mattermost.
    Mattermost,
}

impl Destination {
    /// All of them.
    pub const ALL: [Destination; 12] = [
        Destination::Plain,
        Destination::Markdown,
        Destination::Slack,
        Destination::Rich,
        Destination::Statuspage,
        Destination::Short,
        Destination::Teams,
        Destination::GoogleChat,
        Destination::Discord,
        Destination::Mattermost,
        Destination::Jira,
        Destination::AtlassianDocument,
    ];

    /// The name on the menu.
    pub fn name(self) -> &'static str {
        match self {
            Destination::Plain => "Plain text",
            Destination::Markdown => "Markdown",
            Destination::Slack => "Slack",
            Destination::Rich => "Rich text",
            Destination::Statuspage => "Status page",
            Destination::Short => "Short (280)",
            Destination::Jira => "Jira, Confluence",
            Destination::AtlassianDocument => "Atlassian JSON",
            Destination::Teams => "Microsoft Teams",
            Destination::GoogleChat => "Google Chat",
            Destination::Discord => "Discord",
            Destination::Mattermost => "Mattermost",
        }
    }

    /// The one that has that name on the menu.
    pub fn from_name(name: &str) -> Option<Destination> {
        Destination::ALL.into_iter().find(|destination| destination.name() == name)
    }

    /// What follows "Copy" and "Copied": "for Slack".
    pub fn as_what(self) -> &'static str {
        match self {
            Destination::Plain => "as plain text",
            Destination::Markdown => "as Markdown",
            Destination::Slack => "for Slack",
            Destination::Rich => "as rich text",
            Destination::Statuspage => "for a status page",
            Destination::Short => "short, in 280 characters",
            Destination::Jira => "for Jira, Confluence",
            Destination::AtlassianDocument => "as Atlassian JSON",
            Destination::Teams => "for Microsoft Teams",
            Destination::GoogleChat => "for Google Chat",
            Destination::Discord => "for Discord",
            Destination::Mattermost => "for Mattermost",
        }
    }

    /// The text, just as it will be pasted; for rich text, the plain words of it.
    pub fn text(self, draft: &Draft, zone: &dyn Zone) -> String {
        match self {
            Destination::Plain | Destination::Rich | Destination::Teams => plain(draft, zone),
            Destination::Markdown | Destination::Mattermost => markdown(draft, zone),
            Destination::Slack => slack(draft, zone),
            Destination::Statuspage => statuspage(draft, zone).body,
            Destination::Short => short(draft, zone),
            Destination::Jira => jira(draft, zone),
            Destination::AtlassianDocument => adf(draft, zone),
            Destination::GoogleChat => google_chat(draft, zone),
            Destination::Discord => discord(draft, zone),
        }
    }

    /// The text as HTML, where it is pasted so. Plain text has its lines beside it, for editors that
    /// make nothing good of plain text.
    pub fn html(self, draft: &Draft, zone: &dyn Zone) -> Option<String> {
        match self {
            Destination::Rich | Destination::Teams => Some(html(draft, zone)),
            Destination::Plain => Some(plain_html(draft, zone)),
            Destination::Markdown
            | Destination::Slack
            | Destination::Statuspage
            | Destination::Short
            | Destination::Jira
            | Destination::AtlassianDocument
            | Destination::GoogleChat
            | Destination::Discord
            | Destination::Mattermost => None,
        }
    }
}
