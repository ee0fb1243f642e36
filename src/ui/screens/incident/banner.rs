//! The banner: what it is, how bad, how far along, how long, and whether it is saved.

use crate::domain::{Command, Phase, State};
use crate::journal::SaveState;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{aria, option, options, text, value};
use crate::ui::kit::remade::remade;
use crate::ui::kit::sized::sized;
use crate::ui::parts::import::import_button;
use crate::ui::platform::address;
use crate::ui::screens::incident::details::{PanelState, details_button};
use crate::ui::screens::incident::export_menu::export_menu;
use crate::ui::screens::incident::title::{heading, title_menu};
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;

/// The banner of the open incident.
pub fn banner(
    session: Session,
    chosen: RwSignal<usize>,
    panels: PanelState,
    shown: ShownPane,
    shell: Shell,
) -> View {
    let severity = session.derive(|s| s.severity);
    let phase = session.derive(|s| s.phase);
    let set_severity = move |name: String| {
        session.severities().find(&name).into_iter().for_each(|s| session.ask(Command::SetSeverity(s)));
    };
    let set_phase = move |name: String| {
        Phase::from_name(&name).into_iter().for_each(|p| session.ask(Command::SetPhase(p)));
    };
    let severity_class = text(move || format!("chip {}", words::severity_class(severity())));
    let severity_name = session.text(|s| s.severity_name().to_owned());
    let severities = session.text(severity_options);
    let severity_choice = remade(move || {
        let now = untrack(|| severity_name.get());
        let options = severities
            .with(|names| many(names.lines().map(|name| option(name, name == now)).collect::<Vec<View>>()));
        let select = el("select")
            .class(severity_class)
            .attr("aria-label", "Severity")
            .child(options)
            .value(severity_name)
            .on("change", value(set_severity));
        sized(select, severity_name)
    });
    let phase_name = text(move || phase().name().to_owned());
    let phase_choice = el("select")
        .class("phase")
        .attr("aria-label", "Phase")
        .child(options(&Phase::ALL.map(Phase::name), untrack(phase).name()))
        .value(phase_name)
        .on("change", value(set_phase));
    el("header")
        .class("banner")
        .child(
            el("a")
                .class("home")
                .attr("href", address::of(None))
                .attr("aria-label", "All incidents")
                .attr("title", "All incidents")
                .child("‹"),
        )
        .child(heading(session, panels.renaming))
        .child(title_menu(session, panels.renaming))
        .child(severity_choice)
        .child(sized(phase_choice, phase_name))
        .child(el("span").class("meta open-for").child(open_for(session)))
        .child(saved(session))
        .child(
            el("span")
                .class("banner-actions")
                .child(details_button(session, panels))
                .child(debrief_button(shown))
                .child(import_button(chosen))
                .child(export_menu(session))
                .child(shell.buttons()),
        )
        .view()
}

/// The names that can be chosen, a line each; that of the present one is among them in any case.
fn severity_options(state: &State) -> String {
    let names = &state.details.severities;
    let mut all: Vec<&str> = names.all().iter().map(|severity| names.name(*severity)).collect();
    if !names.all().contains(&state.severity) {
        all.push(state.severity_name());
    }
    all.join("\n")
}

fn debrief_button(shown: ShownPane) -> View {
    let turn = move || match untrack(|| shown.is(Pane::Debrief)) {
        true => shown.show(Pane::Working, "log-entry"),
        false => shown.show(Pane::Debrief, "debrief-head"),
    };
    button("quiet", "Debrief", turn).attr("aria-expanded", aria(move || shown.is(Pane::Debrief))).view()
}

fn open_for(session: Session) -> Signal<String> {
    let (declared, resolved) = (session.derive(State::started), session.derive(State::ended));
    let now = session.now();
    text(move || match (declared(), resolved()) {
        (Some(from), Some(to)) => format!("lasted {}", words::hours_and_minutes(to.since(from))),
        (Some(from), None) => format!("open for {}", words::hours_and_minutes(now.get().since(from))),
        (None, _) => "start not recorded".to_owned(),
    })
}

fn saved(session: Session) -> View {
    let class = text(move || match session.saving() {
        SaveState::NotSaved(_) => "saved refused".to_owned(),
        SaveState::KeptBriefly(_) => "saved brief".to_owned(),
        SaveState::Idle | SaveState::Saving | SaveState::Saved(_) => "saved".to_owned(),
    });
    let words = text(move || match session.saving() {
        SaveState::Idle | SaveState::Saving => "Saving…".to_owned(),
        SaveState::Saved(at) => format!("Saved {}", at.utc().clock_with_seconds()),
        SaveState::KeptBriefly(_) => "Kept for now, may be lost".to_owned(),
        SaveState::NotSaved(_) => "Not saved: copy now".to_owned(),
    });
    el("span").class(class).attr("role", "status").attr("aria-label", "Saved").child(words).view()
}
