//! Where an update is pasted, and how it is written there.

use crate::domain::Zone;
use crate::export::{
    Draft, message_html, message_markdown, message_plain, message_plain_html, message_short, message_slack,
    statuspage,
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
}

impl Destination {
    /// All of them.
    pub const ALL: [Destination; 6] = [
        Destination::Plain,
        Destination::Markdown,
        Destination::Slack,
        Destination::Rich,
        Destination::Statuspage,
        Destination::Short,
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
        }
    }

    /// The text, just as it will be pasted; for rich text, the plain words of it.
    pub fn text(self, draft: &Draft, zone: &dyn Zone) -> String {
        match self {
            Destination::Plain | Destination::Rich => message_plain(draft, zone),
            Destination::Markdown => message_markdown(draft, zone),
            Destination::Slack => message_slack(draft, zone),
            Destination::Statuspage => statuspage(draft, zone).body,
            Destination::Short => message_short(draft, zone),
        }
    }

    /// The text as HTML, where it is pasted so. Plain text has its lines beside it, for editors that
    /// make nothing good of plain text.
    pub fn html(self, draft: &Draft, zone: &dyn Zone) -> Option<String> {
        match self {
            Destination::Rich => Some(message_html(draft, zone)),
            Destination::Plain => Some(message_plain_html(draft, zone)),
            Destination::Markdown | Destination::Slack | Destination::Statuspage | Destination::Short => None,
        }
    }
}
