//! The file of settings: what a person exports, and what a team puts beside the page as `config.json`.
//!
//! ```text
//! {
//!   "format": "incident-scratchpad-settings",
//!   "version": 1,
//!   "settings": { "theme": "dark", "updates/first": 10, "alarm/sound": true }
//! }
//! ```
//!
//! A file says only what it sets. Names that are not known and values that may not be are left out and
//! told; a file of a newer version, or that is none, is not taken at all.

use super::{SETTINGS, named};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

const FORMAT: &str = "incident-scratchpad-settings";

/// Settings with their names, as they are kept on the device.
pub type Set = Vec<(&'static str, String)>;

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// Not JSON; the line where it stops being JSON, counted from one.
    NotJson(usize),
    /// JSON, but no settings.
    NotSettings,
    /// Of a version that is not known here.
    Newer(String),
}

/// What was left out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// A name that is not known here.
    Unknown(String),
    /// A value that the setting may not have.
    Invalid {
        /// The setting.
        name: &'static str,
        /// What it should be.
        expected: String,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::NotJson(line) => write!(out, "it is not JSON from line {line} on"),
            FileError::NotSettings => out.write_str("there are no settings of this page in it"),
            FileError::Newer(version) => {
                write!(
                    out,
                    "a newer version of this page wrote it (settings version {version}, and {VERSION} is known here)"
                )
            }
        }
    }
}

impl std::error::Error for FileError {}

impl fmt::Display for Repair {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Repair::Unknown(name) => write!(out, "“{name}” is not known here"),
            Repair::Invalid { name, expected } => write!(out, "“{name}” should be {expected}"),
        }
    }
}

/// Writes what is set, a line each; what is empty is left out.
pub fn write(set: &[(&'static str, String)]) -> String {
    let mut out = format!("{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"settings\": {{");
    let mut gap = "\n    ";
    for (name, kept) in set {
        let Some(setting) = named(name).filter(|setting| !kept.is_empty() && setting.admits(kept)) else {
            continue;
        };
        let value = match setting.kind {
            super::Kind::Switch => if kept == "1" { "true" } else { "false" }.to_owned(),
            super::Kind::Choice(_) | super::Kind::Text => text_value(kept),
            super::Kind::Minutes
            | super::Kind::Group
            | super::Kind::List
            | super::Kind::Names
            | super::Kind::Lines => kept.clone(),
        };
        out.push_str(&[gap, "\"", setting.name, "\": ", &value].concat());
        gap = ",\n    ";
    }
    out.push_str("\n  }\n}\n");
    out
}

/// A text as it stands in a file.
pub fn text_value(text: &str) -> String {
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(text).unwrap_or_default()
}

/// The parts of a file.
#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    format: Option<Cow<'a, str>>,
    #[serde(borrow)]
    version: Option<&'a RawValue>,
    #[serde(borrow, default)]
    settings: Option<Values<'a>>,
}

/// The settings of a file in their order, unread.
struct Values<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Values<'a> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Values<'a>, D::Error> {
        input.deserialize_map(ValuesVisitor).map(Values)
    }
}

struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = map.next_entry()? {
            values.push(value);
        }
        Ok(values)
    }
}

/// The fields of a group in their order, unread; `None` where it is none.
pub fn fields_of(group: &str) -> Option<Vec<(String, &RawValue)>> {
    serde_json::from_str::<Values>(group).ok().map(|Values(fields)| fields)
}

/// Reads what a file sets, and what was left out of it.
///
/// # Errors
/// [`FileError`] when nothing of it was taken.
pub fn read(text: &str) -> Result<(Set, Vec<Repair>), FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| FileError::NotJson(error.line()))?;
    if !whole.get().starts_with('{') {
        return Err(FileError::NotSettings);
    }
    if whole.get()[1..].trim_ascii_start() == "}" {
        return Ok(Default::default());
    }
    let parts: Parts = serde_json::from_str(text).map_err(|error| match error.is_data() {
        true => FileError::NotSettings,
        false => FileError::NotJson(error.line()),
    })?;
    if parts.format.as_deref() != Some(FORMAT) {
        return Err(FileError::NotSettings);
    }
    let Some(version) = parts.version else { return Err(FileError::NotSettings) };
    match serde_json::from_str::<u32>(version.get()) {
        Ok(0) => return Err(FileError::NotSettings),
        Ok(version) if version <= VERSION => {}
        Err(_) if !version.get().starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
            return Err(FileError::NotSettings);
        }
        _ => return Err(FileError::Newer(version.get().to_owned())),
    }
    let Some(Values(settings)) = parts.settings else { return Ok(Default::default()) };
    let (mut set, mut repairs): (Set, Vec<Repair>) = Default::default();
    for (name, value) in settings {
        match SETTINGS.iter().find(|setting| setting.name == name) {
            None => repairs.push(Repair::Unknown(name)),
            Some(setting) => match setting.take(value.get()) {
                Some(kept) => {
                    set.retain(|(other, _)| *other != setting.name);
                    set.push((setting.name, kept));
                }
                None => repairs.push(Repair::Invalid { name: setting.name, expected: setting.expected() }),
            },
        }
    }
    Ok((set, repairs))
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;

    fn file(settings: &str) -> String {
        format!(r#"{{"format":"{FORMAT}","version":1,"settings":{settings}}}"#)
    }

    #[test]
    fn what_is_written_comes_back() {
        let set: Set = vec![
            (THEME, "dark".into()),
            (SINGLE_KEY_SHORTCUTS, "0".into()),
            (FIRST_UPDATE, "10".into()),
            (ZONE, "Europe/Berlin".into()),
            (SEVERITIES, r#"["Blip","Bad day","SEV-2","SEV-1"]"#.into()),
            (TEMPLATES, r#"[{"phase":"Identified","audience":"Team","impact":"x"}]"#.into()),
            (ROTATION, r#"["zone Europe/Berlin","daily 09:00 Ana"]"#.into()),
            (
                LANGUAGE,
                r#"{"glossary":{"words":[{"internal":"kraken","public":"billing"}]},"off":["x\n"]}"#.into(),
            ),
        ];
        assert_eq!(read(&write(&set)), Ok((set, vec![])));
        let nothing = write(&[(THEME, String::new()), (ZONE, String::new())]);
        assert_eq!(read(&nothing), Ok((vec![], vec![])));
    }

    #[test]
    fn a_file_that_sets_nothing_is_a_file() {
        for text in ["{}", " {}\n", "\u{feff}{}", &file("{}"), &file("null")] {
            assert_eq!(read(text), Ok((vec![], vec![])), "{text}");
        }
    }

    #[test]
    fn what_is_none_is_not_taken_and_the_reason_said() {
        let table = [
            ("", "it is not JSON from line 1 on"),
            ("{\n\"format\": oops}", "it is not JSON from line 2 on"),
            ("[]", "there are no settings of this page in it"),
            ("7", "there are no settings of this page in it"),
            (r#"{"format":"incident-scratchpad","version":1}"#, "there are no settings of this page in it"),
            (r#"{"format":"incident-scratchpad-settings"}"#, "there are no settings of this page in it"),
            (
                r#"{"format":"incident-scratchpad-settings","version":1,"settings":[]}"#,
                "there are no settings of this page in it",
            ),
            (
                r#"{"format":"incident-scratchpad-settings","version":2,"settings":{"theme":"dark"}}"#,
                "a newer version of this page wrote it (settings version 2, and 1 is known here)",
            ),
            (
                r#"{"format":"incident-scratchpad-settings","version":99999999999999}"#,
                "a newer version of this page wrote it (settings version 99999999999999, and 1 is known here)",
            ),
        ];
        for (text, said) in table {
            assert_eq!(read(text).map_err(|error| error.to_string()), Err(said.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_told_and_the_rest_taken() {
        let text = file(
            r#"{"theme":"purple","keys/letters":1,"updates/first":0,"updates/team/minor":20,"zone":null,"colour":"red","language":"x","rotation":[["2026-11-30","Ana"]],"templates":{},"severities":["Low","low","High"],"alarm/sound":true}"#,
        );
        let (set, repairs) = read(&text).unwrap();
        assert_eq!(set, [(CADENCE[2][0], "20".to_owned()), (SOUND, "1".to_owned())]);
        let said: Vec<String> = repairs.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "“theme” should be one of system, light, dark",
                "“keys/letters” should be true or false",
                "“updates/first” should be a number of minutes from 1 to 1440",
                "“zone” should be a text of at most 20,000 bytes",
                "“colour” is not known here",
                "“language” should be a group of fields",
                "“rotation” should be a list of lines, of at most 20,000 bytes",
                "“templates” should be a list",
                "“severities” should be a list of three to five names that differ, of at most 24 characters",
            ]
        );
    }

    #[test]
    fn a_setting_that_stands_twice_is_as_it_stands_last() {
        let (set, _) = read(&file(r#"{"theme":"dark","theme":"light"}"#)).unwrap();
        assert_eq!(set, [(THEME, "light".to_owned())]);
    }
}
