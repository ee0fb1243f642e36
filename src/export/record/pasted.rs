//! What was pasted, byte for byte and once, and which lines of it an entry was made of.

use super::{Record, written};
use crate::domain::{Paste, PastePart, REDACTED, Stamp};
use crate::export::markdown_text::verbatim;

/// Said where a text holds what no reader shows.
const SHOWN_BY_SIGNS: &str =
    "What cannot be seen in it is shown by signs or left out here; the JSON export has it byte for byte.";

impl Record<'_> {
    /// Each pasted text under a heading of its own; none where nothing was pasted that an entry does not hold whole.
    pub(super) fn pasted(&self) -> Option<String> {
        let all = self.pasted_texts().enumerate();
        let texts: Vec<String> = all.map(|(place, paste)| self.pasted_text(place + 1, paste)).collect();
        (!texts.is_empty()).then(|| texts.join("\n\n"))
    }

    fn pasted_texts(&self) -> impl Iterator<Item = &Paste> {
        self.state.pastes.iter().filter(|paste| !paste.text.is_empty())
    }

    fn pasted_text(&self, number: usize, paste: &Paste) -> String {
        let from = if paste.file.is_empty() {
            "Pasted".to_owned()
        } else {
            format!("Lines of the file {}, taken", written(&paste.file))
        };
        let entries = || paste.parts.iter().filter_map(|part| self.state.entries.get(part.entry));
        let at = entries().map(|entry| entry.written).min();
        let at = at.map_or_else(String::new, |at| format!(" at {}", self.time(at)));
        let author = paste.parts.first().and_then(|part| self.state.told_author(part.entry));
        let author = author.map_or_else(String::new, |author| format!(" by {}", written(author)));
        let made = match paste.parts.len() {
            1 => "1 entry was made of it".to_owned(),
            many => format!("{many} entries were made of it"),
        };
        let zones = read_as(paste).map_or_else(String::new, |zones| {
            format!(" Times in it that name no zone were read as {zones}.")
        });
        let head = format!("### Pasted text {number}\n\n{from}{at}{author}; {made}.{zones}");
        if paste.text == REDACTED {
            return format!("{head}\n\n{}", written(&paste.text));
        }
        let (fence, is_exact) = verbatim(&paste.text);
        let signs = if is_exact { String::new() } else { format!(" {SHOWN_BY_SIGNS}") };
        format!("{head}{signs}\n\n{fence}")
    }

    /// From an entry to the lines that it was made of, as an item below it; none where it was typed.
    pub(super) fn origin(&self, entry: Stamp) -> Option<String> {
        let (paste, part) = self.state.paste_of(entry)?;
        if paste.text.is_empty() {
            // The entry holds the text itself.
            return read_as(paste).map(|zones| format!("  - Its times name no zone: read as {zones}"));
        }
        let number = self.pasted_texts().position(|other| std::ptr::eq(other, paste))? + 1;
        let place = match lines(paste, part) {
            None => "From".to_owned(),
            Some((first, last)) if first == last => format!("Line {first} of"),
            Some((first, last)) => format!("Lines {first} to {last} of"),
        };
        Some(format!("  - {place} pasted text {number}"))
    }
}

/// The zones in which its times were read that name none, in words.
fn read_as(paste: &Paste) -> Option<String> {
    let zones: Vec<String> = paste.zones.iter().map(|zone| written(zone)).collect();
    (!zones.is_empty()).then(|| zones.join(" and "))
}

/// The lines of a part, counted from 1; none where its place in the text is not known.
fn lines(paste: &Paste, part: &PastePart) -> Option<(usize, usize)> {
    let own = paste.text.get(part.start..part.end).filter(|own| !own.is_empty())?;
    let first = paste.text.get(..part.start)?.matches('\n').count() + 1;
    Some((first, first + own.trim_end().matches('\n').count()))
}
