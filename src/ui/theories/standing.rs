//! How a theory stands, and the reason that a conclusion asks for.

use crate::domain::{Command, EntryText, Rejected, Stamp, Standing};
use crate::ui::browser::keys::focus;
use crate::ui::lean::{Picked, click, options, refusal, submit, text, value, when};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// What may be wanted while a reason is still asked for.
const WANTED: [Option<Standing>; 6] = [
    None,
    Some(Standing::Assumption),
    Some(Standing::Testing),
    Some(Standing::Proven),
    Some(Standing::Disproved),
    Some(Standing::Abandoned),
];

/// The class of a standing's looks.
pub fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Assumption => "assumption",
        Standing::Testing => "testing",
        Standing::Proven => "proven",
        Standing::Disproved => "disproved",
        Standing::Abandoned => "abandoned",
    }
}

/// The combobox **Standing**. What is refused says why beside it, and the choice goes back.
pub fn standing_control(session: Session, id: Stamp) -> AnyView {
    let standing = session.derive(move |s| s.theories.get(id).map(|t| t.standing()).unwrap_or_default());
    let wanted = Picked::new(&WANTED, None);
    let refused = RwSignal::new(None::<String>);
    let shown = move || wanted.get().unwrap_or(standing());
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
        select.get_untracked().iter().for_each(|s| s.set_value(untrack(shown).name()));
    };
    let class = text(move || format!("standing {}", standing_class(shown())));
    let name = text(move || shown().name().to_owned());
    let conclude = Callback::new(move |reason| {
        if let Some(to) = wanted.get_untracked() {
            conclude(to, Some(reason));
        }
    });
    view! {
        <select class=class aria-label="Standing" node_ref=select prop:value=name on:change=value(chosen)>
            {options(&Standing::ALL.map(Standing::name), untrack(standing).name())}
        </select>
        {refusal(refused)}
        {when(move || wanted.get().is_some(), move || reason_form(id, wanted, conclude))}
    }
    .into_any()
}

fn reason_form(id: Stamp, wanted: Picked<Option<Standing>>, conclude: Callback<EntryText>) -> AnyView {
    let reason = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let field = format!("reason-{id}");
    focus(field.clone());
    let finish = move || match EntryText::parse(&reason.get_untracked()) {
        Ok(text) => conclude.run(text),
        Err(_) => {
            let to = wanted.get_untracked().unwrap_or_default();
            refused.set(Some(words::rejected(&Rejected::ReasonMissing(to))));
        }
    };
    let label = text(move || format!("Why is it {}?", wanted.get().unwrap_or_default().in_text()));
    view! {
        <form class="reason-form" on:submit=submit(finish)>
            <label>
                <span class="meta">{label}</span>
                <input class="field" type="text" aria-label="Reason" autocomplete="off" id=field prop:value=reason
                    on:input=value(move |typed| reason.set(typed))/>
            </label>
            <button type="submit" class="primary small">"Conclude"</button>
            <button type="button" class="quiet small" on:click=click(move || wanted.set(None))>"Cancel"</button>
            {refusal(refused)}
        </form>
    }
    .into_any()
}
