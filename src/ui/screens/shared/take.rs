//! Keeping what was shared, and taking it over.

use crate::domain::{Command, Detail, ROLES, Rejected};
use crate::export::{self, Imported};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::text;
use crate::ui::parts::import_preview::{Repairs, taken};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{address, clipboard, clock};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The fields of whoever takes over.
const NAME: &str = "shared-name";
const ROLE: &str = "shared-role";

/// The buttons **Keep** and **I have it**, and what keeping brings.
#[component]
pub fn Take(session: Session, imported: Arc<Imported>) -> impl IntoView {
    let id = imported.incident.id();
    let imported = StoredValue::new(imported);
    let brings = text(move || {
        // The mirror may bring the one that is here a moment later.
        session.condition();
        let arrival = imported.with_value(|copy| session.arriving().arrival(id, &copy.incident));
        let (all, fresh) = (imported.with_value(|copy| copy.incident.log().len()), arrival.fresh.len());
        let brings = match (session.has(id), fresh, all) {
            (false, _, 1) => "It is not in this browser yet: 1 event.".to_owned(),
            (false, ..) => format!("It is not in this browser yet: {all} events."),
            (true, 0, _) => "It is in this browser already, and this brings nothing new.".to_owned(),
            (true, 1, _) => format!(
                "It is in this browser already; 1 of these {all} events is new and will be merged into it."
            ),
            (true, fresh, _) => format!(
                "It is in this browser already; {fresh} of these {all} events are new and will be merged into it."
            ),
        };
        [brings, taken(&arrival)].join(" ").trim_end().to_owned()
    });
    let at_odds = move || {
        session.condition();
        let lines = untrack(|| {
            imported.with_value(|copy| {
                let arriving = session.arriving();
                [arriving.disagreements(id, &copy.incident), arriving.clocks_that_differ(id, &copy.incident)]
                    .concat()
            })
        });
        lines.into_iter().map(|line| view! { <p class="notice warn">{line}</p> }).collect_view()
    };
    let repairs: Vec<String> =
        imported.with_value(|copy| copy.repairs.iter().map(ToString::to_string).collect());
    let keep = move || keep(session, imported);
    view! {
        <section class="shared-take" aria-label="Keep or take over">
            <p use:shows=brings></p>
            <Anew>{at_odds()}</Anew>
            {(!repairs.is_empty()).then(|| view! { <Repairs repairs /> })}
            <div class="row">
                <Button class="primary" press=clicked(keep) attr:id="shared-keep">
                    "Keep"
                </Button>
                <a href=address::of(None)>"Leave it"</a>
            </div>
            <TakeOver session imported />
        </section>
    }
}

/// The form of whoever takes over.
#[component]
fn TakeOver(session: Session, imported: StoredValue<Arc<Imported>>) -> impl IntoView {
    let (name, role) = (RwSignal::new(session.author().name()), RwSignal::new(ROLES[0].to_owned()));
    let refused = RwSignal::new(None::<String>);
    let take = move || {
        let (name, role) = (name.get_untracked().trim().to_owned(), role.get_untracked().trim().to_owned());
        if name.is_empty() || role.is_empty() {
            focus(if name.is_empty() { NAME } else { ROLE });
            refused.set(Some(
                "Say your name and the role that you take, so that the log says who has it.".to_owned(),
            ));
            return;
        }
        let line = imported.with_value(|copy| {
            export::acknowledgement(copy.incident.state(), &role, &name, clock::now(), &LocalZone::current())
        });
        // Here, where the click lets a page copy.
        let copying = clipboard::copy(&line);
        let id = imported.with_value(|copy| copy.incident.id());
        keep(session, imported);
        if session.author().name().is_empty() {
            session.author().set_name(&name);
        }
        let logged = session.dispatch_to(id, Command::Tell(Detail::HandoverTaken { role, name }));
        spawn_local(async move {
            let is_copied = copying.await;
            session.say(&match (logged, is_copied) {
                (Ok(_) | Err(Rejected::Unchanged), true) => {
                    "Logged that you have it. The line to send back is copied: paste it to whoever handed over.".to_owned()
                }
                (Ok(_) | Err(Rejected::Unchanged), false) => format!("Logged that you have it. Send this line back: {line}"),
                (Err(rejected), _) => words::rejected(&rejected),
            });
        });
    };
    view! {
        <form class="shared-takeover" aria-label="Take over" on:submit=submitted(take)>
            <p>
                <b>"Taking over?"</b>
                " Your name goes into the log, with the time."
            </p>
            <div class="row">
                <Labelled label="Your name">
                    <TextField name="Your name" words=name attr:id=NAME />
                </Labelled>
                <Labelled label="Your role">
                    <TextField name="Your role" words=role attr:id=ROLE />
                </Labelled>
                <button type="submit" class="outline">
                    "Keep it, and I have it"
                </button>
            </div>
            <Refusal why=refused />
        </form>
    }
}

/// Keeps it by the road of every import, and opens it.
fn keep(session: Session, imported: StoredValue<Arc<Imported>>) {
    let id = imported.with_value(|copy| copy.incident.id());
    imported.with_value(|copy| {
        session.arriving().take_copy(id, &copy.incident);
        session.keep_unknown_fields(id, &copy.unknown);
    });
    address::go_to(Some(id));
    session.route().follow_address();
}
