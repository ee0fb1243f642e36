//! Who has which role, and handing it over.

use crate::domain::{Detail, ROLES};
use crate::export;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{Key, list, refusal, submit};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::form::{Typed, button, button_once, copy, part, row, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The part **Roles and handover**.
pub fn roles(session: Session) -> View {
    let (role, name) = (Typed::new(session, "role"), Typed::new(session, "role-name"));
    let refused = RwSignal::new(None::<String>);
    let keys = session.keys(|s| s.details.roles_now().iter().map(|taken| Key::of(taken.id)).collect());
    let item = move |key: Key| {
        let said = session.text(move |s| {
            let taken = s.details.roles.iter().find(|taken| taken.id == key.id);
            let said = taken.map(|taken| {
                let at = words::clock_time(taken.at, &LocalZone::current());
                format!("{}: {}, since {at}", taken.said.0, taken.said.1)
            });
            said.unwrap_or_default()
        });
        let leave = move || {
            let role = session.peek(|i| {
                let taken = i.state().details.roles.iter().find(|taken| taken.id == key.id);
                taken.map(|taken| taken.said.0.clone())
            });
            let left = tell(
                session,
                Detail::RoleTaken { role: role.flatten().unwrap_or_default(), name: String::new() },
            );
            left.err().iter().for_each(|why| session.say(why));
        };
        el("li")
            .child(el("span").verbatim().child(said))
            .child(button("quiet small", "Not needed", leave))
            .view()
    };
    let both = move || {
        let role = role.get().trim().to_owned();
        (if role.is_empty() { ROLES[0].to_owned() } else { role }, name.get().trim().to_owned())
    };
    let done = move |told: Result<(), String>| {
        if told.is_ok() {
            [role, name].into_iter().for_each(Typed::clear);
        }
        refused.set(told.err());
    };
    let give = move || {
        let (role, name) = both();
        done(match name.is_empty() {
            true => Err("Say who takes the role.".to_owned()),
            false => tell(session, Detail::RoleTaken { role, name }),
        });
    };
    let have = move || {
        let (role, name) = both();
        done(tell(session, Detail::HandoverTaken { role, name }));
    };
    let acknowledge = move || {
        let (role, name) = both();
        if name.is_empty() {
            refused.set(Some("Say who takes over; then the line can be copied.".to_owned()));
            return;
        }
        let zone = LocalZone::current();
        let line = session.peek(|i| export::acknowledgement(i.state(), &role, &name, clock::now(), &zone));
        copy(
            session,
            line.unwrap_or_default(),
            "the acknowledgement",
            "The acknowledgement is copied. “I have it” logs it.",
        );
    };
    part("Roles and handover")
        .child(
            el("ol").class("details-list").attr("aria-label", "Roles").child(list(move || keys.get(), item)),
        )
        .child(
            el("form")
                .class("details-form")
                .child(row(vec![role.line_of("Role", &ROLES).view(), name.line("Name", "").view()]))
                .child(refusal(refused))
                .child(row(vec![
                    el("button").attr("type", "submit").class("outline small").child("Give the role").view(),
                    button_once("outline small", "I have it", have),
                    button("quiet small", "Copy acknowledgement", acknowledge),
                ]))
                .on("submit", submit(give)),
        )
        .child(row(vec![button("outline small", "Copy handover", move || copy_handover(session))]))
        .view()
}

/// Copies the report for the one who takes over.
pub fn copy_handover(session: Session) {
    let report = session.peek(|i| export::handover(i, &LocalZone::current(), clock::now()));
    copy(
        session,
        report.unwrap_or_default(),
        "the handover",
        "The handover is copied. Paste it where the next one reads it.",
    );
}
