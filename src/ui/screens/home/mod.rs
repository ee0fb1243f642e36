//! The first screen: one field, how bad it is, and the incidents of this device.

mod declare_form;
mod duty_line;
mod export_one;
mod figures;
mod history;
mod listings;
mod system_line;
mod unreadable;

use crate::ui::kit::button::Button;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::parts::dialog_buttons::DialogButtons;
use crate::ui::parts::import::{ImportButton, ImportPanel};
use crate::ui::parts::importing::Importing;
use crate::ui::parts::notices::Notices;
use crate::ui::parts::slot::Slot;
use crate::ui::platform::folder::is_supported;
use crate::ui::screens::home::declare_form::DeclareForm;
use crate::ui::screens::home::duty_line::DutyLine;
pub use crate::ui::screens::home::figures::FiguresTable;
use crate::ui::screens::home::history::{FiguresOfAll, OpenFollowUps};
use crate::ui::screens::home::listings::{Drills, Listings};
use crate::ui::screens::home::system_line::SystemLine;
use crate::ui::screens::home::unreadable::UnreadableList;
use crate::ui::state::actions::Actions;
use crate::ui::state::opening::{Opening, Place};
use crate::ui::state::session::Session;
use crate::ui::state::shell::{HELP, Shell};
use leptos::prelude::*;

/// The first screen. It is there before the session is, which fills two places of it.
#[component]
pub fn FirstScreen(opening: Opening) -> impl IntoView {
    document().set_title("Incident scratchpad");
    focus("incident-title");
    view! {
        <div class="first">
            <header class="first-head">
                <h1 class="mark">"Incident scratchpad"</h1>
                <nav class="first-actions" aria-label="Page">
                    <a href=HELP target="_blank" rel="noopener">
                        "Help"
                    </a>
                    <ImportButton chosen=opening.chosen />
                    <DialogButtons opening />
                </nav>
            </header>
            <main class="first-main">
                <Slot opening part=|rest| rest.home(Place::Above) />
                <DeclareForm opening />
                <Slot opening part=|rest| rest.home(Place::Below) />
            </main>
            <footer class="first-foot">
                <span>"Everything stays in this browser. No server, no account; it works with the network down."</span>
                <span class="version">{version()}</span>
            </footer>
        </div>
    }
}

/// What is said before the field, and what can be done on this screen.
#[component]
pub fn Above(session: Session, shell: Shell, importing: Importing) -> impl IntoView {
    shell.serve(table);
    view! {
        <Notices session />
        <PrebootWords session />
        <ImportPanel session importing />
    }
}

/// The incidents of this device, and what is to be done about them.
#[component]
pub fn Below(shell: Shell) -> impl IntoView {
    let session = shell.session;
    view! {
        <DutyLine session />
        <OpenFollowUps session />
        <Listings session />
        <FiguresOfAll shell />
        <SystemLine shell />
        <FromFolder shell />
        <Drills session shell />
        <UnreadableList session />
    }
}

/// The way into incidents that others share, where this browser can hold a folder.
#[component]
fn FromFolder(shell: Shell) -> impl IntoView {
    is_supported().then(|| {
        view! {
            <section class="from-folder" aria-labelledby="from-folder-head">
                <div class="row">
                    <h2 id="from-folder-head">"Shared folder"</h2>
                    <Button class="quiet small push" press=clicked(move || shell.folder.open())>
                        "Open from a shared folder"
                    </Button>
                </div>
            </section>
        }
    })
}

/// What can be done here.
fn table() -> Actions {
    Actions::new()
        .does("Declare an incident", "/ i", "Puts you in the field for what is going wrong", || {
            focus("incident-title");
        })
        .presses("Import", "Brings an incident from a file, after showing what is in it", "import")
}

/// The version, and which build of it, as the page itself names it.
fn version() -> String {
    let meta = document().query_selector("meta[name=version]").ok().flatten();
    let build = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    ["Version ", env!("CARGO_PKG_VERSION"), " ", build.as_str()].concat()
}

/// What was written for a log before the program had come, and has no incident yet.
#[component]
fn PrebootWords(session: Session) -> impl IntoView {
    let words = session.drafts().before_the_program();
    (!words.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                "These words from before go into the log when you declare:"
                <q dir="auto" translate="no">
                    {words}
                </q>
            </div>
        }
    })
}
