//! Adding evidence where the theory stands.

use crate::domain::{Command, EntryText, Leaning, Source, Stamp};
use crate::ui::session::Session;
use crate::ui::widgets::choice::Choice;
use crate::ui::words;
use leptos::prelude::*;

const LEANINGS: [Leaning; 2] = [Leaning::For, Leaning::Against];

/// The button **Add evidence**, and the form that it opens.
#[component]
pub fn EvidenceForm(id: Stamp) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Show when=move || open.get() fallback=move || view! {
            <button type="button" class="outline small" on:click=move |_| open.set(true)>"Add evidence"</button>
        }>
            <Form id open/>
        </Show>
    }
}

#[component]
fn Form(id: Stamp, open: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let leaning = RwSignal::new(Leaning::For);
    let text = RwSignal::new(String::new());
    let source = RwSignal::new(None::<Source>);
    let refused = RwSignal::new(None::<String>);
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| field.get().iter().for_each(|f| drop(f.focus())));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        let (named, rest) = Source::take_prefix(&typed);
        let source = source.get_untracked().or(named);
        let added = EntryText::parse(rest).map_err(words::text_error).and_then(|text| {
            let command =
                Command::AddEvidence { theory: Some(id), leaning: leaning.get_untracked(), text, source };
            session.dispatch(command).map_err(|rejected| words::rejected(&rejected))
        });
        match added {
            Ok(_) => open.set(false),
            Err(why) => refused.set(Some(why)),
        }
    };
    view! {
        <form class="evidence-form" on:submit=submit on:keydown=move |ev| if ev.key() == "Escape" { open.set(false) }>
            <input class="field" type="text" aria-label="Evidence" autocomplete="off" placeholder="What did you see?"
                node_ref=field prop:value=text on:input:target=move |ev| text.set(ev.target().value())/>
            <div class="evidence-row">
                <Choice label="Leaning" name=format!("leaning-{id}") options=&LEANINGS show=Leaning::name chosen=leaning
                    choose=Callback::new(move |l| leaning.set(l))/>
                <select class="field" aria-label="Source" on:change:target=move |ev| source.set(Source::from_name(&ev.target().value()))>
                    <option value="">"source?"</option>
                    {Source::ALL.map(|s| view! { <option>{s.name()}</option> }).collect_view()}
                </select>
                <button type="submit" class="primary small">"Add evidence"</button>
                <button type="button" class="quiet small" on:click=move |_| open.set(false)>"Cancel"</button>
            </div>
            <p class="refused" role="alert">{move || refused.get()}</p>
        </form>
    }
}
