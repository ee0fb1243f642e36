//! The record of duty as this tab has it, and the only way in which something is written into it.

use crate::domain::{
    Command, EntryText, Incident, IncidentId, Phase, Severity, Stamp, TITLE_LIMIT, Timestamp, Title,
};
use crate::duty::{self, Day, Event, Fact, Kept, KeptError, Line, Record, day_of, handover_text};
use crate::export;
use crate::journal;
use crate::ui::kit::signals::effect;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clock, file};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// For how long back the file of a handover has all, in minutes; of what is open it has all.
const HANDED_BACK: i64 = 31 * 24 * 60;

/// The record; copies are the same.
#[derive(Clone, Copy)]
pub struct Book {
    pub session: Session,
    /// All of it.
    pub record: RwSignal<Record>,
    /// The day that goes on.
    pub current: Memo<Option<Day>>,
    /// The lines of that day, or those that are open, in order of urgency.
    pub lines: Memo<Vec<Line>>,
    /// Records of the stores that cannot be read, with the reason.
    pub broken: RwSignal<Vec<(journal::Record, String)>>,
}

impl Book {
    /// Reads what the stores have, and follows other tabs.
    pub fn open(session: Session) -> Book {
        let record = RwSignal::new(Record::default());
        let current = Memo::new(move |_| record.with(Record::current));
        let lines = Memo::new(move |_| {
            current.with(|day| {
                record.with(|record| match day {
                    Some(day) => record.lines_of(day),
                    None => record.open_lines(),
                })
            })
        });
        let book = Book { session, record, current, lines, broken: RwSignal::new(Vec::new()) };
        book.read();
        effect(move || {
            session.duty().follow();
            untrack(|| book.read());
        });
        effect(move || {
            let open = record.with(|record| record.open_lines().len());
            session.duty().count_open(open);
        });
        book
    }

    fn read(self) {
        let (whole, unreadable) = self.session.duty().all();
        let mut broken: Vec<(journal::Record, String)> =
            unreadable.into_iter().map(|(record, error)| (record, words::record_error(error))).collect();
        let (mut found, mut copies) = (Record::default(), Vec::new());
        for payload in whole {
            match Kept::read(&payload) {
                Ok(kept) => {
                    // The same one stands in both stores, as a rule.
                    if found.event(kept.stamp) != Some(&kept) {
                        copies.push(kept.clone());
                        found.add(kept);
                    }
                }
                Err(error) => broken.push((unread(payload), why(&error))),
            }
        }
        // What is whole in the other store is not lost.
        broken
            .retain(|(record, _)| found.events().all(|kept| !record.key.ends_with(&kept.stamp.to_string())));
        // A store, or what another tab wrote at the same moment, may still have words that were erased.
        for copy in &copies {
            let holds = found.event(copy.stamp).filter(|kept| !copy.words_erased_in(kept).is_empty());
            holds.iter().for_each(|kept| self.session.duty().overwrite(kept.stamp, &kept.text));
        }
        let gone = self.record.with_untracked(|known| known.words_erased_in(&found));
        if self.record.with_untracked(|known| *known != found) {
            self.record.update(|known| drop(known.merge(found)));
        }
        if !gone.is_empty() {
            self.session.duty().erase_drafts(&gone);
        }
        if self.broken.with_untracked(|known| *known != broken) {
            self.broken.set(broken);
        }
    }

    /// Writes down that something is so, by whoever's day it is; `false` where the day has just ended in another tab.
    pub fn say(self, fact: Fact) -> bool {
        let by = self.current.with_untracked(|day| day.as_ref().map(|day| day.who.clone()));
        by.is_some_and(|by| {
            self.say_by(by, fact);
            true
        })
    }

    /// Begins somebody's day.
    pub fn begin(self, who: String) {
        self.say_by(who, Fact::DayBegun {});
    }

    fn say_by(self, by: String, fact: Fact) {
        let last = self.record.with_untracked(|record| record.events().last().map(|kept| kept.stamp));
        let (stamp, at) = self.session.duty().next(last);
        let kept = Kept::of(Event { stamp, at, by, fact });
        self.session.duty().keep(stamp, &kept.text);
        self.record.try_update(|record| record.add(kept));
    }

    /// Erases all words of some events for good.
    pub fn erase(self, stamps: &[Stamp]) {
        self.erased(&[], |record| record.erase(stamps));
    }

    /// Erases every text that has these words in it for good, on all days.
    pub fn erase_words(self, words: &str) {
        self.erased(&[words.to_owned()], |record| record.erase_words(words));
    }

    fn erased(self, more: &[String], erase: impl FnOnce(&mut Record) -> Vec<Kept>) {
        let before = self.record.get_untracked();
        let erased = self.record.try_update(erase).unwrap_or_default();
        erased.iter().for_each(|kept| self.session.duty().overwrite(kept.stamp, &kept.text));
        let gone = self.record.with_untracked(|now| before.words_erased_in(now));
        self.session.duty().erase_drafts(&[more, &gone].concat());
        self.session.say("Erased. What was handed over before, as a text, a file or a link, still has it.");
    }

    /// Takes another record in, and says what it brought.
    pub fn take(self, other: Record) -> String {
        let gone = self.record.with_untracked(|known| known.words_erased_in(&other));
        let known: Vec<Stamp> =
            self.record.with_untracked(|known| known.events().map(|kept| kept.stamp).collect());
        let fresh = self.record.try_update(|record| record.merge(other)).unwrap_or_default();
        for kept in &fresh {
            match known.contains(&kept.stamp) {
                true => self.session.duty().overwrite(kept.stamp, &kept.text),
                false => self.session.duty().keep(kept.stamp, &kept.text),
            }
        }
        self.session.duty().erase_drafts(&gone);
        let lines = self.record.with_untracked(|record| record.open_lines().len());
        let open = match lines {
            0 => "Nothing is open.".to_owned(),
            1 => "1 line is open.".to_owned(),
            many => format!("{many} lines are open."),
        };
        match fresh.len() {
            0 => "It brings nothing that is not here already.".to_owned(),
            1 => format!("Taken over: 1 new entry. {open}"),
            many => format!("Taken over: {many} new entries. {open}"),
        }
    }

    /// An incident grows out of a line: it is declared in the line's words, says where it came from, and is opened.
    pub fn declare(self, line: &Line) {
        let Some(day) = self.current.get_untracked() else { return };
        let one_line = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = one_line.chars().take(TITLE_LIMIT).collect();
        let Ok(title) = Title::parse(&cut) else { return };
        let added = line.added.utc();
        let note = format!(
            "From {}’s day on duty, {}: {} at {} UTC, “{}”",
            day.who,
            day_of(line.added, Default::default()),
            line.kind.name(),
            added.clock(),
            line.text
        );
        let Ok(note) = EntryText::parse(&note) else { return };
        let known_as = title.as_str().to_owned();
        let declared = self.session.duty().declare(title, Severity::Major, Command::LogNote(note));
        if let Some(IncidentId(incident)) = declared {
            self.say(Fact::IncidentDeclared { line: line.id, incident, title: known_as });
        }
    }

    /// What an incident is called now and which phase it is in; `None` where it is not on this device.
    pub fn incident(self, id: Stamp) -> Option<(String, Phase)> {
        let mut found = None;
        self.session.each_incident(|incident| {
            if incident.id() == IncidentId(id) {
                found = Some((words::title_of(incident.state()), incident.state().phase));
            }
        });
        found
    }

    /// The phase that an incident was in at a time, as far as is written down here: the text of a day that is over stays as
    /// it was handed over.
    fn phase_at(self, id: Stamp, at: Timestamp) -> Option<Phase> {
        let mut found = None;
        self.session.each_incident(|incident| {
            if incident.id() == IncidentId(id) {
                let mut then = Incident::new(incident.id());
                then.apply_all(incident.log().iter().filter(|event| event.written <= at).cloned());
                found = Some(then.state().phase);
            }
        });
        found
    }

    /// The handover of a day as a text.
    pub fn text(self, day: &Day, to: &str, note: &str, now: Timestamp) -> String {
        let at = day.ended().unwrap_or(now);
        let told = |id: Stamp| self.phase_at(id, at).map(|phase| phase.name().to_owned());
        self.record.with(|record| handover_text(record, day, to, note, now, &LocalZone::current(), &told))
    }

    /// The same of a day of another record, such as one in a link.
    pub fn text_of(self, record: &Record, day: &Day) -> String {
        handover_text(record, day, "", "", clock::now(), &LocalZone::current(), &|_| None)
    }

    /// What whoever takes over needs, and no more, so that it fits into a link: the last day, and what is still open.
    pub fn for_a_link(self) -> Record {
        self.record.with_untracked(|record| {
            let since = record.days().pop().map_or_else(clock::now, |day| day.began);
            record.from(since)
        })
    }

    /// Hands the person the file for whoever takes over.
    pub fn save(self) {
        let now = clock::now();
        let given = self.record.with_untracked(|record| record.from(now.plus_minutes(-HANDED_BACK)));
        let name = export::file_name("on duty", now, "json");
        self.session.say(&match file::download(&name, "application/json", &duty::write(&given)) {
            Ok(()) => format!("Saved as {name}."),
            Err(_) => "The browser refused the download. Nothing was saved.".to_owned(),
        });
    }
}

fn unread(payload: String) -> journal::Record {
    journal::Record { key: String::new(), value: payload }
}

fn why(error: &KeptError) -> String {
    error.to_string()
}
