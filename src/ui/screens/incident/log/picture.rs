//! Pictures that are pasted into the capture box, dropped there or chosen: kept first, and logged once they are. Files of
//! lines are looked at by `paste`.

use crate::domain::capture::Kind;
use crate::domain::{Command, Incident, IncidentId, Picture, PictureData};
use crate::journal::StoreError;
use crate::ui::kit::dialog;
use crate::ui::kit::signals::Choice;
use crate::ui::platform::drop::brings_an_export;
use crate::ui::platform::picture::{Brought, brought, chosen, taken};
use crate::ui::screens::incident::log::submit;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use web_sys::{Event, File, HtmlInputElement};

/// The box that takes a picture.
#[derive(Clone, Copy)]
pub struct Target {
    /// The session.
    pub session: Session,
    /// What is typed in it.
    pub words: RwSignal<String>,
    /// The kind that was chosen.
    pub chosen: Choice<Kind>,
    /// Why something was refused.
    pub refused: RwSignal<Option<String>>,
    /// Says that a picture is on its way.
    pub taking: RwSignal<String>,
    /// Writes into it.
    pub write: Callback<String>,
    /// A file of lines that was dropped.
    pub file: RwSignal<Option<File>, LocalStorage>,
}

/// Takes the pictures that are dropped anywhere on the screen, for as long as the box is there.
pub fn take_dropped(target: Target) {
    let take = RefCell::new(take(target));
    let heard = window_event_listener_untyped("drop", move |event| {
        // What this page exported is for the import, and what is dropped on a dialog for nobody.
        if !brings_an_export(&event) && dialog::open_class().is_none() {
            take.borrow_mut()(event);
        }
    });
    on_cleanup(move || heard.remove());
}

/// Takes the pictures that are pasted or dropped; text goes its usual way. The words in the box go with the first.
pub fn take(target: Target) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| {
        let brought = brought(&event);
        if let Brought::NoFile = brought {
            return;
        }
        event.prevent_default();
        take_files(target, brought);
    })
}

/// Takes the files that were chosen by the button of the box.
pub fn take_chosen(target: Target, field: &HtmlInputElement) {
    let brought = chosen(field.files());
    take_files(target, brought);
    // The same file may be chosen again.
    field.set_value("");
}

fn take_files(target: Target, brought: Brought) {
    target.refused.set(None);
    let files = match brought {
        Brought::Pictures(files) => files,
        Brought::Lines(file) => return target.file.set(Some(file)),
        Brought::NoFile | Brought::Other => {
            let only = "Only PNG, JPEG, WebP and GIF pictures and files of text are taken. Nothing was kept.";
            return target.refused.set(Some(only.to_owned()));
        }
    };
    spawn_local(async move {
        target.taking.try_set("Taking the picture in…".to_owned());
        for (at, file) in files.into_iter().enumerate() {
            if let Err(why) = keep(target, file, at == 0).await {
                target.refused.try_set(Some(why));
            }
        }
        target.taking.try_set(String::new());
    });
}

async fn keep(target: Target, file: File, with_words: bool) -> Result<(), String> {
    let Target { session, words: typed, chosen, write, .. } = target;
    let before = if with_words { typed.get_untracked() } else { String::new() };
    let open = session.peek(Incident::id);
    let incident = open.ok_or_else(String::new)?;
    let taken = taken(&file).await.ok_or_else(|| {
        "The browser cannot read this picture: it was not kept. Your words are still in the box.".to_owned()
    })?;
    let kept = keep_parts(session, incident, &taken.parts).await.map_err(|error| {
        format!(
            "The picture was not kept: {}. Your words are still in the box; Enter logs them without it.",
            words::store_error(&error)
        )
    });
    let kept = kept?;
    let refused = |why: String| {
        kept.iter().for_each(|picture| session.pictures().discard(incident, picture.id));
        format!("{why} The picture was not kept; paste it again then.")
    };
    if session.peek(Incident::id) != open {
        return Err(refused("Another incident was opened meanwhile.".to_owned()));
    }
    // What was typed meanwhile stays in the box; what was logged meanwhile is not logged again.
    let now = typed.try_get_untracked().unwrap_or_default();
    let (said, rest) = match now.strip_prefix(&before) {
        Some(rest) => (before.as_str(), rest.trim_start()),
        None => ("", now.as_str()),
    };
    let kind = chosen.get_untracked();
    let caption = taken.parts.first().map(PictureData::caption).unwrap_or_default();
    let entry = submit::submit_with_picture(session, said, kind, &caption).map_err(refused)?;
    let Some(entry) = entry else { return Ok(()) };
    write.run(rest.to_owned());
    chosen.set(Kind::Note);
    for picture in &kept {
        let attached = Command::AttachPicture { target: entry, picture: *picture };
        session.dispatch(attached).map_err(|rejected| refused(words::rejected(&rejected)))?;
    }
    if let Some(said) = words::picture_taken(&kept, taken.is_smaller, taken.is_legible) {
        session.say(&said);
    }
    Ok(())
}

/// Keeps the parts of a picture, all of them or none.
async fn keep_parts(
    session: Session,
    incident: IncidentId,
    parts: &[PictureData],
) -> Result<Vec<Picture>, StoreError> {
    let mut kept: Vec<Picture> = Vec::new();
    for data in parts {
        match session.pictures().keep(incident, data).await {
            Ok(id) => kept.push(data.under(id)),
            Err(error) => {
                kept.iter().for_each(|picture| session.pictures().discard(incident, picture.id));
                return Err(error);
            }
        }
    }
    Ok(kept)
}
