//! As a file, which **Import** takes.

use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{marked, shows};
use crate::ui::kit::handlers::{clicked, happened};
use crate::ui::kit::signals::{flag, text};
use crate::ui::platform::{clock, file};
use crate::ui::screens::send::Way;
use crate::ui::screens::send::sending::Sending;
use crate::ui::state::session::exported_key;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The way.
#[component]
pub fn FileWay(sending: Sending) -> impl IntoView {
    let pictures = sending.pictures();
    let save = move || {
        spawn_local(save(sending));
    };
    view! {
        <Way name="File" about="For mail and chat, of any size. Your colleague drops it on this page, or presses Import.">
            {(pictures > 0).then(|| view! { <WithPictures sending pictures /> })}
            <Button class="primary" press=clicked(save) attr:id="send-file" attr:disabled=sending.must_wait()>
                "Save file"
            </Button>
        </Way>
    }
}

#[component]
fn WithPictures(sending: Sending, pictures: usize) -> impl IntoView {
    let with = sending.with_pictures;
    let is_whole = move || sending.part.get() == 0 && sending.masked.with(Vec::is_empty);
    let why = text(move || match is_whole() {
        true => String::new(),
        false => "Pictures stay here: what is in them cannot be masked, and a handover has none.".to_owned(),
    });
    let name =
        if pictures == 1 { "With its picture".to_owned() } else { format!("With its {pictures} pictures") };
    view! {
        <label class="switch">
            <input
                dir="auto"
                type="checkbox"
                use:marked=Signal::from(with)
                disabled=flag(move || !is_whole())
                on:change=happened(move || with.update(|is_so| *is_so = !*is_so))
            />
            {name}
        </label>
        <p class="meta" use:shows=why></p>
    }
}

/// The copy as a file with its pictures where they go along; and how many of these are missing.
pub async fn written(sending: Sending, copy: &crate::domain::Incident) -> (String, usize) {
    let takes_pictures = untrack(|| sending.takes_pictures());
    let pictures = if takes_pictures { sending.session.pictures().all().await } else { Vec::new() };
    let unknown = sending.unknown_fields();
    let (text, missing) = export::write_whole(copy, clock::now(), &pictures, &unknown);
    (text, if takes_pictures { missing } else { 0 })
}

async fn save(sending: Sending) {
    let Some(copy) = sending.copy() else { return };
    let (text, missing) = written(sending, &copy.incident).await;
    let name = sending.file_name(&copy.incident, "json");
    let said = match file::download(&name, "application/json", &text) {
        Err(_) => "The browser refused the download. Nothing was saved.".to_owned(),
        Ok(()) => {
            if let Some(id) = sending.whole() {
                sending.session.remember(&exported_key(id), &clock::now().as_millis().to_string());
            }
            let said = sending.said_of(&format!("Saved as {name}."), &copy);
            export::left_out(missing).map_or(said.clone(), |left_out| format!("{said} {left_out}"))
        }
    };
    sending.said.set(said);
}
