//! An incident that somebody has shared in a link: it is shown as it came, and nothing of it is in any store before it is kept.

mod opened;
mod take;

use crate::domain::{Incident, Timestamp};
use crate::export::{Carries, Imported, timeline_text};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::text;
use crate::ui::parts::handover_page::{print, sent_handover_page};
use crate::ui::parts::labelled::Labelled;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{address, clock};
use crate::ui::screens::shared::opened::{Opened, Opening};
use crate::ui::screens::shared::take::Take;
use crate::ui::state::actions::Actions;
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
#[component]
pub fn SharedScreen(shell: Shell) -> impl IntoView {
    let session = shell.session;
    document().set_title("Shared incident");
    let opening = Opening::of(session.route().shared().get_untracked());
    shell.serve(|| Actions::new().does("All incidents", "", "The first screen", || address::go_to(None)));
    let inside = move || match opening.state.get() {
        Opened::Reading => view! { <p role="status">{"Opening the link…".to_owned()}</p> }.into_any(),
        Opened::Refused(why) => view! { <Refused why /> }.into_any(),
        Opened::Sealed => view! { <Unseal opening /> }.into_any(),
        Opened::Ready(carries, imported) => view! { <Ready session carries imported /> }.into_any(),
    };
    view! {
        <div class="shared">
            <header class="banner shared-head">
                <a class="home" href=address::of(None) aria-label="All incidents" title="All incidents">
                    "‹"
                </a>
                <h1 id="shared-head" tabindex="-1">
                    "Shared incident"
                </h1>
            </header>
            <main class="shared-main">
                <Anew>{inside()}</Anew>
            </main>
        </div>
    }
}

#[component]
fn Refused(why: String) -> impl IntoView {
    focus("shared-head");
    view! {
        <p class="refused" role="alert">
            {why}
        </p>
        <p>{"Nothing was opened, and nothing here was changed. Ask for the link again, or for the file.".to_owned()}</p>
    }
}

/// The field for the passphrase.
#[component]
fn Unseal(opening: Opening) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let refused = text(move || opening.refused.get());
    let open = move || opening.unseal(passphrase.get_untracked());
    focus("shared-passphrase");
    view! {
        <form class="shared-unseal" on:submit=submitted(open)>
            <p>{"A passphrase opens this link. Whoever sent it knows it; it is not in the link.".to_owned()}</p>
            <Labelled label="Passphrase">
                <input
                    id="shared-passphrase"
                    class="field"
                    type="password"
                    dir="auto"
                    autocomplete="off"
                    use:holds=Signal::from(passphrase)
                    on:input=valued(move |typed| passphrase.set(typed))
                />
            </Labelled>
            <p class="refused" role="alert" use:shows=refused></p>
            <button type="submit" class="primary">
                "Open"
            </button>
        </form>
    }
}

/// What is in the link, and what can be done with it.
#[component]
fn Ready(session: Session, carries: Carries, imported: Arc<Imported>) -> impl IntoView {
    let incident = &imported.incident;
    let now = clock::now();
    let page = sent_handover_page(incident, now);
    let log = (carries == Carries::Incident).then(|| timeline(incident, now));
    let note = match carries {
        Carries::Incident | Carries::Duty => {
            "Read-only: nothing of it is kept in this browser before you keep it."
        }
        Carries::Handover => {
            "Read-only: status and handover, without the notes of the log. Nothing of it is kept in this browser before you keep it."
        }
    };
    let title = words::title_of(incident.state());
    let severity = format!("{}, {}", incident.state().severity_name(), incident.state().phase.name());
    focus("shared-head");
    view! {
        <h2 class="shared-title" dir="auto" translate="no">
            {title}
        </h2>
        <p class="meta">{severity}</p>
        <p class="notice">{note.to_owned()}</p>
        <Take session imported />
        <Button class="outline small shared-print" press=clicked(print)>
            "Print the handover"
        </Button>
        {page}
        {log}
    }
}

/// The log, a line an entry.
fn timeline(incident: &Incident, now: Timestamp) -> AnyView {
    let zone = LocalZone::current();
    let row = |entry: &crate::domain::Entry| {
        let said = timeline_text(incident, entry);
        let day = entry.happened.utc().date();
        let clock = words::clock_time(entry.happened, &zone);
        let at = if day == now.utc().date() { clock } else { format!("{day} {clock}") };
        let by =
            if said.author.is_empty() { said.kind } else { format!("{}, by {}", said.kind, said.author) };
        view! {
            <li>
                <span class="meta">{format!("{at} · {by}")}</span>
                <span class="shared-words" dir="auto" translate="no">
                    {said.text}
                </span>
            </li>
        }
    };
    let rows = incident.state().timeline().map(row).collect_view();
    view! {
        <section class="shared-log" aria-label="Log">
            <h2>"Log"</h2>
            <ol role="list" aria-label="Timeline">{rows}</ol>
        </section>
    }
    .into_any()
}
