//! What has arrived, the newest first, each to be taken into the log.

use crate::domain::{Command, EntryText, Paste, Stamp};
use crate::drill::{Arrived, Content, Graph, is_logged};
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked_once;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{self, aria, boxed_keys, flag};
use crate::ui::screens::drill::running::Running;
use crate::ui::state::session::pasting::PastedEntry;
use crate::ui::text::words;
use leptos::prelude::*;

/// The list **What arrived**.
#[component]
pub fn Feed(running: Running) -> impl IntoView {
    let session = running.session;
    let changed = session
        .keys(|state| vec![Key::showing((state.entries.len(), state.last_change.map(|at| at.as_millis())))]);
    let all = Memo::new(move |_| {
        running.passed.track();
        changed.track();
        // The newest first; a step arrives once.
        untrack(|| running.arrived().iter().rev().map(|one| one.step as u64).collect::<Vec<u64>>())
    });
    let keys = boxed_keys(Box::new(move || {
        all.with(|all| all.iter().map(|step| Key { id: Stamp::FIRST, part: *step }).collect())
    }));
    let item = move |key: Key| {
        let one = running.arrived().into_iter().find(|one| one.step as u64 == key.part);
        one.map(|one| view! { <Item running one /> }).into_any()
    };
    view! {
        <ol class="drill-feed" role="list" aria-label="What arrived" aria-live="polite" aria-relevant="additions">
            <Each keys item />
        </ol>
        <Shown when=flag(move || keys.with(Vec::is_empty))>
            <p class="meta">"Nothing has arrived yet."</p>
        </Shown>
    }
}

#[component]
fn Item(running: Running, one: Arrived) -> impl IntoView {
    let at = running.instant(one.at);
    let time = format!("{}:{:02}", one.at / 60_000, one.at / 1000 % 60);
    let (kind, from, said) = match &one.content {
        Content::Alert(said) => ("Alert", said.from.clone(), said.text.clone()),
        Content::Message(said) => ("Message", said.from.clone(), said.text.clone()),
        Content::Log(said) => ("Log", said.from.clone(), said.text.clone()),
        Content::Graph(graph) => ("Graph", graph.title.clone(), graph.drawn().words),
    };
    let body = match &one.content {
        Content::Alert(_) | Content::Message(_) => {
            view! { <p dir="auto" translate="no">{said.clone()}</p> }.into_any()
        }
        Content::Log(_) => {
            view! { <pre dir="auto" translate="no" tabindex="0">{said.clone()}</pre> }.into_any()
        }
        Content::Graph(graph) => view! { <Picture graph=graph.clone() /> }.into_any(),
    };
    let text = match &one.content {
        Content::Graph(_) => format!("Graph: {said}"),
        Content::Log(_) => format!("Log of {from}:\n{said}"),
        Content::Alert(_) | Content::Message(_) => format!("{from}: {said}"),
    };
    let session = running.session;
    let wanted = text.clone();
    let is_logged = session.flag(move |state| is_logged(&wanted, state));
    let log = move || {
        if is_logged.get_untracked() {
            return;
        }
        let logged = EntryText::parse(&text).map(|text| {
            let (command, happened) = (Command::LogNote(text), Some(at));
            match kind {
                // As if somebody had pasted the lines.
                "Log" => {
                    let entry = PastedEntry { command, happened, until: None, span: (0, 0) };
                    session.log_pasted(Paste::default(), vec![entry])
                }
                _ => session.dispatch_late(command, happened),
            }
        });
        session.say(&match logged {
            Ok(Ok(_)) => "Logged, at the time when it arrived.".to_owned(),
            Ok(Err(rejected)) => words::rejected(&rejected),
            Err(error) => words::text_error(error),
        });
    };
    let what = format!("{kind} from {from} at {time}");
    let sign = move || if is_logged.get() { "Logged" } else { "Log it" };
    let label = signals::text(move || format!("{}: {what}", sign()));
    view! {
        <li class=format!("drill-item drill-{}", kind.to_ascii_lowercase())>
            <p class="row">
                <span class="chip">{kind}</span>
                <b dir="auto" translate="no">
                    {from}
                </b>
                <span class="meta">{time}</span>
                <button
                    type="button"
                    class="quiet small push"
                    aria-label=label
                    aria-disabled=aria(move || is_logged.get())
                    on:click=clicked_once(log)
                    use:shows=signals::text(move || sign().to_owned())
                ></button>
            </p>
            {body}
        </li>
    }
}

/// A graph as a line, with its numbers in words.
#[component]
fn Picture(graph: Graph) -> impl IntoView {
    let drawing = graph.drawn();
    view! {
        <figure class="drill-graph">
            <svg viewBox=drawing.view role="img" aria-label=drawing.words.clone()>
                <polyline points=drawing.line />
            </svg>
            <figcaption dir="auto" translate="no" class="meta">
                {drawing.words}
            </figcaption>
        </figure>
    }
}
