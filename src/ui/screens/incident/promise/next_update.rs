//! The promise in sight: when the next update is due, how long until then, and what to do about it.

use crate::domain::{DRILL, Deadline, Nearness, Phase, State, Timestamp};
use crate::export::{ledger, times};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{aria, effect, flag, text};
use crate::ui::parts::due_command::clock_times;
use crate::ui::platform::alarm;
use crate::ui::screens::incident::promise::no_change_update::{all_clear, can_send_no_change, no_change};
use crate::ui::state::composer::Composer;
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use crate::ui::state::sheet::{Sheet, ShownSheet};
use crate::ui::state::watch::Watch;
use crate::ui::text::words;
use leptos::prelude::*;

fn class(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::None => "promise none",
        Nearness::Far => "promise",
        Nearness::Near | Nearness::Close => "promise near",
        Nearness::Overdue => "promise overdue",
    }
}

fn announcement(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::None | Nearness::Far => "",
        Nearness::Near => "The next update is due in five minutes.",
        Nearness::Close => "The next update is due in one minute.",
        Nearness::Overdue => "The next update is overdue.",
    }
}

/// The colour of the icon of a drill, however late its update is: it must never look like the real thing.
const DRILL_COLOUR: &str = "5b4b9a";

/// The title in the tab: that it is a drill stands before everything.
fn drill_first(count: &str, title: &str) -> String {
    match title.strip_prefix(DRILL) {
        Some(title) => [DRILL, count, title].concat(),
        None => [count, title].concat(),
    }
}

/// The colour of the tab's icon.
fn colour(nearness: Nearness) -> Option<&'static str> {
    match nearness {
        Nearness::None | Nearness::Far => None,
        Nearness::Near | Nearness::Close => Some("8a5a00"),
        Nearness::Overdue => Some("b3261e"),
    }
}

/// The region **Next update**.
#[component]
pub fn NextUpdate(
    session: Session,
    shown: ShownPane,
    watch: Watch,
    composer: Composer,
    /// Whether the region **All clear** is open.
    clearing: RwSignal<bool>,
    sheet: ShownSheet,
) -> impl IntoView {
    let due = session.derive(State::deadline);
    let now = session.now();
    let nearness = move || due().map_or(Nearness::None, |due| due.nearness(now.get()));
    show_in_tab(session, due, nearness);
    let is_promised = session.flag(|s| s.next_promise().is_some());
    let class = text(move || class(nearness()).to_owned());
    let announced = text(move || announcement(nearness()).to_owned());
    let left_words = text(move || due().map(|due| count(due.due.since(now.get()))).unwrap_or_default());
    let nag = text(move || composer.nag());
    view! {
        <section class=class aria-label="Next update">
            <span class="count" role="timer" aria-live="off" use:shows=left_words></span>
            <span class="promise-words">
                <b use:shows=headline_words(session, due)></b>
                <span class="meta" use:shows=detail(session, due, watch)></span>
            </span>
            <span class="promise-actions">
                <Button
                    class="primary"
                    press=clicked(move || shown.show(Pane::Update, "update-happening"))
                >
                    "Write update"
                    <kbd aria-hidden="true">"u"</kbd>
                </Button>
                <AllClearButton session shown composer clearing />
                <Shown when=can_send_no_change(session)>
                    <Button class="outline" press=clicked(move || no_change(session, shown, composer))>
                        "No change"
                        <kbd aria-hidden="true">"c"</kbd>
                    </Button>
                </Shown>
                <Shown when=is_promised>
                    <Turns name="Push back" id="push-back" of=Sheet::PushBack sheet />
                </Shown>
                <Turns name="Promises" id="promises" of=Sheet::Promises sheet />
            </span>
            <Shown when=flag(move || !nag.with(String::is_empty))>
                <p class="nag">
                    <span use:shows=nag></span>
                    <Button
                        class="outline small"
                        press=clicked(move || shown.show(Pane::Update, "mark-as-sent"))
                    >
                        "Say so"
                    </Button>
                </p>
            </Shown>
            <Shown when=flag(move || !watch.changed.with(String::is_empty))>
                <div class="notice warn" role="status">
                    <span use:shows=Signal::from(watch.changed)></span>
                    <Button class="quiet small" press=clicked(move || watch.changed.set(String::new()))>
                        "Understood"
                    </Button>
                </div>
            </Shown>
            <span class="unseen" role="status" use:shows=announced></span>
        </section>
    }
}

/// A button that opens something in the side sheet, and closes it.
#[component]
fn Turns(name: &'static str, id: &'static str, of: Sheet, sheet: ShownSheet) -> impl IntoView {
    view! {
        <Button
            class="quiet"
            attr:id=id
            attr:aria-expanded=aria(move || sheet.is(of))
            press=clicked(move || sheet.turn(of))
        >
            {name}
        </Button>
    }
}

/// The button **All clear**, while there may be one.
#[component]
fn AllClearButton(
    session: Session,
    shown: ShownPane,
    composer: Composer,
    clearing: RwSignal<bool>,
) -> impl IntoView {
    let is_owed = session.flag(|s| s.owed_all_clear().is_some());
    let can_clear = session.flag(|s| {
        let near = matches!(s.phase, Phase::Monitoring | Phase::Resolved);
        s.owed_all_clear().is_some() || near && s.all_clear_given().is_none()
    });
    let clear = move || {
        clearing.set(true);
        if untrack(|| is_owed.get()) {
            all_clear(session, shown, composer);
        } else {
            focus("clear-from");
        }
    };
    view! {
        <Shown when=can_clear>
            <Button class="outline" attr:id="all-clear" press=clicked(clear)>
                "All clear"
            </Button>
        </Shown>
    }
}

fn count(left: i64) -> String {
    if left < 0 { format!("+{}", words::countdown(left)) } else { words::countdown(left) }
}

fn show_in_tab(
    session: Session,
    due: impl Fn() -> Option<Deadline> + Copy + Send + Sync + 'static,
    nearness: impl Fn() -> Nearness + Copy + Send + Sync + 'static,
) {
    let title = session.text(|s| s.title.clone());
    let now = session.now();
    effect(move || {
        let title = title.get();
        let left = due().map(|due| (due.promise.is_some(), due.due.since(now.get())));
        document().set_title(&match left {
            Some((_, left)) if left < 0 => {
                drill_first(&format!("(overdue {}) ", words::countdown(left)), &title)
            }
            Some((true, left)) => drill_first(&format!("({}) ", words::countdown(left)), &title),
            _ => title,
        });
    });
    let is_drill = session.flag(State::is_drill);
    let colour = text(move || match is_drill.get() {
        true => DRILL_COLOUR.to_owned(),
        false => colour(nearness()).unwrap_or_default().to_owned(),
    });
    let colour = Memo::new(move |_| colour.get());
    effect(move || colour.with(|colour| alarm::icon((!colour.is_empty()).then_some(colour))));
    on_cleanup(|| alarm::icon(None));
}

/// What is counted down to.
fn headline_words(
    session: Session,
    due: impl Fn() -> Option<Deadline> + Copy + Send + Sync + 'static,
) -> Signal<String> {
    let now = session.now();
    let is_resolved = session.flag(|s| s.phase == Phase::Resolved);
    let all_clear = session.text(|s| s.owed_all_clear().map(|a| a.in_text().to_owned()).unwrap_or_default());
    text(move || match due() {
        Some(due) => headline(&due, due.due.since(now.get())),
        None if is_resolved.get() && !all_clear.with(String::is_empty) => {
            format!("Resolved: no update is owed. The all-clear to {} is still to be sent.", all_clear.get())
        }
        None if is_resolved.get() => "Resolved: no update is owed.".to_owned(),
        None => "No update is promised yet.".to_owned(),
    })
}

/// When that is, what else was promised, and how the promises were kept so far.
fn detail(
    session: Session,
    due: impl Fn() -> Option<Deadline> + Copy + Send + Sync + 'static,
    watch: Watch,
) -> Signal<String> {
    let now = session.now();
    // What only runs is said already.
    let ledger = session.text(move |s| {
        let made = s.ledger(now.get());
        let is_news = made.all() > made.running + made.overdue;
        ledger::sentence(&made).filter(|_| is_news).unwrap_or_default()
    });
    let others = session.text(move |s| others(s, now.get()));
    text(move || {
        let mut said = Vec::new();
        if let Some(due) = due() {
            said.push(format!("due {}", clock_times(session, due.due)));
            if due.promise.is_none() {
                said.push("No update is promised yet".to_owned());
            }
            if due.due < now.get() && due.due <= watch.back.get() {
                said.push(watch.away.get());
            }
        }
        said.extend([others.get(), ledger.get()]);
        said.retain(|words| !words.is_empty());
        said.join(" · ")
    })
}

fn headline(due: &Deadline, left: i64) -> String {
    let what = match due.promise {
        Some(_) => format!("update to {}", due.audience.in_text()),
        None => "first update".to_owned(),
    };
    match left {
        ..0 => format!("overdue by {}: the {what}", times::span(left)),
        _ if due.promise.is_some() => format!("until the next {what}"),
        _ => format!("until the {what}"),
    }
}

/// The promises that run besides the first: `stakeholders in 42 min`.
fn others(state: &State, now: Timestamp) -> String {
    let first = state.next_promise().map(|p| p.id);
    let others = state.promises.iter().filter(|p| p.is_running() && Some(p.id) != first);
    let word = |p: &crate::domain::Promise| {
        let left = p.due.since(now);
        let (to, span) = (p.audience.in_text(), times::span(left));
        if left < 0 { format!("{to} overdue by {span}") } else { format!("{to} in {span}") }
    };
    others.map(word).collect::<Vec<String>>().join(" · ")
}
