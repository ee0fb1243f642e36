//! What of the page is fetched when it is first asked for, in a part of the program of its own (`ui::lazy`).

use crate::domain::IncidentId;
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// What the part that comes later holds: what is in these dialogs below their heads, and what is unfolded.
pub trait Later {
    /// The settings.
    fn settings(&self, shell: Shell) -> AnyView;
    /// What sends the open incident to a colleague.
    fn send(&self, session: Session) -> AnyView;
    /// What somebody has shared in a link.
    fn shared(&self, shell: Shell) -> AnyView;
    /// The shared folder.
    fn folder(&self, shell: Shell) -> AnyView;
    /// Carries an incident that is shared in a folder, while that turn lasts.
    fn carry(&self, shell: Shell, id: IncidentId, turn: usize);
    /// The day of whoever is on duty.
    fn duty(&self, shell: Shell) -> AnyView;
    /// The figures across incidents, on the first screen.
    fn figures(&self, session: Session) -> AnyView;
    /// The sheet "Your system".
    fn system(&self, shell: Shell) -> AnyView;
    /// The drills to choose from.
    fn practise(&self, shell: Shell) -> AnyView;
    /// What arrives in the drill that is open, and how it went.
    fn drill(&self, shell: Shell) -> AnyView;
}

/// The part, once it is there. Why it is not there is nothing that a person could do something about.
pub type Fetched = Pin<Box<dyn Future<Output = Option<Rc<dyn Later>>>>>;

/// Whether the part is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Nobody has asked for it, or it is on its way.
    Awaited,
    /// It is there.
    There,
    /// It could not be had; it can be asked for again.
    Missing,
}

/// The part that comes later. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Lazily {
    fetch: fn() -> Fetched,
    is_coming: StoredValue<bool>,
    arrival: RwSignal<Arrival>,
    part: StoredValue<Option<Rc<dyn Later>>, LocalStorage>,
}

impl Lazily {
    /// Nothing of it is there, and `fetch` gets it.
    pub fn new(fetch: fn() -> Fetched) -> Lazily {
        let (is_coming, part) = (StoredValue::new(false), StoredValue::new_local(None));
        Lazily { fetch, is_coming, arrival: RwSignal::new(Arrival::Awaited), part }
    }

    /// Asks for it, if it is neither there nor on its way.
    pub fn ask(self) {
        if self.is_coming.get_value() || self.arrival.get_untracked() == Arrival::There {
            return;
        }
        self.is_coming.set_value(true);
        if self.arrival.get_untracked() == Arrival::Missing {
            self.arrival.set(Arrival::Awaited);
        }
        spawn_local(async move {
            let part = (self.fetch)().await;
            let arrival = if part.is_some() { Arrival::There } else { Arrival::Missing };
            self.part.set_value(part);
            self.is_coming.set_value(false);
            self.arrival.set(arrival);
        });
    }

    /// Whether it is there; whoever asks is told when that changes.
    pub fn arrival(self) -> Arrival {
        self.arrival.get()
    }

    /// It, where it is there; whoever asks is told when it comes.
    pub fn part(self) -> Option<Rc<dyn Later>> {
        (self.arrival.get() == Arrival::There).then(|| self.part.get_value()).flatten()
    }
}
