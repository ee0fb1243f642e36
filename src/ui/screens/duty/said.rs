//! Whether it is saved, and what of the stores cannot be read.

use crate::export;
use crate::journal::SaveState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::platform::{clock, file};
use crate::ui::screens::duty::book::Book;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The status **Saved**.
#[component]
pub fn Saved(session: Session) -> impl IntoView {
    let class = text(move || match session.saving() {
        SaveState::NotSaved(_) => "saved refused push".to_owned(),
        SaveState::KeptBriefly(_) => "saved brief push".to_owned(),
        SaveState::Idle | SaveState::Saving | SaveState::Saved(_) => "saved push".to_owned(),
    });
    let words = text(move || match session.saving() {
        SaveState::Idle => String::new(),
        SaveState::Saving => "Saving…".to_owned(),
        SaveState::Saved(at) => format!("Saved {}", at.utc().clock_with_seconds()),
        SaveState::KeptBriefly(_) => "Kept for now, may be lost".to_owned(),
        SaveState::NotSaved(_) => "Not saved: save the file".to_owned(),
    });
    view! { <span class=class role="status" aria-label="Saved" use:shows=words></span> }
}

/// What is wrong with the stores, with a way to take along what is there.
#[component]
pub fn NotRead(book: Book) -> impl IntoView {
    let session = book.session;
    let refused = text(move || match session.saving() {
        SaveState::NotSaved(error) => format!(
            "Not saved: the last words are on this screen only, because {}. Save the file now.",
            words::store_error(&error)
        ),
        _ => String::new(),
    });
    let broken = text(move || {
        book.broken.with(|broken| match broken.as_slice() {
            [] => String::new(),
            [(_, why)] => format!("1 entry that is kept in this browser cannot be read: {why}. It stays as it is."),
            [(_, why), ..] => format!(
                "{} entries that are kept in this browser cannot be read, the first because {why}. They stay as they are.",
                broken.len()
            ),
        })
    });
    let newer = text(move || match book.record.with(crate::duty::Record::unknown) {
        0 => String::new(),
        1 => "1 entry says something that only a newer page knows. It is kept and handed on, and not shown."
            .to_owned(),
        many => format!(
            "{many} entries say something that only a newer page knows. They are kept and handed on, and not shown."
        ),
    });
    let save_broken = move || {
        let lines = book.broken.with_untracked(|broken| {
            broken
                .iter()
                .map(|(record, _)| [&record.key, "\t", &record.value, "\n"].concat())
                .collect::<String>()
        });
        let name = export::file_name("on duty unreadable", clock::now(), "txt");
        session.say(&match file::download(&name, "text/plain;charset=utf-8", &lines) {
            Ok(()) => format!("Saved as {name}."),
            Err(_) => "The browser refused the download. Nothing was saved.".to_owned(),
        });
    };
    view! {
        <Shown when=flag(move || !refused.with(String::is_empty))>
            <div class="notice bad" role="alert">
                <span use:shows=refused></span>
                <Button class="primary small" press=clicked(move || book.save())>
                    "Save the file"
                </Button>
            </div>
        </Shown>
        <Shown when=flag(move || !broken.with(String::is_empty))>
            <div class="notice warn" role="status">
                <span use:shows=broken></span>
                <Button class="outline small" press=clicked(save_broken)>
                    "Save what cannot be read"
                </Button>
            </div>
        </Shown>
        <Shown when=flag(move || !newer.with(String::is_empty))>
            <div class="notice" role="status" use:shows=newer></div>
        </Shown>
    }
}
