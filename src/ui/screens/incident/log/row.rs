//! One row of the timeline, with its correction in place.

use crate::domain::{
    Calendar, DebriefEntry, Entry, EntryKind, Leaning, Picture, REDACTED, Timestamp, Zone as _, day_of,
};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::signals::{aria, text};
use crate::ui::parts::pictures::Thumbnail;
use crate::ui::parts::typed_time::said;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clipboard, clock};
use crate::ui::screens::incident::log::edit_row::{EditRow, Edited, LeftCorrection};
use crate::ui::screens::incident::log::entry_words::{entry_words, span};
use crate::ui::screens::incident::log::origin::{gap_line, lasted, origin};
use crate::ui::screens::incident::log::other_word::other_word;
use crate::ui::state::session::Session;
use crate::ui::state::timeline_rows::{About, Row};
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The row of an entry. There are hundreds: what cannot change in one is plain words, and what is not there costs nothing.
pub fn timeline_row(session: Session, row: Arc<Row>) -> AnyView {
    let Entry { id, happened, kind, undone, .. } = row.entry;
    let (sign, name, class) = icon(kind);
    let is_undone = if undone.is_some() { " undone" } else { "" };
    let has_words = session.peek(|incident| incident.can_be_redacted(id)).unwrap_or(false);
    let is_correctable = row.entry.is_correctable() && has_words;
    let is_retimable = row.entry.is_retimable() && row.entry.text != REDACTED;
    let can_change = is_correctable || is_retimable;
    // A row is made anew when its entry changes, in another tab too; what is being typed stays.
    let is_typed = !session.drafts().correction(id).is_empty() || !session.drafts().retiming(id).is_empty();
    let edited = Edited {
        target: id,
        is_correctable,
        happened: is_retimable.then_some(happened),
        has_words,
        correcting: RwSignal::new(can_change && is_typed),
        left: RwSignal::new(session.drafts().left_correction(id)),
    };
    let correcting = edited.correcting;
    let button = (has_words || can_change).then(|| {
        let name = if can_change { "Correct" } else { "Redact" };
        let turn = clicked(move || correcting.update(|c| *c = !*c));
        let is_open = aria(move || correcting.get());
        view! {
            <button type="button" class="quiet row-button" aria-expanded=is_open on:click=turn>
                {name}
            </button>
        }
    });
    let parts = [
        span("lead", lead(&row).unwrap_or_default()),
        Some(entry_words(kind, &row.entry.text)),
        sent_actions(session, &row),
        other_word(session, &row.entry),
        pictures(session, &row),
        original(&row),
        notes_line(session, &row),
        origin(session, &row),
    ];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    let gap = gap_line(&row);
    let form = move || {
        if correcting.get() {
            view! { <EditRow session edited words=row.entry.text.clone() /> }.into_any()
        } else if edited.left.with(String::is_empty) {
            ().into_any()
        } else {
            view! { <LeftCorrection session edited /> }.into_any()
        }
    };
    view! {
        <div class=format!("entry {class}{is_undone}") role="listitem">
            {gap}
            {entry_time(happened)}
            <span class="kind" aria-hidden="true">
                {sign}
            </span>
            <div class="entry-body">
                <span class="unseen">{format!("{name}: ")}</span>
                {parts}
                {move || form()}
            </div>
            {button}
        </div>
    }
    .into_any()
}

/// The row of an entry far from what is in view: its class, and its words in a single text.
pub fn far_row(session: Session, row: &Row) -> (String, String) {
    let (_, name, class) = icon(row.entry.kind);
    let is_undone = if row.entry.undone.is_some() { " undone" } else { "" };
    let clock = row.entry.happened.utc().clock();
    let pictures = if row.pictures.is_empty() { "" } else { "Picture attached." };
    let words =
        [lead(row).unwrap_or_default(), row.entry.text.clone(), pictures.to_owned(), notes(session, row)];
    let words = words
        .iter()
        .filter(|part| !part.is_empty())
        .fold(format!("{clock} {name}:"), |all, part| all + " " + part);
    (format!("entry far {class}{is_undone}"), words)
}

fn notes_line(session: Session, row: &Row) -> Option<AnyView> {
    let notes = Some(notes(session, row)).filter(|notes| !notes.is_empty())?;
    Some(view! { <small class="meta">{notes}</small> }.into_any())
}

fn pictures(session: Session, row: &Row) -> Option<AnyView> {
    let (all, words) = (row.pictures.len(), &row.entry.text);
    let one = |(at, picture): (usize, &Picture)| {
        let caption = if all > 1 { format!("{words} ({} of {all})", at + 1) } else { words.clone() };
        view! { <Thumbnail session id=picture.id caption=text(move || caption.clone()) /> }.into_any()
    };
    (all > 0).then(|| row.pictures.iter().enumerate().map(one).collect::<Vec<AnyView>>().into_any())
}

fn original(row: &Row) -> Option<AnyView> {
    let first = row.entry.earlier.first()?.text.clone();
    let line = view! {
        <p class="meta original">
            "First written: "
            <q dir="auto" translate="no">
                {first}
            </q>
        </p>
    };
    Some(line.into_any())
}

fn entry_time(at: Timestamp) -> AnyView {
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
    let beside = if offset.0 == 0 { String::new() } else { local.clock() };
    view! {
        <time datetime=at.to_string() title=title>
            {utc.clock()}
            {span("local", beside)}
        </time>
    }
    .into_any()
}

/// The sign, the word and the class of a kind.
fn icon(kind: EntryKind) -> (&'static str, &'static str, &'static str) {
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
        EntryKind::Evidence { leaning: Leaning::Neither, .. } => {
            ("0", "Evidence neither for nor against", "k-note")
        }
        EntryKind::Answer { .. } => ("∴", "Answer", "k-conclusion"),
        EntryKind::Confirmation { .. } => ("✓", "Checked again", "k-for"),
        EntryKind::Conclusion { .. } => ("∴", "Standing", "k-conclusion"),
        EntryKind::Update { .. } => ("↑", "Update sent", "k-update"),
        EntryKind::Promise { .. } => ("◷", "Promise", "k-promise"),
        EntryKind::Phase(_) => ("›", "Phase", "k-phase"),
        EntryKind::Severity(_) => ("▲", "Severity", "k-phase"),
        EntryKind::Title => ("✎", "Title", "k-phase"),
        EntryKind::Break { .. } => ("‖", "Break", "k-phase"),
        EntryKind::Detail(kind) => ("›", kind.name(), "k-phase"),
        EntryKind::Debrief(_) => ("↺", "Debrief", "k-phase"),
        EntryKind::Merge(_) => ("⇄", "Copies merged", "k-phase"),
    }
}

/// What can be done with an update that was sent.
fn sent_actions(session: Session, row: &Row) -> Option<AnyView> {
    let Entry { id, kind: EntryKind::Update { .. }, undone: None, .. } = row.entry else {
        return None;
    };
    let text = row.entry.text.clone();
    if text == REDACTED {
        return None;
    }
    let named = match &row.about {
        Some(About::NextDue(due)) => Some(*due),
        _ => None,
    };
    let copy = move || {
        let copying = clipboard::copy(&text);
        spawn_local(async move {
            let passed = named.filter(|due| *due <= clock::now());
            session.say(&match (copying.await, passed) {
                (true, None) => "Copied, word for word as it was sent.".to_owned(),
                (true, Some(due)) => format!(
                    "Copied, word for word as it was sent. It says that the next update comes by {}, which has passed: better write a new one.",
                    words::clock_time(due, &LocalZone::current())
                ),
                (false, _) => "The browser refused to copy. Open “What was sent” and select the words.".to_owned(),
            });
        });
    };
    let anew = move || session.anew().set(Some(id));
    let actions = view! {
        <div class="row sent-actions">
            <Button class="quiet small" press=clicked(copy)>
                "Copy again"
            </Button>
            <Button class="quiet small" press=clicked(anew)>
                "Correct by a new update"
            </Button>
        </div>
    };
    Some(actions.into_any())
}

/// What the row says before the entry's own words.
fn lead(row: &Row) -> Option<String> {
    let zone = LocalZone::current();
    match row.entry.kind {
        EntryKind::Conclusion { standing, without_evidence, .. } => {
            let how = if without_evidence { ", concluded without evidence" } else { "" };
            let statement = about(row).unwrap_or("a theory that is not here");
            Some(format!("{}{how}: {statement}", standing.name()))
        }
        EntryKind::Answer { .. } => about(row).map(|said| format!("Answered: {said}")),
        EntryKind::Confirmation { .. } => about(row).map(|said| format!("Checked again, still so: {said}")),
        EntryKind::Action => match &row.about {
            Some(About::Owner(owner, _)) => Some(format!("@{owner}")),
            _ => None,
        },
        EntryKind::Update { audience, phase } => {
            Some(format!("Update to {}, phase {}", audience.name().to_ascii_lowercase(), phase.name()))
        }
        EntryKind::Promise { audience, due } => {
            let to = audience.name().to_ascii_lowercase();
            Some(format!("Next update to {to} promised for {}", words::clock_time(due, &zone)))
        }
        EntryKind::Phase(phase) => Some(format!("Phase: {}", phase.name())),
        EntryKind::Severity(severity) => Some(format!("Severity: {}", about(row).unwrap_or(severity.name()))),
        EntryKind::Title => Some("New title:".to_owned()),
        EntryKind::Detail(kind) => Some(match about(row) {
            Some(said) => format!("{}: {}:", kind.name(), words::excerpt(said)),
            None => format!("{}:", kind.name()),
        }),
        EntryKind::ActionDone => Some("Action done".to_owned()),
        EntryKind::Debrief(DebriefEntry::FollowUpMoved { due, .. }) => {
            let due = due.map_or("no date".to_owned(), |due| format!("due {}", day_of(due, &zone).date()));
            let nobody = if row.entry.text.is_empty() { ", nobody yet" } else { "" };
            Some(format!(
                "Follow-up changed: {}, {due}{nobody}",
                about(row).unwrap_or("one that is not here")
            ))
        }
        EntryKind::Debrief(entry) => Some(match about(row) {
            Some(said) => format!("{}: {said}", entry.name()),
            None => entry.name().to_owned(),
        }),
        EntryKind::Break { taken: true } => Some("Break taken".to_owned()),
        EntryKind::Break { taken: false } => Some("Break put off".to_owned()),
        EntryKind::Note
        | EntryKind::Finding
        | EntryKind::Decision
        | EntryKind::Change
        | EntryKind::Question
        | EntryKind::Theory
        | EntryKind::Merge(_)
        | EntryKind::Evidence { .. } => None,
    }
}

fn about(row: &Row) -> Option<&str> {
    match &row.about {
        Some(About::Theory(said)) => Some(said),
        _ => None,
    }
}

/// When it was written down, where that was late, and when it was said to have happened first, where that was another time.
fn timing(entry: &Entry, zone: &LocalZone) -> Option<String> {
    let minute = |at: Timestamp| at.as_millis().div_euclid(60_000);
    let written = words::clock_time(entry.written, zone);
    match (entry.is_late(), entry.earlier_times().first()) {
        (true, Some(first)) if minute(first.happened) == minute(entry.written) => {
            Some(format!("written down and first timed at {written}"))
        }
        (true, Some(first)) => {
            Some(format!("written down at {written} · time changed, first {}", said(first.happened)))
        }
        (false, Some(first)) => Some(format!("time changed, first {}", said(first.happened))),
        (true, None) => Some(format!("written down at {written}")),
        (false, None) => None,
    }
}

fn notes(session: Session, row: &Row) -> String {
    let zone = LocalZone::current();
    let mut notes = Vec::new();
    if let Some(author) = row.author.as_ref().filter(|author| **author != session.author().name()) {
        notes.push(format!("by {author}"));
    }
    match (&row.about, row.entry.kind) {
        (Some(About::Theory(statement)), EntryKind::Evidence { leaning, .. }) => {
            notes.push(format!("{} “{}”", leaning.in_text(), words::excerpt(statement)));
        }
        (Some(About::Owner(_, Some(due))), _) => notes.push(format!("by {}", words::clock_time(*due, &zone))),
        (Some(About::Looked), _) => notes.push("only looks".to_owned()),
        (Some(About::NextDue(due)), _) => {
            notes.push(format!("next one promised for {}", words::clock_time(*due, &zone)));
        }
        _ => {}
    }
    if let Some(how) = &row.how {
        if !how.destination.is_empty() {
            notes.push(format!("copied as {}", how.destination));
        }
        if !how.overridden.is_empty() {
            notes.push(format!("although the check said: {}", how.overridden.replace('\n', "; ")));
        }
    }
    notes.extend(lasted(row));
    notes.extend(timing(&row.entry, &zone));
    if let Some(last) = row.entry.earlier.last() {
        notes.push(format!("corrected at {}", words::clock_time(last.until, &zone)));
    }
    if let Some(at) = row.entry.undone {
        notes.push(format!("undone at {}", words::clock_time(at, &zone)));
    }
    notes.join(" · ")
}
