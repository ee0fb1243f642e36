//! How often each audience gets an update at each severity, in incidents to come.

use crate::domain::{Audience, Severity, SeverityNames};
use crate::settings::{CADENCE, FIRST_UPDATE};
use crate::ui::kit::interval::IntervalList;
use crate::ui::kit::refusal::Refusal;
use crate::ui::screens::settings::minutes_field::MinutesField;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The table, in minutes.
#[component]
pub fn Cadence(session: Session) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let names = session.settings().severity_names();
    let above = match names.all() {
        [_, _, _] => "",
        _ => ". The last column is for those above it, too",
    };
    let columns = Severity::ALL.map(|severity| names.name(severity).to_owned());
    let columns = columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = Audience::ALL.map(|audience| row(session, &names, audience, refused));
    view! {
        <table class="cadence">
            <caption class="meta">"Minutes between two updates, in incidents to come" {above}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="unseen">"Audience"</span>
                    </th>
                    {columns}
                </tr>
            </thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </table>
        <div class="setting-row">
            <span>"First update within"</span>
            <MinutesField session label="First update within, minutes".to_owned() name=FIRST_UPDATE refused />
        </div>
        <IntervalList />
        <Refusal why=refused />
    }
}

fn row(
    session: Session,
    names: &SeverityNames,
    audience: Audience,
    refused: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let cell = |severity: Severity| {
        let label = format!("{}, {}, minutes", audience.name(), names.in_text(severity));
        let name = CADENCE[audience as usize][severity as usize];
        view! {
            <td>
                <MinutesField session label name refused />
            </td>
        }
    };
    let cells = Severity::ALL.map(cell);
    view! {
        <tr>
            <th scope="row">{audience.name()}</th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}
