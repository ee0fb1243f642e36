//! Exporting an incident that is not open, whole: with the data of its pictures.

use crate::domain::IncidentId;
use crate::export;
use crate::ui::platform::{clock, file};
use crate::ui::state::session::{Session, exported_key};
use leptos::prelude::untrack;
use leptos::task::spawn_local;

/// Hands out everything of an incident as a file that can be imported, and says so.
pub fn export_one(session: Session, id: IncidentId) {
    spawn_local(async move {
        let pictures = session.pictures().of(id).await;
        let (now, mut made) = (clock::now(), None);
        let unknown = session.unknown_fields(id);
        untrack(|| {
            session.each_incident(|incident| {
                if incident.id() == id {
                    let state = incident.state();
                    let name = export::file_name(&state.title, state.declared.unwrap_or(now), "json");
                    made = Some((name, export::write_whole(incident, now, &pictures, &unknown)));
                }
            });
        });
        let Some((name, (text, missing))) = made else { return };
        session.say(&match file::download(&name, "application/json", &text) {
            Ok(()) => {
                session.remember(&exported_key(id), &now.as_millis().to_string());
                match export::left_out(missing) {
                    Some(left_out) => format!(
                        "Exported as {name}. {left_out} They are not on this device, or the file would be too large to import."
                    ),
                    None => format!("Exported as {name}."),
                }
            }
            Err(_) => "The browser refused the download. Nothing was exported.".to_owned(),
        });
    });
}
