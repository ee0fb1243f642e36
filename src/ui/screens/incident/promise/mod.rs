//! The promise: the region that counts down to it, its ledger and update policy, and the updates that one key sends.

mod next_update;
mod no_change_update;
mod panel;
mod push_back;

pub use crate::ui::screens::incident::promise::next_update::NextUpdate;
pub use crate::ui::screens::incident::promise::no_change_update::{all_clear, can_send_no_change, no_change};

use crate::ui::kit::show::Shown;
use crate::ui::kit::side_sheet::SideSheet;
use crate::ui::kit::signals::{effect, flag};
use crate::ui::screens::incident::promise::panel::Panel;
use crate::ui::screens::incident::promise::push_back::PushBackForm;
use crate::ui::state::session::Session;
use crate::ui::state::sheet::{Sheet, ShownSheet};
use crate::ui::state::watch::Watch;
use leptos::prelude::*;

/// The regions **Promises** and **Push back**, in the side sheet.
#[component]
pub fn PromiseSheets(session: Session, watch: Watch, sheet: ShownSheet) -> impl IntoView {
    let is_promised = session.flag(|s| s.next_promise().is_some());
    // Without a promise there is nothing to move, nor does the sheet come back with the next one.
    effect(move || {
        if sheet.is(Sheet::PushBack) && !is_promised.get() {
            sheet.close();
        }
    });
    view! {
        <Shown when=flag(move || sheet.is(Sheet::Promises))>
            <SideSheet name="Promises" close_name="Close promises" close=move |()| sheet.close()>
                <Panel session watch />
            </SideSheet>
        </Shown>
        <Shown when=flag(move || sheet.is(Sheet::PushBack))>
            <SideSheet name="Push back" close_name="Close" close=move |()| sheet.close()>
                <PushBackForm session sheet />
            </SideSheet>
        </Shown>
    }
    .into_any()
}
