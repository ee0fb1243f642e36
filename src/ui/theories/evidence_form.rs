//! Adding evidence where the theory stands.

use crate::domain::{Command, EntryText, Leaning, Source, Stamp};
use crate::ui::browser::keys::focus;
use crate::ui::lean::{Picked, click, either, keys, options, refusal, submit, value};
use crate::ui::session::Session;
use crate::ui::widgets::choice::choice;
use crate::ui::words;
use leptos::prelude::*;

const LEANINGS: [Leaning; 2] = [Leaning::For, Leaning::Against];
const SOURCES: [Option<Source>; 5] =
    [None, Some(Source::Log), Some(Source::Metric), Some(Source::Test), Some(Source::Word)];

/// The button **Add evidence**, and the form that it opens.
pub fn evidence_form(session: Session, id: Stamp) -> AnyView {
    let open = RwSignal::new(false);
    let button = move || {
        view! {
            <button type="button" class="outline small" on:click=click(move || open.set(true))>"Add evidence"</button>
        }
        .into_any()
    };
    either(move || open.get(), move || form(session, id, open), button)
}

fn form(session: Session, id: Stamp, open: RwSignal<bool>) -> AnyView {
    let leaning = Picked::new(&LEANINGS, Leaning::For);
    let words = RwSignal::new(String::new());
    let source = Picked::new(&SOURCES, None);
    let refused = RwSignal::new(None::<String>);
    let field = format!("evidence-{id}");
    focus(field.clone());
    let add = move || {
        let typed = words.get_untracked();
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
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            open.set(false);
        }
    };
    view! {
        <form class="evidence-form" on:submit=submit(add) on:keydown=keys(escape)>
            <input class="field" type="text" aria-label="Evidence" autocomplete="off" placeholder="What did you see?"
                id=field prop:value=words on:input=value(move |typed| words.set(typed))/>
            <div class="evidence-row">
                {choice("Leaning", &format!("leaning-{id}"), Leaning::name, leaning, || ())}
                <select class="field" aria-label="Source" on:change=value(move |name| source.set(Source::from_name(&name)))>
                    <option value="">"source?"</option>
                    {options(&Source::ALL.map(Source::name), "")}
                </select>
                <button type="submit" class="primary small">"Add evidence"</button>
                <button type="button" class="quiet small" on:click=click(move || open.set(false))>"Cancel"</button>
            </div>
            {refusal(refused)}
        </form>
    }
    .into_any()
}
