//! A team's own words: internal words with their public ones, names that are public, and customers
//! that are never named. It owns the file they are shared in and what is repaired when one is read.

use serde::{Deserialize, Serialize};

use super::words::Family;

/// How many entries of each kind are kept.
const MOST: usize = 1000;
/// How long an entry may be, in bytes.
const LONGEST: usize = 120;

/// An internal word and what to say instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// The word as the team says it.
    pub internal: String,
    /// What readers understand.
    pub public: String,
}

/// What a team adds to the checker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Glossary {
    /// Internal words with their public ones.
    pub words: Vec<Word>,
    /// Names that are public, on which rules about technology, people, hosts and tickets stay silent.
    pub public_names: Vec<String>,
    /// Customers never to be named in a message to all.
    pub customers: Vec<String>,
}

/// What was put right while a glossary was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// An entry held no letter or digit.
    EmptyEntry,
    /// An entry came twice.
    Repeated(String),
    /// An entry was longer than 120 bytes and was left out.
    TooLong(String),
    /// An entry was not of the right kind and was left out.
    NotAnEntry,
    /// A list held more than 1,000 entries; those after were left out.
    TooMany,
}

/// Why a glossary could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlossaryError {
    /// Not JSON; the line where it stops being JSON.
    NotJson {
        /// Counted from one.
        line: usize,
    },
    /// JSON, but not an object.
    NotAGlossary,
}

impl std::fmt::Display for GlossaryError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            GlossaryError::NotJson { line } => write!(out, "not json at line {line}"),
            GlossaryError::NotAGlossary => out.write_str("not a glossary: an object was expected"),
        }
    }
}

impl std::error::Error for GlossaryError {}

impl Glossary {
    /// The glossary as a file to share.
    #[inline(never)]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a shared file, keeping what can be kept.
    ///
    /// # Errors
    /// When the text is not JSON, or not an object.
    #[inline(never)]
    pub fn from_json(text: &str) -> Result<(Glossary, Vec<Repair>), GlossaryError> {
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|error| GlossaryError::NotJson { line: error.line() })?;
        if !value.is_object() {
            return Err(GlossaryError::NotAGlossary);
        }
        let mut repairs = Vec::new();
        let words = list(&value["words"], &mut repairs, word, |word: &Word| word.internal.clone());
        let names = |key: &str, repairs: &mut Vec<Repair>| {
            list(&value[key], repairs, |value| value.as_str().map(tidy), String::clone)
        };
        let public_names = names("public_names", &mut repairs);
        let customers = names("customers", &mut repairs);
        Ok((Glossary { words, public_names, customers }, repairs))
    }

    /// The word tables of this glossary.
    #[inline(never)]
    pub(crate) fn tables(&self) -> Vec<(Family, String)> {
        let plain = |names: &[String]| names.iter().map(|name| phrase(name)).collect::<Vec<_>>().join("\n");
        let words = self
            .words
            .iter()
            .map(|word| [&tidy(&word.public).replace(": ", " "), ": ", &phrase(&word.internal)].concat());
        vec![
            (Family::Named, plain(&self.customers)),
            (Family::Public, plain(&self.public_names)),
            (Family::Internal, words.collect::<Vec<_>>().join("\n")),
        ]
    }
}

fn word(value: &serde_json::Value) -> Option<Word> {
    Some(Word { internal: tidy(value["internal"].as_str()?), public: tidy(value["public"].as_str()?) })
}

/// One line, single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as a phrase of the index: lower-cased words with single spaces.
fn phrase(name: &str) -> String {
    let words = name.to_lowercase().replace('’', "'");
    words
        .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\''))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads one list, entry by entry.
fn list<T>(
    value: &serde_json::Value,
    repairs: &mut Vec<Repair>,
    read: impl Fn(&serde_json::Value) -> Option<T>,
    name: impl Fn(&T) -> String,
) -> Vec<T> {
    let empty = Vec::new();
    if !value.is_null() && !value.is_array() {
        repairs.push(Repair::NotAnEntry);
    }
    let mut known: Vec<String> = Vec::new();
    let mut kept = Vec::new();
    for entry in value.as_array().unwrap_or(&empty) {
        let Some(entry) = read(entry) else {
            repairs.push(Repair::NotAnEntry);
            continue;
        };
        let called = name(&entry);
        let same = phrase(&called);
        if same.is_empty() {
            repairs.push(Repair::EmptyEntry);
        } else if called.len() > LONGEST {
            repairs.push(Repair::TooLong(called));
        } else if known.contains(&same) {
            repairs.push(Repair::Repeated(called));
        } else if kept.len() == MOST {
            repairs.push(Repair::TooMany);
            break;
        } else {
            known.push(same);
            kept.push(entry);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glossary_comes_back_as_it_was_shared() {
        let glossary = Glossary {
            words: vec![Word { internal: "the Kraken".to_owned(), public: "the billing system".to_owned() }],
            public_names: vec!["Redis Day".to_owned()],
            customers: vec!["Vexlo Foods".to_owned()],
        };
        assert_eq!(Glossary::from_json(&glossary.to_json()), Ok((glossary, Vec::new())));
    }

    #[test]
    fn a_damaged_glossary_keeps_its_good_entries_and_says_what_was_left_out() {
        let text = r#"{"words": [{"internal": "kraken"}, 7], "customers": ["Brontal", " brontal ", ""], "public_names": 3}"#;
        let Ok((glossary, repairs)) = Glossary::from_json(text) else { panic!("readable") };
        assert_eq!(glossary.customers, ["Brontal"]);
        assert_eq!(repairs.len(), 5);
        assert!(repairs.contains(&Repair::Repeated("brontal".to_owned())));
    }

    #[test]
    fn what_is_not_a_glossary_is_refused_with_its_line() {
        assert_eq!(Glossary::from_json("[1]"), Err(GlossaryError::NotAGlossary));
        assert_eq!(Glossary::from_json("{\n nonsense"), Err(GlossaryError::NotJson { line: 2 }));
    }
}
