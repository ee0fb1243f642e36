//! The evidence of a theory, each piece with its source and time.

use crate::domain::{Command, Evidence, Leaning, Source, Stamp};
use crate::ui::browser::zone::LocalZone;
use crate::ui::lean::{Key, list, options, text, value, when};
use crate::ui::session::Session;
use crate::ui::words;
use leptos::prelude::*;

/// The evidence of a theory.
pub fn evidence_list(session: Session, id: Stamp) -> AnyView {
    let pieces = session.derive(move |s| {
        s.theories.get(id).map(|t| s.evidence_of(t).map(key).collect::<Vec<Key>>()).unwrap_or_default()
    });
    when(
        move || !pieces().is_empty(),
        move || {
            view! {
                <ul class="evidence" role="list" aria-label="Evidence">
                    {list(pieces, move |key| piece(session, key.id))}
                </ul>
            }
            .into_any()
        },
    )
}

/// Its source is part of what is shown; its words look themselves up.
fn key(evidence: &Evidence) -> Key {
    Key { id: evidence.id, part: evidence.source.map_or(0, |source| source as u64 + 1) }
}

fn piece(session: Session, id: Stamp) -> AnyView {
    let found = session.peek(|i| i.state().evidence.get(id).cloned()).flatten();
    let Some(Evidence { leaning, source, seen, .. }) = found else { return ().into_any() };
    let words = session.text(move |s| s.evidence.get(id).map(|e| e.text.clone()).unwrap_or_default());
    let (sign, class, lead) = match leaning {
        Leaning::For => ("+", "for", "For: "),
        Leaning::Against => ("−", "against", "Against: "),
    };
    let name_source = move |name: String| {
        let source = Source::from_name(&name);
        source.into_iter().for_each(|source| session.ask(Command::SourceEvidence { evidence: id, source }));
    };
    let source_class =
        text(move || if source.is_none() { "source unnamed".to_owned() } else { "source".to_owned() });
    let nobody_said =
        source.is_none().then(|| view! { <option value="" selected=true>"source?"</option> }.into_any());
    view! {
        <li>
            <span class=class aria-hidden="true">{sign}</span>
            <span><span class="unseen">{lead}</span>{words}</span>
            <span class="meta evidence-meta">
                <select class=source_class aria-label="Source" on:change=value(name_source)>
                    {nobody_said}
                    {options(&Source::ALL.map(Source::name), source.map_or("", Source::name))}
                </select>
                <time datetime=seen.to_string() title=words::clock_time(seen, &LocalZone::current())>{seen.utc().clock()}</time>
            </span>
        </li>
    }
    .into_any()
}
