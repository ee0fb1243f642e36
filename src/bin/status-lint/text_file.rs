//! A file that is one message: plain or Markdown, with a front matter as site generators have it or without.
//!
//! The front matter may say `phase` (or `status`), `audience` and `next_update`; what else it says is not read. An HTML
//! comment `<!-- status-lint off: RULE, RULE -->` switches rules off for the file. Neither is part of the message.

use super::options::{self, Options};
use incident_scratchpad::language::{Context, Rule};

/// A message in a file.
#[derive(Debug)]
pub struct TextFile {
    /// The text with spaces in place of what is no message, so that every byte stands where it stood.
    pub text: String,
    pub context: Context,
}

impl TextFile {
    /// Reads a file's text.
    pub fn read(raw: &str, options: &Options) -> Result<TextFile, String> {
        let mut context = Context {
            surface: options.surface,
            phase: options.phase,
            audience: options.audience,
            now: options.now,
            promise: options.next_update,
            off: options.off.clone(),
            ..Context::default()
        };
        let mut text = raw.to_owned();
        if let Some(end) = front_matter(raw) {
            raw[..end].lines().try_for_each(|line| take(line, &mut context))?;
            text = blank(&text, 0, end);
        }
        while let Some((start, end)) = comment(&text) {
            take_comment(&text[start..end], &mut context.off)?;
            text = blank(&text, start, end);
        }
        Ok(TextFile { text, context })
    }
}

/// Where the front matter ends, its last line included.
fn front_matter(raw: &str) -> Option<usize> {
    let body = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    let from = raw.len() - body.len();
    let first = body.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = from;
    for (number, line) in body.split_inclusive('\n').enumerate() {
        at += line.len();
        if number > 0 && matches!(line.trim_end(), "---" | "...") {
            return Some(at);
        }
    }
    None
}

/// A line of the front matter.
fn take(line: &str, context: &mut Context) -> Result<(), String> {
    let Some((name, value)) = line.split_once(':') else { return Ok(()) };
    let value = value.trim().trim_matches(['"', '\'']);
    match name.trim() {
        "phase" => context.phase = options::phase(value)?,
        // Generators have words of their own here ("open", "published").
        "status" => context.phase = options::phase(value).unwrap_or(context.phase),
        "audience" => context.audience = options::audience(value)?,
        "next_update" => context.promise = Some(options::moment(value)?),
        _ => {}
    }
    Ok(())
}

/// Where the first HTML comment stands.
fn comment(text: &str) -> Option<(usize, usize)> {
    let start = text.find("<!--")?;
    let end = text[start..].find("-->").map_or(text.len(), |len| start + len + 3);
    Some((start, end))
}

fn take_comment(comment: &str, off: &mut Vec<Rule>) -> Result<(), String> {
    let inside = comment.trim_start_matches("<!--").trim_end_matches("-->").trim();
    let Some(names) = inside.strip_prefix("status-lint off:") else { return Ok(()) };
    for name in names.split([',', ' ']).filter(|name| !name.is_empty()) {
        off.push(Rule::from_name(name).ok_or_else(|| format!("no rule is called “{name}”"))?);
    }
    Ok(())
}

/// Spaces in place of these bytes; breaks of lines stay.
fn blank(text: &str, start: usize, end: usize) -> String {
    let spaces =
        text[start..end].bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' });
    text[..start].chars().chain(spaces).chain(text[end..].chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use incident_scratchpad::domain::Phase;

    #[test]
    fn a_front_matter_says_the_phase_and_is_no_part_of_the_message() {
        let raw = "---\ntitle: Redis is down\nphase: monitoring\n---\nMail works.\n";
        let file = TextFile::read(raw, &Options::default()).expect("it can be read");
        assert_eq!(file.context.phase, Some(Phase::Monitoring));
        assert_eq!(file.text.trim(), "Mail works.");
        assert_eq!(file.text.len(), raw.len());
    }

    #[test]
    fn a_comment_switches_rules_off_and_is_no_part_of_the_message() {
        let raw = "<!-- status-lint off: tone, wordy -->\nMail — late.";
        let file = TextFile::read(raw, &Options::default()).expect("it can be read");
        assert_eq!(file.context.off, [Rule::Tone, Rule::Wordy]);
        assert!(file.text.ends_with("\nMail — late.") && file.text.len() == raw.len());
        let unknown = TextFile::read("<!-- status-lint off: tune -->", &Options::default());
        assert_eq!(unknown.err().as_deref(), Some("no rule is called “tune”"));
    }

    #[test]
    fn an_unknown_phase_is_told_and_a_generators_own_status_is_not() {
        let read = |raw: &str| TextFile::read(raw, &Options::default()).map(|file| file.context.phase);
        assert!(read("---\nphase: exploding\n---\n").is_err());
        assert_eq!(read("---\nstatus: published\n---\n"), Ok(None));
        assert_eq!(read("---\nno end"), Ok(None));
    }
}
