//! The app: one session, the screen that the address asks for, and what is around every screen.

use crate::domain::{Severity, Title};
use crate::settings;
use crate::ui::kit::dialog::Dialog;
use crate::ui::kit::dom::{View, many};
use crate::ui::kit::lean::{effect, text};
use crate::ui::parts::import::{Importing, take_dropped};
use crate::ui::parts::toast::toasts;
use crate::ui::platform::js;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::home::{above, below};
use crate::ui::screens::incident::incident_screen;
use crate::ui::screens::keys::key_help;
use crate::ui::screens::palette::palette;
use crate::ui::screens::settings::settings_dialog;
use crate::ui::state::opening::{Opening, Place, Rest, TITLE, lines};
use crate::ui::state::session::Session;
use crate::ui::state::shell::{PALETTE, Shell};
use crate::ui::state::watch::Watch;
use leptos::prelude::*;
use std::rc::Rc;

/// What the page's own script says when it has looked for the team's file (`page/start.js`), and where
/// it leaves what was in it.
const TEAM: &str = "teamSettings";

/// Begins the session, and gives the opening what it lacks.
pub fn begin(opening: Opening) {
    opening.owned(|| {
        let session = Session::open();
        take_dropped(session);
        let watch = Watch::begin(session);
        let shell = Shell::new(session, watch, opening);
        window_event_listener_untyped(TEAM, move |_| {
            session.take_team(&js::global(TEAM).as_string().unwrap_or_default());
        });
        effect(move || {
            session.follow_settings();
            let names = lines(&session.severity_names());
            if opening.severity_names.with_untracked(|known| *known != names) {
                opening.severity_names.set(names);
            }
        });
        let zone = text(move || {
            session.follow_settings();
            session.setting(settings::ZONE)
        });
        let zone = Memo::new(move |_| zone.get());
        let open = session.open_id();
        // Keyed by the incident: another one gets a screen of its own; and by the zone, which is in all of it.
        crate::ui::kit::dom::follow(move || {
            zone.with(|zone| LocalZone::choose(zone));
            opening.show(open.get().is_some());
        });
        opening.complete(Rc::new(App { session, watch, shell, opening, zone }));
    });
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
    fn home(&self, place: Place) -> View {
        self.zone.track();
        match place {
            Place::Above => {
                self.session.take_up_draft(TITLE, self.opening.title);
                above(self.session, self.shell, Importing::new(self.opening.chosen))
            }
            Place::Below => below(self.session),
        }
    }

    fn incident(&self) -> View {
        incident_screen(self.session, self.watch, self.shell)
    }

    fn around(&self) -> View {
        many([dialogs(self.shell), toasts(self.session)])
    }

    fn keep_title(&self, words: &str) {
        self.session.keep_draft(TITLE, words);
    }

    fn declare(&self, title: Title, severity: Severity) {
        self.session.keep_draft(TITLE, "");
        self.opening.title.set(String::new());
        self.session.declare(title, severity);
    }
}

fn dialogs(shell: Shell) -> View {
    let [palette_opened, keys, settings] = shell.opened();
    view! {
        <Dialog label="Command palette" class=PALETTE opened=palette_opened>
            {palette(shell)}
        </Dialog>
        <Dialog label="Keys" class="keys" opened=keys>
            {key_help(shell)}
        </Dialog>
        <Dialog label="Settings" class="settings" opened=settings>
            {settings_dialog(shell)}
        </Dialog>
    }
    .into_any()
}
