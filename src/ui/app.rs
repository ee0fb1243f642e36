//! The app: one session, the screen that the address asks for, and what is around every screen.

use crate::domain::{Severity, Title};
use crate::export::is_of_duty;
use crate::settings;
use crate::ui::kit::dialog::{Dialog, DialogHead};
use crate::ui::kit::field::follow;
use crate::ui::kit::signals::{effect, text};
use crate::ui::lazy;
use crate::ui::parts::capsule;
use crate::ui::parts::import::take_dropped;
use crate::ui::parts::importing::Importing;
use crate::ui::parts::later::FromLater;
use crate::ui::parts::toast::Toasts;
use crate::ui::platform::address;
use crate::ui::platform::js;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::home::{Above, Below};
use crate::ui::screens::incident::IncidentScreen;
use crate::ui::screens::keys::KeyHelp;
use crate::ui::screens::palette::Palette;
use crate::ui::state::later::{Arrival, Fetched, Lazily};
use crate::ui::state::opening::{Opening, Place, Rest, TITLE, lines};
use crate::ui::state::session::Session;
use crate::ui::state::shared_folder::FolderState;
use crate::ui::state::shell::{PALETTE, Shell};
use crate::ui::state::watch::Watch;
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;

/// What the page's own script says when it has looked for the team's file (`page/start.js`), and where
/// it leaves what was in it.
const TEAM: &str = "teamSettings";

/// How long after it could not be had the part that carries a shared incident is asked for again.
const FETCHED_AGAIN: Duration = Duration::from_secs(15);

/// Begins the session, and gives the opening what it lacks.
pub fn begin(opening: Opening) {
    opening.owned(|| {
        let session = Session::open();
        capsule::take(session);
        take_dropped(session);
        let watch = Watch::begin(session);
        let shell = Shell::new(session, watch, opening, Lazily::new(fetch_later));
        session.system().follow_other_tabs();
        window_event_listener_untyped(TEAM, move |_| {
            session.settings().take_team(&js::global(TEAM).as_string().unwrap_or_default());
        });
        effect(move || {
            session.settings().follow();
            let names = lines(&session.settings().severity_names());
            if opening.severity_names.with_untracked(|known| *known != names) {
                opening.severity_names.set(names);
            }
        });
        // An incident that is shared in a folder is carried for as long as it is open.
        let shared = shell.folder.shared(session);
        effect(move || {
            let (shared, arrival) = (shared.get(), shell.lazily.arrival());
            let turn = shell.folder.begin();
            let Some((id, _)) = shared else { return };
            match (arrival, shell.lazily.part()) {
                (Arrival::There, Some(part)) => part.carry(shell, id, turn),
                (Arrival::Awaited | Arrival::There, _) => shell.lazily.ask(),
                (Arrival::Missing, _) => {
                    let why = "a part of this page that does it has not arrived. It is fetched again";
                    shell.folder.state.set(FolderState::Trouble(why.to_owned()));
                    set_timeout(move || shell.lazily.ask(), FETCHED_AGAIN);
                }
            }
        });
        let zone = text(move || {
            session.settings().follow();
            session.settings().get(settings::ZONE)
        });
        let zone = Memo::new(move |_| zone.get());
        let (open, shared) = (session.open_id(), session.route().shared());
        // Keyed by the incident: another one gets a screen of its own; and by the zone, which is in all of it.
        follow(move || {
            zone.with(|zone| LocalZone::choose(zone));
            let is_shared = shared.with(|fragment| !fragment.is_empty());
            opening.show(open.get().is_some() || is_shared);
        });
        opening.complete(Rc::new(App { session, watch, shell, opening, zone }));
    });
}

fn fetch_later() -> Fetched {
    Box::pin(async { lazy::later().await.ok() })
}

/// The session, as the opening sees it.
struct App {
    session: Session,
    watch: Watch,
    shell: Shell,
    opening: Opening,
    zone: Memo<String>,
}

impl Rest for App {
    fn home(&self, place: Place) -> AnyView {
        self.zone.track();
        let App { session, shell, opening, .. } = *self;
        match place {
            Place::Above => {
                session.drafts().take_up(TITLE, opening.title);
                let importing = Importing::new(opening.chosen);
                view! { <Above session shell importing /> }.into_any()
            }
            Place::Below => view! { <Below shell /> }.into_any(),
        }
    }

    fn incident(&self) -> AnyView {
        let App { session, watch, shell, .. } = *self;
        let fragment = session.route().shared().get_untracked();
        if fragment == address::DUTY || is_of_duty(&fragment) {
            return view! { <FromLater shell shown=|later, shell| later.duty(shell) /> }.into_any();
        }
        if !fragment.is_empty() {
            return view! { <FromLater shell shown=|later, shell| later.shared(shell) /> }.into_any();
        }
        view! { <IncidentScreen session watch shell /> }.into_any()
    }

    fn around(&self) -> AnyView {
        view! {
            <Dialogs shell=self.shell />
            <Toasts session=self.session />
        }
        .into_any()
    }

    fn keep_title(&self, words: &str) {
        self.session.drafts().keep(TITLE, words);
    }

    fn declare(&self, title: Title, severity: Severity) {
        self.session.drafts().keep(TITLE, "");
        self.opening.title.set(String::new());
        self.session.declare(title, severity);
    }
}

#[component]
fn Dialogs(shell: Shell) -> impl IntoView {
    let [palette, keys, settings, practise] = shell.opened();
    view! {
        <Dialog label="Command palette" class=PALETTE opened=palette>
            <Palette shell />
        </Dialog>
        <Dialog label="Keys" class="keys" opened=keys>
            <KeyHelp shell />
        </Dialog>
        <Dialog label="Settings" class="settings" opened=settings>
            <DialogHead title="Settings" />
            <FromLater shell shown=|later, shell| later.settings(shell) />
        </Dialog>
        <Dialog label="Practise" class="practise" opened=practise>
            <DialogHead title="Practise" />
            <FromLater shell shown=|later, shell| later.practise(shell) />
        </Dialog>
        <Dialog label="Your system" class="system" opened=shell.system()>
            <DialogHead title="Your system" />
            <FromLater shell shown=|later, shell| later.system(shell) />
        </Dialog>
        <Dialog label="Shared folder" class="settings" opened=shell.folder.opened>
            <DialogHead title="Shared folder" />
            <FromLater shell shown=|later, shell| later.folder(shell) />
        </Dialog>
        <Dialog label="Send to a colleague" class="send" opened=shell.send()>
            <DialogHead title="Send to a colleague" />
            <FromLater shell shown=|later, shell| later.send(shell.session) />
        </Dialog>
    }
}
