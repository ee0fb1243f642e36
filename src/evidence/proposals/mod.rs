//! Chats, alerts and tables: each message, alert or row is a proposed entry, for a preview with ticks.
//!
//! - `chat`: Slack, Teams, Discord, Google Chat as they are copied from their windows, WhatsApp, logs of irssi and weechat
//! - `json`: Slack's export, Alertmanager, PagerDuty, `incidents.json` of a status page
//! - `tree`: a JSON text as a tree
//! - `table`: CSV with a column of times, `kubectl get events`

mod chat;
mod json;
mod table;
mod tree;

use super::block::Paste;
use super::reading::{Reading, Surroundings};
use super::why::Why;
use super::{LineTime, read_line};
use crate::domain::Timestamp;
use std::ops::Range;

/// What a pasted text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Messages of people.
    Chat,
    /// Alerts of a monitor or a pager.
    Alerts,
    /// Incidents that a vendor published.
    VendorIncidents,
    /// Rows with a column of times.
    Table,
}

/// An entry as it could be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// When it happened; none where the text does not say.
    pub at: Option<Timestamp>,
    /// Whether the text fixes that.
    pub is_certain: bool,
    /// What it rests on.
    pub why: Why,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it says.
    pub text: String,
    /// Where more stands.
    pub link: Option<String>,
    /// How many replies and reactions were left out of the words.
    pub folded: usize,
    /// The bytes of the text that it was made of; empty where they are not told apart.
    pub span: Range<usize>,
}

/// The entries of a chat, of alerts or of a table; none where the text is neither, or has none.
pub fn proposals(paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let found = json::read(paste).or_else(|| table::read(paste)).or_else(|| chat::read(paste));
    found.filter(|(_, all)| !all.is_empty())
}

/// Reads a time in the zone of whoever pastes, where it states none.
fn time_of(text: &str, paste: &Paste) -> Reading {
    let around = Surroundings { now: paste.now, zone: Some(paste.viewer), zones: paste.zones };
    let LineTime { stated, mut reading } = read_line(text, &around);
    // The zone of whoever pastes was assumed, and not given.
    reading.is_certain &= stated.is_some() || matches!(reading.why, Why::Count);
    reading
}

impl Proposed {
    fn new(reading: &Reading, author: Option<String>, text: String) -> Proposed {
        Proposed {
            at: reading.instant,
            is_certain: reading.is_certain,
            why: reading.why,
            author,
            text,
            link: None,
            folded: 0,
            span: 0..0,
        }
    }

    /// The same, made of a line of the text.
    fn of_line(mut self, line: &str, paste: &Paste) -> Proposed {
        let start = line.as_ptr().addr().saturating_sub(paste.text.as_ptr().addr());
        self.span = start..start + line.len();
        self
    }
}
