//! The incident's title: it is edited where it stands, and beside it is the menu of what can be done with it.

use crate::domain::{Command, Incident, REDACTED, Stamp, Title};
use crate::export::words_without_a_row;
use crate::ui::kit::dom::{NodeRef as OldRef, View, el, many};
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, pressed, valued};
use crate::ui::kit::lean::{aria, click, keys, when};
use crate::ui::kit::menu::{Opens, menu};
use crate::ui::kit::remade::remade;
use crate::ui::kit::show::Shown;
use crate::ui::parts::redaction::{erase_button, erase_form};
use crate::ui::platform::js::warn_unless;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::html;
use leptos::prelude::*;
use web_sys::{FocusEvent, KeyboardEvent};

/// The id of the button that opens the menu.
const MENU: &str = "title-menu";

/// The heading; while `renaming` it is a field. The page's own word for no title is never typed into it.
#[component]
pub fn Heading(session: Session, renaming: RwSignal<bool>) -> impl IntoView {
    let title =
        session.text(|s| if s.title.is_empty() { "Untitled incident".into() } else { s.title.clone() });
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

/// The title as a field: Enter and going elsewhere keep it, Escape leaves it as it was.
#[component]
fn TitleField(session: Session, renaming: RwSignal<bool>) -> impl IntoView {
    let typed = RwSignal::new(session.peek(|i| i.state().title.clone()).unwrap_or_default());
    let field = NodeRef::<html::Input>::new();
    let is_over = StoredValue::new(false);
    let end = move |keeps: bool, by_key: bool| {
        // What cannot be a title stays where it was typed.
        if is_over.try_get_value() != Some(false) || keeps && !keep(session, &typed.get_untracked()) {
            return;
        }
        is_over.set_value(true);
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
    request_animation_frame(move || {
        if let Some(field) = field.try_get_untracked().flatten() {
            warn_unless(field.focus().is_ok());
            field.select();
        }
    });
    view! {
        <h1 class="renaming">
            <input
                type="text"
                class="field"
                id="rename-title"
                dir="auto"
                aria-label="Incident title"
                autocomplete="off"
                node_ref=field
                use:holds=Signal::from(typed)
                on:input=valued(move |words| typed.set(words))
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
pub fn title_menu(session: Session, renaming: RwSignal<bool>) -> View {
    let (is_open, asking) = (RwSignal::new(false), RwSignal::new(false));
    let opener = OldRef::new();
    let has_title = session.flag(|s| !s.title.is_empty() && s.title != REDACTED);
    let has_others = session.flag(|s| {
        let is_zone_set =
            crate::domain::Audience::ALL.iter().any(|audience| !s.update_policy.zone(*audience).is_empty());
        is_zone_set || !s.details.severities.own().is_empty() || !s.unplaced.is_empty()
    });
    let titles = move || session.peek(Incident::titles).unwrap_or_default();
    let close = Callback::new(move |()| {
        asking.set(false);
        crate::ui::kit::focus::focus(MENU);
    });
    let form = move || erase_form(session, titles(), close);
    let items = vec![
        ("Rename", Callback::new(move |()| renaming.set(true))),
        ("Erase for good…", Callback::new(move |()| asking.set(true))),
    ];
    let escaped = keys(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close.run(());
        }
    });
    let below = move || {
        el("div")
            .class("title-below")
            .child(when(move || has_title.get(), form))
            .child(when(move || has_others.get(), move || others(session)))
            .view()
    };
    many([
        el("span")
            .class("menu-anchor title-menu")
            .child(
                el("button")
                    .attr("type", "button")
                    .class("quiet small")
                    .attr("id", MENU)
                    .attr("aria-label", "Title")
                    .attr("title", "Rename, erase")
                    .attr("aria-haspopup", "menu")
                    .attr("aria-expanded", aria(move || is_open.get()))
                    .node_ref(opener)
                    .child("…")
                    .on("click", click(move || is_open.update(|open| *open = !*open))),
            )
            .child(menu("Title", is_open, items, Opens::Start, opener))
            .view(),
        el("div")
            .class("title-erasing")
            .on("keydown", escaped)
            .child(when(move || asking.get(), below))
            .view(),
    ])
}
/// What has words and no row: names of severities and zones, and what names something that is not here.
fn others(session: Session) -> View {
    let changed = session.text(|s| s.last_change.map(|at| at.to_string()).unwrap_or_default());
    let list = move || {
        // A memo that nobody reads follows nothing.
        drop(changed.get());
        let all = session.peek(words_without_a_row).unwrap_or_default();
        let item = |(id, said): (Stamp, String)| {
            let name = format!("Redact: {}", words::excerpt(&said));
            let button = erase_button(session, name, move || vec![id]);
            el("li").child(el("span").verbatim().child(said)).child(button).view()
        };
        many(all.into_iter().map(item).collect::<Vec<View>>())
    };
    el("div")
        .class("redact")
        .attr("role", "group")
        .attr("aria-label", "Words without a row in the log")
        .child(el("p").child("These words stand in no row of the log:"))
        .child(el("ul").child(remade(list)))
        .view()
}
