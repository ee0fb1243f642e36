//! What is in the part of the program that is fetched when it is first asked for.

use crate::domain::IncidentId;
use crate::ui::screens::drill::{DrillStrip, PractiseDialog};
use crate::ui::screens::duty::DutyScreen;
use crate::ui::screens::folder::{FolderDialog, carry};
use crate::ui::screens::home::FiguresTable;
use crate::ui::screens::send::SendDialog;
use crate::ui::screens::settings::SettingsDialog;
use crate::ui::screens::shared::SharedScreen;
use crate::ui::screens::sheet::SheetDialog;
use crate::ui::state::later::Later;
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use std::rc::Rc;

/// All of it.
pub fn all() -> Rc<dyn Later> {
    Rc::new(All)
}

struct All;

impl Later for All {
    fn settings(&self, shell: Shell) -> AnyView {
        view! { <SettingsDialog shell /> }.into_any()
    }

    fn system(&self, shell: Shell) -> AnyView {
        view! { <SheetDialog shell /> }.into_any()
    }

    fn practise(&self, shell: Shell) -> AnyView {
        view! { <PractiseDialog shell /> }.into_any()
    }

    fn drill(&self, shell: Shell) -> AnyView {
        view! { <DrillStrip shell /> }.into_any()
    }

    fn send(&self, session: Session) -> AnyView {
        view! { <SendDialog session /> }.into_any()
    }

    fn shared(&self, shell: Shell) -> AnyView {
        view! { <SharedScreen shell /> }.into_any()
    }

    fn folder(&self, shell: Shell) -> AnyView {
        view! { <FolderDialog shell /> }.into_any()
    }

    fn carry(&self, shell: Shell, id: IncidentId, turn: usize) {
        leptos::task::spawn_local(carry(shell, id, turn));
    }

    fn duty(&self, shell: Shell) -> AnyView {
        view! { <DutyScreen shell /> }.into_any()
    }

    fn figures(&self, session: Session) -> AnyView {
        view! { <FiguresTable session /> }.into_any()
    }
}
