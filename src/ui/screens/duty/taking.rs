//! Taking over what somebody else has handed over, by its file.

use crate::duty::{self, MAX_FILE_BYTES};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::refusal::Refusal;
use crate::ui::platform::file::ReadError;
use crate::ui::platform::{clock, file};
use crate::ui::screens::duty::TAKE;
use crate::ui::screens::duty::book::Book;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// The buttons for the file, in and out.
#[component]
pub fn Take(book: Book) -> impl IntoView {
    let (said, refused) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let take = move |input: HtmlInputElement| {
        said.set(String::new());
        refused.set(None);
        spawn_local(async move {
            let why = match file::read_chosen(input, MAX_FILE_BYTES).await {
                Ok(text) => match duty::read(&text, clock::now()) {
                    Ok(record) => {
                        said.try_set(book.take(record));
                        return;
                    }
                    Err(error) => error.to_string(),
                },
                Err(ReadError::None) => return,
                Err(ReadError::TooLarge) => "it is larger than 8 MB".to_owned(),
                Err(ReadError::NotUtf8 { line }) => format!("it is not UTF-8 from line {line} on"),
                Err(ReadError::Unreadable) => "the browser could not read it".to_owned(),
            };
            refused.try_set(Some(format!("This file was not taken: {why}. Nothing was changed.")));
        });
    };
    view! {
        <section class="duty-take" aria-label="Handover by file">
            <div class="row">
                <FilePicker
                    class="outline small"
                    name="Take a handover’s file"
                    id=TAKE
                    accept=".json,application/json"
                    chosen=take
                />
                <Button class="quiet small" press=clicked(move || book.save())>
                    "Save the record as a file"
                </Button>
            </div>
            <p role="status" use:shows=Signal::from(said)></p>
            <Refusal why=refused />
        </section>
    }
}
