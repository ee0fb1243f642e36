//! How often each audience gets an update at each severity, in incidents to come.

use crate::domain::{Audience, Severity};
use crate::settings::{CADENCE, FIRST_UPDATE};
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::interval::IntervalList;
use crate::ui::kit::lean::refusal;
use crate::ui::screens::settings::minutes_field;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The table, in minutes.
pub fn cadence(session: Session) -> View {
    let refused = RwSignal::new(None::<String>);
    let names = session.severity_names();
    let above = match names.all() {
        [_, _, _] => "",
        _ => ". The last column is for those above it, too",
    };
    let head = |words: String| el("th").attr("scope", "col").child(words).view();
    let row = |audience: Audience| {
        let cell = |severity: Severity| {
            let label = format!("{}, {}, minutes", audience.name(), names.in_text(severity));
            let name = CADENCE[audience as usize][severity as usize];
            el("td").child(minutes_field(session, label, name, refused)).view()
        };
        el("tr")
            .child(el("th").attr("scope", "row").child(audience.name()))
            .child(Vec::from(Severity::ALL.map(cell)))
            .view()
    };
    many([
        el("table")
            .class("cadence")
            .child(
                el("caption")
                    .class("meta")
                    .child(["Minutes between two updates, in incidents to come", above].concat()),
            )
            .child(
                el("thead").child(
                    el("tr")
                        .child(
                            el("th").attr("scope", "col").child(el("span").class("unseen").child("Audience")),
                        )
                        .child(Vec::from(
                            Severity::ALL.map(|severity| head(names.name(severity).to_owned())),
                        )),
                ),
            )
            .child(el("tbody").child(Vec::from(Audience::ALL.map(row))))
            .view(),
        el("div")
            .class("setting-row")
            .child(el("span").child("First update within"))
            .child(minutes_field(session, "First update within, minutes".to_owned(), FIRST_UPDATE, refused))
            .view(),
        view! { <IntervalList /> }.into_any(),
        refusal(refused),
    ])
}
