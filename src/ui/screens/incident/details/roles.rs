//! Who has which role, and handing it over.

use crate::domain::{Detail, ROLES, Stamp};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{clicked, clicked_once, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::form::{Part, Row, Typed, TypedLine, copy, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The part **Roles and handover**.
#[component]
pub fn Roles(session: Session) -> impl IntoView {
    let (role, name) = (Typed::new(session, "role"), Typed::new(session, "role-name"));
    let refused = RwSignal::new(None::<String>);
    let keys = session.keys(|s| s.details.roles_now().iter().map(|taken| Key::of(taken.id)).collect());
    let item = move |key: Key| view! { <RoleRow session id=key.id /> }.into_any();
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
    view! {
        <Part heading="Roles and handover">
            <ol class="details-list" aria-label="Roles">
                <Each keys item />
            </ol>
            <form class="details-form" on:submit=submitted(give)>
                <Row>
                    <TypedLine field=role label="Role" names=&ROLES />
                    <TypedLine field=name label="Name" />
                </Row>
                <Refusal why=refused />
                <Row>
                    <button type="submit" class="outline small">
                        "Give the role"
                    </button>
                    <Button class="outline small" press=clicked_once(have)>
                        "I have it"
                    </Button>
                    <Button class="quiet small" press=clicked(acknowledge)>
                        "Copy acknowledgement"
                    </Button>
                </Row>
            </form>
            <Row>
                <Button class="outline small" press=clicked(move || copy_handover(session))>
                    "Copy handover"
                </Button>
            </Row>
        </Part>
    }
}

#[component]
fn RoleRow(session: Session, id: Stamp) -> impl IntoView {
    let said = session.text(move |s| {
        let taken = s.details.roles.iter().find(|taken| taken.id == id);
        let said = taken.map(|taken| {
            let at = words::clock_time(taken.at, &LocalZone::current());
            format!("{}: {}, since {at}", taken.said.0, taken.said.1)
        });
        said.unwrap_or_default()
    });
    let leave = move || {
        let role = session.peek(|i| {
            let taken = i.state().details.roles.iter().find(|taken| taken.id == id);
            taken.map(|taken| taken.said.0.clone())
        });
        let left = tell(
            session,
            Detail::RoleTaken { role: role.flatten().unwrap_or_default(), name: String::new() },
        );
        left.err().iter().for_each(|why| session.say(why));
    };
    view! {
        <li>
            <span dir="auto" translate="no" use:shows=said></span>
            <Button class="quiet small" press=clicked(leave)>
                "Not needed"
            </Button>
        </li>
    }
}

/// Copies the report for the one who takes over.
fn copy_handover(session: Session) {
    let report = session.peek(|i| export::handover(i, &LocalZone::current(), clock::now()));
    copy(
        session,
        report.unwrap_or_default(),
        "the handover",
        "The handover is copied. Paste it where the next one reads it.",
    );
}
