//! What may be said about saving, and when: the bookkeeping behind the word "Saved".

use super::store::StoreError;
use crate::domain::Timestamp;

/// What may be said about the entries on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written since the page was opened.
    Idle,
    /// Taken, and on its way to the store that survives a killed browser.
    Saving,
    /// All of it is in the store that survives a killed browser, since that time.
    Saved(Timestamp),
    /// Only local storage has it; a browser that is killed may forget the last minute.
    KeptBriefly(StoreError),
    /// No store took the latest of it: it is on the screen only.
    NotSaved(StoreError),
}

/// Counts what was written and what was confirmed.
#[derive(Debug, Default)]
pub struct SaveTracker {
    unconfirmed: usize,
    only_on_screen: Option<StoreError>,
    draft_only_on_screen: Option<StoreError>,
    mirror_error: Option<StoreError>,
    last_confirmed: Option<Timestamp>,
}

impl SaveTracker {
    /// An event was written: `local` is what local storage made of it. The mirror has not answered.
    pub fn local_result(&mut self, local: Result<(), StoreError>) {
        self.unconfirmed += 1;
        if let Err(error) = local {
            self.only_on_screen = Some(error);
        }
    }

    /// Local storage did not take an event that the mirror may still take.
    pub fn only_on_screen(&mut self, error: StoreError) {
        self.only_on_screen = Some(error);
    }

    /// So many events from local storage are on their way to the mirror.
    pub fn pending(&mut self, count: usize) {
        self.unconfirmed += count;
    }

    /// A draft was written: `local` is what local storage made of it.
    pub fn draft_written(&mut self, local: Result<(), StoreError>) {
        self.draft_only_on_screen = local.err();
    }

    /// The mirror has completed a transaction with `count` of the events, at that time.
    pub fn confirmed(&mut self, count: usize, at: Timestamp) {
        self.unconfirmed = self.unconfirmed.saturating_sub(count);
        self.mirror_error = None;
        if self.unconfirmed == 0 {
            self.only_on_screen = None;
        }
        self.last_confirmed = Some(at);
    }

    /// So many events will not be written: their incident was deleted.
    pub fn dropped(&mut self, count: usize) {
        self.unconfirmed = self.unconfirmed.saturating_sub(count);
        if self.unconfirmed == 0 {
            self.only_on_screen = None;
        }
    }

    /// A picture that was expected is kept since that time, or given up.
    pub fn picture_settled(&mut self, kept: Option<Timestamp>) {
        self.unconfirmed = self.unconfirmed.saturating_sub(1);
        if self.unconfirmed == 0 && self.mirror_error.is_none() {
            self.only_on_screen = None;
            self.last_confirmed = kept.or(self.last_confirmed);
        }
    }

    /// The mirror did not take what it was given; it stays in the queue.
    pub fn mirror_failed(&mut self, error: StoreError) {
        self.mirror_error = Some(error);
    }

    /// Whether the mirror refused the last time.
    pub fn mirror_error(&self) -> Option<&StoreError> {
        self.mirror_error.as_ref()
    }

    /// What may be said now.
    pub fn state(&self) -> SaveState {
        if let (Some(_), Some(draft)) = (&self.mirror_error, &self.draft_only_on_screen) {
            return SaveState::NotSaved(draft.clone());
        }
        match (self.unconfirmed, &self.mirror_error, &self.only_on_screen) {
            (0, _, _) => self.last_confirmed.map_or(SaveState::Idle, SaveState::Saved),
            (_, None, _) => SaveState::Saving,
            (_, Some(_), Some(local)) => SaveState::NotSaved(local.clone()),
            (_, Some(mirror), None) => SaveState::KeptBriefly(mirror.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis).unwrap()
    }

    #[test]
    fn a_picture_counts_as_saved_when_it_is_kept_and_one_that_was_given_up_holds_nothing_back() {
        let mut tracker = SaveTracker::default();
        tracker.local_result(Ok(()));
        tracker.confirmed(1, at(5));
        tracker.pending(1);
        assert_eq!(tracker.state(), SaveState::Saving);
        tracker.picture_settled(None);
        assert_eq!(tracker.state(), SaveState::Saved(at(5)));
        tracker.pending(1);
        tracker.local_result(Ok(()));
        tracker.picture_settled(Some(at(8)));
        assert_eq!(tracker.state(), SaveState::Saving);
        tracker.confirmed(1, at(9));
        assert_eq!(tracker.state(), SaveState::Saved(at(9)));
    }

    #[test]
    fn it_says_saved_only_when_the_mirror_has_confirmed_everything() {
        let mut tracker = SaveTracker::default();
        assert_eq!(tracker.state(), SaveState::Idle);
        tracker.local_result(Ok(()));
        tracker.local_result(Ok(()));
        assert_eq!(tracker.state(), SaveState::Saving);
        tracker.confirmed(1, at(5));
        assert_eq!(tracker.state(), SaveState::Saving);
        tracker.confirmed(1, at(9));
        assert_eq!(tracker.state(), SaveState::Saved(at(9)));
    }

    #[test]
    fn a_returned_write_to_local_storage_is_never_saved() {
        let mut tracker = SaveTracker::default();
        tracker.local_result(Ok(()));
        tracker.mirror_failed(StoreError::Unavailable);
        assert_eq!(tracker.state(), SaveState::KeptBriefly(StoreError::Unavailable));
    }

    #[test]
    fn it_says_not_saved_when_neither_store_took_it() {
        let mut tracker = SaveTracker::default();
        tracker.local_result(Err(StoreError::Full));
        assert_eq!(tracker.state(), SaveState::Saving, "the mirror may still take it");
        tracker.mirror_failed(StoreError::Unavailable);
        assert_eq!(tracker.state(), SaveState::NotSaved(StoreError::Full));
        tracker.local_result(Ok(()));
        assert_eq!(tracker.state(), SaveState::NotSaved(StoreError::Full), "the first one is still not kept");
        tracker.confirmed(2, at(7));
        assert_eq!(tracker.state(), SaveState::Saved(at(7)), "a mirror that recovers makes it true again");
    }

    #[test]
    fn words_being_typed_that_nothing_keeps_are_said_to_be_so() {
        let mut tracker = SaveTracker::default();
        tracker.draft_written(Err(StoreError::Full));
        assert_eq!(tracker.state(), SaveState::Idle, "the mirror may still take it");
        tracker.mirror_failed(StoreError::Unavailable);
        assert_eq!(tracker.state(), SaveState::NotSaved(StoreError::Full));
        tracker.draft_written(Ok(()));
        assert_eq!(tracker.state(), SaveState::Idle);
    }

    #[test]
    fn what_was_imported_or_healed_is_waited_for_too() {
        let mut tracker = SaveTracker::default();
        tracker.pending(2);
        assert_eq!(tracker.state(), SaveState::Saving);
        tracker.confirmed(1, at(5));
        assert_eq!(tracker.state(), SaveState::Saving);
        tracker.only_on_screen(StoreError::Full);
        tracker.mirror_failed(StoreError::Unavailable);
        assert_eq!(tracker.state(), SaveState::NotSaved(StoreError::Full));
    }

    #[test]
    fn what_a_mirror_that_recovers_has_taken_is_behind() {
        let mut tracker = SaveTracker::default();
        tracker.local_result(Err(StoreError::Full));
        tracker.mirror_failed(StoreError::Unavailable);
        tracker.confirmed(1, at(5));
        tracker.local_result(Ok(()));
        assert_eq!(tracker.state(), SaveState::Saving, "its refusal is behind");
        tracker.mirror_failed(StoreError::Unavailable);
        assert_eq!(
            tracker.state(),
            SaveState::KeptBriefly(StoreError::Unavailable),
            "and so is local storage's"
        );
    }

    #[test]
    fn a_batch_of_drafts_alone_confirms_no_entry() {
        let mut tracker = SaveTracker::default();
        tracker.local_result(Ok(()));
        tracker.confirmed(0, at(3));
        assert_eq!(tracker.state(), SaveState::Saving);
    }
}
