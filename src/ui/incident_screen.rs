//! The screen of one incident: banner, promise, three panes; tabs where it is narrow.

use super::banner::Banner;
use super::browser::keys;
use super::import::{ImportPanel, Importing};
use super::next_update::NextUpdate;
use super::notices::Notices;
use super::session::Session;
use super::theories::TheoriesPane;
use super::update::UpdatePane;
use super::working::WorkingPane;
use leptos::ev;
use leptos::prelude::*;

/// The panes, of which a narrow screen shows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The timeline and the capture box.
    Working,
    /// Questions and theories.
    Theories,
    /// The status update.
    Update,
}

impl Pane {
    const ALL: [Pane; 3] = [Pane::Working, Pane::Theories, Pane::Update];

    fn name(self) -> &'static str {
        match self {
            Pane::Working => "Working",
            Pane::Theories => "Theories",
            Pane::Update => "Update",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Pane::Working => "show-working",
            Pane::Theories => "show-theories",
            Pane::Update => "show-update",
        }
    }
}

/// Which pane shows where only one can. Provided as context.
#[derive(Clone, Copy)]
pub struct ShownPane(pub RwSignal<Pane>);

impl ShownPane {
    /// Shows a pane and puts the focus on an element in it.
    pub fn show(self, pane: Pane, focus: &'static str) {
        self.0.set(pane);
        keys::focus(focus);
    }
}

/// The screen of the open incident.
#[component]
pub fn IncidentScreen() -> impl IntoView {
    let session = Session::expect();
    let shown = ShownPane(RwSignal::new(Pane::Working));
    provide_context(shown);
    let importing = Importing::provide();
    let keydown = window_event_listener(ev::keydown, move |event| on_key(&event, session, shown));
    on_cleanup(move || keydown.remove());
    keys::focus("log-entry");
    view! {
        <div class=move || format!("incident {}", shown.0.get().class())>
            <Banner/>
            <NextUpdate/>
            <div class="bars"><Notices/><ImportPanel importing/></div>
            <main class="panes">
                <WorkingPane/>
                <TheoriesPane/>
                <UpdatePane/>
            </main>
            <nav class="tabs" aria-label="Panes">
                {Pane::ALL.into_iter().map(|pane| tab(pane, shown)).collect_view()}
            </nav>
        </div>
    }
}

fn tab(pane: Pane, shown: ShownPane) -> impl IntoView {
    let current = move || (shown.0.get() == pane).then_some("page");
    view! {
        <button type="button" aria-current=current on:click=move |_| shown.0.set(pane)>{pane.name()}</button>
    }
}

fn on_key(event: &web_sys::KeyboardEvent, session: Session, shown: ShownPane) {
    let typing = keys::is_typing(event);
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "z" if command && !event.shift_key() && (!typing || keys::is_in_empty_field(event)) => {
            event.prevent_default();
            session.undo();
        }
        _ if typing || command || event.alt_key() => {}
        "/" | "i" => {
            event.prevent_default();
            shown.show(Pane::Working, "log-entry");
        }
        "u" => {
            event.prevent_default();
            shown.show(Pane::Update, "update-happening");
        }
        _ => {}
    }
}
