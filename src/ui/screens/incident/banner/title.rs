//! The incident's title: it is edited where it stands, and beside it is the menu of what can be done with it.

use crate::domain::{Audience, Command, Incident, REDACTED, State, Title};
use crate::export::words_without_a_row;
use crate::ui::kit::escape::on_escape;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::{focus, once_made};
use crate::ui::kit::handlers::{clicked, escaped, pressed, valued};
use crate::ui::kit::menu::{Menu, MenuButton, Opens};
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::effect;
use crate::ui::parts::redaction::{EraseButton, EraseForm};
use crate::ui::platform::js::warn_unless;
use crate::ui::state::session::Session;
use crate::ui::state::shared_folder::SharedFolder;
use crate::ui::text::words;
use leptos::html;
use leptos::prelude::*;
use web_sys::{FocusEvent, KeyboardEvent};

/// The id of the button that opens the menu.
const MENU: &str = "title-menu";
/// The id of the field that the title is edited in, and of its draft.
const FIELD: &str = "rename-title";

/// The heading; while `renaming` it is a field, also after a reload in the middle of it. The page's own word for no
/// title is never typed into it.
#[component]
pub fn Heading(session: Session, renaming: RwSignal<bool>) -> impl IntoView {
    let title =
        session.text(|s| if s.title.is_empty() { "Untitled incident".into() } else { s.title.clone() });
    if !session.drafts().own(FIELD).is_empty() {
        renaming.set(true);
    }
    let shown = move || {
        view! {
            <h1
                dir="auto"
                translate="no"
                title=title
                use:shows=title
                on:click=clicked(move || renaming.set(true))
            ></h1>
        }
    };
    view! {
        <Shown when=renaming fallback=shown>
            <TitleField session renaming />
        </Shown>
    }
}

/// The title as a field: Enter and going elsewhere keep it, Escape leaves it as it was. What stands in it is a draft
/// like any other.
#[component]
fn TitleField(session: Session, renaming: RwSignal<bool>) -> impl IntoView {
    let typed = RwSignal::new(session.drafts().own(FIELD));
    let is_brought_back = !typed.with_untracked(String::is_empty);
    effect(move || {
        session.drafts().follow_erasures();
        if session.drafts().own(FIELD).is_empty() && untrack(|| renaming.get()) {
            let title = session.peek(|i| i.state().title.clone()).unwrap_or_default();
            session.drafts().keep(FIELD, &title);
            typed.set(title);
        }
    });
    let field = NodeRef::<html::Input>::new();
    let is_over = StoredValue::new(false);
    let end = move |keeps: bool, by_key: bool| {
        // What cannot be a title stays where it was typed.
        if is_over.try_get_value() != Some(false) || keeps && !keep(session, &typed.get_untracked()) {
            return;
        }
        is_over.set_value(true);
        session.drafts().keep(FIELD, "");
        renaming.set(false);
        if by_key {
            focus(MENU);
        }
    };
    let by_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            end(true, true);
        }
        "Escape" => {
            event.stop_propagation();
            end(false, true);
        }
        _ => {}
    };
    let left: Box<dyn FnMut(FocusEvent)> = Box::new(move |_| end(true, false));
    once_made(move || {
        // Whoever comes back to the page has not asked for this field.
        let field = field.try_get_untracked().flatten().filter(|_| !is_brought_back);
        if let Some(field) = field {
            warn_unless(field.focus().is_ok());
            field.select();
        }
    });
    view! {
        <h1 class="renaming">
            <input
                type="text"
                class="field"
                id=FIELD
                dir="auto"
                aria-label="Incident title"
                autocomplete="off"
                node_ref=field
                use:holds=Signal::from(typed)
                on:input=valued(move |words: String| {
                    session.drafts().keep(FIELD, &words);
                    typed.set(words);
                })
                on:blur=left
                on:keydown=pressed(by_key)
            />
        </h1>
    }
}

/// Keeps another title; `false` where it is none, and then why is said.
fn keep(session: Session, typed: &str) -> bool {
    match Title::parse(typed) {
        Ok(title) => {
            session.ask(Command::Retitle(title));
            true
        }
        Err(why) => {
            session.say(&words::text_error(why));
            false
        }
    }
}

/// The menu beside the title, and what it opens below: renaming, and erasing whatever else has words and no row in the
/// timeline.
#[component]
pub fn TitleMenu(session: Session, renaming: RwSignal<bool>, folder: SharedFolder) -> impl IntoView {
    let (is_open, asking) = (RwSignal::new(false), RwSignal::new(false));
    let opener = NodeRef::<html::Button>::new();
    let has_title = session.flag(|s| !s.title.is_empty() && s.title != REDACTED);
    let has_others = session.flag(has_other_words);
    let titles = move || session.peek(Incident::titles).unwrap_or_default();
    let close = Callback::new(move |()| {
        asking.set(false);
        focus(MENU);
    });
    let items = vec![
        ("Rename", Callback::new(move |()| renaming.set(true))),
        ("Shared folder…", Callback::new(move |()| folder.open())),
        ("Erase for good…", Callback::new(move |()| asking.set(true))),
    ];
    view! {
            <span class="menu-anchor title-menu">
                <MenuButton class="quiet small" open=is_open opener words="…" attr:id=MENU attr:aria-label="Title" attr:title="Rename, share in a folder, erase" />
                <Menu label="Title" open=is_open items opens=Opens::Start opener />
            </span>
            <div class="title-erasing" on:keydown=escaped(move || close.run(()))>
                <Shown when=asking>
                    <div class="title-below">
                        {on_escape(close)}
                        <Shown when=has_title>
    <EraseForm session targets=titles() close />
    </Shown>
                        <Shown when=has_others>
                            <OtherWords session />
                        </Shown>
                    </div>
                </Shown>
            </div>
        }
}

/// Whether something has words and no row: a severity or a zone by its name, or what names something that is not here.
fn has_other_words(state: &State) -> bool {
    let is_zone_set = |audience: &Audience| !state.update_policy.zone(*audience).is_empty();
    let has_names = !state.details.severities.own().is_empty();
    Audience::ALL.iter().any(is_zone_set) || has_names || !state.unplaced.is_empty()
}

#[component]
fn OtherWords(session: Session) -> impl IntoView {
    // What an event says stays, or is erased, and then it is none of them any more.
    let keys = session.keys(move |_| {
        let all = session.peek(words_without_a_row).unwrap_or_default();
        keys_of(all.into_iter().map(|(id, _)| id))
    });
    let item = move |key: Key| {
        let all = session.peek(words_without_a_row).unwrap_or_default();
        let said = all.into_iter().find(|(id, _)| *id == key.id).map(|(_, said)| said).unwrap_or_default();
        let name = format!("Redact: {}", words::excerpt(&said));
        view! {
            <li>
                <span dir="auto" translate="no">
                    {said}
                </span>
                <EraseButton session name targets=move |()| vec![key.id] />
            </li>
        }
        .into_any()
    };
    view! {
        <div class="redact" role="group" aria-label="Words without a row in the log">
            <p>"These words stand in no row of the log:"</p>
            <ul>
                <Each keys item />
            </ul>
        </div>
    }
}
