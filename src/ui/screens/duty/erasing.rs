//! Erasing for good: the words of a line, what was done about it, or some words wherever they stand.

use crate::domain::Stamp;
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::focus::focus_before_next_key;
use crate::ui::kit::handlers::{clicked, escaped, submitted};
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::parts::labelled::Labelled;
use crate::ui::screens::duty::book::Book;
use crate::ui::screens::duty::line::{Form, Row};
use crate::ui::text::words;
use leptos::prelude::*;

/// The field for what is to be erased.
const WORDS: &str = "duty-erase-words";
/// The button that opens it.
const OPEN: &str = "duty-erase";
/// The most texts that are shown before they are erased.
const MOST: usize = 20;

/// What erasing does, and what it cannot do.
const FOR_GOOD: &str = "This erases them in this browser, in other tabs, and from what is saved or handed over from now on. What was handed over before still has them. It cannot be undone.";

/// The words of a line, or of one of its notes.
#[component]
pub fn Erase(row: Row) -> impl IntoView {
    let Row { book, id, form, line } = row;
    let (notes, has_incident) = line.with_untracked(|line| {
        let notes = line.as_ref().map(|line| line.notes.clone()).unwrap_or_default();
        (notes, line.as_ref().is_some_and(|line| line.incident.is_some()))
    });
    let what = RwSignal::new(0_usize);
    let mut names = vec!["All words of this line".to_owned()];
    names.extend(notes.iter().map(|note| ["Only: ", &words::excerpt(&note.text)].concat()));
    let has_choice = names.len() > 1;
    let notes: Vec<Stamp> = notes.iter().map(|note| note.id).collect();
    let close = move || {
        form.set(Form::None);
        focus_before_next_key(row.more_id());
    };
    let erase = move || {
        let chosen = what.get_untracked();
        match chosen.checked_sub(1).and_then(|place| notes.get(place)) {
            Some(note) => book.erase(&[*note]),
            None => book.erase(&book.record.with_untracked(|record| record.events_of(id))),
        }
        close();
    };
    let button = format!("duty-field-{id}");
    focus_before_next_key(button.clone());
    let choice = has_choice.then(|| {
        view! { <ChoiceOf label="What is erased" name=format!("duty-erase-{id}") names place=what /> }
    });
    let grown = has_incident.then(|| {
        let said = " The incident that grew out of it has words of its own: redact them there.";
        view! { <span>{said.to_owned()}</span> }
    });
    view! {
        <div class="duty-erase" role="group" aria-label="Erase" on:keydown=escaped(close)>
            {choice}
            <p class="meta">{FOR_GOOD.to_owned()} {grown}</p>
            <div class="row">
                <Button class="outline small" press=clicked(erase) attr:id=button>
                    "Erase for good"
                </Button>
                <Button class="quiet small" press=clicked(close)>
                    "Close"
                </Button>
            </div>
        </div>
    }
}

/// Some words wherever they stand, on all days: in lines, notes, names and words at a handover.
#[component]
pub fn EraseWords(book: Book) -> impl IntoView {
    let is_open = RwSignal::new(false);
    // No draft: what is to be erased is kept nowhere.
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| typed.with(|typed| book.record.with(|record| record.texts_with(typed))));
    let turn = move || {
        typed.set(String::new());
        is_open.update(|open| *open = !*open);
        focus_before_next_key(if is_open.get_untracked() { WORDS } else { OPEN });
    };
    let count = text(move || match (typed.with(|typed| typed.trim().is_empty()), found.with(Vec::len)) {
        (true, _) => String::new(),
        (false, 0) => "No text or name of any day has that in it.".to_owned(),
        (false, 1) => "1 text or name has that in it, and is erased as a whole:".to_owned(),
        (false, many) => format!("{many} texts or names have that in them, and are erased as a whole:"),
    });
    let list = move || {
        found.with(|found| {
            let shown = found.iter().take(MOST).map(|text| {
                let text = words::excerpt(text);
                view! { <li dir="auto" translate="no">{text}</li> }
            });
            let more = found.len().saturating_sub(MOST);
            let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
            view! { {shown.collect_view()} {more} }
        })
    };
    let is_any = flag(move || found.with(|found| !found.is_empty()));
    let erase = move || {
        if found.with_untracked(|found| !found.is_empty()) {
            book.erase_words(&typed.get_untracked());
            turn();
        }
    };
    view! {
        <section class="duty-take" aria-label="Erase words">
            <Button
                class="quiet small"
                press=clicked(turn)
                attr:id=OPEN
                attr:aria-expanded=aria(move || is_open.get())
            >
                "Erase words of any day…"
            </Button>
            <Shown when=is_open>
                <form class="duty-erase" aria-label="Erase words" on:submit=submitted(erase) on:keydown=escaped(turn)>
                    <Labelled label="A password, a name: what should not stand here">
                        <TextField name="Words to erase" words=typed attr:id=WORDS />
                    </Labelled>
                    <p role="status" use:shows=count></p>
                    <Shown when=is_any>
                        <ul aria-label="What is erased">
                            <Anew>{list()}</Anew>
                        </ul>
                        <p class="meta">{FOR_GOOD.to_owned()}</p>
                        <button type="submit" class="outline small">
                            "Erase them for good"
                        </button>
                    </Shown>
                </form>
            </Shown>
        </section>
    }
}
