//! The handover: the page that goes along, printed too, and that somebody has taken over.

use crate::domain::{Command, Detail, ROLES, Rejected};
use crate::export::{is_half_an_acknowledgement, read_acknowledgement};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::TextField;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{effect, flag};
use crate::ui::parts::handover_page::{handover_page, print};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::clock;
use crate::ui::screens::send::sending::Sending;
use crate::ui::text::words;
use leptos::prelude::*;

/// The handover as the next person reads it, where that is what is sent.
#[component]
pub fn HandoverPreview(sending: Sending) -> impl IntoView {
    let page = move || {
        sending.masked.track();
        untrack(|| sending.copy()).map(|copy| handover_page(&copy.incident, clock::now()))
    };
    view! {
        <Shown when=flag(move || sending.part.get() == 1)>
            <section class="send-handover" aria-label="The handover">
                <Button class="outline" press=clicked(print) attr:disabled=sending.must_wait()>
                    "Print the handover"
                </Button>
                <Anew>{page()}</Anew>
            </section>
        </Shown>
    }
}

/// That somebody has it now, logged here with one press.
#[component]
pub fn TakenOver(sending: Sending) -> impl IntoView {
    let (name, role) = (RwSignal::new(String::new()), RwSignal::new(ROLES[0].to_owned()));
    let refused = RwSignal::new(None::<String>);
    // The line that whoever took over has sent back says both.
    effect(move || {
        if let Some((said_role, said_name)) = name.with(|typed| read_acknowledgement(typed)) {
            role.set(said_role);
            name.set(said_name);
        }
    });
    let log = move || {
        let (taken_by, as_role) =
            (name.get_untracked().trim().to_owned(), role.get_untracked().trim().to_owned());
        if is_half_an_acknowledgement(&taken_by) {
            let why = "That line is not whole, so nothing was logged. Write the name of whoever has it.";
            return refused.set(Some(why.to_owned()));
        }
        let detail = Detail::HandoverTaken { role: as_role, name: taken_by.clone() };
        let said = match sending.session.dispatch(Command::Tell(detail)) {
            Ok(_) | Err(Rejected::Unchanged) => {
                name.set(String::new());
                sending.said.set(format!("Logged: handed to {taken_by}."));
                None
            }
            Err(rejected) => Some(words::rejected(&rejected)),
        };
        refused.set(said);
    };
    view! {
        <section class="send-way" aria-label="Taken over">
            <h3>"Taken over"</h3>
            <p class="meta">
                "Once somebody says that they have it: their name, or the line that they sent back. A file of theirs that is imported says it too."
            </p>
            <form class="send-taken" on:submit=submitted(log)>
                <Labelled label="Who has it now">
                    <TextField name="Who has it now" hint="Ana, or “I have it: Ana (Lead), 06:00 UTC…”" words=name />
                </Labelled>
                <Labelled label="As which role">
                    <TextField name="As which role" words=role />
                </Labelled>
                <button type="submit" class="outline">
                    "Log the handover"
                </button>
            </form>
            <Refusal why=refused />
        </section>
    }
}
