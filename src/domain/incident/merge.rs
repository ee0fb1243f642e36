//! What is to be said when two copies are put together, and the words of the entries that say it.

use super::statement::{self, Statement, Subject, Word, statements};
use super::{Incident, Undone, disagreement::fresh_in};
use crate::domain::commands::Command;
use crate::domain::facts::{Event, Fact, Matter, MergeNote};
use crate::domain::state::State;
use crate::domain::values::{Replica, Stamp, Timestamp};

/// Clocks that differ by less are as good as the same, in milliseconds.
const CLOCKS_AGREE_WITHIN: i64 = 5 * 60_000;
const MINUTE: i64 = 60_000;

impl Incident {
    /// What is to be noted once what is new in `copy` is here: what both disagree about, and whose clock differs. What
    /// either has noted already is not among it. `now` is what the clock here reads.
    pub fn merge_notes(&self, copy: &Incident, now: Timestamp) -> Vec<MergeNote> {
        let at_odds = self.disagreements(copy).into_iter().map(|at_odds| {
            let (here, there) = (at_odds.here.event.stamp, at_odds.there.event.stamp);
            MergeNote::Disagreement { about: at_odds.matter, stands: here.max(there), other: here.min(there) }
        });
        let clocks = self.clocks(copy, now, &copy.times_of_clocks_ahead());
        at_odds.chain(clocks).filter(|note| !self.is_known_note(copy, note)).collect()
    }

    /// What is to be noted of events that arrive alone, as a shared folder brings them: nothing tells what their writer had
    /// read. So it is for whoever has the later word, which stands, to say what they had not read when they spoke; the others
    /// get the note like any other event, and it is said once. `now` is what the clock here reads, and `is_own` tells of the
    /// tabs that go by it.
    pub fn arrival_notes(
        &self,
        arrived: &[Event],
        now: Timestamp,
        is_own: &dyn Fn(Replica) -> bool,
    ) -> Vec<MergeNote> {
        let copy = Incident::replay(self.id, arrived.iter().cloned());
        let late = self.words_that_were_late(&copy, is_own);
        let mut ahead_at = self.times_of_clocks_ahead();
        ahead_at.extend(copy.times_of_clocks_ahead());
        let clocks = self.clocks(&copy, now, &ahead_at);
        late.into_iter().chain(clocks).filter(|note| !self.is_known_note(&copy, note)).collect()
    }

    /// Whether that was noted here or in a copy; of a clock also where it was noted when the same person wrote in another tab.
    fn is_known_note(&self, copy: &Incident, note: &MergeNote) -> bool {
        let whose = |of: &Stamp| {
            let name = copy.state.author(of.replica()).or(self.state.author(of.replica()));
            name.filter(|name| !name.is_empty())
        };
        let is_known = |event: &Event| match (&event.fact, note) {
            (
                Fact::MergeNoted(MergeNote::Clock { of: other, minutes: by }),
                MergeNote::Clock { of, minutes },
            ) => (*by < 0) == (*minutes < 0) && whose(of).is_some_and(|name| whose(other) == Some(name)),
            _ => false,
        };
        self.is_noted(note) || copy.is_noted(note) || self.log.iter().chain(&copy.log).any(is_known)
    }

    /// Whether that was noted here.
    pub(super) fn is_noted(&self, note: &MergeNote) -> bool {
        self.log
            .iter()
            .any(|event| matches!(&event.fact, Fact::MergeNoted(noted) if noted.is_of_the_same(note)))
    }

    /// The clocks that differ, as far as the events tell that are new in `copy`. Whoever writes at a later time than it is
    /// here has one that is ahead. Whoever writes at an earlier time than that of what they had seen before, has one that
    /// is behind.
    fn clocks(&self, copy: &Incident, now: Timestamp, ahead_at: &[Timestamp]) -> Vec<MergeNote> {
        let mut off: Vec<(Replica, Stamp, i64)> = Vec::new();
        for event in fresh_in(copy, self) {
            let ahead = event.written.since(now);
            let seen = event.stamp.wall();
            // Where what they had seen is itself in the future, or from a clock that is known to be ahead, it is that one.
            let is_anothers = seen.since(now) > CLOCKS_AGREE_WITHIN || ahead_at.contains(&seen);
            let behind = if is_anothers { 0 } else { seen.since(event.written) };
            let by = if ahead > CLOCKS_AGREE_WITHIN { ahead } else { -behind };
            if by.abs() <= CLOCKS_AGREE_WITHIN {
                continue;
            }
            match off.iter_mut().find(|(replica, ..)| *replica == event.stamp.replica()) {
                Some(known) if known.2.abs() < by.abs() => *known = (known.0, event.stamp, by),
                Some(_) => {}
                None => off.push((event.stamp.replica(), event.stamp, by)),
            }
        }
        let note = |(_, of, by): (Replica, Stamp, i64)| {
            let minutes = i32::try_from(by / MINUTE).unwrap_or(if by < 0 { i32::MIN } else { i32::MAX });
            MergeNote::Clock { of, minutes }
        };
        off.into_iter().map(note).collect()
    }

    /// When those wrote of whom it is noted that their clock is ahead: whoever saw that goes on from there.
    fn times_of_clocks_ahead(&self) -> Vec<Timestamp> {
        let noted = self.log.iter().filter_map(|event| {
            if let Fact::MergeNoted(MergeNote::Clock { of, minutes: 1.. }) = &event.fact {
                Some(of.replica())
            } else {
                None
            }
        });
        let noted: Vec<Replica> = noted.collect();
        let wrote = self.log.iter().filter(|event| noted.contains(&event.stamp.replica()));
        wrote.map(|event| event.stamp.wall()).collect()
    }

    /// The word that does not stand, and the ordinary command by which it is taken after all; `None` once the one that
    /// stood is not the last: whoever spoke on it since has settled it.
    pub fn other_word(&self, note: Stamp) -> Option<(String, Command)> {
        let event = self.event(note)?;
        let Fact::MergeNoted(MergeNote::Disagreement { about, stands, other }) = event.fact else {
            return None;
        };
        if self.is_undone(note) {
            return None;
        }
        let (stands, other) = (self.event(stands)?, self.event(other)?);
        let of = said_on(stands, about)?;
        (self.last_word(about, &of.subject)?.stamp == stands.stamp).then_some(())?;
        let word = word_text(&self.state, &said_on(other, about)?);
        Some((word, statement::command(other, about, &self.state)?))
    }

    /// The event with the last word on a matter that was not undone.
    fn last_word(&self, matter: Matter, subject: &Subject) -> Option<&Event> {
        let undone = Undone::of(&self.log);
        let is_on = |said: &Statement| said.matter == matter && said.subject == *subject;
        let mut events = self.log.iter().rev().filter(|event| undone.since(event.stamp).is_none());
        events.find(|event| statements(&event.fact).iter().any(is_on))
    }

    /// What a matter is, inside a sentence.
    pub fn subject_text(&self, matter: Matter, subject: &Subject) -> String {
        subject_text(&self.state, matter, subject)
    }

    /// What a note says, in a sentence.
    pub fn merge_sentence(&self, note: &MergeNote) -> String {
        sentence(&self.log, &self.state, note)
    }
}

fn said_on(event: &Event, matter: Matter) -> Option<Statement> {
    statements(&event.fact).into_iter().find(|said| said.matter == matter)
}

/// Whether the words of entries that tell of merges follow from it.
pub(super) fn words_follow(fact: &Fact) -> bool {
    matches!(fact, Fact::MergeNoted(_) | Fact::AuthorNamed { .. })
}

/// Gives the entries that tell of merges their words, which stand in other events.
pub(super) fn word(log: &[Event], state: &mut State) {
    for id in state.merges.clone() {
        let Some(note) = state.entries.get(id).and_then(|entry| entry.kind.merge_note().copied()) else {
            continue;
        };
        let text = sentence(log, state, &note);
        if let Some(entry) = state.entries.get_mut(id) {
            entry.text = text;
        }
    }
}

fn sentence(log: &[Event], state: &State, note: &MergeNote) -> String {
    match note {
        MergeNote::Disagreement { about, stands, other } => {
            let find = |id: Stamp| {
                let at = log.partition_point(|event| event.stamp < id);
                log.get(at).filter(|event| event.stamp == id)
            };
            let said = |id: Stamp| {
                let event = find(id)?;
                Some((event, said_on(event, *about)?))
            };
            let subject = said(*stands).map(|(_, said)| said.subject).unwrap_or_default();
            let word = |id: Stamp| match said(id) {
                Some((event, said)) => spoken(state, event, &said),
                None => "a word that is not here".to_owned(),
            };
            let about = subject_text(state, *about, &subject);
            format!(
                "Two copies disagreed about {about}: {} stands, being the later one; {} does not.",
                word(*stands),
                word(*other)
            )
        }
        MergeNote::Clock { of, minutes } => {
            let whose = match state.author(of.replica()) {
                Some(name) => format!("The clock of {name}"),
                None => "The clock of another device".to_owned(),
            };
            let by = long_interval(minutes.unsigned_abs());
            let how = if *minutes < 0 {
                format!("about {by} behind the others, or more: what it wrote is later than its times say")
            } else {
                format!(
                    "about {by} ahead of this one: where both spoke of one thing, its word counts as the later one"
                )
            };
            format!("{whose} is {how}.")
        }
    }
}

/// `Critical (03:12 UTC, Ana)`
fn spoken(state: &State, event: &Event, said: &Statement) -> String {
    let word = word_text(state, said);
    // Its time may have been corrected.
    let at = state.entries.get(event.stamp).map_or(event.happened, |entry| entry.happened);
    let by = match said.by.as_str() {
        "" => state.author(event.stamp.replica()).unwrap_or_default(),
        by => by,
    };
    let by = if by.is_empty() { String::new() } else { format!(", {by}") };
    format!("{word} ({} UTC{by})", at.utc().clock())
}

/// The word alone, in one line.
fn word_text(state: &State, said: &Statement) -> String {
    match &said.word {
        Word::Severity(severity) => state.details.severities.name(*severity).to_owned(),
        Word::Said(word) => word.split_whitespace().collect::<Vec<&str>>().join(" "),
    }
}

/// What it is about, inside a sentence.
fn subject_text(state: &State, matter: Matter, subject: &Subject) -> String {
    let name = matter.in_text();
    let of = subject.of.map(|id| {
        let words = match state.theories.get(id) {
            Some(theory) => theory.statement.trim(),
            None => state.entries.get(id).map_or("", |entry| entry.text.trim()),
        };
        let line = words.lines().next().unwrap_or_default();
        match line.char_indices().nth(80) {
            Some((end, _)) => format!("“{}…”", &line[..end]),
            None => format!("“{line}”"),
        }
    });
    match (matter, of) {
        // Its own words are what they disagree about, and the name of an author is the other one's.
        (Matter::Wording | Matter::Author | Matter::Leaning, None) => name.to_owned(),
        (Matter::Wording, Some(_)) => name.to_owned(),
        (_, Some(of)) => format!("{name} {of}"),
        (Matter::Promise | Matter::Cadence, None) => format!("{name} {}{}", to(matter), subject.name),
        (Matter::Zone, None) => format!("{name} of {}", subject.name),
        (Matter::Role, None) => format!("{name} {}", subject.name),
        (Matter::Aspect, None) => format!("“{}”", subject.name),
        (_, None) => name.to_owned(),
    }
}

fn to(matter: Matter) -> &'static str {
    if matter == Matter::Promise { "to " } else { "" }
}

/// `3 days`, `5 hours`, `7 minutes`: the nearest.
fn long_interval(minutes: u32) -> String {
    match minutes {
        ..90 => format!("{minutes} minutes"),
        90..2160 => format!("{} hours", (minutes + 30) / 60),
        _ => format!("{} days", (minutes / 60 + 12) / 24),
    }
}
