//! What the severities are called, in incidents to come.

use crate::domain::{Severity, SeverityNames};
use crate::settings::{self, SEVERITIES};
use crate::ui::kit::field::holds;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::text;
use crate::ui::screens::settings::row::Row;
use crate::ui::state::session::Session;
use leptos::prelude::*;

const LABELS: [&str; 5] = ["Severity 1, the least", "Severity 2", "Severity 3", "Severity 4", "Severity 5"];

/// A field a name, three to five of them.
#[component]
pub fn Severities(session: Session) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let field = move |place: usize| view! { <NameField session place refused /> };
    view! {
        {(0..LABELS.len()).map(field).collect_view()}
        <Refusal why=refused />
        <p class="meta">
            "Three to five words that anybody understands, from the least to the most. They are for incidents to come; the record of one keeps those that were in use."
        </p>
    }
}

#[component]
fn NameField(session: Session, place: usize, refused: RwSignal<Option<String>>) -> impl IntoView {
    let shown = text(move || {
        session.settings().follow();
        session.settings().severity_names().own().get(place).cloned().unwrap_or_default()
    });
    let set = move |typed: String| refused.set(rename(session, place, &typed).err());
    let usual = Severity::ALL.get(place).map_or("not in use", |severity| severity.name());
    view! {
        <Row label=LABELS[place]>
            <input
                dir="auto"
                class="field"
                type="text"
                placeholder=usual
                autocomplete="off"
                use:holds=shown
                on:change=valued(set)
            />
        </Row>
    }
}

/// Gives a severity another name; an empty one is its usual name, or none where it has none.
fn rename(session: Session, place: usize, typed: &str) -> Result<(), String> {
    let mut names = session.settings().severity_names().own().to_vec();
    let usual = |from: usize| Severity::ALL.iter().skip(from).map(|severity| severity.name().to_owned());
    let known = names.len();
    names.extend(usual(known));
    match typed.trim() {
        "" if place < Severity::ALL.len() => names[place] = Severity::ALL[place].name().to_owned(),
        "" if place < names.len() => drop(names.remove(place)),
        "" => return Ok(()),
        // A fifth without a fourth becomes the fourth.
        typed if place >= names.len() => names.push(typed.to_owned()),
        typed => typed.clone_into(&mut names[place]),
    }
    if names.iter().eq(Severity::ALL.map(|severity| severity.name().to_owned()).iter()) {
        session.settings().set(SEVERITIES, "");
        return Ok(());
    }
    match SeverityNames::new(&names) {
        Some(names) => {
            session.settings().set(SEVERITIES, &settings::list_of(names.own()));
            Ok(())
        }
        None => {
            Err(format!("Choose names that differ, with at most {} characters each.", SeverityNames::LONGEST))
        }
    }
}
