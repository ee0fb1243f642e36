//! What of a script has arrived: a function of the script, the log and the drill's clock.

use super::clock::DrillClock;
use super::script::{Ask, Content, Said, Script, Step, Trigger};
use super::times::filled;
use crate::domain::{Entry, EntryKind, State, folded, is_letter};

/// Something that has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Which step of the script it is.
    pub step: usize,
    /// How much of the drill had passed then, in its milliseconds.
    pub at: i64,
    /// What it is; times in it are those of its arrival.
    pub content: Content,
}

/// What has arrived, in the order in which it came.
pub fn arrived(script: &Script, state: &State, clock: &DrillClock) -> Vec<Arrived> {
    let now = clock.passed().min(i64::from(script.minutes) * 60_000);
    let log = Log { entries: standing(state), clock };
    let mut came: Vec<Option<i64>> = Vec::with_capacity(script.steps.len());
    for step in &script.steps {
        let at = came_at(script, step, &log, &came).filter(|at| *at <= now);
        came.push(at);
    }
    let mut all: Vec<Arrived> = Vec::new();
    for (place, (step, at)) in script.steps.iter().zip(came).enumerate() {
        if let (Some(at), Some(content)) = (at, step.content()) {
            let content = in_time(content, clock, at);
            let behind = all.partition_point(|other| other.at <= at);
            all.insert(behind, Arrived { step: place, at, content });
        }
    }
    all
}

/// How often a button was pressed, as the log says.
pub fn presses(ask: &Ask, state: &State) -> usize {
    standing(state).filter(|entry| is_press(entry, ask)).count()
}

/// Whether something with these words stands in the log, which was logged once or more.
pub fn is_logged(text: &str, state: &State) -> bool {
    standing(state).any(|entry| entry.text.trim() == text.trim())
}

fn standing(state: &State) -> impl Iterator<Item = &Entry> + Clone {
    state.entries.iter().filter(|entry| entry.undone.is_none())
}

fn is_press(entry: &Entry, ask: &Ask) -> bool {
    entry.kind == EntryKind::Note && entry.text.trim() == ask.note.trim()
}

struct Log<'a, E> {
    entries: E,
    clock: &'a DrillClock,
}

impl<'a, E: Iterator<Item = &'a Entry> + Clone> Log<'a, E> {
    /// When the first entry was written of which that is so.
    fn first(&self, wanted: impl Fn(&Entry) -> bool) -> Option<i64> {
        let mut entries = self.entries.clone();
        entries.find(|entry| wanted(entry)).map(|entry| self.clock.elapsed(entry.written))
    }
}

fn came_at<'a, E: Iterator<Item = &'a Entry> + Clone>(
    script: &Script,
    step: &Step,
    log: &Log<'a, E>,
    came: &[Option<i64>],
) -> Option<i64> {
    let first = |triggers: &[Trigger]| triggers.iter().filter_map(|one| met(script, one, log, came)).min();
    let at = first(&step.when)? + i64::from(step.delay) * 1000;
    let is_kept_away = first(&step.unless).is_some_and(|met| met <= at);
    (!is_kept_away).then_some(at)
}

fn met<'a, E: Iterator<Item = &'a Entry> + Clone>(
    script: &Script,
    trigger: &Trigger,
    log: &Log<'a, E>,
    came: &[Option<i64>],
) -> Option<i64> {
    let of = |kind: fn(EntryKind) -> bool, words: &[String], or_any: bool| {
        log.first(|entry| kind(entry.kind) && (or_any && words.is_empty() || names(&entry.text, words)))
    };
    match trigger {
        Trigger::Second(second) => Some(i64::from(*second) * 1000),
        Trigger::Pressed(id) => {
            let ask = script.asks.iter().find(|ask| ask.id == *id)?;
            log.first(|entry| is_press(entry, ask))
        }
        Trigger::Asked(words) => of(|kind| kind == EntryKind::Question, words, false),
        Trigger::Supposed(words) => of(|kind| kind == EntryKind::Theory, words, false),
        Trigger::Changed(words) => of(|kind| kind == EntryKind::Change, words, true),
        Trigger::Updated(words) => of(|kind| matches!(kind, EntryKind::Update { .. }), words, true),
        Trigger::Written(words) => of(is_written, words, false),
        Trigger::Arrived(id) => {
            let place = script.steps.iter().position(|step| step.id == *id)?;
            came.get(place).copied().flatten()
        }
    }
}

/// What somebody said in words of their own.
fn is_written(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Note
            | EntryKind::Finding
            | EntryKind::Decision
            | EntryKind::Change
            | EntryKind::Action
            | EntryKind::Question
            | EntryKind::Theory
            | EntryKind::Evidence { .. }
    )
}

/// Whether a text has all words of one of these: each begins a word of it.
pub(super) fn names(text: &str, any: &[String]) -> bool {
    let text = folded(text);
    let begins = |wanted: &str| text.split(|c| !is_letter(c)).any(|word| word.starts_with(wanted));
    any.iter().any(|words| {
        let words = folded(words);
        let mut wanted = words.split(|c| !is_letter(c)).filter(|word| !word.is_empty()).peekable();
        wanted.peek().is_some() && wanted.all(begins)
    })
}

fn in_time(content: Content, clock: &DrillClock, at: i64) -> Content {
    let now = clock.instant(at);
    let said = |said: Said| Said { text: filled(&said.text, now), ..said };
    match content {
        Content::Alert(alert) => Content::Alert(said(alert)),
        Content::Message(message) => Content::Message(said(message)),
        Content::Log(log) => Content::Log(said(log)),
        Content::Graph(graph) => Content::Graph(graph),
    }
}
