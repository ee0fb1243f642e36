//! When it began, who has to know, and the line that announces it.

use crate::domain::time_expression::Wanted;
use crate::domain::{Aspect, Audience, Command, Detail, Informed, Timestamp};
use crate::export;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::interval::interval_select;
use crate::ui::kit::lean::{Key, list, refusal, submit};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::form::{
    Typed, button, copy, labelled, part, past, pick, row, tell,
};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The part **Start**.
pub fn start(session: Session) -> View {
    let (began, noticed) = (Typed::new(session, "start-began"), Typed::new(session, "start-noticed"));
    let how = Typed::new(session, "start-how");
    let refused = RwSignal::new(None::<String>);
    let said = session.text(|s| {
        let time = |at: Timestamp| match s.declared.is_none_or(|from| from.utc().date() == at.utc().date()) {
            true => words::clock_time(at, &LocalZone::current()),
            false => export::times::dated(at, &LocalZone::current()),
        };
        let parts = [
            s.details.started.map(|at| format!("Began {}", time(at))),
            s.details.detected.map(|at| format!("noticed {}", time(at))),
            s.declared.map(|at| format!("declared {}", time(at))),
        ];
        let how = s.details.aspect(Aspect::Noticed).map(|how| format!("noticed by: {how}"));
        parts.into_iter().flatten().chain(how).collect::<Vec<String>>().join(" · ")
    });
    let set = move || {
        let times = past(&began.get()).and_then(|from| Ok((from, past(&noticed.get())?)));
        let told = times.and_then(|(from, at)| {
            from.map_or(Ok(()), |at| tell(session, Detail::StartSet { at }))?;
            at.map_or(Ok(()), |at| tell(session, Detail::DetectionSet { at }))?;
            states(session, Aspect::Noticed, how)
        });
        if told.is_ok() {
            [began, noticed, how].into_iter().for_each(Typed::clear);
        }
        refused.set(told.err());
    };
    part("Start")
        .child(el("p").verbatim().class("details-said").child(said))
        .child(
            el("form")
                .class("details-form")
                .child(row(vec![
                    began.time("Began at", "02:10 or 40m", Wanted::Behind).view(),
                    noticed.time("Noticed at", "02:25 UTC", Wanted::Behind).view(),
                ]))
                .child(how.line("How it was noticed", "An alarm, a customer, a colleague"))
                .child(refusal(refused))
                .child(row(vec![
                    el("button").attr("type", "submit").class("outline small").child("Set the times").view(),
                    el("button")
                        .attr("type", "button")
                        .class("outline small")
                        .child("Copy announcement")
                        .child(el("kbd").attr("aria-hidden", "true").child("a"))
                        .on("click", crate::ui::kit::lean::click(move || copy_announcement(session)))
                        .view(),
                ]))
                .on("submit", submit(set)),
        )
        .view()
}

/// States what stands in a field; nothing where it is empty.
fn states(session: Session, aspect: Aspect, typed: Typed) -> Result<(), String> {
    let text = typed.get();
    if text.trim().is_empty() { Ok(()) } else { tell(session, Detail::AspectStated { aspect, text }) }
}

/// The part **Over when**: by what one sees that it is over.
pub fn over_when(session: Session) -> View {
    let when = Typed::new(session, "over-when");
    let refused = RwSignal::new(None::<String>);
    let said = session.text(|s| s.details.aspect(Aspect::Exit).unwrap_or("Not stated yet.").to_owned());
    let state = move || {
        let told = tell(session, Detail::AspectStated { aspect: Aspect::Exit, text: when.get() });
        if told.is_ok() {
            when.clear();
        }
        refused.set(told.err());
    };
    part("Over when")
        .child(el("p").verbatim().class("details-said").child(said))
        .child(
            el("form")
                .class("details-form")
                .child(when.line("What one sees when it is over", "No payment fails for half an hour"))
                .child(refusal(refused))
                .child(el("button").attr("type", "submit").class("outline small").child("State it"))
                .on("submit", submit(state)),
        )
        .view()
}

/// Copies the line that announces the incident.
pub fn copy_announcement(session: Session) {
    let line = session.peek(|i| export::announcement(i.state(), &LocalZone::current()));
    copy(
        session,
        line.unwrap_or_default(),
        "the announcement",
        "The announcement is copied. Paste it where people look.",
    );
}

const HOW: [&str; 2] = ["Is told", "Can look"];
/// Who is told with the updates has no interval of their own.
const WITH_THE_UPDATES: &[(&str, u32)] = &[("With the updates", 0)];

/// The part **Who needs to know**.
pub fn informed(session: Session) -> View {
    let who = Typed::new(session, "informed-who");
    let [how, audience] = [0, 1].map(RwSignal::new);
    let minutes = RwSignal::new(0);
    let refused = RwSignal::new(None::<String>);
    let keys = session.keys(|s| s.details.informed.iter().map(|informed| Key::of(informed.id)).collect());
    let item = move |key: Key| {
        let said = session.text(move |s| {
            let stated = s.details.informed.iter().find(|informed| informed.id == key.id);
            stated.map(|stated| stated.said.line()).unwrap_or_default()
        });
        let remove = move || session.ask(Command::Retract(key.id));
        el("li")
            .child(el("span").verbatim().child(said))
            .child(button("quiet small", "Remove", remove))
            .view()
    };
    let add = move || {
        let told = tell(
            session,
            Detail::InformedAdded(Informed {
                who: who.get(),
                is_told: how.get_untracked() == 0,
                audience: Audience::ALL[audience.get_untracked()],
                minutes: minutes.get_untracked(),
            }),
        );
        if told.is_ok() {
            who.clear();
        }
        refused.set(told.err());
    };
    let often = interval_select("How often", WITH_THE_UPDATES, minutes.into(), move |m| minutes.set(m));
    part("Who needs to know")
        .child(
            el("ol")
                .class("details-list")
                .attr("aria-label", "Who needs to know")
                .child(list(move || keys.get(), item)),
        )
        .child(
            el("form")
                .class("details-form")
                .child(row(vec![
                    who.line("Who", "Support, legal, the customer").view(),
                    pick("How", &HOW, how).view(),
                ]))
                .child(row(vec![
                    pick("Their audience", &Audience::ALL.map(Audience::name), audience).view(),
                    labelled("How often", often).view(),
                ]))
                .child(refusal(refused))
                .child(el("button").attr("type", "submit").class("outline small").child("Add"))
                .on("submit", submit(add)),
        )
        .view()
}
