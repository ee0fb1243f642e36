//! An update in one short message. The time of the next one is never cut off.

use super::super::markdown_text::legible;
use super::{Draft, frame};
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
        // Behind an ideographic stop no space is written.
        if !sentences.is_empty() && !sentences.ends_with(WIDE_ENDS) {
            sentences.push(' ');
        }
        sentences.push_str(&line);
        if !line.ends_with(['.', '!', '?', ':', '…']) && !line.ends_with(WIDE_ENDS) {
            sentences.push(frame::stop(draft.language));
        }
    }
    cut(&sentences, SHORT_LIMIT.saturating_sub(end.chars().count())) + &end
}

/// What ends a sentence where signs are as wide as the letters.
const WIDE_ENDS: [char; 4] = ['。', '！', '？', '：'];

/// At most `room` characters, cut between words where there is one to cut between: in a script without spaces
/// that is behind any character.
fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    let is_wide = |letter: char| letter > '\u{2e7f}';
    let whole = match kept.rsplit_once(' ') {
        Some((before, last)) if !last.contains(is_wide) => before,
        _ => kept.as_str(),
    };
    format!("{}…", whole.trim_end_matches(['.', ',', ';', ':', '、']).trim_end_matches(WIDE_ENDS))
}
