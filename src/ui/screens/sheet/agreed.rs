//! Severities and the rhythm of updates, which are settings of their own: shown here, and changed there.

use crate::domain::{Audience, interval_name};
use crate::settings::CADENCE;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// What is agreed for incidents to come.
#[component]
pub fn Agreed(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let lines = move || {
        session.settings().follow();
        lines(session).into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <section class="setting" aria-label="Severities and rhythm of updates">
            <h3>"Severities and rhythm of updates"</h3>
            <ul role="list">
                <Anew>{lines()}</Anew>
            </ul>
            <Button class="outline small" press=clicked(move || shell.open_settings())>
                "Change them in Settings"
            </Button>
        </section>
    }
}

fn lines(session: Session) -> Vec<String> {
    let settings = session.settings();
    let names = settings.severity_names();
    let all: Vec<&str> = names.all().iter().map(|severity| names.name(*severity)).collect();
    let mut lines = vec![format!("Severities, the least first: {}.", all.join(", "))];
    for audience in Audience::ALL {
        let of = |severity: &crate::domain::Severity| {
            let minutes = settings.get(CADENCE[audience as usize][severity.cadence() as usize]);
            let every = minutes.parse().map_or(minutes, interval_name);
            format!("{} every {every}", names.in_text(*severity))
        };
        let all: Vec<String> = names.all().iter().map(of).collect();
        lines.push(format!("{}: {}.", audience.name(), all.join(", ")));
    }
    lines
}
