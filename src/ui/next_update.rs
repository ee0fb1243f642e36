//! The promise in sight: when the next update is due, how long until then, and what to do about it.

use super::browser::keys;
use super::browser::zone::LocalZone;
use super::incident_screen::{Pane, ShownPane};
use super::lean::{aria, click, effect, options, refusal, submit, text, value, when};
use super::session::Session;
use super::words;
use crate::domain::{Audience, Command, EntryText, Phase, Tally, TextError, Timestamp};
use crate::ui::dom::{View, el, many};
use crate::ui::reactive::*;

/// How near the promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nearness {
    /// None runs.
    None,
    /// More than five minutes away.
    Far,
    /// At most five minutes away.
    Near,
    /// At most one minute away.
    Close,
    /// Passed.
    Overdue,
}

impl Nearness {
    fn of(millis: Option<i64>) -> Nearness {
        match millis {
            None => Nearness::None,
            Some(..0) => Nearness::Overdue,
            Some(..=60_000) => Nearness::Close,
            Some(..=300_000) => Nearness::Near,
            Some(_) => Nearness::Far,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Nearness::None => "promise none",
            Nearness::Far => "promise",
            Nearness::Near | Nearness::Close => "promise near",
            Nearness::Overdue => "promise overdue",
        }
    }

    fn announcement(self) -> &'static str {
        match self {
            Nearness::None | Nearness::Far => "",
            Nearness::Near => "The next update is due in five minutes.",
            Nearness::Close => "The next update is due in one minute.",
            Nearness::Overdue => "The next update is overdue.",
        }
    }
}

/// The promise that is due first, as the page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Due {
    audience: Audience,
    at: Timestamp,
}

/// The region **Next update**.
pub fn next_update(session: Session, shown: ShownPane) -> View {
    let due = session.derive(|s| s.next_promise().map(|p| Due { audience: p.audience, at: p.due }));
    let now = session.now();
    let left = move || due().map(|due| due.at.since(now.get()));
    let nearness = move || Nearness::of(left());
    let pushing = RwSignal::new(false);
    show_in_title(session, left);
    let push_back = move || {
        el("button")
            .attr("type", "button")
            .class("quiet")
            .attr("aria-expanded", aria(move || pushing.get()))
            .child("Push back")
            .on("click", click(move || pushing.update(|p| *p = !*p)))
            .view()
    };
    let class = text(move || nearness().class().to_owned());
    let announced = text(move || nearness().announcement().to_owned());
    let left_words = text(move || left().map(count).unwrap_or_default());
    let write = move || shown.show(Pane::Update, "update-happening");
    el("section")
        .class(class)
        .attr("aria-label", "Next update")
        .child(el("span").class("count").attr("role", "timer").attr("aria-live", "off").child(left_words))
        .child(el("span").class("promise-words").child(promise_words(session, due, left)))
        .child(
            el("span")
                .class("promise-actions")
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("primary")
                        .child("Write update")
                        .child(el("kbd").attr("aria-hidden", "true").child("u"))
                        .on("click", click(write)),
                )
                .child(when(move || due().is_some(), push_back)),
        )
        .child(when(move || pushing.get() && due().is_some(), move || push_back_form(session, due, pushing)))
        .child(el("span").class("unseen").attr("role", "status").child(announced))
        .view()
}

fn count(left: i64) -> String {
    if left < 0 { format!("+{}", words::countdown(left)) } else { words::countdown(left) }
}

fn show_in_title(session: Session, left: impl Fn() -> Option<i64> + Copy + Send + Sync + 'static) {
    let title = session.text(|s| s.title.clone());
    effect(move || {
        let title = title.get();
        document().set_title(&match left() {
            None => title,
            Some(left) if left < 0 => format!("(overdue {}) {title}", words::countdown(left)),
            Some(left) => format!("({}) {title}", words::countdown(left)),
        });
    });
}

fn promise_words(
    session: Session,
    due: impl Fn() -> Option<Due> + Copy + Send + Sync + 'static,
    left: impl Fn() -> Option<i64> + Copy + Send + Sync + 'static,
) -> View {
    let is_resolved = session.derive(|s| s.phase == Phase::Resolved);
    let tally = session.derive(crate::domain::State::tally);
    let headline = text(move || match (due(), left()) {
        (Some(due), Some(left)) => {
            let to = due.audience.in_text();
            if left < 0 {
                format!("overdue: the update to {to}")
            } else {
                format!("until the next update to {to}")
            }
        }
        _ if is_resolved() => "Resolved: no update is owed.".to_owned(),
        _ => "No update is promised yet. The first message helps most within five minutes.".to_owned(),
    });
    let detail = text(move || {
        let mut detail = due()
            .map(|due| format!("due {}", words::clock_time(due.at, &LocalZone::current())))
            .unwrap_or_default();
        let tally = tally();
        if tally.answered() > 0 {
            if !detail.is_empty() {
                detail.push_str(" · ");
            }
            detail.push_str(&so_far(tally));
        }
        detail
    });
    many([el("b").child(headline).view(), el("span").class("meta").child(detail).view()])
}

fn so_far(tally: Tally) -> String {
    format!("{} of {} kept so far", tally.kept, tally.answered())
}

fn push_back_form(
    session: Session,
    due: impl Fn() -> Option<Due> + Copy + Send + Sync + 'static,
    pushing: RwSignal<bool>,
) -> View {
    let reason = RwSignal::new(String::new());
    let minutes = RwSignal::new(15_usize);
    let refused = RwSignal::new(None::<String>);
    let move_it = move || {
        let Some(promise) = untrack(due) else { return };
        let from = promise.at.max(session.now().get_untracked());
        let to = from.plus_minutes(minutes.get_untracked() as i64);
        match push_back(session, promise.audience, to, &reason.get_untracked()) {
            Ok(()) => pushing.set(false),
            Err(why) => refused.set(Some(why)),
        }
    };
    let choose = move |chosen: String| {
        let number = chosen.trim_end_matches(" min").parse().ok();
        number.into_iter().for_each(|number| minutes.set(number));
    };
    keys::focus("push-back-reason");
    el("form")
        .class("push-back")
        .child(el("label").attr("for", "push-back-reason").child("Why later? It goes on the record."))
        .child(
            el("input")
                .attr("id", "push-back-reason")
                .class("field")
                .attr("type", "text")
                .attr("aria-label", "Reason")
                .attr("autocomplete", "off")
                .value(reason)
                .on("input", value(move |words| reason.set(words))),
        )
        .child(
            el("select")
                .class("field")
                .attr("aria-label", "Later by")
                .child(options(&["10 min", "15 min", "30 min", "60 min"], "15 min"))
                .on("change", value(choose)),
        )
        .child(el("button").attr("type", "submit").class("primary").child("Move the promise"))
        .child(
            el("button")
                .attr("type", "button")
                .class("quiet")
                .child("Cancel")
                .on("click", click(move || pushing.set(false))),
        )
        .child(refusal(refused))
        .on("submit", submit(move_it))
        .view()
}

fn push_back(session: Session, audience: Audience, due: Timestamp, reason: &str) -> Result<(), String> {
    let reason = EntryText::parse(reason).map_err(|error| match error {
        TextError::Blank => "Say in a word or two why, so that the record shows it.".to_owned(),
        TextError::TooLong { .. } => words::text_error(error),
    })?;
    session.dispatch(Command::PushBack { audience, due, reason }).map(drop).map_err(|r| words::rejected(&r))
}
