//! The banner: what it is, how bad, how far along, how long, and whether it is saved.

mod export_menu;
mod impact_line;
mod title;

pub use crate::ui::screens::incident::banner::export_menu::{Format, export};
pub use crate::ui::screens::incident::banner::impact_line::ImpactLine;

use crate::domain::{Command, Phase, State};
use crate::journal::SaveState;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{chosen, clicked};
use crate::ui::kit::options::Options;
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::{aria, text};
use crate::ui::kit::sized::Sized;
use crate::ui::parts::dialog_buttons::DialogButtons;
use crate::ui::parts::import::ImportButton;
use crate::ui::platform::address;
use crate::ui::screens::incident::banner::export_menu::ExportMenu;
use crate::ui::screens::incident::banner::title::{Heading, TitleMenu};
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;

/// The banner of the open incident.
#[component]
pub fn Banner(
    session: Session,
    /// How often a file was chosen to import.
    chosen: RwSignal<usize>,
    /// Whether the title is a field.
    renaming: RwSignal<bool>,
    shown: ShownPane,
    shell: Shell,
    /// What stands before its own buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <header class="banner">
            <a class="home" href=address::of(None) aria-label="All incidents" title="All incidents">
                "‹"
            </a>
            <Heading session renaming />
            <TitleMenu session renaming folder=shell.folder />
            <SeverityChoice session />
            <PhaseChoice session />
            <span class="meta open-for" use:shows=open_for(session)></span>
            <Saved session />
            <span class="banner-actions">
                {children()} <DebriefButton shown /> <ImportButton chosen /> <ExportMenu session />
                <SendButton shell />
                <DialogButtons opening=shell.opening />
            </span>
        </header>
    }
}

/// Made anew when other severities can be chosen.
#[component]
fn SeverityChoice(session: Session) -> impl IntoView {
    let names = session.text(severity_options);
    let shown = session.text(|s| s.severity_name().to_owned());
    let class = session.text(|s| format!("chip {}", words::severity_class(s.severity)));
    let set = move |name: String| {
        session
            .settings()
            .severities()
            .find(&name)
            .into_iter()
            .for_each(|s| session.ask(Command::SetSeverity(s)));
    };
    // One look for both menus, and the name that is seen is the one that is heard.
    let choice = move || {
        let now = shown.get_untracked();
        let option = |name: &str| {
            let (value, name, is_now) = (name.to_owned(), name.to_owned(), name == now);
            view! {
                <option value=value selected=is_now>
                    {name}
                </option>
            }
        };
        // Read here, and not in what a component is made of: that follows nothing.
        let options = names.with(|names| names.lines().map(option).collect_view());
        view! {
            <label class="choice">
                <span class="choice-name">"Severity"</span>
                <Sized shows=shown>
                    <select class=class aria-label="Severity" prop:value=shown on:change=chosen(shown, set)>
                        {options}
                    </select>
                </Sized>
            </label>
        }
    };
    view! { <Anew>{choice()}</Anew> }
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

#[component]
fn PhaseChoice(session: Session) -> impl IntoView {
    let shown = session.text(|s| s.phase.name().to_owned());
    let now = session.peek(|i| i.state().phase).unwrap_or_default();
    let set = move |name: String| {
        Phase::from_name(&name).into_iter().for_each(|p| session.ask(Command::SetPhase(p)));
    };
    view! {
        <label class="choice">
            <span class="choice-name">"Phase"</span>
            <Sized shows=shown>
                <select class="chip" aria-label="Phase" prop:value=shown on:change=chosen(shown, set)>
                    <Options names=Phase::ALL.map(Phase::name).to_vec() selected=now.name() />
                </select>
            </Sized>
        </label>
    }
}

/// The button **Send to a colleague**.
#[component]
fn SendButton(shell: Shell) -> impl IntoView {
    let opened = shell.send();
    view! {
        <button
            type="button"
            id="send"
            class="outline send-open"
            aria-label="Send to a colleague"
            title="Send to a colleague"
            aria-haspopup="dialog"
            on:click=clicked(move || opened.update(|times| *times += 1))
        >
            <span>"Send"</span>
        </button>
    }
}

#[component]
fn DebriefButton(shown: ShownPane) -> impl IntoView {
    let turn = move || match untrack(|| shown.is(Pane::Debrief)) {
        true => shown.show(Pane::Working, "log-entry"),
        false => shown.show(Pane::Debrief, "debrief-head"),
    };
    view! {
        <Button
            class="quiet"
            attr:aria-expanded=aria(move || shown.is(Pane::Debrief))
            press=clicked(turn)
        >
            "Debrief"
        </Button>
    }
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

#[component]
fn Saved(session: Session) -> impl IntoView {
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
    view! { <span class=class role="status" aria-label="Saved" use:shows=words></span> }
}
