//! An update in one short message. The time of the next one is never cut off.

use super::super::markdown_text::legible;
use super::Draft;
use crate::domain::Zone;

/// The most characters of a short message.
pub const SHORT_LIMIT: usize = 280;

/// The update in at most [`SHORT_LIMIT`] characters: phase and title, what fits of the rest, and the
/// time of the next one.
pub fn short(draft: &Draft, zone: &dyn Zone) -> String {
    let end = draft.next_update(zone).map(|line| format!(" {line}")).unwrap_or_default();
    let mut words = vec![draft.heading(legible)];
    words.extend(draft.parts_to_say().into_iter().map(|(_, text)| legible(text)));
    let mut sentences = String::new();
    for text in &words {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            continue;
        }
        if !sentences.is_empty() {
            sentences.push(' ');
        }
        sentences.push_str(&line);
        if !line.ends_with(['.', '!', '?', ':', '…']) {
            sentences.push('.');
        }
    }
    cut(&sentences, SHORT_LIMIT.saturating_sub(end.chars().count())) + &end
}

/// At most `room` characters, cut between words where there is one to cut between.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches(['.', ',', ';', ':']))
}
