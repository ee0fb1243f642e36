//! The official end: from when to when, whether data was lost, thanks, and who may stand down.

use crate::domain::time_expression::Wanted;
use crate::domain::{AllClear, Audience, Detail, State, YesNo};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::escape::on_escape;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, escaped, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::typed_time::typeable;
use crate::ui::platform::clock;
use crate::ui::screens::incident::details::PanelState;
use crate::ui::screens::incident::details::form::{Pick, Row, Typed, TypedLine, TypedTime, copy, past, tell};
use crate::ui::state::composer::{Composer, Part};
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
#[component]
pub fn DataSource(
    /// What is typed in it.
    field: Typed,
    /// Whether none was lost.
    is_none_lost: Signal<bool>,
) -> impl IntoView {
    view! {
        <Shown when=is_none_lost>
            <TypedLine
                field
                label="How do you know?"
                example="Orders counted against the payment provider’s list"
            />
        </Shown>
    }
}

/// The region **All clear**.
#[component]
pub fn AllClearPanel(session: Session, panels: PanelState, composer: Composer) -> impl IntoView {
    view! {
        <Shown when=panels.all_clear>
            <AllClearRegion session panels composer />
        </Shown>
    }
    .into_any()
}

#[component]
fn AllClearRegion(session: Session, panels: PanelState, composer: Composer) -> impl IntoView {
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
        form.data.set(state.impact().map_or(0, |stated| stated.said.data as usize));
        form.source.show(state.impact().map_or_else(String::new, |i| i.said.data_source.clone()));
    });
    let refused = RwSignal::new(None::<String>);
    let internal = move || {
        let clear = form.read(session).ok()?;
        session.peek(|i| export::all_clear_internal(i.state(), &clear))
    };
    let preview = text(move || internal().unwrap_or_default());
    let close = move || {
        panels.all_clear.set(false);
        focus("all-clear");
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
                focus("copy-update");
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let copy_internal = move || {
        let words = untrack(internal).unwrap_or_default();
        copy(session, words, "the all-clear for people inside", "The all-clear for people inside is copied.");
    };
    // From elsewhere it takes no focus along.
    on_escape(move || panels.all_clear.set(false));
    view! {
        <section class="details all-clear" aria-label="All clear" on:keydown=escaped(close)>
            <h2>"All clear"</h2>
            <form class="details-form" on:submit=submitted(give)>
                <Row>
                    <TypedTime field=form.from label="From" example="02:40 UTC" wanted=Wanted::Behind />
                    <TypedTime field=form.to label="To" example="04:10 UTC" wanted=Wanted::Behind />
                    <Pick label="Data lost" names=YesNo::ALL.map(YesNo::name) place=form.data />
                </Row>
                <DataSource field=form.source is_none_lost=flag(move || form.is_none_lost()) />
                <Row>
                    <TypedLine field=form.thanks label="Thanks to" example="Names, inside only" />
                    <TypedLine
                        field=form.stand_down
                        label="May stand down"
                        example="The night shift, support"
                    />
                </Row>
                <p
                    dir="auto"
                    translate="no"
                    class="preview"
                    role="group"
                    aria-label="For people inside"
                    use:shows=preview
                ></p>
                <Refusal why=refused />
                <Row>
                    <button type="submit" class="primary">
                        "Give the all-clear"
                    </button>
                    <Button class="outline" press=clicked(copy_internal)>
                        "Copy for people inside"
                    </Button>
                    <Button class="quiet" press=clicked(close)>
                        "Not yet"
                    </Button>
                </Row>
                <p class="meta">
                    "It ends every promise and is logged. The customers’ message, without names, is laid out as an update."
                </p>
            </form>
        </section>
    }
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
