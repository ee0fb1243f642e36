//! The handover at the end of a day, as a text of one screen that any chat shows as it is.

use super::record::{Day, Line, Record};
use super::weekday::{day_of, near};
use crate::domain::{FixedZone, Offset, Stamp, Timestamp, Zone};
use crate::export::times;

/// The most open lines and the most lines that are done in it: it is of one screen. The file has all.
const MOST_OPEN: usize = 12;
const MOST_DONE: usize = 8;
/// The most characters of what is quoted.
const MOST_CHARS: usize = 140;

/// What is to be said of an incident that grew out of a line, as it was then; `None` where it is not on this device.
pub type Told<'a> = &'a dyn Fn(Stamp) -> Option<String>;

/// A day's handover. While the day goes on it is as it would be now, to `to`. Times are UTC, and the first one says what the
/// clock shows in `zone`. Ends with a line break.
pub fn handover_text(
    record: &Record,
    day: &Day,
    to: &str,
    note: &str,
    now: Timestamp,
    zone: &dyn Zone,
    told: Told<'_>,
) -> String {
    let (to, note, at) = match &day.handed_over {
        Some(over) => (over.to.as_str(), over.note.as_str(), over.at),
        None => (to, note, day.ended().unwrap_or(now)),
    };
    let lines = record.lines_of(day);
    let (open, done): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.is_open());
    let to = if to.trim().is_empty() { String::new() } else { [" to ", &one_line(to)].concat() };
    let mut text = format!(
        "Handover from {}{to}: {}, {}\n",
        one_line(&day.who),
        day_of(at, Offset(0)),
        times::clock(at, zone)
    );
    if !note.trim().is_empty() {
        text += &format!("{}\n", one_line(note));
    }
    let text_of = Text { day, at, told };
    text += &match open.len() {
        0 => "\nNothing is open.\n".to_owned(),
        many => format!("\nOpen: {many}\n"),
    };
    open.iter().take(MOST_OPEN).for_each(|line| text += &text_of.line(line));
    text += &more(open.len(), MOST_OPEN);
    if !done.is_empty() {
        text += &format!("\nDone: {}\n", done.len());
        // The last ones say most.
        let mut last: Vec<&Line> = done.clone();
        last.sort_by_key(|line| line.done);
        let kept: Vec<Stamp> = last.iter().rev().take(MOST_DONE).map(|line| line.id).collect();
        done.iter().filter(|line| kept.contains(&line.id)).for_each(|line| text += &text_of.line(line));
        text += &more(done.len(), MOST_DONE);
    }
    text + "\nTimes are UTC.\n"
}

fn more(there_are: usize, most: usize) -> String {
    match there_are.saturating_sub(most) {
        0 => String::new(),
        more => format!("- and {more} more, in the file\n"),
    }
}

struct Text<'a> {
    day: &'a Day,
    at: Timestamp,
    told: Told<'a>,
}

impl Text<'_> {
    /// `- ALERT 09:12 The disk is full. Incident: Disk full (Monitoring). With Ben. 10:20: cleaned the logs`
    fn line(&self, line: &Line) -> String {
        let clock = |at: Timestamp| near(at, self.at, &FixedZone::utc());
        let kind = if line.urgent && line.is_open() { "URGENT " } else { "" };
        let mut text = format!(
            "- {kind}{} {} {}",
            line.kind.name().to_ascii_uppercase(),
            clock(line.added),
            sentence(&line.text)
        );
        if line.day != self.day.id {
            text += &format!(" From {}.", one_line(&line.by));
        }
        if let Some((incident, title)) = &line.incident {
            let told =
                (self.told)(*incident).map(|told| format!(" ({})", one_line(&told))).unwrap_or_default();
            text += &format!(" Incident: {}{told}.", short(title));
        }
        if let Some((to, _)) = &line.handed {
            text += &format!(" With {}.", one_line(to));
        }
        match (line.notes.last(), line.done) {
            (Some(note), _) => text += &format!(" {}: {}", clock(note.at), sentence(&note.text)),
            (None, Some(at)) => text += &format!(" Done {}.", clock(at)),
            (None, None) => {}
        }
        text + "\n"
    }
}

fn sentence(words: &str) -> String {
    let words = short(words);
    let is_ended = words.ends_with(['.', '!', '?', '…', ':']);
    if is_ended { words } else { words + "." }
}

/// Words in one line, cut to what one reads at a glance.
fn short(words: &str) -> String {
    let line = one_line(words);
    match line.char_indices().nth(MOST_CHARS) {
        None => line,
        Some((end, _)) => [line[..end].trim_end(), "…"].concat(),
    }
}

/// Words in one line: nobody's words look like a line of the handover, or turn what follows around.
fn one_line(words: &str) -> String {
    let is_sound =
        |c: &char| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}');
    let words: String =
        words.chars().filter(is_sound).map(|c| if c.is_control() { ' ' } else { c }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
