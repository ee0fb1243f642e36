//! Fields of a file that this version does not know: of the file, of an event, of its fact. They are kept beside the
//! incident and written again, so that whoever wrote them finds them when the file comes back.
//!
//! What is kept is the text of the fields alone, without what this version writes itself; those of an element of a list stand
//! under its number. One of the summary `incident` is not kept: that is made anew, and what another version worked out of
//! the events would not follow them any more. A redaction takes those of its event.

use super::json::line;
use crate::domain::Stamp;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BinaryHeap;
use std::fmt;

/// More bytes of them are not kept.
const MOST_BYTES: usize = 100_000;
/// The parts of a file that are known.
const OF_FILE: [&str; 7] = ["format", "version", "application", "exported", "incident", "events", "pictures"];
/// The parts of an event beside its fact: times that say nothing new are left out when it is written.
const OF_EVENT: [&str; 3] = ["stamp", "written", "happened"];

/// The fields of an incident's file that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnknownFields {
    /// A group of fields; empty where there are none.
    file: String,
    /// The same of events, in the order of the stamps.
    events: Vec<(Stamp, String)>,
}

impl UnknownFields {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.file.is_empty() && self.events.is_empty()
    }

    /// The text under which they are kept.
    pub fn to_text(&self) -> String {
        let events: Vec<String> =
            self.events.iter().map(|(stamp, fields)| format!("\"{stamp}\":{fields}")).collect();
        let file = if self.file.is_empty() { "{}" } else { &self.file };
        format!("{{\"file\":{file},\"events\":{{{}}}}}", events.join(","))
    }

    /// What such a text says; nothing where it is none.
    pub fn of_text(text: &str) -> UnknownFields {
        let mut unknown = UnknownFields::default();
        let Some(Fields(parts)) = fields(text) else { return unknown };
        for (name, part) in parts {
            match &*name {
                "file" => unknown.file = residue(part.get(), "{}", &[]).unwrap_or_default(),
                "events" => {
                    let Some(Fields(events)) = fields(part.get()) else { continue };
                    let event = |(stamp, fields): (Cow<'_, str>, &RawValue)| {
                        Some((Stamp::parse(&stamp).ok()?, fields.get().to_owned()))
                    };
                    let events = events.into_iter().filter_map(event);
                    events.for_each(|(stamp, fields)| unknown.put(stamp, fields));
                }
                _ => {}
            }
        }
        unknown
    }

    /// Adds what another file of the incident says, as much of it as can be kept; what is here already stays.
    pub fn add(&mut self, other: &UnknownFields) {
        let mut room = MOST_BYTES.saturating_sub(self.size());
        if self.file.is_empty() && other.file.len() <= room {
            self.file.clone_from(&other.file);
            room -= other.file.len();
        }
        for (stamp, fields) in &other.events {
            if fields.len() <= room && self.place(*stamp).is_err() {
                room -= fields.len();
                self.put(*stamp, fields.clone());
            }
        }
    }

    /// Adds those of an event; where there are some already, these stay.
    fn put(&mut self, stamp: Stamp, fields: String) {
        if let Err(place) = self.place(stamp) {
            self.events.insert(place, (stamp, fields));
        }
    }

    fn place(&self, stamp: Stamp) -> Result<usize, usize> {
        self.events.binary_search_by_key(&stamp, |(other, _)| *other)
    }

    /// Leaves out those of some events.
    pub fn leave_out(&mut self, is_left_out: impl Fn(Stamp) -> bool) {
        self.events.retain(|(stamp, _)| !is_left_out(*stamp));
    }

    /// Those of the file itself, each with its name in front.
    pub(super) fn of_file(&self) -> Vec<String> {
        let Some(Fields(parts)) = fields(&self.file) else { return Vec::new() };
        let mut own: Vec<String> = Vec::new();
        for (name, part) in parts.into_iter().filter(|(name, _)| !OF_FILE.contains(&&**name)) {
            own.push(format!("{}: {}", line(&name), part.get()));
        }
        own
    }

    /// An event's line with its own.
    pub fn join(&self, stamp: Stamp, line: String) -> String {
        match self.of(stamp) {
            Some(unknown) => joined(&line, unknown),
            None => line,
        }
    }

    fn of(&self, stamp: Stamp) -> Option<&str> {
        self.place(stamp).ok().map(|place| self.events[place].1.as_str())
    }

    /// How many bytes they have.
    fn size(&self) -> usize {
        self.file.len() + self.events.iter().map(|(_, fields)| fields.len()).sum::<usize>()
    }

    /// Whether no more than that can be kept.
    pub(super) fn is_too_much(&self) -> bool {
        self.size() > MOST_BYTES
    }

    /// Takes note of those of a file, whose text it is.
    pub(super) fn take_file(&mut self, text: &str) {
        self.file = residue(text, "{}", &OF_FILE).unwrap_or_default();
    }

    /// Takes note of those of an event: the text that was read, and as this version writes it.
    pub fn take_event(&mut self, stamp: Stamp, read: &str, written: &str) {
        // Nearly all files are as they were written.
        if read == written || self.is_too_much() {
            return;
        }
        if let Some(fields) = residue(read, written, &OF_EVENT) {
            self.put(stamp, fields);
        }
    }
}

/// The fields of a group, unread, in their order.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Fields<'a>, D::Error> {
        input.deserialize_map(FieldsVisitor).map(Fields)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a group of fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            all.push((name, map.next_value()?));
        }
        Ok(all)
    }
}

/// A name, borrowed where it has no escape.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

fn fields(text: &str) -> Option<Fields<'_>> {
    serde_json::from_str(text).ok()
}

/// The fields of a group that another one lacks and that say something, but for those of that name; groups and lists in
/// both are gone into. `None` where there are none.
fn residue(read: &str, known: &str, except: &[&str]) -> Option<String> {
    let (Fields(read), Fields(known)) = (fields(read)?, fields(known)?);
    let mut kept = Vec::new();
    for (name, part) in read {
        let part = part.get();
        let here = known.iter().find(|(other, _)| *other == name).map(|(_, part)| part.get());
        let rest = match here {
            _ if except.contains(&&*name) => None,
            None => Some(tight(part)).filter(|part| !says_nothing(part)),
            Some(here) if is_list(part) => residue_of_list(part, here),
            Some(here) => residue(part, here, &[]),
        };
        kept.extend(rest.map(|rest| format!("{}:{rest}", line(&name))));
    }
    // In one order, whatever the order of the file: what was written once is read back as the same.
    kept = BinaryHeap::from(kept).into_sorted_vec();
    (!kept.is_empty()).then(|| format!("{{{}}}", kept.join(",")))
}

fn is_list(part: &str) -> bool {
    part.starts_with('[')
}

/// The same of the elements of a list of as many, each under its number.
fn residue_of_list(read: &str, known: &str) -> Option<String> {
    let (read, known) = (elements(read)?, elements(known)?);
    if read.len() != known.len() {
        return None;
    }
    let mut kept = Vec::new();
    for (at, (part, here)) in read.iter().zip(&known).enumerate() {
        let (part, here) = (part.get(), here.get());
        let rest = if is_list(part) { residue_of_list(part, here) } else { residue(part, here, &[]) };
        kept.extend(rest.map(|rest| format!("\"{at}\":{rest}")));
    }
    (!kept.is_empty()).then(|| format!("{{{}}}", kept.join(",")))
}

fn elements(list: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(list).ok()
}

/// The elements of a list, each with the fields that stand under its number.
fn joined_list(list: &str, more: &str) -> String {
    let (Some(own), Some(Fields(more))) = (elements(list), fields(more)) else { return list.to_owned() };
    let mut all: Vec<String> = own.iter().map(|part| part.get().to_owned()).collect();
    for (at, within) in more {
        let at: Option<usize> = at.parse().ok();
        if let Some(part) = at.and_then(|at| all.get_mut(at)) {
            *part = joined(part, within.get());
        }
    }
    format!("[{}]", all.join(","))
}

/// A group of fields with those of another one, which it lacks; groups and lists in both are gone into.
fn joined(group: &str, more: &str) -> String {
    if is_list(group) {
        return joined_list(group, more);
    }
    let (Some(Fields(own)), Some(Fields(more))) = (fields(group), fields(more)) else {
        return group.to_owned();
    };
    let mut all: Vec<String> = Vec::new();
    for (name, part) in &own {
        let part = part.get();
        let part = match more.iter().find(|(other, _)| other == name) {
            Some((_, within)) => joined(part, within.get()),
            None => part.to_owned(),
        };
        all.push(format!("{}:{part}", line(name)));
    }
    for (name, part) in more.iter().filter(|(name, _)| !own.iter().any(|(other, _)| other == name)) {
        all.push(format!("{}:{}", line(name), part.get()));
    }
    format!("{{{}}}", all.join(","))
}

/// What a known field that is left out may also be written as.
fn says_nothing(part: &str) -> bool {
    matches!(part, "null" | "\"\"" | "[]" | "{}")
}

/// JSON without white space between its parts.
fn tight(json: &str) -> String {
    let (mut is_text, mut is_escaped) = (false, false);
    let keeps = |c: &char| {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_text,
            '"' => is_text = !is_text,
            _ => {}
        }
        is_text || !c.is_ascii_whitespace()
    };
    json.chars().filter(keeps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_group_joined_to_it_is_the_group_again() {
        let known = r#"{"stamp":"x","fact":{"note_logged":{"text":"a"}}}"#;
        let table = [
            (known, None),
            (r#"{"stamp":"x","happened":"y","fact":{"note_logged":{"text":"a","due":null,"by":""}}}"#, None),
            (
                r#"{"stamp":"x","colour":{"a": [1, "b \" c"]},"fact":{"note_logged":{"text":"a","mood":1e999}}}"#,
                Some(r#"{"colour":{"a":[1,"b \" c"]},"fact":{"note_logged":{"mood":1e999}}}"#),
            ),
            (r#"{"a\u0062\n": 1}"#, Some(r#"{"ab\n":1}"#)),
            ("[1]", None),
        ];
        let of_lists = r#"{"a":[{"b":1},"c",[{"d":[2]}]],"e":[1]}"#;
        let lists = [
            (of_lists, None),
            (r#"{"a":[{"b":1,"x":1},"c",[{"d":[2]}]],"e":[1]}"#, Some(r#"{"a":{"0":{"x":1}}}"#)),
            (
                r#"{"a":[{"b":1},"c",[{"y":[{}, 0],"d":[2]}]],"e":[1],"z":[1]}"#,
                Some(r#"{"a":{"2":{"0":{"y":[{},0]}}},"z":[1]}"#),
            ),
            // Nobody can say which element is which.
            (r#"{"a":[{"b":1,"x":1}],"e":[1,2]}"#, None),
        ];
        let table = table.into_iter().map(|(read, kept)| (known, read, kept));
        for (known, read, kept) in table.chain(lists.map(|(read, kept)| (of_lists, read, kept))) {
            let residue = residue(read, known, &OF_EVENT);
            assert_eq!(residue.as_deref(), kept, "{read}");
            if let Some(residue) = residue {
                let both = joined(known, &residue);
                assert_eq!(super::residue(&both, known, &OF_EVENT), Some(residue), "{both}");
            }
        }
        // What was kept of an event that has become another one does no harm.
        for more in [r#"{"a":{"9":{"x":1},"no":{},"1":{"x":1}}}"#, r#"{"a":7,"e":{"0":{"x":1}}}"#, "[]", "{"]
        {
            assert_eq!(joined(of_lists, more), of_lists, "{more}");
        }
    }

    #[test]
    fn no_more_is_added_than_can_be_kept() {
        let stamp =
            |at: u32| Stamp::new(crate::domain::Timestamp::EPOCH, at, crate::domain::Replica::from_random(1));
        let large = |at| (stamp(at), format!("{{\"a\":\"{}\"}}", "x".repeat(MOST_BYTES / 2)));
        let mut all = UnknownFields::default();
        for at in 0..5 {
            all.add(&UnknownFields {
                file: String::new(),
                events: vec![large(at), (stamp(at + 10), "{}".into())],
            });
        }
        assert!(all.size() <= MOST_BYTES, "{}", all.size());
        assert_eq!(all.events.len(), 6, "what is small still has room");
    }

    #[test]
    fn what_is_kept_is_found_again_and_what_is_none_of_it_gives_nothing() {
        let stamp = Stamp::parse("01k803m4h8-0001-28q5cu4q").unwrap();
        let mut unknown =
            UnknownFields { file: "{\"a\":1}".into(), events: vec![(stamp, "{\"b\":{}}".into())] };
        assert_eq!(UnknownFields::of_text(&unknown.to_text()), unknown);
        for text in ["", "null", "[]", "{", r#"{"file":7,"events":{"x":{}}}"#] {
            assert!(UnknownFields::of_text(text).is_empty(), "{text}");
        }
        unknown.leave_out(|one| one == stamp);
        assert_eq!(unknown.to_text(), r#"{"file":{"a":1},"events":{}}"#);
    }
}
