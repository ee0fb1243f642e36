//! The settings, in a dialog: a section each, and all of them in one file.

mod cadence;
mod minutes_field;
mod own_name;
mod row;
mod severities;
mod share;
mod templates;
mod zones;

use crate::journal::Condition;
use crate::settings::{THEME, THEMES};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{marked, shows};
use crate::ui::kit::handlers::{clicked, happened, valued};
use crate::ui::kit::options::Options;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::single_key_shortcuts::SingleKeyShortcuts;
use crate::ui::screens::settings::cadence::Cadence;
use crate::ui::screens::settings::own_name::OwnName;
use crate::ui::screens::settings::row::Row;
use crate::ui::screens::settings::severities::Severities;
use crate::ui::screens::settings::share::Share;
use crate::ui::screens::settings::templates::TemplateFields;
use crate::ui::screens::settings::zones::Zones;
use crate::ui::state::session::Session;
use crate::ui::state::shell::{HELP, Shell};
use crate::ui::state::watch::{SCREEN, SOUND};
use leptos::prelude::*;

/// What is in the dialog, below its head. A new section is a line here.
#[component]
pub fn SettingsDialog(shell: Shell) -> impl IntoView {
    let session = shell.session;
    view! {
        <Lasting session />
        <Section name="Look">
            <Theme session />
        </Section>
        <Section name="You">
            <OwnName session />
        </Section>
        <Section name="Time zones">
            <Zones session />
        </Section>
        <Section name="Severities">
            <Severities session />
        </Section>
        <Section name="Rhythm of updates">
            <Cadence session />
        </Section>
        <Section name="Message templates">
            <TemplateFields session />
        </Section>
        <Section name="Words">
            <Words shell />
        </Section>
        <Section name="Keys">
            <SingleKeyShortcuts shell />
        </Section>
        <Section name="Sound and screen">
            <Alarms shell />
        </Section>
        <Section name="All settings in one file">
            <Share session />
        </Section>
        <p class="meta">
            "What each thing is for: " <a href=HELP target="_blank" rel="noopener">
                "Help"
            </a>
        </p>
    }
}

/// Says so where nothing of it lasts.
#[component]
fn Lasting(session: Session) -> impl IntoView {
    let is_brief = flag(move || matches!(session.condition(), Some(Condition::NothingKeeps(_))));
    view! {
        <Shown when=is_brief>
            <p class="notice warn" role="status">
                "This browser keeps nothing for this page: what you set holds until you close this tab. Export settings keeps it in a file."
            </p>
        </Shown>
    }
}

#[component]
fn Section(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="setting" aria-label=name>
            <h3>{name}</h3>
            {children()}
        </section>
    }
}

/// What a setting is, as a text that follows.
fn now(session: Session, name: &'static str) -> Signal<String> {
    text(move || {
        session.settings().follow();
        session.settings().get(name)
    })
}

#[component]
fn Theme(session: Session) -> impl IntoView {
    let choose = move |theme: String| session.settings().set(THEME, &theme);
    view! {
        <Row label="Theme">
            <select class="field" prop:value=now(session, THEME) on:change=valued(choose)>
                <Options names=THEMES.to_vec() />
            </select>
        </Row>
    }
}

#[component]
fn Words(shell: Shell) -> impl IntoView {
    const OPENS: &str = "Glossary and rules";
    let said =
        "The team’s words, names and customers, and the rules that are off, are in the file below too.";
    if !shell.has(OPENS) {
        let said = ["Open an incident: the glossary is under its status update. ", said].concat();
        return view! { <p class="meta">{said}</p> }.into_any();
    }
    view! {
        <p class="meta">{said}</p>
        <Button class="outline small" press=clicked(move || shell.does(OPENS))>
            "Open the glossary"
        </Button>
    }
    .into_any()
}

#[component]
fn Alarms(shell: Shell) -> impl IntoView {
    let Shell { session, watch, .. } = shell;
    let switch = move |label: &'static str, is_on: RwSignal<bool>, name: &'static str| {
        let turn = move || watch.choose(session, name, is_on);
        view! {
            <label class="switch">
                <input dir="auto" type="checkbox" use:marked=Signal::from(is_on) on:change=happened(turn) />
                {label}
            </label>
        }
    };
    view! {
        {switch("Sound when an update is due", watch.sound, SOUND)}
        {switch("Keep the screen on during an incident", watch.screen, SCREEN)}
    }
}

/// A line that says what was done, where there is something to say.
#[component]
fn Said(words: RwSignal<String>) -> impl IntoView {
    view! {
        <div role="status">
            <Shown when=flag(move || !words.with(String::is_empty))>
                <p class="meta" use:shows=Signal::from(words)></p>
            </Shown>
        </div>
    }
}
