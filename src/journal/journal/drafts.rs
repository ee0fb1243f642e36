//! What is being typed: kept while it is, handed over to another tab, swept when it is long gone.

use super::super::draft::{self, Draft};
use super::super::gone;
use super::super::mirror::Write;
use super::super::record::Record;
use super::{DRAFT_PAUSE, Journal};
use crate::domain::{IncidentId, Timestamp, holds};

impl Journal {
    /// The tab has a name of its own now, and had these before, the latest first: its browser was killed, or it is the
    /// double of another one.
    pub fn had_names(&self, former: Vec<String>) {
        *self.0.former.borrow_mut() = former;
    }

    /// The words of an unfinished field; empty when there are none. Words that another tab left are
    /// taken over.
    pub fn draft(&self, field: &str) -> String {
        let drafts = self.0.drafts.borrow();
        self.adopt(field, draft::choose(drafts.iter(), field, &self.0.tab, &self.0.former.borrow()))
    }

    /// The words of an unfinished field in this tab alone.
    pub fn own_draft(&self, field: &str) -> String {
        let drafts = self.0.drafts.borrow();
        self.adopt(field, draft::own(drafts.iter(), field, &self.0.tab, &self.0.former.borrow()))
    }

    /// The words of a draft; one of another name is taken over when the field is typed into.
    fn adopt(&self, field: &str, found: Option<&Draft>) -> String {
        let Some(found) = found else { return String::new() };
        if found.key != draft::key(field, &self.0.tab) {
            let mut adopted = self.0.adopted.borrow_mut();
            adopted.retain(|(other, _)| other != field);
            adopted.push((field.to_owned(), found.clone()));
        }
        found.text.clone()
    }

    /// The words that stand in some fields in another tab, and when they were typed.
    pub fn drafts_elsewhere(&self, fields: &[String]) -> Option<(Timestamp, Vec<String>)> {
        let mut own = self.0.former.borrow().clone();
        own.push(self.0.tab.clone());
        draft::elsewhere(self.0.drafts.borrow().iter(), fields, &own)
    }

    /// Calls back whenever words are typed in another tab.
    pub fn follow_drafts(&self, on_draft: impl Fn() + 'static) {
        *self.0.on_draft.borrow_mut() = Some(Box::new(on_draft));
    }

    /// Another tab keeps words of its own.
    pub(super) fn hear_of_draft(&self, record: Record) {
        let Some(heard) = draft::read(&record) else { return };
        let mut drafts = self.0.drafts.borrow_mut();
        drafts.retain(|known| known.key != heard.key);
        drafts.push(heard);
        drop(drafts);
        self.0.on_draft.borrow().iter().for_each(|on_draft| on_draft());
    }

    /// Another tab took over words of this one and took out its draft; here they stand as before.
    pub(super) fn put_back_draft(&self, key: &str) {
        let held =
            self.0.drafts.borrow().iter().find(|draft| draft.key == key).map(|draft| draft.text.clone());
        let is_own = key.strip_suffix(&self.0.tab).is_some_and(|rest| rest.ends_with('/'));
        let is_gone = || gone::named_in(key).is_some_and(|incident| self.is_gone(incident));
        if let Some(text) = held.filter(|text| is_own && !text.is_empty() && !is_gone()) {
            self.put_draft(key.to_owned(), &text);
            self.pump(DRAFT_PAUSE);
        }
    }

    /// Keeps the words of an unfinished field, none among them.
    pub fn keep_draft(&self, field: &str, text: &str) {
        if gone::named_in(field).is_some_and(|incident| self.is_gone(incident)) {
            return;
        }
        self.put_draft(draft::key(field, &self.0.tab), text);
        self.drop_adopted(field);
        self.pump(DRAFT_PAUSE);
        self.tell_state();
    }

    fn put_draft(&self, key: String, text: &str) {
        let at = (self.0.clock)();
        let record = Record { value: draft::value(at, text), key: key.clone() };
        let local = self.0.local.as_ref().map_err(Clone::clone);
        // No words are kept too: a killed browser may lose a removal, and the words would come back.
        let kept = local.and_then(|store| store.put(&key, &record.value));
        self.0.tracker.borrow_mut().draft_written(kept);
        self.enqueue(Write::Small(record));
        let mut drafts = self.0.drafts.borrow_mut();
        drafts.retain(|d| d.key != key);
        drafts.push(Draft { key, at, text: text.to_owned() });
    }

    /// Clears the drafts of an incident that hold any of `words` or are of one of the `fields`,
    /// whichever tab they belong to; whether there were some.
    pub fn erase_drafts(&self, incident: IncidentId, words: &[String], fields: &[String]) -> bool {
        let folder = draft::folder(incident);
        let is_held = |d: &Draft, rest: &str| {
            let is_of = |field: &String| rest.split('/').next() == Some(field);
            fields.iter().any(is_of) || words.iter().any(|words| holds(&d.text, words))
        };
        self.erase_drafts_where(&|d| d.key.strip_prefix(&folder).is_some_and(|rest| is_held(d, rest)))
    }

    /// Clears the drafts of which that is so, whichever tab they belong to; whether there were some.
    pub fn erase_drafts_where(&self, holds: &dyn Fn(&Draft) -> bool) -> bool {
        let mut held: Vec<String> =
            self.0.drafts.borrow().iter().filter(|d| holds(d)).map(|d| d.key.clone()).collect();
        // Other tabs write theirs without a word to this one.
        if let Ok(local) = &self.0.local {
            local.each(&mut |record| held.extend(draft::read(&record).filter(|d| holds(d)).map(|d| d.key)));
        }
        let found = !held.is_empty();
        held.into_iter().for_each(|key| self.put_draft(key, ""));
        self.pump(DRAFT_PAUSE);
        found
    }

    /// Newer drafts of the mirror replace those of local storage: a killed browser may have lost the
    /// latter's.
    pub(super) fn apply_drafts(&self, mirror: &[Record]) {
        let mut drafts = self.0.drafts.borrow_mut();
        for found in mirror.iter().filter_map(draft::read) {
            match drafts.iter_mut().find(|d| d.key == found.key) {
                Some(known) if known.at >= found.at => {}
                Some(known) => *known = found,
                None => drafts.push(found),
            }
        }
    }

    /// The tab that left the words may still be there and have typed on; then they stay its own.
    fn drop_adopted(&self, field: &str) {
        let mut all = self.0.adopted.borrow_mut();
        let Some(place) = all.iter().position(|(other, _)| other == field) else { return };
        let (_, adopted) = all.swap_remove(place);
        drop(all);
        let Ok(local) = &self.0.local else { return };
        let unchanged = local.get(&adopted.key) == Some(draft::value(adopted.at, &adopted.text));
        if unchanged {
            local.remove(&adopted.key);
            self.0.drafts.borrow_mut().retain(|d| d.key != adopted.key);
            self.enqueue(Write::Forget(adopted.key));
        }
    }

    /// Takes out what is left of drafts that were cleared long ago.
    pub(super) fn sweep(&self) {
        let now = (self.0.clock)();
        let mut drafts = self.0.drafts.borrow_mut();
        for spent in drafts.iter().filter(|draft| draft.is_spent(now)) {
            self.0.local.iter().for_each(|local| local.remove(&spent.key));
            self.enqueue(Write::Forget(spent.key.clone()));
        }
        drafts.retain(|draft| !draft.is_spent(now));
    }
}
