//! The clock of the drill that is open: it runs while this screen is there in any tab, and what has passed is kept where every
//! tab looks.

use crate::domain::{Incident, IncidentId, Phase, Timestamp};
use crate::drill::{Arrived, Course, DrillClock, KeptDrill, Script, arrived, script_of};
use crate::ui::kit::signals::effect;
use crate::ui::platform::clock;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::StorageEvent;

/// How often it is kept that a page looks at it, in milliseconds of the wall clock.
const LOOKS_EVERY: i64 = 3_000;
/// A drill that began so many milliseconds ago begins with this page.
const NEW: i64 = 10_000;

/// The drill that is open; copies are the same one.
#[derive(Clone, Copy)]
pub struct Running {
    pub session: Session,
    pub script: StoredValue<Script>,
    clock: StoredValue<DrillClock>,
    id: IncidentId,
    /// What somebody pressed, as far as this tab has seen.
    pressed: StoredValue<String>,
    /// When this tab kept last that it looks.
    looked: StoredValue<Timestamp>,
    /// How much of it has passed, in its milliseconds.
    pub passed: RwSignal<i64>,
    /// Whether its clock runs.
    pub runs: RwSignal<bool>,
    /// Whether it is over: its time is up, or somebody has ended it.
    pub is_over: RwSignal<bool>,
    /// Whether it stands because the page was away.
    pub was_away: RwSignal<bool>,
    /// How many minutes of it pass in one.
    pub speed: RwSignal<u32>,
}

impl Running {
    /// The drill of the open incident, going on where it was.
    ///
    /// # Errors
    /// Why its script cannot be had.
    pub fn open(session: Session) -> Result<Running, String> {
        let now = clock::now();
        let look = |incident: &Incident| {
            let state = incident.state();
            let drill = state.details.drill.clone()?;
            Some((incident.id(), DrillClock::of_log(&drill, state), drill))
        };
        let Some((id, of_log, drill)) = session.peek(look).flatten() else {
            return Err("This is no drill.".to_owned());
        };
        let script = script_of(&drill).map_err(|error| {
            format!("What should arrive in this drill cannot be read: {error}. Its record stays a drill.")
        })?;
        let is_new = now.since(drill.began).abs() < NEW;
        let pressed = session.recall(&key(id)).filter(|text| KeptDrill::decode(text).is_some());
        let kept = pressed.as_deref().and_then(KeptDrill::decode);
        let mut kept = kept.unwrap_or_else(|| match is_new {
            true => KeptDrill { course: Course::Runs, speed: drill.speed, clock: DrillClock::default() },
            false => KeptDrill { course: Course::Stands, speed: drill.speed, clock: of_log },
        });
        kept = kept.looked_at(last_look(session, id));
        let runs = kept.goes_on(now);
        // Another tab may have it open: the run goes on, and no new one begins.
        if runs && !kept.clock.observe(now) {
            kept.clock.start(now, kept.speed);
        }
        let running = Running {
            session,
            id,
            pressed: StoredValue::new(pressed.clone().unwrap_or_default()),
            looked: StoredValue::new(Timestamp::EPOCH),
            passed: RwSignal::new(kept.clock.passed()),
            runs: RwSignal::new(runs),
            is_over: RwSignal::new(kept.course == Course::Over),
            was_away: RwSignal::new(kept.was_left(now)),
            speed: RwSignal::new(kept.speed),
            script: StoredValue::new(script),
            clock: StoredValue::new(kept.clock),
        };
        if pressed.is_none() {
            running.keep();
        }
        let is_resolved = session.flag(|state| state.phase == Phase::Resolved);
        effect(move || {
            session.now().track();
            let is_resolved = is_resolved.get();
            untrack(|| running.tick(is_resolved));
        });
        // What is pressed in another tab holds here at once, and not a second later.
        let place = key(id);
        let heard = window_event_listener_untyped("storage", move |event| {
            let changed = event.unchecked_ref::<StorageEvent>().key();
            if changed.is_some_and(|changed| changed.ends_with(&place)) {
                running.follow();
            }
        });
        on_cleanup(move || heard.remove());
        Ok(running)
    }

    /// How long it is, in its milliseconds.
    pub fn length(self) -> i64 {
        self.script.with_value(|script| i64::from(script.minutes) * 60_000)
    }

    /// What has arrived.
    pub fn arrived(self) -> Vec<Arrived> {
        self.with_state(arrived)
    }

    /// What is made of the script, the record and the clock.
    pub fn with_state<T: Default>(
        self,
        made: impl FnOnce(&Script, &crate::domain::State, &DrillClock) -> T,
    ) -> T {
        let look = |incident: &Incident| {
            self.script
                .with_value(|script| self.clock.with_value(|clock| made(script, incident.state(), clock)))
        };
        self.session.peek(look).unwrap_or_default()
    }

    /// When so much of it had passed.
    pub fn instant(self, elapsed: i64) -> Timestamp {
        self.clock.with_value(|clock| clock.instant(elapsed))
    }

    /// Lets it run on, or stand.
    pub fn turn(self) {
        self.follow();
        self.was_away.set(false);
        let runs = !self.runs.get_untracked();
        let now = clock::now();
        self.clock.update_value(|clock| match runs {
            true => clock.start(now, self.speed.get_untracked()),
            false => drop(clock.observe(now)),
        });
        self.runs.set(runs);
        self.keep();
    }

    /// Lets it run at another speed.
    pub fn run_at(self, speed: u32) {
        self.follow();
        self.speed.set(speed);
        if self.runs.get_untracked() {
            let now = clock::now();
            self.clock.update_value(|clock| {
                clock.observe(now);
                clock.start(now, speed);
            });
        }
        self.keep();
    }

    /// Ends it: what it was is told.
    pub fn end(self) {
        self.runs.set(false);
        self.is_over.set(true);
        self.keep();
    }

    /// Takes over what was pressed in another tab, and until when that one saw it run: it is one drill, with one clock.
    fn follow(self) {
        let looked = last_look(self.session, self.id);
        let seen = |text: &String| self.pressed.with_value(|seen| seen == text);
        let Some(text) = self.session.recall(&key(self.id)).filter(|text| !seen(text)) else {
            if let Some(at) = looked.filter(|_| self.runs.get_untracked()) {
                self.clock.update_value(|clock| clock.ran_until(at));
            }
            return;
        };
        let Some(kept) = KeptDrill::decode(&text) else { return };
        let (now, kept) = (clock::now(), kept.looked_at(looked));
        set(self.speed, kept.speed);
        set(self.runs, kept.goes_on(now));
        set(self.was_away, kept.was_left(now));
        set(self.is_over, kept.course == Course::Over);
        self.clock.set_value(kept.clock);
        self.pressed.set_value(text);
        self.show_passed();
    }

    fn show_passed(self) {
        self.passed.set(self.clock.with_value(DrillClock::passed).min(self.length()));
    }

    fn tick(self, is_resolved: bool) {
        self.follow();
        self.show_passed();
        if !self.runs.get_untracked() {
            return;
        }
        let now = clock::now();
        let was_here = self.clock.try_update_value(|clock| clock.observe(now)).unwrap_or(false);
        self.show_passed();
        if !was_here {
            self.runs.set(false);
            self.was_away.set(true);
        } else if is_resolved || self.passed.get_untracked() >= self.length() {
            self.end();
        } else if now.since(self.looked.get_value()).abs() >= LOOKS_EVERY {
            self.looks(now);
        }
    }

    /// Keeps that this tab sees it run. Every tab says so again and again; what somebody pressed stands in a place of its own,
    /// or the tab that is a moment late would undo it.
    fn looks(self, now: Timestamp) {
        self.session.remember(&look_key(self.id), &now.as_millis().to_string());
        self.looked.set_value(now);
    }

    /// Keeps what somebody pressed.
    fn keep(self) {
        let course = match (self.is_over.get_untracked(), self.runs.get_untracked()) {
            (true, _) => Course::Over,
            (false, true) => Course::Runs,
            (false, false) if self.was_away.get_untracked() => Course::Runs,
            (false, false) => Course::Stands,
        };
        let (speed, clock) = (self.speed.get_untracked(), self.clock.get_value());
        let text = KeptDrill { course, speed, clock }.encode();
        self.session.remember(&key(self.id), &text);
        self.pressed.set_value(text);
    }
}

/// Sets what has changed, and nothing else: what follows it would be made anew.
fn set<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

fn key(id: IncidentId) -> String {
    format!("drill/{}", id.0)
}

fn look_key(id: IncidentId) -> String {
    format!("drill/{}/looked", id.0)
}

/// When a tab saw it run last; `None` where none has yet.
fn last_look(session: Session, id: IncidentId) -> Option<Timestamp> {
    Timestamp::from_millis(session.recall(&look_key(id))?.parse().ok()?)
}
