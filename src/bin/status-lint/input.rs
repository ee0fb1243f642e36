//! Reading what is to be checked, and checking it.

use super::messages::Message;
use super::options::Options;
use super::text_file::TextFile;
use incident_scratchpad::language::{Checker, Context, Finding, Level};
use serde_json::Value;
use std::io::Read as _;

/// A message with its findings.
#[derive(Debug)]
pub struct Checked {
    /// The file as it was named; `stdin` for the standard input.
    pub file: String,
    /// The id of a message of a file with many.
    pub id: Option<Value>,
    /// The line that the message stands in, for a file with many; else the text is the file.
    pub line: Option<usize>,
    pub text: String,
    pub findings: Vec<Finding>,
    /// Parts in another language than English: in them only what every language writes alike was looked for.
    pub is_english: bool,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// All of them, and what a person should know besides.
#[derive(Debug, Default)]
pub struct AllChecked {
    pub messages: Vec<Checked>,
    pub notes: Vec<String>,
}

impl AllChecked {
    /// Whether there is a finding of that level or above.
    pub fn has_failed(&self, level: Option<Level>) -> bool {
        let all = || self.messages.iter().flat_map(|message| &message.findings);
        level.is_some_and(|level| all().any(|finding| finding.level() >= level))
    }

    pub fn is_unreadable(&self) -> bool {
        self.messages.iter().any(|message| message.error.is_some())
    }
}

/// Checks every file, or the standard input where none is named.
pub fn check(options: &Options) -> Result<AllChecked, String> {
    let checker = Checker::new(&options.glossary);
    let mut all = AllChecked { notes: options.notes.clone(), ..AllChecked::default() };
    let standard = ["-".to_owned()];
    let files = if options.files.is_empty() { &standard[..] } else { &options.files };
    for file in files {
        let (name, bytes) = match file.as_str() {
            "-" => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
                ("stdin".to_owned(), bytes)
            }
            path => (path.to_owned(), std::fs::read(path).map_err(|error| format!("{path}: {error}"))?),
        };
        let text = String::from_utf8(bytes).map_err(|_| format!("{name}: not UTF-8"))?;
        let is_lines = [".jsonl", ".ndjson"].iter().any(|ending| name.ends_with(ending))
            || file == "-" && text.trim_start().starts_with('{');
        let job = Job { checker: &checker, options, file: &name };
        if is_lines {
            all.messages.extend(job.lines(&text));
        } else {
            let checked = job.text(&text);
            if !checked.is_english {
                all.notes.push(format!(
                    "{name}: not in English, so only what every language writes alike was looked for"
                ));
            }
            all.messages.push(checked);
        }
    }
    Ok(all)
}

struct Job<'j> {
    checker: &'j Checker,
    options: &'j Options,
    file: &'j str,
}

impl Job<'_> {
    fn lines(&self, text: &str) -> Vec<Checked> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(number, line)| {
                let read = Message::read(line).and_then(|message| {
                    let context = message.context(self.options)?;
                    Ok((message.id, message.text, context))
                });
                let mut checked = match read {
                    Ok((id, text, context)) => Checked { id: Some(id), ..self.checked(text, &context) },
                    Err(error) => self.unreadable(error),
                };
                checked.line = Some(number + 1);
                checked
            })
            .collect()
    }

    fn text(&self, raw: &str) -> Checked {
        match TextFile::read(raw, self.options) {
            Ok(file) => self.checked(file.text, &file.context),
            Err(error) => self.unreadable(error),
        }
    }

    fn checked(&self, text: String, context: &Context) -> Checked {
        let checked = self.checker.examine(text.as_str(), context);
        let mut findings = checked.findings;
        findings.retain(|finding| finding.level() >= self.options.level);
        Checked {
            file: self.file.to_owned(),
            id: None,
            line: None,
            text,
            findings,
            is_english: checked.not_english.is_empty(),
            error: None,
        }
    }

    fn unreadable(&self, error: String) -> Checked {
        Checked {
            file: self.file.to_owned(),
            id: None,
            line: None,
            text: String::new(),
            findings: Vec::new(),
            is_english: true,
            error: Some(error),
        }
    }
}
