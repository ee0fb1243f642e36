//! The capture box: one field for everything, with the kinds beside it.

use super::intent;
use crate::domain::capture::Kind;
use crate::ui::session::Session;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

const DRAFT: &str = "log-entry";

/// The box with its buttons. Enter adds, Shift+Enter breaks the line.
#[component]
pub fn CaptureBox() -> impl IntoView {
    let session = Session::expect();
    let text = session.draft(DRAFT);
    let chosen = RwSignal::new(Kind::Note);
    let refused = RwSignal::new(None::<String>);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let write = move |words: String| {
        session.keep_draft(DRAFT, &words);
        text.set(words);
    };
    let add = move || match intent::submit(session, &text.get_untracked(), chosen.get_untracked()) {
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
    let typed = move |words: String| {
        refused.set(None);
        write(words);
    };
    let shown = Memo::new(move |_| text.with(|t| Kind::typed(t)).unwrap_or(chosen.get()));
    let lines = Memo::new(move |_| text.with(|t| t.lines().count()).clamp(2, 10));
    view! {
        <form class="capture" on:submit=move |event| { event.prevent_default(); add(); refocus(); }>
            <p class="refused" role="alert" id="capture-refused">{move || refused.get()}</p>
            <textarea id="log-entry" class="field" rows=move || lines.get().to_string() aria-label="Log entry"
                aria-describedby="capture-refused" placeholder="What do you see? What did you try?" node_ref=area
                prop:value=text on:input:target=move |ev| typed(ev.target().value()) on:keydown=pressed></textarea>
            <div class="capture-row">
                <div class="kinds" role="group" aria-label="Kind of entry">
                    {Kind::ALL.map(|kind| kind_button(kind, shown, Callback::new(move |()| {
                        chosen.update(|c| *c = if *c == kind { Kind::Note } else { kind });
                        refocus();
                    }))).collect_view()}
                </div>
                <button type="submit" class="primary push">"Add to log"<kbd aria-hidden="true">"↵"</kbd></button>
            </div>
        </form>
    }
}

fn kind_button(kind: Kind, shown: Memo<Kind>, choose: Callback<()>) -> impl IntoView {
    let sign = kind.sign().map(|sign| if sign == '-' { '−' } else { sign });
    view! {
        <button type="button" class="kind-button" aria-pressed=move || (shown.get() == kind).to_string()
            on:click=move |_| choose.run(())>
            {sign.map(|sign| view! { <kbd aria-hidden="true">{sign.to_string()}</kbd> })}
            {kind.name()}
        </button>
    }
}
