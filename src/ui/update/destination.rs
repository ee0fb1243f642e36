//! Where an update is pasted, and how it is written there.

use crate::domain::Zone;
use crate::export::{
    Draft, message_adf, message_discord, message_google_chat, message_html, message_jira, message_markdown,
    message_plain, message_plain_html, message_short, message_slack, statuspage,
};

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

    /// The name inside a sentence.
    pub fn in_text(self) -> &'static str {
        match self {
            Destination::Plain => "plain text",
            Destination::Markdown => "Markdown",
            Destination::Slack => "Slack text",
            Destination::Rich => "rich text",
            Destination::Statuspage => "the message of a status page",
            Destination::Short => "a short message",
            Destination::Jira => "wiki text for Jira and Confluence",
            Destination::AtlassianDocument => "an Atlassian document in JSON",
            Destination::Teams => "rich text for Microsoft Teams",
            Destination::GoogleChat => "Google Chat text",
            Destination::Discord => "Discord text",
            Destination::Mattermost => "Mattermost text",
        }
    }

    /// The text, just as it will be pasted; for rich text, the plain words of it.
    pub fn text(self, draft: &Draft, zone: &dyn Zone) -> String {
        match self {
            Destination::Plain | Destination::Rich | Destination::Teams => message_plain(draft, zone),
            Destination::Markdown | Destination::Mattermost => message_markdown(draft, zone),
            Destination::Slack => message_slack(draft, zone),
            Destination::Statuspage => statuspage(draft, zone).body,
            Destination::Short => message_short(draft, zone),
            Destination::Jira => message_jira(draft, zone),
            Destination::AtlassianDocument => message_adf(draft, zone),
            Destination::GoogleChat => message_google_chat(draft, zone),
            Destination::Discord => message_discord(draft, zone),
        }
    }

    /// The text as HTML, where it is pasted so. Plain text has its lines beside it, for editors that
    /// make nothing good of plain text.
    pub fn html(self, draft: &Draft, zone: &dyn Zone) -> Option<String> {
        match self {
            Destination::Rich | Destination::Teams => Some(message_html(draft, zone)),
            Destination::Plain => Some(message_plain_html(draft, zone)),
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
