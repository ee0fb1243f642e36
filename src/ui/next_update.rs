//! The promise in sight: when the next update is due, how long until then, and what to do about it.

use super::browser::zone::LocalZone;
use super::incident_screen::{Pane, ShownPane};
use super::session::Session;
use super::words;
use crate::domain::{Audience, Command, EntryText, Phase, Tally, TextError, Timestamp};
use leptos::prelude::*;

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
#[component]
pub fn NextUpdate() -> impl IntoView {
    let session = Session::expect();
    let due = session.derive(|s| s.next_promise().map(|p| Due { audience: p.audience, at: p.due }));
    let now = session.now();
    let left = Memo::new(move |_| due.get().map(|due| due.at.since(now.get())));
    let nearness = Memo::new(move |_| Nearness::of(left.get()));
    let pushing = RwSignal::new(false);
    show_in_title(session, left);
    let shown = expect_context::<ShownPane>();
    view! {
        <section class=move || nearness.get().class() aria-label="Next update">
            <span class="count" role="timer" aria-live="off">{move || left.get().map_or(String::new(), count)}</span>
            <span class="promise-words"><Words due left/></span>
            <span class="promise-actions">
                <button type="button" class="primary" on:click=move |_| shown.show(Pane::Update, "update-happening")>
                    "Write update"<kbd aria-hidden="true">"u"</kbd>
                </button>
                <Show when=move || due.get().is_some()>
                    <button type="button" class="quiet" aria-expanded=move || pushing.get().to_string()
                        on:click=move |_| pushing.update(|p| *p = !*p)>"Push back"</button>
                </Show>
            </span>
            <Show when=move || pushing.get() && due.get().is_some()><PushBackForm due pushing/></Show>
            <span class="unseen" role="status">{move || nearness.get().announcement()}</span>
        </section>
    }
}

fn count(left: i64) -> String {
    if left < 0 { format!("+{}", words::countdown(left)) } else { words::countdown(left) }
}

fn show_in_title(session: Session, left: Memo<Option<i64>>) {
    let title = session.derive(|s| s.title.clone());
    Effect::new(move |_| {
        let title = title.get();
        document().set_title(&match left.get() {
            None => title,
            Some(left) if left < 0 => format!("(overdue {}) {title}", words::countdown(left)),
            Some(left) => format!("({}) {title}", words::countdown(left)),
        });
    });
}

#[component]
fn Words(due: Memo<Option<Due>>, left: Memo<Option<i64>>) -> impl IntoView {
    let session = Session::expect();
    let phase = session.derive(|s| s.phase);
    let tally = session.derive(|s| Some(s.tally()));
    let headline = move || match (due.get(), left.get()) {
        (Some(due), Some(left)) => {
            let to = due.audience.name().to_lowercase();
            if left < 0 {
                format!("overdue: the update to {to}")
            } else {
                format!("until the next update to {to}")
            }
        }
        _ if phase.get() == Phase::Resolved => "Resolved: no update is owed.".to_owned(),
        _ => "No update is promised yet. The first message helps most within five minutes.".to_owned(),
    };
    let detail = move || {
        let due = due.get().map(|due| format!("due {}", words::clock_time(due.at, &LocalZone::current())));
        let kept = tally.get().filter(|t| t.answered() > 0).map(so_far);
        due.into_iter().chain(kept).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <b>{Memo::new(move |_| headline())}</b>
        <span class="meta">{Memo::new(move |_| detail())}</span>
    }
}

fn so_far(tally: Tally) -> String {
    format!("{} of {} kept so far", tally.kept, tally.answered())
}

#[component]
fn PushBackForm(due: Memo<Option<Due>>, pushing: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let reason = RwSignal::new(String::new());
    let minutes = RwSignal::new(15_i64);
    let refused = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(promise) = due.get_untracked() else { return };
        let from = promise.at.max(session.now().get_untracked());
        let to = from.plus_minutes(minutes.get_untracked());
        match push_back(session, promise.audience, to, &reason.get_untracked()) {
            Ok(()) => pushing.set(false),
            Err(why) => refused.set(Some(why)),
        }
    };
    super::browser::keys::focus("push-back-reason");
    view! {
        <form class="push-back" on:submit=submit>
            <label for="push-back-reason">"Why later? It goes on the record."</label>
            <input id="push-back-reason" class="field" type="text" aria-label="Reason" autocomplete="off"
                prop:value=reason on:input:target=move |ev| reason.set(ev.target().value())/>
            <select class="field" aria-label="Later by" on:change:target=move |ev| {
                minutes.set(ev.target().value().parse().unwrap_or(15));
            }>
                <option value="10">"10 min"</option>
                <option value="15" selected=true>"15 min"</option>
                <option value="30">"30 min"</option>
                <option value="60">"60 min"</option>
            </select>
            <button type="submit" class="primary">"Move the promise"</button>
            <button type="button" class="quiet" on:click=move |_| pushing.set(false)>"Cancel"</button>
            <p class="refused" role="alert">{move || refused.get()}</p>
        </form>
    }
}

fn push_back(session: Session, audience: Audience, due: Timestamp, reason: &str) -> Result<(), String> {
    let reason = EntryText::parse(reason).map_err(|error| match error {
        TextError::Blank => "Say in a word or two why, so that the record shows it.".to_owned(),
        TextError::TooLong { .. } => words::text_error(error),
    })?;
    session.dispatch(Command::PushBack { audience, due, reason }).map(drop).map_err(|r| words::rejected(&r))
}
