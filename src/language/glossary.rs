//! A team's own words: internal words with their public ones, names that are public, and customers
//! that are never named. It owns the file they are shared in and what is repaired when one is read.

use super::case::lower;
use super::words::Family;
use crate::domain::is_letter;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
        // Writing fails for names of fields that are no text, and there are none.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a shared file, keeping what can be kept.
    ///
    /// # Errors
    /// When the text is not JSON, or not an object.
    #[inline(never)]
    pub fn from_json(text: &str) -> Result<(Glossary, Vec<Repair>), GlossaryError> {
        let whole: &RawValue =
            serde_json::from_str(text).map_err(|error| GlossaryError::NotJson { line: error.line() })?;
        if !whole.get().starts_with('{') {
            return Err(GlossaryError::NotAGlossary);
        }
        let lists: Lists = serde_json::from_str(text).map_err(|_| GlossaryError::NotAGlossary)?;
        let mut kept = Kept::default();
        let mut glossary = Glossary::default();
        for entry in kept.entries(lists.words) {
            kept.add(serde_json::from_str(entry).ok().map(Word::tidy), &mut glossary.words);
        }
        for (entries, list) in
            [(lists.public_names, &mut glossary.public_names), (lists.customers, &mut glossary.customers)]
        {
            for entry in kept.entries(entries) {
                let name: Option<String> = serde_json::from_str(entry).ok();
                kept.add(name.map(|name| tidy(&name)), list);
            }
        }
        Ok((glossary, kept.repairs))
    }

    /// Reads a list that a person wrote, a line an entry: `internal word = public words`, and names.
    pub fn from_lines(words: &str, public_names: &str, customers: &str) -> (Glossary, Vec<Repair>) {
        let mut kept = Kept::default();
        let mut glossary = Glossary::default();
        for line in lines(words) {
            let entry = line
                .split_once('=')
                .map(|(internal, public)| Word { internal: tidy(internal), public: tidy(public) });
            kept.add(entry.filter(|word| !word.public.is_empty()), &mut glossary.words);
        }
        kept.known.clear();
        lines(public_names).for_each(|line| kept.add(Some(tidy(line)), &mut glossary.public_names));
        kept.known.clear();
        lines(customers).for_each(|line| kept.add(Some(tidy(line)), &mut glossary.customers));
        (glossary, kept.repairs)
    }

    /// The three lists as a person edits them, a line an entry.
    pub fn to_lines(&self) -> [String; 3] {
        let words: Vec<String> =
            self.words.iter().map(|word| [&word.internal, " = ", &word.public].concat()).collect();
        [words.join("\n"), self.public_names.join("\n"), self.customers.join("\n")]
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

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|line| !line.trim().is_empty())
}

/// The lists of a file, unread.
#[derive(Deserialize)]
struct Lists<'a> {
    #[serde(borrow)]
    words: Option<&'a RawValue>,
    public_names: Option<&'a RawValue>,
    customers: Option<&'a RawValue>,
}

impl Word {
    fn tidy(self) -> Word {
        Word { internal: tidy(&self.internal), public: tidy(&self.public) }
    }
}

/// One line, single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as a phrase of the index: lower-cased words with single spaces.
fn phrase(name: &str) -> String {
    let small = |letter| if letter == '’' { '\'' } else { lower(letter) };
    let words: String = name.chars().map(small).collect();
    words
        .split(|c: char| !(is_letter(c) || c == '_' || c == '\''))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What an entry is known by.
trait Entry {
    fn name(&self) -> &str;
}

impl Entry for Word {
    fn name(&self) -> &str {
        &self.internal
    }
}

impl Entry for String {
    fn name(&self) -> &str {
        self
    }
}

/// What of a list was kept so far, and what was put right.
#[derive(Default)]
struct Kept {
    repairs: Vec<Repair>,
    known: Vec<String>,
}

impl Kept {
    /// The entries of a list that begins; none where it is missing or no list.
    fn entries<'v>(&mut self, list: Option<&'v RawValue>) -> impl Iterator<Item = &'v str> + use<'v> {
        self.known.clear();
        let entries: Option<Vec<&RawValue>> =
            list.map_or(Some(Vec::new()), |list| serde_json::from_str(list.get()).ok());
        if entries.is_none() {
            self.repairs.push(Repair::NotAnEntry);
        }
        entries.unwrap_or_default().into_iter().map(RawValue::get)
    }

    fn add<T: Entry>(&mut self, entry: Option<T>, list: &mut Vec<T>) {
        let Some(entry) = entry else { return self.repairs.push(Repair::NotAnEntry) };
        let same = phrase(entry.name());
        let left_out = if same.is_empty() {
            Repair::EmptyEntry
        } else if entry.name().len() > LONGEST {
            Repair::TooLong(entry.name().to_owned())
        } else if self.known.contains(&same) {
            Repair::Repeated(entry.name().to_owned())
        } else if list.len() == MOST {
            Repair::TooMany
        } else {
            self.known.push(same);
            return list.push(entry);
        };
        self.repairs.push(left_out);
    }
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
    fn a_glossary_written_in_lines_is_the_same_one() {
        let (glossary, repairs) = Glossary::from_lines(
            "the Kraken = the billing system\n\nkraken\n",
            "Redis Day",
            "Vexlo  Foods\n",
        );
        assert_eq!(repairs, [Repair::NotAnEntry]);
        assert_eq!(
            glossary.to_lines(),
            ["the Kraken = the billing system", "Redis Day", "Vexlo Foods"].map(str::to_owned)
        );
    }

    #[test]
    fn what_is_not_a_glossary_is_refused_with_its_line() {
        assert_eq!(Glossary::from_json("[1]"), Err(GlossaryError::NotAGlossary));
        assert_eq!(Glossary::from_json("{\n nonsense"), Err(GlossaryError::NotJson { line: 2 }));
    }
}
