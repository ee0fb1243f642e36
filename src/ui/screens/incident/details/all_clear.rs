//! The official end: from when to when, whether data was lost, thanks, and who may stand down.

use crate::domain::time_expression::Wanted;
use crate::domain::{AllClear, Audience, Detail, State, YesNo};
use crate::export;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::lean::{refusal, submit, text, when};
use crate::ui::platform::clock;
use crate::ui::screens::incident::details::PanelState;
use crate::ui::screens::incident::details::form::{
    Typed, button, copy, on_escape, past, pick, row, tell, typeable,
};
use crate::ui::screens::incident::update::{Composer, Part};
use crate::ui::state::session::Session;
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Form {
    from: Typed,
    to: Typed,
    data: RwSignal<usize>,
    source: Typed,
    thanks: Typed,
    stand_down: Typed,
}

impl Form {
    fn is_none_lost(self) -> bool {
        YesNo::ALL[self.data.get()] == YesNo::No
    }

    fn read(self, session: Session) -> Result<AllClear, String> {
        let known = |look: fn(&State) -> Option<crate::domain::Timestamp>| {
            session.peek(|i| look(i.state())).flatten()
        };
        let now = clock::now();
        let exact = |typed: Option<crate::domain::Timestamp>, known: Option<crate::domain::Timestamp>| {
            // What is shown to the minute stands for the very instant that it was made from.
            match (typed, known) {
                (Some(typed), Some(known)) if typeable(typed) == typeable(known) => known,
                (Some(typed), _) => typed,
                (None, known) => known.unwrap_or(now),
            }
        };
        let from = exact(past(&self.from.follow())?, known(State::started));
        let to = exact(past(&self.to.follow())?, known(|s| s.resolved));
        Ok(AllClear {
            from,
            to,
            data: YesNo::ALL[self.data.get()],
            data_source: if self.is_none_lost() { self.source.follow() } else { String::new() },
            thanks: self.thanks.follow(),
            stand_down: self.stand_down.follow(),
        })
    }
}

/// The field that asks how it is known that no data was lost.
pub fn source_field(source: Typed, is_none_lost: impl Fn() -> bool + Send + Sync + 'static) -> View {
    when(is_none_lost, move || {
        source.line("How do you know?", "Orders counted against the payment provider’s list").view()
    })
}

/// The region **All clear**.
pub fn all_clear_panel(session: Session, panels: PanelState, composer: Composer) -> View {
    when(move || panels.all_clear.get(), move || panel(session, panels, composer))
}

fn panel(session: Session, panels: PanelState, composer: Composer) -> View {
    let typed = |id| Typed::new(session, id);
    let form = Form {
        from: typed("clear-from"),
        to: typed("clear-to"),
        data: RwSignal::new(0),
        source: typed("clear-data-source"),
        thanks: typed("clear-thanks"),
        stand_down: typed("clear-stand-down"),
    };
    session.peek(|i| {
        let state = i.state();
        form.from.show(state.started().map(typeable).unwrap_or_default());
        form.to.show(typeable(state.resolved.unwrap_or(clock::now())));
        form.data.set(state.details.impact().map_or(0, |stated| stated.said.data as usize));
        form.source.show(state.details.impact().map_or_else(String::new, |i| i.said.data_source.clone()));
    });
    let refused = RwSignal::new(None::<String>);
    let internal = move || {
        let clear = form.read(session).ok()?;
        session.peek(|i| export::all_clear_internal(i.state(), &clear))
    };
    let preview = text(move || internal().unwrap_or_default());
    let close = move || {
        panels.all_clear.set(false);
        crate::ui::kit::focus::focus("all-clear");
    };
    let give = move || {
        let given = untrack(|| form.read(session)).and_then(|clear| {
            tell(session, Detail::AllClearGiven(clear.clone()))?;
            Ok(clear)
        });
        match given {
            Ok(clear) => {
                [form.from, form.to, form.source, form.thanks, form.stand_down]
                    .into_iter()
                    .for_each(Typed::clear);
                lay_out(session, composer, &clear);
                close();
                crate::ui::kit::focus::focus("copy-update");
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    el("section")
        .class("details all-clear")
        .attr("aria-label", "All clear")
        .on("keydown", on_escape(close))
        .child(el("h2").child("All clear"))
        .child(
            el("form")
                .class("details-form")
                .child(row(vec![
                    form.from.time("From", "02:40 UTC", Wanted::Behind).view(),
                    form.to.time("To", "04:10 UTC", Wanted::Behind).view(),
                    pick("Data lost", &YesNo::ALL.map(YesNo::name), form.data).view(),
                ]))
                .child(source_field(form.source, move || form.is_none_lost()))
                .child(row(vec![
                    form.thanks.line("Thanks to", "Names, inside only").view(),
                    form.stand_down.line("May stand down", "The night shift, support").view(),
                ]))
                .child(
                    el("p")
                        .verbatim()
                        .class("preview")
                        .attr("role", "group")
                        .attr("aria-label", "For people inside")
                        .child(preview),
                )
                .child(refusal(refused))
                .child(row(vec![
                    el("button").attr("type", "submit").class("primary").child("Give the all-clear").view(),
                    button("outline", "Copy for people inside", move || {
                        let words = untrack(internal).unwrap_or_default();
                        copy(
                            session,
                            words,
                            "the all-clear for people inside",
                            "The all-clear for people inside is copied.",
                        );
                    }),
                    button("quiet", "Not yet", close),
                ]))
                .child(
                    el("p")
                        .class("meta")
                        .child("It ends every promise and is logged. The customers’ message, without names, is laid out as an update."),
                )
                .on("submit", submit(give)),
        )
        .view()
}

/// Lays out the message to customers in the update, unless other words stand there.
fn lay_out(session: Session, composer: Composer, clear: &AllClear) {
    let before = untrack(|| composer.part(Part::Happening).get());
    let made = session.peek(|i| {
        let state = i.state();
        let sent = state.messages.iter().any(|m| m.parts.happening == before);
        let is_free = before.trim().is_empty() || before.starts_with("This is over") || sent;
        is_free.then(|| export::all_clear_external(state, clear))
    });
    match made.flatten() {
        Some(parts) => {
            composer.fill(Audience::Customers, parts);
            session.say("All clear, logged. The customers’ message is laid out in the update.");
        }
        None => session.say("All clear, logged. The update that you were writing was left as it is."),
    }
}
