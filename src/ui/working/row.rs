//! One row of the timeline, with its correction in place.

use crate::domain::{
    Calendar, Command, Entry, EntryKind, EntryText, Leaning, Rejected, Stamp, Timestamp, Zone as _,
};
use crate::ui::browser::zone::LocalZone;
use crate::ui::session::Session;
use crate::ui::timeline_rows::Row;
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
    let text = row.entry.text.clone();
    let shown = text.clone();
    view! {
        <div class=format!("entry {class}") class:undone=undone.is_some() role="listitem">
            <EntryTime at=happened/>
            <span class="kind" aria-hidden="true">{sign}</span>
            <div class="entry-body">
                <span class="unseen">{name}": "</span>
                {lead.map(|lead| view! { <span class="lead">{lead}</span> })}
                {words_view(&shown)}
                {original.map(|text| view! { <p class="meta original">"First written: "<q>{text}</q></p> })}
                {(!notes.is_empty()).then(|| view! { <small class="meta">{notes}</small> })}
                <Show when=move || correcting.get()>
                    <CorrectForm target=id text=text.clone() correcting/>
                </Show>
            </div>
            {is_correctable.then(|| view! {
                <button type="button" class="quiet row-button" aria-expanded=move || correcting.get().to_string()
                    on:click=move |_| correcting.update(|c| *c = !*c)>"Correct"</button>
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
    let about = || row.about.clone().unwrap_or_else(|| "a theory that is not here".to_owned());
    let zone = LocalZone::current();
    match row.entry.kind {
        EntryKind::Conclusion { standing, .. } => Some(format!("{}: {}", standing.name(), about())),
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
    if let (EntryKind::Evidence { leaning, .. }, Some(about)) = (row.entry.kind, &row.about) {
        notes.push(format!("{} “{}”", leaning.name().to_lowercase(), words::excerpt(about)));
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
fn words_view(text: &str) -> AnyView {
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

#[component]
fn CorrectForm(target: Stamp, text: String, correcting: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let words_now = RwSignal::new(text);
    let refused = RwSignal::new(None::<String>);
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| field.get().iter().for_each(|f| drop(f.focus())));
    let submit = move || {
        let parsed = EntryText::parse(&words_now.get_untracked()).map_err(words::text_error);
        let done = parsed.and_then(|text| match session.dispatch(Command::Correct { target, text }) {
            Ok(_) | Err(Rejected::Unchanged) => Ok(()),
            Err(rejected) => Err(words::rejected(&rejected)),
        });
        match done {
            Ok(()) => drop(correcting.try_set(false)),
            Err(why) => refused.set(Some(why)),
        }
    };
    let pressed = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            submit();
        }
        "Escape" => correcting.set(false),
        _ => {}
    };
    view! {
        <form class="correct" on:submit=move |event| { event.prevent_default(); submit(); }>
            <textarea class="field" rows="2" aria-label="Corrected words" node_ref=field prop:value=words_now
                on:input:target=move |ev| words_now.set(ev.target().value()) on:keydown=pressed></textarea>
            <button type="submit" class="outline">"Keep correction"</button>
            <button type="button" class="quiet" on:click=move |_| correcting.set(false)>"Cancel"</button>
            <p class="refused" role="alert">{move || refused.get()}</p>
        </form>
    }
}
