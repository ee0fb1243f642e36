//! What is being sent: how much of the incident, and which words are masked in the copy.

use crate::domain::{Incident, IncidentId};
use crate::export::{
    Carries, Mask, MaskedCopy, UnknownFields, file_name, handover_part, masked_copy, people,
};
use crate::ui::kit::signals::flag;
use crate::ui::platform::clock;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// What is being sent. Copies are the same.
#[derive(Clone, Copy)]
pub struct Sending {
    /// The session.
    pub session: Session,
    /// Which part: 0 is the whole incident, 1 status and handover.
    pub part: RwSignal<usize>,
    /// What was found that not everybody is to see.
    pub found: RwSignal<Vec<Mask>>,
    /// What of it is masked in the copy.
    pub masked: RwSignal<Vec<Mask>>,
    /// Whether it was looked through for what not everybody is to see, or cannot be. Nothing is sent before.
    pub is_looked_through: RwSignal<bool>,
    /// Whether pictures go along.
    pub with_pictures: RwSignal<bool>,
    /// What was done last.
    pub said: RwSignal<String>,
}

impl Sending {
    /// The whole incident, with nothing masked.
    pub fn new(session: Session) -> Sending {
        Sending {
            session,
            part: RwSignal::new(0),
            found: RwSignal::new(Vec::new()),
            masked: RwSignal::new(Vec::new()),
            is_looked_through: RwSignal::new(false),
            with_pictures: RwSignal::new(false),
            said: RwSignal::new(String::new()),
        }
    }

    /// Whether a way to send it has to wait until it is looked through.
    pub fn must_wait(self) -> Signal<bool> {
        flag(move || !self.is_looked_through.get())
    }

    /// What is in it, as a link says it.
    pub fn carries(self) -> Carries {
        if self.part.get_untracked() == 0 { Carries::Incident } else { Carries::Handover }
    }

    /// The copy that is sent, as it is now; without an incident none.
    pub fn copy(self) -> Option<MaskedCopy> {
        let masks = self.masked.get_untracked();
        let carries = self.carries();
        self.session.peek(|incident| {
            let part = match carries {
                Carries::Incident | Carries::Duty => None,
                Carries::Handover => Some(handover_part(incident)),
            };
            masked_copy(part.as_ref().unwrap_or(incident), &masks)
        })
    }

    /// What the file of a copy is called.
    pub fn file_name(self, copy: &Incident, extension: &str) -> String {
        let state = copy.state();
        let title = match self.carries() {
            Carries::Incident | Carries::Duty => words::title_of(state),
            Carries::Handover => format!("handover {}", words::title_of(state)),
        };
        file_name(&title, state.declared.unwrap_or(clock::now()), extension)
    }

    /// How many pictures the incident has.
    pub fn pictures(self) -> usize {
        self.session.peek(|incident| incident.state().pictures.len()).unwrap_or_default()
    }

    /// Whether pictures go along: they are of the whole incident, and what is in them cannot be masked.
    pub fn takes_pictures(self) -> bool {
        self.part.get() == 0 && self.masked.with(Vec::is_empty) && self.with_pictures.get()
    }

    /// The id of the incident, where this is a copy of all of it.
    pub fn whole(self) -> Option<IncidentId> {
        let is_whole = self.part.get_untracked() == 0 && self.masked.with_untracked(Vec::is_empty);
        self.session.peek(Incident::id).filter(|_| is_whole)
    }

    /// The fields that this version does not know. They may hold any words, so they go along where nothing is left out or
    /// masked.
    pub fn unknown_fields(self) -> UnknownFields {
        self.whole().map(|id| self.session.unknown_fields(id)).unwrap_or_default()
    }

    /// What goes along, in a sentence, for whoever follows it.
    pub fn what(self) -> String {
        self.part.track();
        let Some(copy) = self.masked.with(|_| self.copy()) else { return String::new() };
        let state = copy.incident.state();
        let all = self.session.peek(|incident| incident.log().len()).unwrap_or_default();
        let (count, title) = (copy.incident.log().len(), words::title_of(state));
        let of_all = if all == 1 {
            "1 event".to_owned()
        } else if count == all {
            format!("{all} events")
        } else {
            format!("{count} of {all} events")
        };
        let by = people(&copy.incident);
        let by = if by.is_empty() { String::new() } else { format!(", naming {}", by.join(", ")) };
        let masked = match copy.places {
            0 => String::new(),
            1 => " Masked in 1 place.".to_owned(),
            places => format!(" Masked in {places} places."),
        };
        format!("“{title}”: {of_all}{by}.{masked}")
    }

    /// What was masked, to be said behind what was done.
    pub fn said_of(self, done: &str, copy: &MaskedCopy) -> String {
        match copy.places {
            0 => done.to_owned(),
            1 => format!("{done} 1 place in it is masked; the record here is as it was."),
            places => format!("{done} {places} places in it are masked; the record here is as it was."),
        }
    }
}
