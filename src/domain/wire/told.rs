//! What is written of a fact, a part at a time.

use crate::domain::stamp::Stamp;
use crate::domain::theory::Standing;
use crate::domain::time::Timestamp;
use crate::json::Writer;

pub(in crate::domain) fn text_to(out: &mut Writer, name: &str, text: &str) {
    out.name(name).text(text);
}

pub(in crate::domain) fn text_unless_empty_to(out: &mut Writer, name: &str, text: &str) {
    if !text.is_empty() {
        text_to(out, name, text);
    }
}

pub(super) fn standing_to(out: &mut Writer, standing: Standing, reason: &str, by: &str) {
    text_to(out, "standing", standing.word());
    text_unless_empty_to(out, "reason", reason);
    text_unless_empty_to(out, "by", by);
}

pub(in crate::domain) fn stamp_to(out: &mut Writer, name: &str, stamp: Stamp) {
    text_to(out, name, &stamp.to_string());
}

pub(in crate::domain) fn time_to(out: &mut Writer, name: &str, time: Option<Timestamp>) {
    if let Some(time) = time {
        text_to(out, name, &time.to_string());
    }
}

/// A fact whose first part is a text.
pub(in crate::domain) fn words_to(out: &mut Writer, fact: &str, name: &str, text: &str) {
    out.name(fact).map();
    text_to(out, name, text);
}

/// A fact whose first part is what it refers to.
pub(in crate::domain) fn about_to(out: &mut Writer, fact: &str, name: &str, stamp: Stamp) {
    words_to(out, fact, name, &stamp.to_string());
}
