//! What is read of a fact: its fields, and the words and numbers in them.

use super::{AUDIENCES, LEANINGS, PHASES, SEVERITIES, SOURCES, STANDINGS};
use crate::domain::audience::Audience;
use crate::domain::evidence::{Leaning, Source};
use crate::domain::phase::Phase;
use crate::domain::picture::{Picture, PictureKind};
use crate::domain::severity::Severity;
use crate::domain::stamp::Stamp;
use crate::domain::theory::Standing;
use crate::domain::time::Timestamp;
use crate::domain::update::UpdateParts;
use crate::json::{Fields, Misfit, Value};
use std::cell::RefCell;

/// The fields of a fact. The first misfit is kept, and everything after it may be blank: a way out
/// behind each field would weigh more than all of them.
pub(in crate::domain) struct Asked<'v> {
    pub(super) fields: Fields<'v>,
    pub(super) misfit: RefCell<Option<Misfit>>,
}

impl Asked<'_> {
    fn note(&self, misfit: Misfit) {
        self.misfit.borrow_mut().get_or_insert(misfit);
    }

    pub(in crate::domain) fn words(&self, name: &'static str) -> String {
        self.text(self.fields.text(name))
    }

    pub(in crate::domain) fn words_or_empty(&self, name: &'static str) -> String {
        self.text(self.fields.text_or_empty(name))
    }

    /// The texts of a list.
    pub(in crate::domain) fn texts(&self, name: &'static str) -> Vec<String> {
        let texts = self.fields.required(name).and_then(|value| match value {
            Value::List(items) => items.iter().map(|item| item.text(name).map(str::to_owned)).collect(),
            other => Err(other.misfit(name, "a list of texts")),
        });
        texts.map_err(|misfit| self.note(misfit)).unwrap_or_default()
    }

    fn text(&self, text: Result<&str, Misfit>) -> String {
        text.map_err(|misfit| self.note(misfit)).unwrap_or_default().to_owned()
    }

    pub(in crate::domain) fn stamp(&self, name: &'static str) -> Stamp {
        let stamp = self.fields.required(name).and_then(|value| Stamp::from_json(value, name));
        stamp.map_err(|misfit| self.note(misfit)).unwrap_or(Stamp::FIRST)
    }

    pub(super) fn stamp_if_any(&self, name: &'static str) -> Option<Stamp> {
        self.has(name).then(|| self.stamp(name))
    }

    pub(in crate::domain) fn time(&self, name: &'static str) -> Timestamp {
        let time = self.fields.required(name).and_then(|value| Timestamp::from_json(value, name));
        time.map_err(|misfit| self.note(misfit)).unwrap_or(Timestamp::EPOCH)
    }

    pub(in crate::domain) fn time_if_any(&self, name: &'static str) -> Option<Timestamp> {
        self.has(name).then(|| self.time(name))
    }

    pub(in crate::domain) fn has(&self, name: &'static str) -> bool {
        self.fields.optional(name).map_err(|misfit| self.note(misfit)).is_ok_and(|value| value.is_some())
    }

    pub(in crate::domain) fn place(&self, name: &'static str, words: &[&str]) -> usize {
        let place = self.fields.required(name).and_then(|value| among(value, name, words));
        place.map_err(|misfit| self.note(misfit)).unwrap_or(0)
    }

    pub(super) fn severity(&self) -> Severity {
        Severity::RANKS[self.place("severity", &SEVERITIES)]
    }

    pub(super) fn phase(&self) -> Phase {
        Phase::ALL[self.place("phase", &PHASES)]
    }

    pub(in crate::domain) fn audience(&self) -> Audience {
        Audience::ALL[self.place("audience", &AUDIENCES)]
    }

    pub(super) fn leaning(&self) -> Leaning {
        Leaning::ALL[self.place("leaning", &LEANINGS)]
    }

    pub(super) fn standing(&self) -> Standing {
        Standing::ALL[self.place("standing", &STANDINGS)]
    }

    pub(super) fn source(&self) -> Source {
        Source::ALL[self.place("source", &SOURCES)]
    }

    pub(super) fn source_if_any(&self) -> Option<Source> {
        self.has("source").then(|| self.source())
    }

    pub(in crate::domain) fn minutes(&self) -> u32 {
        let minutes = self.fields.required("minutes").and_then(minutes);
        minutes.map_err(|misfit| self.note(misfit)).unwrap_or(0)
    }

    pub(super) fn picture(&self) -> Picture {
        let blank = Picture { id: Stamp::FIRST, width: 0, height: 0, bytes: 0, kind: PictureKind::Png };
        Picture::from_json(self.fields).map_err(|misfit| self.note(misfit)).unwrap_or(blank)
    }

    pub(super) fn parts(&self) -> UpdateParts {
        let parts = self.fields.required("parts").and_then(parts);
        parts.map_err(|misfit| self.note(misfit)).unwrap_or_default()
    }
}

pub(super) fn stamp(fields: Fields, name: &'static str) -> Result<Stamp, Misfit> {
    Stamp::from_json(fields.required(name)?, name)
}

pub(super) fn optional_time(fields: Fields, name: &'static str) -> Result<Option<Timestamp>, Misfit> {
    fields.optional(name)?.map(|time| Timestamp::from_json(time, name)).transpose()
}

pub(super) fn minutes(value: &Value) -> Result<u32, Misfit> {
    let whole = if let Value::Number(number) = value { number.parse().ok() } else { None };
    whole.ok_or_else(|| value.misfit("minutes", "a whole number of minutes"))
}

pub(super) fn parts(value: &Value) -> Result<UpdateParts, Misfit> {
    let fields = value.fields("parts", "the parts of an update")?;
    let part = |name| fields.text_or_empty(name).map(str::to_owned);
    Ok(UpdateParts {
        happening: part("happening")?,
        impact: part("impact")?,
        doing: part("doing")?,
        reader: part("reader")?,
    })
}

pub(super) fn among(value: &Value, field: &'static str, words: &[&str]) -> Result<usize, Misfit> {
    let text = value.text(field)?;
    let place = words.iter().position(|word| *word == text);
    place.ok_or_else(|| Misfit::Unknown { field, found: text.to_owned() })
}
