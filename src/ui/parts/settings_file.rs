//! The file of settings as it is exported: from the settings, and from the sheet that is in it.

use crate::settings::{SETTINGS, SYSTEM, Setting, write};
use crate::ui::platform::file;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Hands out `config.json` with what is set, by the person or else by the team: what they see is what they share. Whether the
/// browser took it.
pub fn export_settings(session: Session) -> bool {
    let one = |setting: &Setting| {
        let value = untrack(|| match setting.name {
            SYSTEM => session.system().group(),
            name => session.settings().get(name),
        });
        (value != setting.default).then_some((setting.name, value))
    };
    let set: Vec<(&'static str, String)> = SETTINGS.iter().filter_map(one).collect();
    file::download("config.json", "application/json", &write(&set)).is_ok()
}
