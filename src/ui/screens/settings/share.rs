//! All settings as one file, out and in; and what is to be said about the team's.

use crate::settings::{self, SYSTEM};
use crate::ui::kit::button::Button;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::refusal::Refusal;
use crate::ui::parts::settings_file::export_settings;
use crate::ui::platform::file;
use crate::ui::platform::file::ReadError;
use crate::ui::screens::settings::Said;
use crate::ui::state::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// The largest file that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// The buttons **Export settings** and **Import settings**.
#[component]
pub fn Share(session: Session) -> impl IntoView {
    let (done, refused) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let take = move |input: HtmlInputElement| {
        spawn_local(async move {
            done.set(String::new());
            refused.set(None);
            match file::read_chosen(input, LARGEST).await {
                Ok(text) => match import(session, &text) {
                    Ok(words) => done.set(words),
                    Err(why) => refused.set(Some(why)),
                },
                Err(ReadError::None) => {}
                Err(ReadError::TooLarge) => refused.set(Some(none("it is larger than 1 MB"))),
                Err(ReadError::NotUtf8 { line }) => refused.set(Some(none(&format!(
                    "it is not UTF-8 from line {line} on. Save it as UTF-8 in your editor, and take it again"
                )))),
                Err(ReadError::Unreadable) => refused.set(Some(none("the browser could not read it"))),
            }
        });
    };
    let give = move || {
        refused.set(None);
        let words = match export_settings(session) {
            true => {
                "Exported as config.json. Beside the page on your team’s host it is used by everyone who opens it there."
            }
            false => "The browser refused the download. Nothing was exported.",
        };
        done.set(words.to_owned());
    };
    view! {
        <Said words=session.settings().said_of_team() />
        <div class="row">
            <Button class="outline small" press=clicked(give)>
                "Export settings"
            </Button>
            <FilePicker
                class="outline small"
                name="Import settings"
                accept=".json,application/json"
                chosen=take
            />
        </div>
        <Refusal why=refused />
        <Said words=done />
        <p class="meta">
            "Incidents are not in it. What you set yourself goes before your team’s file; a field that you empty is as your team has it again."
        </p>
    }
}

fn import(session: Session, text: &str) -> Result<String, String> {
    let (set, repairs) = settings::read(text).map_err(|error| none(&error.to_string()))?;
    let mut left_out: Vec<String> = repairs.iter().map(ToString::to_string).collect();
    for (name, value) in &set {
        match *name {
            // Each answer is a setting of its own on this device.
            SYSTEM => left_out.extend(session.system().import(value).iter().map(ToString::to_string)),
            name => session.settings().set(name, value),
        }
    }
    let count = match set.len() {
        0 => "Nothing is set in this file.".to_owned(),
        1 => "1 setting taken.".to_owned(),
        many => format!("{many} settings taken."),
    };
    Ok(match left_out.is_empty() {
        true => count,
        false => format!("{count} Left out: {}.", left_out.join("; ")),
    })
}

fn none(why: &str) -> String {
    format!("These settings were not taken: {why}. Nothing was changed.")
}
