//! The evidence of a theory, each piece with its source and time.

use crate::domain::{Command, Evidence, Leaning, Source, Stamp};
use crate::ui::browser::zone::LocalZone;
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// The evidence of a theory.
#[component]
pub fn EvidenceList(id: Stamp) -> impl IntoView {
    let session = Session::expect();
    let evidence = session.derive(move |s| {
        s.theories.get(id).map(|t| s.evidence_of(t).cloned().collect::<Vec<Evidence>>()).unwrap_or_default()
    });
    view! {
        <Show when=move || !evidence.with(Vec::is_empty)>
            <ul class="evidence" role="list" aria-label="Evidence">
                <For each=move || evidence.get() key=|e| (e.id, e.source, e.text.clone()) let:piece>
                    <Piece piece/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Piece(piece: Evidence) -> impl IntoView {
    let session = Session::expect();
    let Evidence { id, leaning, text, source, seen, .. } = piece;
    let (sign, class, word) = match leaning {
        Leaning::For => ("+", "for", "For: "),
        Leaning::Against => ("−", "against", "Against: "),
    };
    let name_source = move |name: String| {
        let Some(source) = Source::from_name(&name) else { return };
        if let Err(rejected) = session.dispatch(Command::SourceEvidence { evidence: id, source }) {
            session.say(&words::rejected(&rejected));
        }
    };
    view! {
        <li>
            <span class=class aria-hidden="true">{sign}</span>
            <span><span class="unseen">{word}</span>{text}</span>
            <span class="meta evidence-meta">
                <select class="source" class:unnamed=source.is_none() aria-label="Source" on:change:target=move |ev| name_source(ev.target().value())>
                    {source.is_none().then(|| view! { <option value="" selected=true>"source?"</option> })}
                    {Source::ALL.map(|s| view! { <option selected=source == Some(s)>{s.name()}</option> }).collect_view()}
                </select>
                <time datetime=seen.to_string() title=words::clock_time(seen, &LocalZone::current())>{seen.utc().clock()}</time>
            </span>
        </li>
    }
}
