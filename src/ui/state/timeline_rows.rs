//! The timeline as rows in chunks, so that an append touches one chunk and no list is rebuilt.

use crate::domain::{
    DebriefEntry, DetailKind, Entry, EntryKind, PastePart, Picture, REDACTED, Sending, Stamp, State,
    Timestamp,
};
use crate::ui::kit::show::Key;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// How many rows a chunk holds.
const CHUNK: usize = 64;

/// How many chunks show at once; the page is usable with these, and the earlier ones follow.
const AT_ONCE: usize = 3;

/// How many of the last rows are in view, or near it, while one writes.
const LATE: usize = 48;

/// How many of the earlier chunks follow at a time.
const FOLLOW: usize = 8;

/// All rows. Clones are the same rows.
#[derive(Clone)]
pub struct TimelineRows {
    chunks: ArcRwSignal<Vec<Chunk>>,
    hidden: ArcRwSignal<usize>,
}

/// Some consecutive rows, by their keys alone: what they show is looked up when they are made.
#[derive(Clone)]
pub struct Chunk {
    place: usize,
    rows: ArcRwSignal<Vec<Key>>,
}

/// What one row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The entry.
    pub entry: Entry,
    /// What the entry is about, where it is about something: a theory's statement, an action's owner
    /// and time, the time that an update promised.
    pub about: Option<About>,
    /// How it went out, where it is an update.
    pub how: Option<Sending>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// Who wrote it, where more than one person did.
    pub author: Option<String>,
    /// Which part of a pasted text it was made of.
    pub part: Option<PastePart>,
    /// For how many milliseconds nothing had happened before it, where that is long.
    pub gap: Option<i64>,
    /// It changes when what the row shows does.
    pub key: Key,
}

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum About {
    /// The theory of that statement, or other words that it is about.
    Theory(String),
    /// A task of somebody, until when.
    Owner(String, Option<Timestamp>),
    /// A promise for that time.
    NextDue(Timestamp),
    /// Nothing was changed: it only looked.
    Looked,
}

impl About {
    fn of(state: &State, entry: &Entry) -> Option<About> {
        match entry.kind {
            EntryKind::Evidence { theory, .. } | EntryKind::Conclusion { theory, .. } => {
                state.theories.get(theory).map(|t| About::Theory(t.statement.clone()))
            }
            EntryKind::Answer { question, by } => {
                let said = |id| state.entries.get(id).map_or("", |e| e.text.as_str());
                Some(About::Theory(format!("“{}”, by “{}”", said(question), said(by))))
            }
            EntryKind::Confirmation { evidence } => {
                state.entries.get(evidence).map(|e| About::Theory(e.text.clone()))
            }
            EntryKind::Debrief(DebriefEntry::FollowUpDone(done) | DebriefEntry::Why(Some(done))) => {
                state.entries.get(done).map(|e| About::Theory(e.text.clone()))
            }
            EntryKind::Detail(DetailKind::Task(task)) => {
                state.entries.get(task).map(|e| About::Theory(e.text.clone()))
            }
            EntryKind::Severity(severity) => {
                Some(About::Theory(state.details.severities.name(severity).to_owned()))
            }
            EntryKind::Debrief(DebriefEntry::FollowUpMoved { follow_up, .. }) => {
                state.entries.get(follow_up).map(|e| About::Theory(e.text.clone()))
            }
            EntryKind::Change if entry.undone.is_none() && !state.is_change(entry.id) => Some(About::Looked),
            EntryKind::Action => state.actions.get(entry.id).map(|a| About::Owner(a.owner.clone(), a.due)),
            EntryKind::Update { .. } => {
                state.messages.get(entry.id).and_then(|m| m.next_due).map(About::NextDue)
            }
            EntryKind::Note
            | EntryKind::Finding
            | EntryKind::Decision
            | EntryKind::Change
            | EntryKind::ActionDone
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Promise { .. }
            | EntryKind::Phase(_)
            | EntryKind::Title
            | EntryKind::Break { .. }
            | EntryKind::Detail(_)
            | EntryKind::Merge(_)
            | EntryKind::Debrief(_) => None,
        }
    }
}

impl Row {
    fn of(state: &State, entry: &Entry) -> Row {
        let about = About::of(state, entry);
        let how = state.messages.get(entry.id).map(|message| message.how.clone());
        let pictures: Vec<Picture> = state.pictures_of(entry.id).copied().collect();
        let author = state.told_author(entry.id).map(str::to_owned);
        let part = state.paste_of(entry.id).map(|(_, part)| *part);
        let gap = state.gap_before(entry);
        let beside = (pictures.len(), part.is_some(), gap);
        let key = key_of(entry, about.as_ref(), author.as_deref(), beside);
        Row { entry: entry.clone(), about, how, pictures, author, part, gap, key }
    }

    fn key(state: &State, entry: &Entry) -> Key {
        let beside = (
            state.pictures_of(entry.id).count(),
            state.paste_of(entry.id).is_some(),
            state.gap_before(entry),
        );
        key_of(entry, About::of(state, entry).as_ref(), state.told_author(entry.id), beside)
    }

    /// The key of an entry's row.
    pub fn key_of(state: &State, id: Stamp) -> Option<Key> {
        state.entries.get(id).map(|entry| Row::key(state, entry))
    }

    /// The row of an entry, wherever it is.
    pub fn found(state: &State, id: Stamp) -> Option<Arc<Row>> {
        state.entries.get(id).map(|entry| Arc::new(Row::of(state, entry)))
    }
}

fn key_of(
    entry: &Entry,
    about: Option<&About>,
    author: Option<&str>,
    beside: (usize, bool, Option<i64>),
) -> Key {
    let mut hasher = DefaultHasher::new();
    let Entry { id, kind, earlier, undone, text, .. } = entry;
    (earlier.len(), undone.is_some(), text == REDACTED, about, beside).hash(&mut hasher);
    (entry.happened, entry.earlier_times(), author).hash(&mut hasher);
    // Words that are made of several can change by the redaction of one; a caption is no correction.
    (matches!(kind, EntryKind::Detail(_) | EntryKind::Merge(_)) || beside.0 > 0)
        .then_some(text)
        .hash(&mut hasher);
    Key { id: *id, part: hasher.finish() }
}

impl TimelineRows {
    /// The rows of a state; the earlier ones are hidden at first.
    pub fn of(state: Option<&State>) -> TimelineRows {
        let rows = TimelineRows { chunks: ArcRwSignal::new(Vec::new()), hidden: ArcRwSignal::new(0) };
        let all = state.map_or(0, |state| state.entries.len().div_ceil(CHUNK));
        rows.hidden.set(all.saturating_sub(AT_ONCE));
        state.into_iter().for_each(|state| rows.rebuild(state));
        rows
    }

    /// Shows some more of the earlier chunks of the state that they are of.
    pub fn show_more(&self, state: &State) {
        let hidden = self.hidden.get_untracked();
        if hidden > 0 {
            let shown = hidden.saturating_sub(FOLLOW);
            // Their rows were left until now: of a long log they would have been made all at once.
            let chunks = self.chunks.with_untracked(|chunks| {
                chunks.get(shown..hidden.min(chunks.len())).unwrap_or_default().to_vec()
            });
            chunks.iter().for_each(|chunk| chunk.rows.set(keys_at(state, chunk.place)));
            self.hidden.set(shown);
        }
    }

    /// Whether a chunk holds one of the last rows, which are in view or near it.
    pub fn is_late(&self, chunk: &Chunk) -> bool {
        let after = |chunks: &Vec<Chunk>| {
            let later = chunks.iter().skip(chunk.place + 1);
            later.map(|chunk| chunk.rows.with_untracked(Vec::len)).sum::<usize>()
        };
        self.chunks.with_untracked(after) < LATE
    }

    /// Whether earlier chunks wait to be shown.
    pub fn has_more(&self) -> bool {
        self.hidden.get() > 0
    }

    /// The keys of the chunks, in order.
    pub fn chunk_keys(&self) -> Vec<Key> {
        let hidden = self.hidden.get();
        self.chunks.with(|chunks| chunks.iter().skip(hidden).map(Chunk::key).collect())
    }

    /// The chunk with that key.
    pub fn chunk(&self, key: Key) -> Option<Chunk> {
        let place = usize::try_from(key.part).ok()?;
        self.chunks.with_untracked(|chunks| chunks.get(place).cloned())
    }

    /// Adds the row of the entry that was just appended; an event without an entry adds none.
    pub fn append(&self, state: &State, id: Stamp) {
        let Some(entry) = state.entries.get(id) else { return };
        let row = Row::key(state, entry);
        let last = self.chunks.with_untracked(|chunks| chunks.last().cloned());
        match last.filter(|chunk| chunk.rows.with_untracked(Vec::len) < CHUNK) {
            Some(chunk) => chunk.rows.update(|rows| rows.push(row)),
            None => self.chunks.update(|chunks| chunks.push(Chunk::new(chunks.len(), vec![row]))),
        }
    }

    /// Makes all rows that show anew; chunks whose rows are the same are left alone.
    pub fn rebuild(&self, state: &State) {
        let mut chunks = self.chunks.get_untracked();
        let before = chunks.len();
        let after = state.entries.len().div_ceil(CHUNK);
        if after > before + AT_ONCE {
            // Many at once, as from a file: the earlier ones follow, as they do when it is opened.
            self.hidden.set(after - AT_ONCE);
        }
        let hidden = self.hidden.get_untracked();
        for place in 0..after {
            let rows = if place < hidden { Vec::new() } else { keys_at(state, place) };
            match chunks.get(place) {
                Some(chunk) if place < hidden || chunk.rows.with_untracked(|old| *old == rows) => {}
                Some(chunk) => chunk.rows.set(rows),
                None => chunks.push(Chunk::new(place, rows)),
            }
        }
        chunks.truncate(after);
        if chunks.len() != before {
            self.chunks.set(chunks);
        }
    }
}

/// The keys of the rows of a chunk.
fn keys_at(state: &State, chunk: usize) -> Vec<Key> {
    let rows = state.timeline_at(chunk * CHUNK..(chunk + 1) * CHUNK);
    rows.map(|entry| Row::key(state, entry)).collect()
}

impl Chunk {
    /// Its key: a chunk stays where it is.
    fn key(&self) -> Key {
        Key { id: Stamp::FIRST, part: self.place as u64 }
    }

    /// The keys of its rows, in order.
    pub fn row_keys(&self) -> Vec<Key> {
        self.rows.get()
    }

    fn new(place: usize, rows: Vec<Key>) -> Chunk {
        Chunk { place, rows: ArcRwSignal::new(rows) }
    }
}
