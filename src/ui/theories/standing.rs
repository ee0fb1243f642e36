//! How a theory stands, and the reason that a conclusion asks for.

use crate::domain::{Command, EntryText, Rejected, Stamp, Standing};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// The combobox **Standing**. What is refused says why beside it, and the choice goes back.
#[component]
pub fn StandingControl(id: Stamp) -> impl IntoView {
    let session = Session::expect();
    let standing = session.derive(move |s| s.theories.get(id).map(|t| t.standing()).unwrap_or_default());
    let wanted = RwSignal::new(None::<Standing>);
    let refused = RwSignal::new(None::<String>);
    let shown = Memo::new(move |_| wanted.get().unwrap_or(standing.get()));
    let conclude = move |to: Standing, reason: Option<EntryText>| {
        let result = session.dispatch(Command::ChangeStanding { theory: id, standing: to, reason });
        match result {
            Err(Rejected::ReasonMissing(_)) => wanted.set(Some(to)),
            Err(Rejected::Unchanged) | Ok(_) => wanted.set(None),
            Err(rejected) => {
                wanted.set(None);
                refused.set(Some(words::rejected(&rejected)));
            }
        }
    };
    let select = NodeRef::<leptos::html::Select>::new();
    let chosen = move |name: String| {
        refused.set(None);
        wanted.set(None);
        Standing::from_name(&name).into_iter().for_each(|to| conclude(to, None));
        // The browser has moved the choice already; a refused one must not stay on the screen.
        select.get_untracked().iter().for_each(|s| s.set_value(shown.get_untracked().name()));
    };
    view! {
        <select class=move || format!("standing {}", shown.get().name().to_lowercase()) aria-label="Standing" node_ref=select
            prop:value=move || shown.get().name() on:change:target=move |ev| chosen(ev.target().value())>
            {Standing::ALL.map(|s| view! { <option selected=s == standing.get_untracked()>{s.name()}</option> }).collect_view()}
        </select>
        <p class="refused" role="alert">{move || refused.get()}</p>
        <Show when=move || wanted.get().is_some()>
            <ReasonForm wanted conclude=Callback::new(move |(to, reason)| conclude(to, Some(reason)))/>
        </Show>
    }
}

#[component]
fn ReasonForm(
    wanted: RwSignal<Option<Standing>>,
    conclude: Callback<(Standing, EntryText)>,
) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| field.get().iter().for_each(|f| drop(f.focus())));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(to) = wanted.get_untracked() else { return };
        match EntryText::parse(&reason.get_untracked()) {
            Ok(text) => conclude.run((to, text)),
            Err(_) => refused.set(Some(words::rejected(&Rejected::ReasonMissing(to)))),
        }
    };
    let label = move || format!("Why is it {}?", wanted.get().unwrap_or_default().name().to_lowercase());
    view! {
        <form class="reason-form" on:submit=submit>
            <label>
                <span class="meta">{label}</span>
                <input class="field" type="text" aria-label="Reason" autocomplete="off" node_ref=field prop:value=reason
                    on:input:target=move |ev| reason.set(ev.target().value())/>
            </label>
            <button type="submit" class="primary small">"Conclude"</button>
            <button type="button" class="quiet small" on:click=move |_| wanted.set(None)>"Cancel"</button>
            <p class="refused" role="alert">{move || refused.get()}</p>
        </form>
    }
}
