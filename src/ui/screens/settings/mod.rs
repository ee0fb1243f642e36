//! The settings, in a dialog: a section each, and all of them in one file.

mod cadence;
mod severities;
mod share;
mod templates;

use crate::domain::{Zone as _, interval_in, zone_name_today};
use crate::journal::Condition;
use crate::settings::{CUSTOMERS_ZONE, THEME, THEMES, ZONE};
use crate::ui::kit::dialog::DialogHead;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::interval::{INTERVAL_LIST, NO_INTERVAL};
use crate::ui::kit::lean::{click, options, refusal, text, value, when};
use crate::ui::parts::single_key_shortcuts::SingleKeyShortcuts;
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::state::session::Session;
use crate::ui::state::shell::{HELP, Shell};
use crate::ui::state::watch::{SCREEN, SOUND};
use leptos::prelude::*;

/// What is in the dialog. A new section is a line here.
pub fn settings_dialog(shell: Shell) -> View {
    let session = shell.session;
    many([
        view! { <DialogHead title="Settings" /> }.into_any(),
        lasting(session),
        section("Look", theme(session)),
        section("Time zones", zones(session)),
        section("Severities", crate::ui::screens::settings::severities::severities(session)),
        section("Rhythm of updates", crate::ui::screens::settings::cadence::cadence(session)),
        section("Message templates", crate::ui::screens::settings::templates::templates(session)),
        section("Words", words(shell)),
        section("Keys", view! { <SingleKeyShortcuts shell /> }.into_any()),
        section("Sound and screen", alarms(shell)),
        section("All settings in one file", crate::ui::screens::settings::share::share(session)),
        el("p")
            .class("meta")
            .child("What each thing is for: ")
            .child(el("a").attr("href", HELP).attr("target", "_blank").attr("rel", "noopener").child("Help"))
            .view(),
    ])
}

/// Says so where nothing of it lasts.
fn lasting(session: Session) -> View {
    let is_brief = move || matches!(session.condition(), Some(Condition::NothingKeeps(_)));
    let words = "This browser keeps nothing for this page: what you set holds until you close this tab. Export settings keeps it in a file.";
    when(is_brief, move || el("p").class("notice warn").attr("role", "status").child(words).view())
}

fn section(name: &'static str, part: View) -> View {
    el("section").class("setting").attr("aria-label", name).child(el("h3").child(name)).child(part).view()
}

/// A row with a label and its field.
fn row(label: &'static str, field: View) -> View {
    el("label").class("setting-row").child(el("span").child(label)).child(field).view()
}

/// What a setting is, as a text that follows.
fn now(session: Session, name: &'static str) -> Signal<String> {
    text(move || {
        session.follow_settings();
        session.setting(name)
    })
}

fn theme(session: Session) -> View {
    let now = now(session, THEME);
    let first = untrack(|| now.get());
    row(
        "Theme",
        el("select")
            .class("field")
            .child(options(THEMES, &first))
            .value(now)
            .on("change", value(move |theme| session.set(THEME, &theme)))
            .view(),
    )
}

fn zones(session: Session) -> View {
    let refused = RwSignal::new(None::<String>);
    let field = move |label: &'static str, name: &'static str, placeholder: String| {
        let set = move |typed: String| {
            let typed = typed.trim();
            let found = NamedZone::find(typed).map(|zone| zone.name().to_owned());
            if !typed.is_empty() && found.is_none() {
                refused
                    .set(Some(format!("This browser knows no zone {typed}. Try a city, such as New York.")));
                return;
            }
            refused.set(None);
            session.set(name, &found.unwrap_or_default());
        };
        let set_now = now(session, name);
        let field = el("input")
            .class("field")
            .attr("type", "text")
            .attr("placeholder", placeholder)
            .attr("autocomplete", "off")
            .value(text(move || zone_name_today(&set_now.get()).to_owned()))
            .on("change", value(set));
        row(label, field.view())
    };
    many([
        field("Local times in", ZONE, LocalZone::ask().name().to_owned()),
        field("Customers’ zone", CUSTOMERS_ZONE, "UTC alone".to_owned()),
        refusal(refused),
        el("p").class("meta").child("Every time is shown in UTC too. The customers’ zone is for incidents to come; Promises has that of an open one.").view(),
    ])
}

fn words(shell: Shell) -> View {
    const OPENS: &str = "Glossary and rules";
    let said =
        "The team’s words, names and customers, and the rules that are off, are in the file below too.";
    if !shell.has(OPENS) {
        return el("p")
            .class("meta")
            .child(["Open an incident: the glossary is under its status update. ", said].concat())
            .view();
    }
    many([
        el("p").class("meta").child(said).view(),
        el("button")
            .attr("type", "button")
            .class("outline small")
            .child("Open the glossary")
            .on("click", click(move || shell.does(OPENS)))
            .view(),
    ])
}

fn alarms(shell: Shell) -> View {
    let Shell { session, watch, .. } = shell;
    let switch = |label: &'static str, is_on: RwSignal<bool>, name: &'static str| {
        let turn = move || watch.choose(session, name, is_on);
        el("label")
            .class("switch")
            .child(el("input").attr("type", "checkbox").checked(is_on.into()).on("change", click(turn)))
            .child(label)
            .view()
    };
    many([
        switch("Sound when an update is due", watch.sound, SOUND),
        switch("Keep the screen on during an incident", watch.screen, SCREEN),
    ])
}

/// A field for so many minutes.
fn minutes_field(
    session: Session,
    label: String,
    name: &'static str,
    refused: RwSignal<Option<String>>,
) -> View {
    let set = move |typed: String| {
        let typed = typed.trim();
        let minutes = interval_in(typed);
        if !typed.is_empty() && minutes.is_none() {
            refused.set(Some(NO_INTERVAL.to_owned()));
            return;
        }
        refused.set(None);
        session.set(name, &minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
    };
    el("input")
        .class("field minutes")
        .attr("type", "text")
        .attr("list", INTERVAL_LIST)
        .attr("aria-label", label)
        .attr("autocomplete", "off")
        .value(now(session, name))
        .on("change", value(set))
        .view()
}

/// A line that says what was done, where there is something to say.
fn said(words: RwSignal<String>) -> View {
    el("div")
        .attr("role", "status")
        .child(when(move || !words.with(String::is_empty), move || el("p").class("meta").child(words).view()))
        .view()
}
