//! How a session begins: at once with what local storage holds, then with what the mirror adds.

use crate::domain::{Incident, IncidentId, Phase, StampClock};
use crate::journal::{Journal, MirrorLoaded, SaveState};
use crate::ui::platform::{clock, storage};
use crate::ui::state::session::{Session, Taking};
use crate::ui::state::timeline_rows::TimelineRows;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Session {
    /// Opens the journal and replays what it holds.
    pub fn open() -> Session {
        let saving = RwSignal::new(SaveState::Idle);
        let on_state = move |state| {
            if saving.try_get_untracked().is_some_and(|before| before != state) {
                saving.set(state);
            }
        };
        let (journal, contents) = Journal::open(storage::tab_name(), clock::now, on_state);
        journal.had_names(storage::former_names());
        let now = clock::ticking_now();
        let session = Session {
            open: RwSignal::new(None),
            others: RwSignal::new(Vec::new()),
            rows: StoredValue::new(TimelineRows::of(None)),
            stamps: StoredValue::new(StampClock::new(clock::new_replica())),
            journal: StoredValue::new_local(journal.clone()),
            saving,
            condition: RwSignal::new(None),
            fullness: RwSignal::new(0),
            drafts_arrived: Trigger::new(),
            drafts_erased: Trigger::new(),
            drafts_elsewhere: Trigger::new(),
            pictures_arrived: Trigger::new(),
            duty_changed: Trigger::new(),
            unreadable: RwSignal::new(Vec::new()),
            now,
            shown_now: now.read_only(),
            toast: RwSignal::new(None),
            settings_changed: Trigger::new(),
            said_of_team: RwSignal::new(String::new()),
            anew: RwSignal::new(None),
            shared: RwSignal::new(String::new()),
            taking: Taking::new(),
        };
        session.arriving().take_contents(contents);
        session.measure();
        session.route().follow_address();
        window_event_listener_untyped("hashchange", move |_| session.route().follow_address());
        journal.follow_deletions(move |id| session.deletion().hear(id));
        journal.follow_beside(move || session.duty_changed.notify());
        journal.follow_drafts(move || session.drafts_elsewhere.notify());
        journal.follow_tabs(move |contents| {
            session.arriving().take_contents(contents);
            session.route().follow_arrival();
        });
        spawn_local(async move {
            let loaded = journal.load_mirror().await;
            session.take_mirror(&journal, loaded);
            journal.erase_pictures_of_gone().await;
        });
        session
    }

    fn take_mirror(self, journal: &Journal, loaded: MirrorLoaded) {
        let MirrorLoaded { mut merged, condition, gone: deleted } = loaded;
        deleted.iter().for_each(|id| self.deletion().forget(*id));
        self.arriving().take_contents(std::mem::take(&mut merged.news));
        self.route().follow_address();
        // One store may still have words that another tab has erased.
        let gone = merged.leave_out(|id, event| self.arriving().must_go(id, event));
        journal.reconcile(merged, &self.ended());
        gone.into_iter().for_each(|id| self.arriving().erase_at_rest(id));
        // What an earlier visit could not erase.
        deleted.into_iter().for_each(|id| journal.wipe(id));
        self.condition.set(Some(condition));
        // The mirror may have brought some that local storage does not hold.
        self.settings_changed.notify();
        self.drafts_arrived.notify();
        self.pictures().erase_what_is_left();
        self.measure();
        tell_that_stores_were_read();
    }

    /// The incidents that are over and not on the screen: they live in the mirror alone.
    fn ended(self) -> Vec<IncidentId> {
        let is_over = |incident: &&Incident| incident.state().phase == Phase::Resolved;
        self.others.with_untracked(|others| others.iter().filter(is_over).map(Incident::id).collect())
    }
}

/// Whoever waits for an incident that local storage does not have waits until this is there.
fn tell_that_stores_were_read() {
    let root = document().document_element();
    crate::ui::platform::js::warn_unless(
        root.is_some_and(|root| root.set_attribute("data-stores", "").is_ok()),
    );
}
