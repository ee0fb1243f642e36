//! From an entry back to the pasted text that it was made of, and how long nothing was heard before it.

use crate::domain::{Entry, PastePart, REDACTED, Stamp};
use crate::export::times;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::Row;
use leptos::prelude::*;

/// The line above an entry before which nothing happened for a while.
pub fn gap_line(row: &Row) -> Option<AnyView> {
    let words = format!("nothing for {}", times::span(row.gap?));
    Some(view! { <p class="meta gap">{words}</p> }.into_any())
}

/// Until when it lasted, where it did: `until 02:58 UTC`.
pub fn lasted(row: &Row) -> Option<String> {
    let until = row.part?.until?;
    let (from, to) = (row.entry.happened.utc(), until.utc());
    let day = if from.date() == to.date() { String::new() } else { format!("{} ", to.date()) };
    Some(format!("lasted until {day}{} UTC", to.clock_with_seconds()))
}

/// The pasted text, folded, with what the entry was made of marked.
pub fn origin(session: Session, row: &Row) -> Option<AnyView> {
    let part = row.part?;
    let (before, own, after) =
        session.peek(|incident| pieces(incident.state(), row.entry.id, part)).flatten()?;
    let folded = view! {
        <details class="origin">
            <summary>"The pasted text"</summary>
            <pre dir="auto" translate="no" tabindex="0">{before}<mark>{own}</mark>{after}</pre>
        </details>
    };
    Some(folded.into_any())
}

/// The text in three: before the entry's part, the part, and behind it; none where the entry holds all of it itself.
fn pieces(state: &crate::domain::State, entry: Stamp, part: PastePart) -> Option<(String, String, String)> {
    let (paste, _) = state.paste_of(entry)?;
    let text = paste.text.as_str();
    if text.is_empty() || text == REDACTED {
        return None;
    }
    let Entry { text: own, .. } = state.entries.get(entry)?;
    let is_all = text.trim() == own.trim();
    let (start, end) = (part.start.min(text.len()), part.end.min(text.len()));
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    (!is_all).then(|| (piece(0, start), piece(start, end), piece(end, text.len())))
}
