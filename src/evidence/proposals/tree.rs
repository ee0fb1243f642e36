//! A JSON text as a tree of texts. Numbers stay as they are written: none is computed with, and reading floats weighs more
//! than all of this.

use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// How deep a tree is looked into; what these tools hand out is not half as deep.
const DEEPEST: usize = 16;

/// A value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Json {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Fields by name.
    Fields(BTreeMap<String, Json>),
    /// A number, `true`, `false`, `null`, or what lies too deep, as it is written.
    Other(String),
}

impl Json {
    /// Reads a whole text; none where it is no JSON.
    pub(super) fn read(text: &str) -> Option<Json> {
        Json::of(serde_json::from_str(text).ok()?, 0)
    }

    fn of(raw: &RawValue, depth: usize) -> Option<Json> {
        let text = raw.get();
        Some(match text.bytes().next()? {
            b'"' => Json::Text(serde_json::from_str(text).ok()?),
            b'[' if depth < DEEPEST => {
                let all: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Json::List(all.into_iter().filter_map(|one| Json::of(one, depth + 1)).collect())
            }
            b'{' if depth < DEEPEST => {
                let all: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
                let fields =
                    all.into_iter().filter_map(|(name, one)| Some((name, Json::of(one, depth + 1)?)));
                Json::Fields(fields.collect())
            }
            _ => Json::Other(text.to_owned()),
        })
    }

    /// What stands under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        if let Json::Fields(fields) = self { fields.get(name) } else { None }
    }

    /// A list.
    pub(super) fn as_array(&self) -> Option<&Vec<Json>> {
        if let Json::List(all) = self { Some(all) } else { None }
    }

    /// A text.
    pub(super) fn as_str(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number that counts something.
    pub(super) fn as_count(&self) -> Option<usize> {
        if let Json::Other(text) = self { text.parse().ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_as_they_are_and_depth_has_an_end() {
        let read = Json::read(r#"{"a":[1,2.5e3,"\u00e9"],"b":{"c":null}}"#).expect("JSON");
        let all = read.get("a").and_then(Json::as_array).expect("a list");
        assert_eq!(all[0].as_count(), Some(1));
        assert_eq!(all[1], Json::Other("2.5e3".to_owned()));
        assert_eq!(all[2].as_str(), Some("é"));
        assert_eq!(Json::read("{"), None);
        let deep = format!("{}1{}", "[".repeat(60), "]".repeat(60));
        assert!(Json::read(&deep).is_some());
        assert_eq!(Json::read(&"[".repeat(100_000)), None);
    }
}
