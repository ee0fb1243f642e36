//! Import: a file is read, what it brings is shown, and only then is anything kept.

use crate::domain::{Arrival, Incident, IncidentId};
use crate::export::{self, Imported};
use crate::ui::kit::dialog;
use crate::ui::kit::dom::{NodeRef, View, el, many, nothing};
use crate::ui::kit::lean::{click, effect, either, text, when};
use crate::ui::platform::{address, drop, file};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;

/// What is being imported; copies are the same import.
#[derive(Clone, Copy)]
pub struct Importing {
    refused: RwSignal<Option<String>>,
    preview: RwSignal<Option<StoredValue<Imported>>>,
    /// What a file that is not UTF-8 says as Windows-1252; empty where there is none.
    windows_1252: RwSignal<String>,
}

impl Importing {
    /// Nothing yet. A file is read whenever one was chosen, also before this was there.
    pub fn new(chosen: RwSignal<usize>) -> Importing {
        let importing = Importing {
            refused: RwSignal::new(None),
            preview: RwSignal::new(None),
            windows_1252: RwSignal::new(String::new()),
        };
        effect(move || {
            let is_chosen = chosen.get() > 0;
            let field = document().get_element_by_id(FIELD).filter(|_| is_chosen);
            if let Some(field) = field {
                importing.close();
                spawn_local(read(importing, field.unchecked_into()));
            }
        });
        importing
    }

    fn close(self) {
        self.refused.set(None);
        self.preview.set(None);
        self.windows_1252.set(String::new());
    }

    /// Shows what a text brings, or says why it cannot be imported.
    fn show(self, text: &str) {
        match export::read(text) {
            Ok(imported) => {
                self.preview.set(Some(StoredValue::new(imported)));
                crate::ui::kit::focus::focus("import-take");
            }
            Err(error) => self.refuse(&error.to_string()),
        }
    }

    fn refuse(self, why: &str) {
        self.refused.set(Some(format!("This file cannot be imported: {why}. Nothing was changed.")));
    }

    /// Reads the file as Windows-1252 after all.
    fn read_as_windows_1252(self) {
        let text = self.windows_1252.get_untracked();
        self.close();
        self.show(&text);
    }

    /// Closes what was opened by the button **Import**, where the focus goes back to.
    fn cancel(self) {
        self.close();
        crate::ui::kit::focus::focus("import");
    }
}

/// The id of the field that a file is chosen in.
const FIELD: &str = "import-file";

/// Files that are dropped anywhere: one that was exported is shown as if it had been chosen; what nobody takes is said.
pub fn take_dropped(session: Session) {
    drop::follow(move |event| {
        let is_open = dialog::open_class().is_some();
        let field = document().get_element_by_id(FIELD).filter(|_| !is_open);
        let box_for_pictures = document().get_element_by_id("log-entry");
        match field {
            Some(field) if drop::brings_an_export(event) => drop::choose(event, field.unchecked_ref()),
            _ if is_open => session.say("Nothing was taken: close what is open, then drop it again."),
            _ if box_for_pictures.is_none() => session.say(
                "Nothing was taken. Here an incident that was exported as JSON can be dropped; pictures go into its log.",
            ),
            _ => {}
        }
    });
}

/// The button **Import**, which counts how often a file was chosen.
pub fn import_button(chosen: RwSignal<usize>) -> View {
    let input = NodeRef::new();
    let count = move || chosen.update(|times| *times += 1);
    let choose = move || input.get().iter().for_each(|i| i.click());
    many([
        el("button")
            .attr("type", "button")
            .class("outline")
            .attr("id", "import")
            .child("Import")
            .on("click", click(choose))
            .view(),
        el("input")
            .class("unseen")
            .attr("type", "file")
            .attr("id", FIELD)
            .attr("accept", ".json,application/json")
            .attr("tabindex", "-1")
            .attr("aria-hidden", "true")
            .node_ref(input)
            .on("change", click(count))
            .view(),
    ])
}

async fn read(importing: Importing, input: web_sys::HtmlInputElement) {
    match file::read_chosen(input, export::MAX_BYTES).await {
        Ok(text) => importing.show(&text),
        Err(file::ReadError::None) => {}
        Err(file::ReadError::TooLarge(bytes)) => importing.refuse(&format!(
            "it has {} MB, and up to {} MB are read",
            bytes >> 20,
            export::MAX_BYTES >> 20
        )),
        Err(file::ReadError::Unreadable) => importing.refuse("the browser could not read it"),
        Err(file::ReadError::NotUtf8 { line, windows_1252 }) => {
            importing.windows_1252.set(windows_1252);
            importing.refuse(&format!(
                "it is not UTF-8 from line {line} on, as if an editor had saved it in another encoding, and letters such as ü would be lost"
            ));
        }
    }
}

/// What the chosen file brings, or why it cannot be read.
pub fn import_panel(session: Session, importing: Importing) -> View {
    let refused = text(move || importing.refused.get().unwrap_or_default());
    let close = move || importing.cancel();
    let as_windows_1252 = move || {
        el("button")
            .attr("type", "button")
            .class("outline")
            .child("Read it as Windows-1252")
            .on("click", click(move || importing.read_as_windows_1252()))
            .view()
    };
    let refusal = move || {
        el("div")
            .class("import-panel")
            .child(el("p").class("refused").attr("role", "alert").child(refused))
            .child(when(move || !importing.windows_1252.with(String::is_empty), as_windows_1252))
            .child(
                el("button").attr("type", "button").class("quiet").child("Close").on("click", click(close)),
            )
            .view()
    };
    let preview =
        move || importing.preview.get_untracked().map_or_else(nothing, |i| preview(session, importing, i));
    either(
        move || importing.preview.with(Option::is_some),
        preview,
        move || when(move || importing.refused.with(Option::is_some), refusal),
    )
}

fn preview(session: Session, importing: Importing, imported: StoredValue<Imported>) -> View {
    let id = imported.with_value(|i| i.incident.id());
    let is_here = session.has(id);
    let arrival = imported.with_value(|i| session.arrival(id, &i.incident));
    let at_odds = imported.with_value(|i| session.disagreements(id, &i.incident));
    let summary = imported.with_value(|i| summary(&i.incident, is_here, &arrival));
    let keep_as = move |id: IncidentId| {
        imported.with_value(|i| session.apply_copy(id, &i.incident));
        let pictures = imported.with_value(|i| i.pictures.clone());
        spawn_local(async move {
            if let Err((left, error)) = session.take_pictures(id, pictures).await {
                let error = words::store_error(&error);
                session.say(&format!("The incident is here, but {left} of its pictures are not: {error}."));
            }
        });
        importing.close();
        address::go_to(Some(id));
        // The address may have named it before it was here: then it does not change.
        session.follow_address();
    };
    let merge = match (is_here, arrival.fresh.is_empty()) {
        (false, _) => "Add incident",
        (true, false) => "Merge into it",
        (true, true) => "Open the one here",
    };
    el("section")
        .class("import-panel")
        .attr("aria-label", "What the file brings")
        .child(el("p").child(el("b").child(summary)))
        .child(el("p").class("meta").child(taken(&arrival)))
        .child(many(at_odds.into_iter().map(|line| el("p").class("notice warn").child(line).view())))
        .child(el("p").class("meta").child(imported.with_value(|i| pictures(&i.incident, i.pictures.len()))))
        .child(repairs(imported.with_value(|i| i.repairs.iter().map(ToString::to_string).collect())))
        .child(
            el("div")
                .class("row")
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("primary")
                        .attr("id", "import-take")
                        .child(merge)
                        .on("click", click(move || keep_as(id))),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("outline")
                        .child("Open as a copy")
                        .on("click", click(move || keep_as(session.new_id()))),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("quiet")
                        .child("Cancel")
                        .on("click", click(move || importing.cancel())),
                ),
        )
        .view()
}

/// How many repairs are listed.
const LISTED: usize = 100;

fn repairs(repairs: Vec<String>) -> View {
    if repairs.is_empty() {
        return nothing();
    }
    let summary = match repairs.len() {
        1 => "One thing in it could not be taken as it is".to_owned(),
        count => format!("{count} things in it could not be taken as they are"),
    };
    let rows = repairs.into_iter().take(LISTED).map(|r| el("li").child(r).view()).collect::<Vec<View>>();
    el("details")
        .class("repairs")
        .attr("open", "")
        .child(el("summary").child(summary))
        .child(el("ul").child(rows))
        .view()
}

fn summary(copy: &Incident, is_here: bool, arrival: &Arrival) -> String {
    let (title, count, fresh) = (&copy.state().title, copy.log().len(), arrival.fresh.len());
    match is_here {
        true => format!("“{title}” is here already: {fresh} of its {count} events are new."),
        false => format!(
            "“{title}”: {count} events, {} new here.",
            if fresh == count { "all".to_owned() } else { fresh.to_string() }
        ),
    }
}

/// What is said about pictures, where there are some.
fn pictures(copy: &Incident, brought: usize) -> String {
    match (copy.state().pictures.len(), brought) {
        (0, _) => String::new(),
        (all, 0) => format!("Without the pictures, of which it names {all}."),
        (all, brought) => format!("With {brought} of {all} pictures."),
    }
}

/// What is said about events whose ids are taken here.
fn taken(arrival: &Arrival) -> String {
    let have = match arrival.taken {
        0 => return String::new(),
        1 => "One event has".to_owned(),
        taken => format!("{taken} events have"),
    };
    format!(
        "{have} the id of one that is here but says something else: what is here stays. “Open as a copy” brings the other beside it."
    )
}
