//! The pause between the remedy and the end: a watch that runs, and the offer of one.

use crate::domain::time_expression::Wanted;
use crate::domain::{Command, Detail, EntryKind, Phase, Stamp, State};
use crate::export::times;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::details::form::{Row, Typed, TypedTime, ahead, asked, tell};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// How many minutes are offered first.
const FIRST: &str = "30m";

/// The running watch, and the offer of one where it was just called resolved.
#[component]
pub fn WatchBar(session: Session) -> impl IntoView {
    let phase = session.derive(|s| s.phase);
    let before = StoredValue::new(untrack(phase));
    let offered = RwSignal::new(None::<Stamp>);
    effect(move || {
        let now = phase();
        let was = before.get_value();
        before.set_value(now);
        let resolution = session.peek(|i| {
            let state = i.state();
            resolution(state).filter(|_| state.wants_watch(was, clock::now()))
        });
        if now == Phase::Resolved && was != now {
            offered.set(resolution.flatten());
        } else if now != Phase::Resolved {
            offered.set(None);
        }
    });
    let is_official = session.flag(|s| s.all_clear_given().is_some());
    view! {
        <RunningWatch session />
        <Shown when=flag(move || offered.get().is_some() && !is_official.get())>
            <WatchOffer session offered />
        </Shown>
    }
    .into_any()
}

/// The change of phase that called it resolved.
fn resolution(state: &State) -> Option<Stamp> {
    let is_it = |kind| kind == EntryKind::Phase(Phase::Resolved);
    let all_clear = state.all_clear_given().is_some();
    let last = state.entries.iter().rev().find(|entry| is_it(entry.kind) && entry.undone.is_none());
    last.filter(|_| !all_clear && state.phase == Phase::Resolved).map(|entry| entry.id)
}

#[component]
fn RunningWatch(session: Session) -> impl IntoView {
    let now = session.now();
    let is_over = session.flag(move |s| s.watch().is_some_and(|watch| watch.said <= now.get()));
    let said = session.text(move |s| {
        let Some(watch) = s.watch() else { return String::new() };
        let (until, left) =
            (words::clock_time(watch.said, &LocalZone::current()), watch.said.since(now.get()));
        if left > 0 {
            format!(
                "Watching until {until}, {} to go. If nothing comes back by then, it is over.",
                times::span(left)
            )
        } else {
            format!("The watch was over at {until}. Nothing came back? Then it is resolved.")
        }
    });
    let resolve = move || session.ask(Command::SetPhase(Phase::Resolved));
    view! {
        <Shown when=flag(move || !said.with(String::is_empty))>
            <div class="notice" role="group" aria-label="Watch">
                <span use:shows=said></span>
                <Shown when=is_over>
                    <Button class="outline small" press=clicked(resolve)>
                        "It is resolved"
                    </Button>
                </Shown>
            </div>
        </Shown>
    }
}

#[component]
fn WatchOffer(session: Session, offered: RwSignal<Option<Stamp>>) -> impl IntoView {
    let until = Typed::new(session, "watch-until");
    until.show(FIRST.to_owned());
    let refused = RwSignal::new(None::<String>);
    let watch = move || {
        let begun = ahead(&until.get()).and_then(|at| {
            let at = at.ok_or("Say until when, as 04:00 or 30m.")?;
            // As if it had not been called resolved: promises and all that ended with it run again.
            if let Some(resolved) = offered.get_untracked() {
                asked(session.dispatch(Command::Retract(resolved)))?;
            }
            tell(session, Detail::WatchSet { until: at })
        });
        if begun.is_ok() {
            until.taken();
            offered.set(None);
        }
        refused.set(begun.err());
    };
    let said = text(move || {
        let runs = session.peek(|i| i.state().details.watch.as_ref().map(|watch| watch.said)).flatten();
        if let Some(until) = runs.filter(|until| *until > clock::now()) {
            let until = words::clock_time(until, &LocalZone::current());
            return format!("The watch runs until {until}. Watch on before calling it over?");
        }
        let changed = session.peek(|i| i.state().last_change_made()).flatten();
        match changed.map(|at| clock::now().since(at)) {
            Some(ago) if ago < 30 * 60_000 => {
                format!(
                    "The last change was {} ago. Watch for a while before calling it over?",
                    times::span(ago)
                )
            }
            _ => "Nobody watched whether it holds. Watch for a while before calling it over?".to_owned(),
        }
    });
    view! {
        <form class="notice" role="group" aria-label="Watch first" on:submit=submitted(watch)>
            <span use:shows=said></span>
            <Row>
                <TypedTime field=until label="Watch until" example="04:00 or 30m" wanted=Wanted::Ahead />
                <button type="submit" class="outline small">
                    "Watch first"
                </button>
                <Button class="quiet small" press=clicked(move || offered.set(None))>
                    "It is over"
                </Button>
            </Row>
            <Refusal why=refused />
        </form>
    }
}
