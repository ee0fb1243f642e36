//! As a capsule: one file with the page and the incident, which opens from a disk and needs no network.

use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::platform::{capsule, file};
use crate::ui::screens::send::Way;
use crate::ui::screens::send::file::written;
use crate::ui::screens::send::sending::Sending;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The way.
#[component]
pub fn CapsuleWay(sending: Sending) -> impl IntoView {
    let save = move || {
        sending.said.set("Packing the page…".to_owned());
        spawn_local(save(sending));
    };
    view! {
        <Way
            name="Capsule"
            about="One HTML file of 1 to 2 MB with this page and the incident. It opens from a disk, without a network, and can be written in. Import takes it too."
        >
            <Button class="outline" press=clicked(save) attr:id="send-capsule" attr:disabled=sending.must_wait()>
                "Save capsule"
            </Button>
        </Way>
    }
}

async fn save(sending: Sending) {
    let Some(copy) = sending.copy() else { return };
    let (record, _) = written(sending, &copy.incident).await;
    let Some(page) = capsule::made(&record).await else {
        let why =
            "A part of this page could not be had, so no capsule was made. Try again, or send the file.";
        return sending.said.set(why.to_owned());
    };
    let name = sending.file_name(&copy.incident, "html");
    let said = match file::download(&name, "text/html;charset=utf-8", &page) {
        Ok(()) => {
            let tenths = page.len().div_ceil(100_000);
            sending.said_of(&format!("Saved as {name} ({}.{} MB).", tenths / 10, tenths % 10), &copy)
        }
        Err(_) => "The browser refused the download. Nothing was saved.".to_owned(),
    };
    sending.said.set(said);
}
