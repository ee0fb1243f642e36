//! The first screen: one field, how bad it is, and the incidents of this device.

mod history;
mod unreadable;

use crate::domain::{Incident, IncidentId, Phase, Severity, Stamp, Timestamp, Title};
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::dom::{View, el, many, nothing};
use crate::ui::kit::lean::{Key, list, refusal, submit, text, value, when};
use crate::ui::kit::remade::remade;
use crate::ui::parts::import::{Importing, import_button, import_panel};
use crate::ui::parts::notices::notices;
use crate::ui::platform::address;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::home::history::{figures, open_follow_ups};
use crate::ui::screens::home::unreadable::unreadable_list;
use crate::ui::state::actions::Actions;
use crate::ui::state::opening::{Opening, Place};
use crate::ui::state::session::Session;
use crate::ui::state::shell::{HELP, Shell, dialog_buttons};
use crate::ui::text::words;
use leptos::prelude::*;

/// The first screen. It is there before the session is, which fills two places of it.
pub fn first_screen(opening: Opening) -> View {
    document().set_title("Incident scratchpad");
    crate::ui::kit::focus::focus("incident-title");
    el("div")
        .class("first")
        .child(
            el("header")
                .class("first-head")
                .child(el("h1").class("mark").child("Incident scratchpad"))
                .child(
                    el("nav")
                        .class("first-actions")
                        .attr("aria-label", "Page")
                        .child(el("a").attr("href", HELP).attr("target", "_blank").attr("rel", "noopener").child("Help"))
                        .child(import_button(opening.chosen))
                        .child(dialog_buttons(opening)),
                ),
        )
        .child(
            el("main")
                .class("first-main")
                .child(opening.slot(|rest| rest.home(Place::Above)))
                .child(declare_form(opening))
                .child(opening.slot(|rest| rest.home(Place::Below))),
        )
        .child(
            el("footer")
                .class("first-foot")
                .child(el("span").child(
                    "Everything stays in this browser. No server, no account; it works with the network down.",
                ))
                .child(el("span").class("version").child(version())),
        )
        .view()
}

/// What is said before the field, and what can be done on this screen.
pub fn above(session: Session, shell: Shell, importing: Importing) -> View {
    shell.serve(move || table(session));
    many([notices(session), preboot_words(session), import_panel(session, importing)])
}

/// The incidents of this device, and what is to be done about them.
pub fn below(session: Session) -> View {
    many([open_follow_ups(session), listings(session), figures(session), unreadable_list(session)])
}

/// What can be done here.
fn table(session: Session) -> Actions {
    let actions = Actions::new()
        .does("Declare an incident", "/ i", "Puts you in the field for what is going wrong", || {
            crate::ui::kit::focus::focus("incident-title");
        })
        .presses("Import", "Brings an incident from a file, after showing what is in it", "import");
    open_others(session, actions)
}

/// Each incident of this device but the open one, to be opened.
pub fn open_others(session: Session, mut actions: Actions) -> Actions {
    untrack(|| {
        let here = session.peek(Incident::id);
        session.each_incident(|incident| {
            let id = incident.id();
            if Some(id) != here {
                let name = ["Open: ", &incident.state().title].concat();
                actions = std::mem::take(&mut actions).does(
                    name,
                    "",
                    "Another incident on this device",
                    move || {
                        address::go_to(Some(id));
                    },
                );
            }
        });
    });
    actions
}

/// The version, and which build of it, as the page itself names it.
fn version() -> String {
    let meta = document().query_selector("meta[name=version]").ok().flatten();
    let build = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    ["Version ", env!("CARGO_PKG_VERSION"), " ", build.as_str()].concat()
}

/// What was written for a log before the program had come, and has no incident yet.
fn preboot_words(session: Session) -> View {
    let words = session.preboot_words();
    if words.is_empty() {
        return nothing();
    }
    el("div")
        .class("notice")
        .attr("role", "status")
        .child("These words from before go into the log when you declare:")
        .child(el("q").verbatim().child(words))
        .view()
}

fn declare_form(opening: Opening) -> View {
    let Opening { title, severity, severity_names, .. } = opening;
    let choices = remade(move || {
        let all = severity_names.with(|names| names.lines().map(str::to_owned).collect::<Vec<String>>());
        // A rank that no longer has a name is none to declare.
        if untrack(|| severity.get()) as usize >= all.len() {
            severity.set(Severity::default());
        }
        view! { <ChoiceOf label="Severity" name="severity" names=all place=severity.place() /> }.into_any()
    });
    let refused = RwSignal::new(None::<String>);
    let declare = move || match Title::parse(&title.get_untracked()) {
        Ok(parsed) => opening.declare(parsed),
        Err(error) => refused.set(Some(words::text_error(error))),
    };
    let typed = move |words: String| {
        opening.keep_title(&words);
        title.set(words);
        refused.set(None);
    };
    el("form")
        .class("declare")
        .child(el("label").class("ask").attr("for", "incident-title").child("What is going wrong?"))
        .child(
            el("input")
                .attr("id", "incident-title")
                .class("field ask-field")
                .attr("type", "text")
                .attr("aria-label", "Incident title")
                .attr("autocomplete", "off")
                .attr("spellcheck", "true")
                .attr("placeholder", "Checkout fails for European customers")
                .value(title)
                .on("input", value(typed)),
        )
        .child(refusal(refused))
        .child(
            el("div")
                .class("declare-row")
                .child(choices)
                .child(el("button").class("primary big").attr("type", "submit").child("Declare incident")),
        )
        .child(
            el("p")
                .class("meta hint")
                .child(text(move || severity_names.with(|names| meaning(severity.get(), names)))),
        )
        .on("submit", submit(declare))
        .view()
}

fn meaning(severity: Severity, names: &str) -> String {
    let place = severity as usize;
    let meant = match severity {
        Severity::Minor => "a nuisance; most people notice nothing.",
        _ if names.lines().count() == place + 1 => {
            "nearly everyone is affected, or something that cannot be undone."
        }
        _ => "something important is broken for many.",
    };
    format!("{}: {meant}", names.lines().nth(place).unwrap_or_default())
}

fn listings(session: Session) -> View {
    let keys = move || {
        let mut found: Vec<(bool, Option<Timestamp>, Stamp, u64)> = Vec::new();
        session.each_incident(|incident| {
            let state = incident.state();
            let place = (
                state.phase != Phase::Resolved,
                state.last_change,
                incident.id().0,
                incident.log().len() as u64,
            );
            let at = found.partition_point(|other| *other > place);
            found.insert(at, place);
        });
        found.into_iter().map(|(_, _, id, part)| Key { id, part }).collect::<Vec<Key>>()
    };
    let row = move |key: Key| {
        let mut row = nothing();
        untrack(|| {
            session.each_incident(|incident| {
                if incident.id() == IncidentId(key.id) {
                    row = listing(incident);
                }
            });
        });
        row
    };
    when(
        move || session.has_incidents(),
        move || {
            el("section")
                .class("earlier")
                .attr("aria-labelledby", "earlier-head")
                .child(el("h2").attr("id", "earlier-head").child("Incidents on this device"))
                .child(el("ul").class("listings").attr("role", "list").child(list(keys, row)))
                .view()
        },
    )
}

fn listing(incident: &Incident) -> View {
    let state = incident.state();
    let zone = LocalZone::current();
    let title = if state.title.is_empty() { "Untitled incident".to_owned() } else { state.title.clone() };
    let changed = state.last_change.map(|at| format!("{} {}", at.utc().date(), words::clock_time(at, &zone)));
    let entries = match state.entries.len() {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    };
    el("li")
        .class("listing")
        .child(el("a").verbatim().attr("href", address::of(Some(incident.id()))).child(title))
        .child(
            el("span")
                .class("listing-state")
                .child(
                    el("span")
                        .class(format!("chip {}", words::severity_class(state.severity)))
                        .child(state.severity_name().to_owned()),
                )
                .child(el("span").class("phase-word").child(state.phase.name())),
        )
        .child(
            el("span")
                .class("meta")
                .child(entries)
                .child(", last change ")
                .child(el("time").child(changed.unwrap_or_default())),
        )
        .view()
}
