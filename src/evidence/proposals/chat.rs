//! Messages of a chat, as they stand in the clipboard when its window is copied, or in its log.

use super::{Kind, Proposed, time_of};
use crate::domain::is_alphabetic;
use crate::evidence::block::{Paste, split_lines};
use crate::evidence::clean::clean;
use crate::evidence::line::{Moment, stamp_of};
use crate::evidence::reading::Reading;

const DAY_MINUTES: i64 = 24 * 60;

/// The head of a message.
struct Head<'t> {
    author: &'t str,
    time: Reading,
    /// What stands behind it in the same line.
    first: &'t str,
}

/// The messages, where at least two begin as those of a chat do.
pub(super) fn read(paste: &Paste) -> Option<(Kind, Vec<Proposed>)> {
    let (spans, _) = split_lines(paste.text);
    let lines: Vec<&str> = spans.iter().filter_map(|span| paste.text.get(span.clone())).collect();
    let mut messages: Vec<Proposed> = Vec::new();
    let mut number = 0;
    let mut is_open = false;
    while let Some(line) = lines.get(number) {
        if let Some((head, taken)) = head(&lines, number, paste) {
            let own = Proposed::new(&head.time, Some(head.author.to_owned()), head.first.to_owned());
            let mut own = own.of_line(line, paste);
            number += taken;
            own.span.end = spans.get(number - 1).map_or(own.span.end, |span| span.end);
            messages.push(own);
            is_open = true;
            continue;
        }
        number += 1;
        // What a channel's log says of itself belongs to nobody.
        is_open &= !is_notice(line);
        if let Some(message) = messages.last_mut().filter(|_| is_open) {
            take(message, line);
            if !line.trim().is_empty() {
                message.span.end = spans.get(number - 1).map_or(message.span.end, |span| span.end);
            }
        }
    }
    for message in &mut messages {
        message.text = message.text.trim().to_owned();
    }
    messages.retain(|message| !message.text.is_empty());
    (messages.len() >= 2).then_some((Kind::Chat, messages))
}

/// Adds a line to a message, or folds it.
fn take(message: &mut Proposed, line: &str) {
    let line = line.trim_end();
    if is_folded(line.trim(), message) {
        message.folded += 1;
        return;
    }
    let line = line.trim_end_matches("(edited)").trim_end();
    if !message.text.is_empty() {
        message.text.push('\n');
    }
    message.text.push_str(line);
}

/// Replies, reactions and what their buttons say.
fn is_folded(line: &str, message: &Proposed) -> bool {
    let counts = |line: &str, word: &str| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && rest.trim_start().starts_with(word)
    };
    let is_emoji = line.len() > 2 && line.starts_with(':') && line.ends_with(':') && !line.contains(' ');
    let is_picture =
        !line.is_empty() && line.chars().count() <= 4 && line.chars().all(|c| u32::from(c) > 0x2000);
    let is_number = !line.is_empty() && line.len() <= 3 && line.bytes().all(|byte| byte.is_ascii_digit());
    is_emoji
        || is_picture
        || is_number && message.folded > 0
        || counts(line, "repl")
        || counts(line, "reaction")
        || ["Last reply ", "View thread", "Add reaction", "Thread", "Reply"].iter().any(|begin| {
            line.starts_with(begin)
                && line.len() < 40
                && (line == *begin || begin.ends_with(' ') || *begin == "View thread")
        })
}

fn is_notice(line: &str) -> bool {
    line.contains(" -!- ")
        || line.starts_with("--- ")
        || line.contains("\t-->\t")
        || line.contains("\t<--\t")
        || line.contains("\t--\t")
}

/// The head that begins with that line, and how many lines it takes.
fn head<'t>(lines: &[&'t str], number: usize, paste: &Paste) -> Option<(Head<'t>, usize)> {
    let line = lines.get(number)?;
    if is_notice(line) {
        return None;
    }
    leading_time(line, paste)
        .or_else(|| trailing_time(line, paste))
        .map(|head| (head, 1))
        .or_else(|| time_below(lines, number, paste))
}

/// `[29/11/2026, 09:41:12] Ana: text`, `09:41 <@ana> text`, `2026-11-29 09:41:00⇥ana⇥text`, and Teams' `[9:41 AM] Ana`.
fn leading_time<'t>(line: &'t str, paste: &Paste) -> Option<Head<'t>> {
    let line = line.trim_start_matches(['\u{200e}', '\u{202a}']);
    // Only what has no escapes keeps its places.
    let stamp =
        stamp_of(line, paste.now).filter(|stamp| stamp.span.start <= 1 && clean(line).text == line)?;
    if !matches!(stamp.moment, Moment::Wall(_)) {
        return None;
    }
    let time = time_of(line, paste);
    let rest = line.get(stamp.span.end..)?;
    let is_bracketed = line.starts_with('[');
    let rest = if is_bracketed { rest.strip_prefix(']')? } else { rest };
    if let Some(rest) = rest.strip_prefix('\t') {
        let (author, first) = rest.split_once('\t')?;
        return Some(Head {
            author: name(author.trim().trim_start_matches(['@', '+', '%', '&', '~']))?,
            time,
            first,
        });
    }
    let rest = rest.trim_start();
    if let Some(nick) = rest.strip_prefix('<') {
        let (author, first) = nick.split_once('>')?;
        return Some(Head {
            author: name(author.trim_start_matches(['@', '+', '%', '&', '~', ' ']))?,
            time,
            first: first.trim_start(),
        });
    }
    if let Some(action) = rest.strip_prefix("* ") {
        return Some(Head { author: name(action.split(' ').next()?)?, time, first: action });
    }
    let rest = if is_bracketed { rest } else { rest.strip_prefix("- ")? };
    match rest.split_once(": ") {
        Some((author, first)) => Some(Head { author: name(author)?, time, first }),
        None if is_bracketed => Some(Head { author: name(rest.trim_end())?, time, first: "" }),
        None => None,
    }
}

/// `Ana  9:41 AM`, `Ana — Today at 9:41 AM`, `Ana, Yesterday 9:41 AM`, `Ana  [9:41 AM]`
fn trailing_time<'t>(line: &'t str, paste: &Paste) -> Option<Head<'t>> {
    if line.len() > 120 {
        return None;
    }
    let line = line.trim();
    let signs = [" — ", " – ", "  [", "  ", ", ", " ["];
    signs.into_iter().find_map(|sign| {
        let (author, time) = line.split_once(sign)?;
        Some(Head {
            author: name(author.trim_end_matches(" APP").trim())?,
            time: said_time(time, paste)?,
            first: "",
        })
    })
}

/// The name in one line and the time in the next, which has nothing else.
fn time_below<'t>(lines: &[&'t str], number: usize, paste: &Paste) -> Option<(Head<'t>, usize)> {
    let author = name(lines.get(number)?.trim())?;
    let next = |step: usize| lines.get(number + step).map(|line| line.trim());
    // Google Chat and Discord copy what separates the two as a line of its own.
    let step = 1 + usize::from(matches!(next(1), Some("" | "," | "—" | "APP" | "•")));
    let time = said_time(next(step)?, paste)?;
    Some((Head { author, time, first: "" }, step + 1))
}

/// A time with nothing else beside it, `Today at` and `Yesterday` apart.
fn said_time(text: &str, paste: &Paste) -> Option<Reading> {
    let text =
        text.trim_matches([' ', '[', ']', ',', '\u{202f}', '\u{a0}']).trim_end_matches("(edited)").trim();
    let days =
        [("Today", 0), ("Yesterday", 1), ("Heute", 0), ("Gestern", 1), ("Aujourd’hui", 0), ("Hier", 1)];
    let (rest, days) = days
        .iter()
        .find_map(|(word, days)| text.strip_prefix(word).map(|rest| (rest, *days)))
        .unwrap_or((text, 0));
    let rest = rest.trim_start_matches([' ', ',']).trim_start_matches("at ").trim_start_matches("um ");
    let rest = rest.trim_start_matches("à ").trim_end_matches(" Uhr");
    let stamp = stamp_of(rest, paste.now)?;
    let is_all =
        stamp.span.start == 0 && stamp.span.end == rest.len() && matches!(stamp.moment, Moment::Wall(_));
    let mut reading = if is_all { time_of(rest, paste) } else { return None };
    if days > 0 {
        // Today's time of day, a day before; where it is still to come today, it was read as yesterday's already.
        let is_today = reading.instant.is_some_and(|at| is_same_day(at, paste));
        let back = if is_today { -days * DAY_MINUTES } else { 0 };
        reading.instant = reading.instant.map(|at| at.plus_minutes(back));
        reading.candidates = reading.instant.into_iter().collect();
    }
    Some(reading)
}

fn is_same_day(at: crate::domain::Timestamp, paste: &Paste) -> bool {
    let day = |at: crate::domain::Timestamp| at.calendar(paste.viewer.offset_at(at)).date();
    day(at) == day(paste.now)
}

/// What can be the name of a person: few words, no punctuation of a sentence.
fn name(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_one = !text.is_empty()
        && text.chars().count() <= 40
        && text.split_whitespace().count() <= 5
        && text.starts_with(|c: char| is_alphabetic(c) || c == '+' || c == '~' || c == '_')
        && !text.contains([':', '/', '=', '"', '{', '<', '>', '?', '!', ';'])
        && !text.ends_with(['.', ','])
        && !is_level(text);
    is_one.then_some(text)
}

/// `ERROR`, `INFO`: the level of a log line in brackets.
fn is_level(text: &str) -> bool {
    ["INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE"].contains(&text)
}
