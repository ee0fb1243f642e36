//! Redacting the title: the declaration has no row in the timeline, so the banner has the button.

use super::lean::{aria, click, when};
use super::session::Session;
use super::working::erase_form;
use crate::domain::{Incident, REDACTED, Stamp};
use crate::ui::dom::{View, el, many};
use crate::ui::reactive::*;

/// The button beside the title, and what it opens below.
pub fn title_redaction(session: Session) -> View {
    let asking = RwSignal::new(false);
    let has_words = session.flag(|s| !s.title.is_empty() && s.title != REDACTED);
    let titles = move || session.peek(Incident::titles).unwrap_or_default();
    let button = move || {
        el("button")
            .attr("type", "button")
            .class("quiet small redact-title")
            .attr("aria-label", "Redact the title")
            .attr("aria-expanded", aria(move || asking.get()))
            .attr("title", "Redact the title")
            .child("…")
            .on("click", click(move || asking.update(|asked| *asked = !*asked)))
            .view()
    };
    let form = move || {
        let targets: Vec<Stamp> = titles();
        erase_form(session, targets, Callback::new(move |()| asking.set(false)))
    };
    many([when(move || has_words.get(), button), when(move || asking.get(), form)])
}
