//! Words that are typed right after a picture are its caption: they join its entry instead of becoming one of their own.

use crate::domain::capture::{Capture, Kind, parse};
use crate::domain::{Command, EntryText, Incident, Stamp, State};
use crate::ui::kit::button::Button;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::parts::typed_time::in_scene;
use crate::ui::platform::clock;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The picture that waits for a caption. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Captioning {
    session: Session,
    /// The entry for which somebody said that the next words are no caption.
    declined: RwSignal<Option<Stamp>>,
}

impl Captioning {
    /// For the pictures of the open incident.
    pub fn new(session: Session) -> Captioning {
        Captioning { session, declined: RwSignal::new(None) }
    }

    /// The entry that was logged last in this tab, where it is a picture that nobody has given words yet.
    fn waiting(self, state: &State) -> Option<Stamp> {
        let own = self.session.replica();
        let last = state.entries.iter().rev().find(|entry| entry.id.replica() == own)?;
        let is_waiting = last.undone.is_none() && state.lacks_a_caption(last.id);
        (is_waiting && self.declined.get_untracked() != Some(last.id)).then_some(last.id)
    }

    /// Joins `typed` to the picture, where it is a line of plain words and one waits for it.
    ///
    /// # Errors
    /// The words for why it was refused; the text is still the caller's.
    pub fn take(self, typed: &str, chosen: Kind) -> Option<Result<(), String>> {
        let target = self.session.peek(|i| self.waiting(i.state())).flatten()?;
        let is_plain = chosen == Kind::Note && !typed.trim().contains('\n');
        let parsed = in_scene(clock::now(), |scene| match parse(typed, chosen, scene) {
            Ok(Capture::Entry { kind: Kind::Note, text }) if is_plain => EntryText::parse(text).ok(),
            _ => None,
        });
        let done = self.session.dispatch(Command::Correct { target, text: parsed? });
        Some(done.map(drop).map_err(|rejected| words::rejected(&rejected)))
    }

    fn decline(self) {
        self.declined.set(self.session.peek(|i: &Incident| self.waiting(i.state())).flatten());
        focus("log-entry");
    }
}

/// Says that the next words are a caption, with the way to have them by themselves.
#[component]
pub fn CaptionLine(captioning: Captioning) -> impl IntoView {
    let waits = captioning.session.flag(move |state| {
        captioning.declined.track();
        captioning.waiting(state).is_some()
    });
    view! {
        <Shown when=waits>
            <p class="meta caption-line" role="status">
                <span>"Your next line is its caption."</span>
                <Button class="quiet small" press=clicked(move || captioning.decline())>
                    "Log it by itself"
                </Button>
            </p>
        </Shown>
    }
}
