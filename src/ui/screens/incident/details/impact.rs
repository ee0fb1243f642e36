//! The impact, stated once in plain words and again when more is known.

use crate::domain::time_expression::Wanted;
use crate::domain::{Detail, Impact, YesNo};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{refusal, submit};
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::all_clear::source_field;
use crate::ui::screens::incident::details::form::{Typed, part, past, pick, row, tell, typeable};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// The part **Impact now**.
pub fn impact(session: Session) -> View {
    let now = session.peek(|i| i.state().details.impact().map(|stated| stated.said.clone())).flatten();
    let now = now.unwrap_or_default();
    let fields = ["impact-who", "impact-what", "impact-where", "impact-since", "impact-data-source"];
    let [who, what, place, since, source] = fields.map(|id| Typed::new(session, id));
    who.show(now.who);
    what.show(now.what);
    place.show(now.place);
    since.show(now.since.map(typeable).unwrap_or_default());
    source.show(now.data_source);
    let data = RwSignal::new(now.data as usize);
    let legal = RwSignal::new(now.legal as usize);
    let is_none_lost = move || YesNo::ALL[data.get()] == YesNo::No;
    let refused = RwSignal::new(None::<String>);
    let state = move || {
        // What was shown and left as it is stays the instant that it was, on an earlier day too.
        let known =
            session.peek(|i| i.state().details.impact().and_then(|stated| stated.said.since)).flatten();
        let is_same = known.is_some_and(|at| typeable(at) == since.get().trim());
        let began = if is_same { Ok(known) } else { past(&since.get()) };
        let stated = began.and_then(|at| {
            let impact = Impact {
                who: who.get(),
                what: what.get(),
                place: place.get(),
                since: at,
                data: YesNo::ALL[data.get_untracked()],
                data_source: if untrack(is_none_lost) { source.get() } else { String::new() },
                legal: YesNo::ALL[legal.get_untracked()],
            };
            tell(session, Detail::ImpactStated(impact))
        });
        if stated.is_ok() {
            [who, what, place, since, source].into_iter().for_each(Typed::taken);
        }
        refused.set(stated.err());
    };
    let said = session.text(|s| match s.details.impact() {
        Some(stated) => {
            let at = words::clock_time(stated.at, &LocalZone::current());
            format!("As of {at}: {}", stated.said.sentence(true))
        }
        None => "Not stated yet.".to_owned(),
    });
    let answers = YesNo::ALL.map(YesNo::name);
    part("Impact now")
        .child(el("p").verbatim().class("details-said").child(said))
        .child(
            el("form")
                .class("details-form")
                .child(who.line("Who is affected", "Customers who pay by card"))
                .child(what.line("What they cannot do", "cannot pay"))
                .child(row(vec![
                    place.line("Where", "Europe").view(),
                    since.time("Since when", "02:40 UTC", Wanted::Behind).view(),
                ]))
                .child(row(vec![
                    pick("Data lost", &answers, data).view(),
                    pick("Legal or contractual consequence", &answers, legal).view(),
                ]))
                .child(source_field(source, is_none_lost))
                .child(refusal(refused))
                .child(el("button").attr("type", "submit").class("outline small").child("State the impact"))
                .on("submit", submit(state)),
        )
        .view()
}
