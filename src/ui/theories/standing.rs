//! How a theory stands, and the reason that a conclusion asks for.

use crate::domain::{Command, EntryText, Rejected, Stamp, Standing};
use crate::ui::browser::keys::focus;
use crate::ui::dom::{Spot, View, el, many};
use crate::ui::lean::{Picked, click, options, refusal, submit, text, value, when};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

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
pub fn standing_control(session: Session, id: Stamp) -> View {
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
    let select = Spot::new();
    let chosen = move |name: String| {
        refused.set(None);
        wanted.set(None);
        Standing::from_name(&name).into_iter().for_each(|to| conclude(to, None));
        // The browser has moved the choice already; a refused one must not stay on the screen.
        let select = select.get().map(|s| s.unchecked_into::<web_sys::HtmlSelectElement>());
        select.iter().for_each(|s| s.set_value(untrack(shown).name()));
    };
    let class = text(move || format!("standing {}", standing_class(shown())));
    let name = text(move || shown().name().to_owned());
    let conclude = Callback::new(move |reason| {
        if let Some(to) = wanted.get_untracked() {
            conclude(to, Some(reason));
        }
    });
    many([
        el("select")
            .class(class)
            .attr("aria-label", "Standing")
            .spot(select)
            .child(options(&Standing::ALL.map(Standing::name), untrack(standing).name()))
            .value(name)
            .on("change", value(chosen))
            .view(),
        refusal(refused),
        when(move || wanted.get().is_some(), move || reason_form(id, wanted, conclude)),
    ])
}

fn reason_form(id: Stamp, wanted: Picked<Option<Standing>>, conclude: Callback<EntryText>) -> View {
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
    el("form")
        .class("reason-form")
        .child(
            el("label").child(el("span").class("meta").child(label)).child(
                el("input")
                    .class("field")
                    .attr("type", "text")
                    .attr("aria-label", "Reason")
                    .attr("autocomplete", "off")
                    .attr("id", field)
                    .value(reason)
                    .on("input", value(move |typed| reason.set(typed))),
            ),
        )
        .child(el("button").attr("type", "submit").class("primary small").child("Conclude"))
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet small")
                .child("Cancel")
                .on("click", click(move || wanted.set(None))),
        )
        .child(refusal(refused))
        .on("submit", submit(finish))
        .view()
}
