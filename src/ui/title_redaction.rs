//! Redacting the title, and whatever else has words and no row in the timeline: the banner has the button.

use super::lean::{aria, click, when};
use super::redaction::{erase_button, erase_form};
use super::remade::remade;
use super::session::Session;
use super::words;
use crate::domain::{Incident, REDACTED, Stamp};
use crate::export::words_without_a_row;
use crate::ui::dom::{View, el, many};
use crate::ui::reactive::*;

/// The button beside the title, and what it opens below.
pub fn title_redaction(session: Session) -> View {
    let asking = RwSignal::new(false);
    let has_title = session.flag(|s| !s.title.is_empty() && s.title != REDACTED);
    let has_others = session.flag(|s| {
        let is_zone_set =
            crate::domain::Audience::ALL.iter().any(|audience| !s.update_policy.zone(*audience).is_empty());
        is_zone_set || !s.details.severities.own().is_empty() || !s.unplaced.is_empty()
    });
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
    let close = Callback::new(move |()| asking.set(false));
    let form = move || erase_form(session, titles(), close);
    many([
        when(move || has_title.get() || has_others.get(), button),
        when(move || asking.get() && has_title.get(), form),
        when(move || asking.get() && has_others.get(), move || others(session)),
    ])
}

/// What has words and no row: names of severities and zones, and what names something that is not here.
fn others(session: Session) -> View {
    let changed = session.text(|s| s.last_change.map(|at| at.to_string()).unwrap_or_default());
    let list = move || {
        // A memo that nobody reads follows nothing.
        drop(changed.get());
        let all = session.peek(words_without_a_row).unwrap_or_default();
        let item = |(id, said): (Stamp, String)| {
            let name = format!("Redact: {}", words::excerpt(&said));
            let button = erase_button(session, name, move || vec![id]);
            el("li").child(el("span").verbatim().child(said)).child(button).view()
        };
        View::from(all.into_iter().map(item).collect::<Vec<View>>())
    };
    el("div")
        .class("redact")
        .attr("role", "group")
        .attr("aria-label", "Words without a row in the log")
        .child(el("p").child("These words stand in no row of the log:"))
        .child(el("ul").child(remade(list)))
        .view()
}
