//! The handover as a page: what the next person reads first, on a screen or on paper.

use crate::domain::{Incident, Timestamp};
use crate::export::{HandoverLine, HandoverSection, handover_sections, times};
use crate::ui::platform::js;
use crate::ui::platform::zone::LocalZone;
use crate::ui::text::words;
use leptos::prelude::*;

/// The page, as it stands at `now`.
pub fn handover_page(incident: &Incident, now: Timestamp) -> AnyView {
    let as_of = format!("As of {}.", times::dated(now, &LocalZone::current()));
    page(incident, now, as_of)
}

/// The page of a copy that somebody has sent: what it knows ends with its last entry, whenever it is looked at.
pub fn sent_handover_page(incident: &Incident, now: Timestamp) -> AnyView {
    let zone = LocalZone::current();
    let at = |at: Timestamp| times::dated(at, &zone);
    let as_of = match incident.state().last_change {
        Some(last) => format!("As of its last entry, {}. Looked at {}.", at(last), at(now)),
        None => format!("Looked at {}.", at(now)),
    };
    page(incident, now, as_of)
}

fn page(incident: &Incident, now: Timestamp, as_of: String) -> AnyView {
    let zone = LocalZone::current();
    let title = words::title_of(incident.state());
    let sections = handover_sections(incident, &zone, now).into_iter().map(section).collect_view();
    view! {
        <article class="handover-page" aria-label="Handover">
            <h2>"Handover: " <span dir="auto" translate="no">{title}</span></h2>
            <p class="meta">{as_of}</p>
            {sections}
        </article>
    }
    .into_any()
}

fn section(section: HandoverSection) -> AnyView {
    let HandoverSection { heading, lines, nothing } = section;
    let said = match lines.is_empty() {
        true => view! { <p class="meta">{nothing}</p> }.into_any(),
        false => view! { <ul>{lines.into_iter().map(line).collect_view()}</ul> }.into_any(),
    };
    view! {
        <h3>{heading}</h3>
        {said}
    }
    .into_any()
}

fn line(line: HandoverLine) -> AnyView {
    let HandoverLine { is_under, text } = line;
    let class = if is_under { "handover-under" } else { "" };
    view! {
        <li class=class dir="auto" translate="no">
            {text}
        </li>
    }
    .into_any()
}

/// Has the browser print what is open: in a dialog the page in it alone.
pub fn print() {
    js::let_go(js::call(&window(), "print", &[]));
}
