//! The capture box: one field for everything, with the kinds beside it.

use super::intent;
use crate::domain::capture::Kind;
use crate::ui::lean::{Picked, aria, click, keys, refusal, submit, text, value};
use crate::ui::session::Session;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

const DRAFT: &str = "log-entry";

/// The box with its buttons. Enter adds, Shift+Enter breaks the line.
pub fn capture_box(session: Session) -> AnyView {
    let words = session.draft(DRAFT);
    let chosen = Picked::new(&Kind::ALL, Kind::Note);
    let refused = RwSignal::new(None::<String>);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let write = move |typed: String| {
        session.keep_draft(DRAFT, &typed);
        words.set(typed);
    };
    let add = move || match intent::submit(session, &words.get_untracked(), chosen.get_untracked()) {
        Ok(()) => {
            write(String::new());
            chosen.set(Kind::Note);
            refused.set(None);
        }
        Err(why) => refused.set(Some(why)),
    };
    let refocus = move || area.get_untracked().iter().for_each(|area| drop(area.focus()));
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let typed = move |typed: String| {
        refused.set(None);
        write(typed);
    };
    let shown = move || words.with(|t| Kind::typed(t)).unwrap_or(chosen.get());
    let lines = text(move || words.with(|t| t.lines().count()).clamp(2, 10).to_string());
    let choose = Callback::new(move |kind: Kind| {
        chosen.set(if chosen.get_untracked() == kind { Kind::Note } else { kind });
        refocus();
    });
    let add_and_stay = move || {
        add();
        refocus();
    };
    view! {
        <form class="capture" on:submit=submit(add_and_stay)>
            {refusal(refused)}
            <textarea id="log-entry" class="field" rows=lines aria-label="Log entry"
                placeholder="What do you see? What did you try?" node_ref=area
                prop:value=words on:input=value(typed) on:keydown=keys(pressed)></textarea>
            <div class="capture-row">
                <div class="kinds" role="group" aria-label="Kind of entry">
                    {Vec::from(Kind::ALL.map(|kind| kind_button(kind, shown, choose)))}
                </div>
                <button type="submit" class="primary push">"Add to log"<kbd aria-hidden="true">"↵"</kbd></button>
            </div>
        </form>
    }
    .into_any()
}

fn kind_button(
    kind: Kind,
    shown: impl Fn() -> Kind + Copy + Send + Sync + 'static,
    choose: Callback<Kind>,
) -> AnyView {
    let sign = kind.sign().map(|sign| if sign == '-' { '−' } else { sign });
    let sign = sign.map(|sign| view! { <kbd aria-hidden="true">{sign.to_string()}</kbd> }.into_any());
    view! {
        <button type="button" class="kind-button" aria-pressed=aria(move || shown() == kind)
            on:click=click(move || choose.run(kind))>
            {sign}
            {kind.name()}
        </button>
    }
    .into_any()
}
