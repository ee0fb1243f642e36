//! The evidence of a theory, each piece with its source and time.

use crate::domain::{Command, Evidence, Leaning, Source, Stamp};
use crate::ui::browser::zone::LocalZone;
use crate::ui::dom::{View, el};
use crate::ui::lean::{Key, list, options, text, value, when};
use crate::ui::session::Session;
use crate::ui::words;

/// The evidence of a theory.
pub fn evidence_list(session: Session, id: Stamp) -> View {
    let pieces = session.derive(move |s| {
        s.theories.get(id).map(|t| s.evidence_of(t).map(key).collect::<Vec<Key>>()).unwrap_or_default()
    });
    when(
        move || !pieces().is_empty(),
        move || {
            el("ul")
                .class("evidence")
                .attr("role", "list")
                .attr("aria-label", "Evidence")
                .child(list(pieces, move |key| piece(session, key.id)))
                .view()
        },
    )
}

/// Its source is part of what is shown; its words look themselves up.
fn key(evidence: &Evidence) -> Key {
    Key { id: evidence.id, part: evidence.source.map_or(0, |source| source as u64 + 1) }
}

fn piece(session: Session, id: Stamp) -> View {
    let found = session.peek(|i| i.state().evidence.get(id).cloned()).flatten();
    let Some(Evidence { leaning, source, seen, .. }) = found else { return View::none() };
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
    let nobody_said = source
        .is_none()
        .then(|| el("option").attr("value", "").flag("selected", true).child("source?").view());
    el("li")
        .child(el("span").class(class).attr("aria-hidden", "true").child(sign))
        .child(el("span").child(el("span").class("unseen").child(lead)).child(words))
        .child(
            el("span")
                .class("meta evidence-meta")
                .child(
                    el("select")
                        .class(source_class)
                        .attr("aria-label", "Source")
                        .child(nobody_said)
                        .child(options(&Source::ALL.map(Source::name), source.map_or("", Source::name)))
                        .on("change", value(name_source)),
                )
                .child(
                    el("time")
                        .attr("datetime", seen.to_string())
                        .attr("title", words::clock_time(seen, &LocalZone::current()))
                        .child(seen.utc().clock()),
                ),
        )
        .view()
}
