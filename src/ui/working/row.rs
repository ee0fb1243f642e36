//! One row of the timeline, with its correction in place.

use super::edit_row::EditRow;
use crate::domain::{Calendar, Entry, EntryKind, Leaning, REDACTED, Timestamp, Zone as _};
use crate::ui::browser::zone::LocalZone;
use crate::ui::timeline_rows::{About, Row};
use crate::ui::words;
use leptos::prelude::*;
use std::sync::Arc;

/// How many lines a pasted log shows before it is folded.
const FOLD_AT: usize = 10;

/// The row of an entry.
#[component]
pub fn TimelineRow(row: Arc<Row>) -> impl IntoView {
    let correcting = RwSignal::new(false);
    let Entry { id, happened, kind, undone, .. } = row.entry;
    let (sign, name, class) = face(kind);
    let notes = notes(&row);
    let lead = lead(&row);
    let original = row.entry.earlier.first().map(|first| first.text.clone());
    let is_correctable = row.entry.is_correctable();
    let has_words = !row.entry.text.is_empty() && row.entry.text != REDACTED;
    let button = if is_correctable { "Correct" } else { "Redact" };
    let text = row.entry.text.clone();
    let shown = text.clone();
    view! {
        <div class=format!("entry {class}") class:undone=undone.is_some() role="listitem">
            <EntryTime at=happened/>
            <span class="kind" aria-hidden="true">{sign}</span>
            <div class="entry-body">
                <span class="unseen">{name}": "</span>
                {lead.map(|lead| view! { <span class="lead">{lead}</span> })}
                {words_view(kind, &shown)}
                {original.map(|text| view! { <p class="meta original">"First written: "<q>{text}</q></p> })}
                {(!notes.is_empty()).then(|| view! { <small class="meta">{notes}</small> })}
                <Show when=move || correcting.get()>
                    <EditRow target=id text=text.clone() is_correctable correcting/>
                </Show>
            </div>
            {has_words.then(|| view! {
                <button type="button" class="quiet row-button" aria-expanded=move || correcting.get().to_string()
                    on:click=move |_| correcting.update(|c| *c = !*c)>{button}</button>
            })}
        </div>
    }
}

#[component]
fn EntryTime(at: Timestamp) -> impl IntoView {
    let zone = LocalZone::current();
    let offset = zone.offset_at(at);
    let (utc, local): (Calendar, Calendar) = (at.utc(), at.calendar(offset));
    let title = format!(
        "{} {} UTC, {} {} {}",
        utc.date(),
        utc.clock_with_seconds(),
        local.date(),
        local.clock_with_seconds(),
        zone.name()
    );
    view! {
        <time datetime=at.to_string() title=title>
            {utc.clock()}
            {(offset.0 != 0).then(|| view! { <span class="local">{local.clock()}</span> })}
        </time>
    }
}

/// The sign, the word and the class of a kind.
fn face(kind: EntryKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        EntryKind::Note => ("·", "Note", "k-note"),
        EntryKind::Finding => ("!", "Finding", "k-finding"),
        EntryKind::Decision => ("=", "Decision", "k-decision"),
        EntryKind::Change => ("$", "Change", "k-change"),
        EntryKind::Action => ("@", "Action", "k-action"),
        EntryKind::ActionDone => ("✓", "Action done", "k-action"),
        EntryKind::Question => ("?", "Question", "k-question"),
        EntryKind::Theory => ("~", "Theory", "k-theory"),
        EntryKind::Evidence { leaning: Leaning::For, .. } => ("+", "Evidence for", "k-for"),
        EntryKind::Evidence { leaning: Leaning::Against, .. } => ("−", "Evidence against", "k-against"),
        EntryKind::Conclusion { .. } => ("∴", "Standing", "k-conclusion"),
        EntryKind::Update { .. } => ("↑", "Update sent", "k-update"),
        EntryKind::Promise { .. } => ("◷", "Promise", "k-promise"),
        EntryKind::Phase(_) => ("›", "Phase", "k-phase"),
        EntryKind::Severity(_) => ("▲", "Severity", "k-phase"),
        EntryKind::Title => ("✎", "Title", "k-phase"),
    }
}

/// What the row says before the entry's own words.
fn lead(row: &Row) -> Option<String> {
    let zone = LocalZone::current();
    match row.entry.kind {
        EntryKind::Conclusion { standing, .. } => Some(match &row.about {
            Some(About::Theory(statement)) => format!("{}: {statement}", standing.name()),
            _ => format!("{}: a theory that is not here", standing.name()),
        }),
        EntryKind::Action => match &row.about {
            Some(About::Owner(owner, _)) => Some(format!("@{owner}")),
            _ => None,
        },
        EntryKind::Update { audience, phase } => {
            Some(format!("Update to {}, phase {}", audience.name().to_lowercase(), phase.name()))
        }
        EntryKind::Promise { audience, due } => {
            let to = audience.name().to_lowercase();
            Some(format!("Next update to {to} promised for {}", words::clock_time(due, &zone)))
        }
        EntryKind::Phase(phase) => Some(format!("Phase: {}", phase.name())),
        EntryKind::Severity(severity) => Some(format!("Severity: {}", severity.name())),
        EntryKind::Title => Some("New title:".to_owned()),
        EntryKind::ActionDone => Some("Action done".to_owned()),
        _ => None,
    }
}

fn notes(row: &Row) -> String {
    let zone = LocalZone::current();
    let mut notes = Vec::new();
    match (&row.about, row.entry.kind) {
        (Some(About::Theory(statement)), EntryKind::Evidence { leaning, .. }) => {
            notes.push(format!("{} “{}”", leaning.name().to_lowercase(), words::excerpt(statement)));
        }
        (Some(About::Owner(_, Some(due))), _) => notes.push(format!("by {}", words::clock_time(*due, &zone))),
        (Some(About::NextDue(due)), _) => {
            notes.push(format!("next one promised for {}", words::clock_time(*due, &zone)));
        }
        _ => {}
    }
    if row.entry.is_late() {
        notes.push(format!("written down at {}", words::clock_time(row.entry.written, &zone)));
    }
    if let Some(last) = row.entry.earlier.last() {
        notes.push(format!("corrected at {}", words::clock_time(last.until, &zone)));
    }
    if let Some(at) = row.entry.undone {
        notes.push(format!("undone at {}", words::clock_time(at, &zone)));
    }
    notes.join(" · ")
}

/// The words of an entry: prose as it is, several lines as a log, long ones folded.
fn words_view(kind: EntryKind, text: &str) -> AnyView {
    if let EntryKind::Update { .. } = kind {
        let text = text.to_owned();
        return view! { <details><summary>"What was sent"</summary><p class="sent">{text}</p></details> }
            .into_any();
    }
    let lines = text.lines().count();
    if lines <= 1 {
        return view! { <span class="words">{text.to_owned()}</span> }.into_any();
    }
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if lines <= FOLD_AT {
        return view! { <span class="words">{first.to_owned()}</span><pre>{rest.to_owned()}</pre> }
            .into_any();
    }
    view! {
        <span class="words">{first.to_owned()}</span>
        <details><summary>{format!("{} more lines", lines - 1)}</summary><pre>{rest.to_owned()}</pre></details>
    }
    .into_any()
}
