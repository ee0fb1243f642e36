//! The promise in sight: when the next update is due, how long until then, and what to do about it.

use crate::domain::{Deadline, Nearness, Phase, State, Timestamp};
use crate::export::{ledger, times};
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{aria, click, effect, text, when};
use crate::ui::platform::alarm;
use crate::ui::screens::incident::details::PanelState;
use crate::ui::screens::incident::promise::{
    all_clear, can_send_no_change, clock_times, no_change, panel, push_back_form,
};
use crate::ui::screens::incident::update::Composer;
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
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

/// The colour of the tab's icon.
fn colour(nearness: Nearness) -> Option<&'static str> {
    match nearness {
        Nearness::None | Nearness::Far => None,
        Nearness::Near | Nearness::Close => Some("8a5a00"),
        Nearness::Overdue => Some("b3261e"),
    }
}

/// The region **Next update**.
pub fn next_update(
    session: Session,
    shown: ShownPane,
    watch: Watch,
    composer: Composer,
    panels: PanelState,
) -> View {
    let due = session.derive(State::deadline);
    let now = session.now();
    let nearness = move || due().map_or(Nearness::None, |due| due.nearness(now.get()));
    let (pushing, open) = (RwSignal::new(false), RwSignal::new(false));
    show_in_tab(session, due, nearness);
    let is_promised = session.flag(|s| s.next_promise().is_some());
    let turns = |name: &'static str, id: &'static str, is_open: RwSignal<bool>| {
        el("button")
            .attr("type", "button")
            .attr("id", id)
            .class("quiet")
            .attr("aria-expanded", aria(move || is_open.get()))
            .child(name)
            .on("click", click(move || is_open.update(|o| *o = !*o)))
            .view()
    };
    let class = text(move || class(nearness()).to_owned());
    let announced = text(move || announcement(nearness()).to_owned());
    let left_words = text(move || due().map(|due| count(due.due.since(now.get()))).unwrap_or_default());
    let write = move || shown.show(Pane::Update, "update-happening");
    let no_change_button = move || {
        el("button")
            .attr("type", "button")
            .class("outline")
            .child("No change")
            .child(el("kbd").attr("aria-hidden", "true").child("c"))
            .on("click", click(move || no_change(session, shown, composer)))
            .view()
    };
    let is_owed = session.flag(|s| s.owed_all_clear().is_some());
    let can_clear = session.flag(|s| {
        let near = matches!(s.phase, Phase::Monitoring | Phase::Resolved);
        s.owed_all_clear().is_some() || near && s.all_clear_given().is_none()
    });
    let clear_all = move || {
        panels.all_clear.set(true);
        if untrack(|| is_owed.get()) {
            all_clear(session, shown, composer);
        } else {
            crate::ui::kit::focus::focus("clear-from");
        }
    };
    let clear = move || {
        el("button")
            .attr("type", "button")
            .class("outline")
            .attr("id", "all-clear")
            .child("All clear")
            .on("click", click(clear_all))
            .view()
    };
    let can_send = can_send_no_change(session);
    let nag = text(move || composer.nag());
    let nagging = move || {
        el("p")
            .class("nag")
            .child(el("span").child(nag))
            .child(
                el("button")
                    .attr("type", "button")
                    .class("outline small")
                    .child("Say so")
                    .on("click", click(move || shown.show(Pane::Update, "mark-as-sent"))),
            )
            .view()
    };
    let changed = move || {
        el("div")
            .class("notice warn")
            .attr("role", "status")
            .child(el("span").child(watch.changed))
            .child(
                el("button")
                    .attr("type", "button")
                    .class("quiet small")
                    .child("Understood")
                    .on("click", click(move || watch.changed.set(String::new()))),
            )
            .view()
    };
    el("section")
        .class(class)
        .attr("aria-label", "Next update")
        .child(el("span").class("count").attr("role", "timer").attr("aria-live", "off").child(left_words))
        .child(el("span").class("promise-words").child(promise_words(session, due, watch)))
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
                .child(when(move || can_clear.get(), clear))
                .child(when(move || can_send.get(), no_change_button))
                .child(when(move || is_promised.get(), move || turns("Push back", "push-back", pushing)))
                .child(turns("Promises", "promises", open)),
        )
        .child(when(move || pushing.get() && is_promised.get(), move || push_back_form(session, pushing)))
        .child(when(move || open.get(), move || panel(session, watch)))
        .child(when(move || !nag.with(String::is_empty), nagging))
        .child(when(move || !watch.changed.with(String::is_empty), changed))
        .child(el("span").class("unseen").attr("role", "status").child(announced))
        .view()
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
            Some((_, left)) if left < 0 => format!("(overdue {}) {title}", words::countdown(left)),
            Some((true, left)) => format!("({}) {title}", words::countdown(left)),
            _ => title,
        });
    });
    let colour = text(move || colour(nearness()).unwrap_or_default().to_owned());
    let colour = Memo::new(move |_| colour.get());
    effect(move || colour.with(|colour| alarm::icon((!colour.is_empty()).then_some(colour))));
    on_cleanup(|| alarm::icon(None));
}

fn promise_words(
    session: Session,
    due: impl Fn() -> Option<Deadline> + Copy + Send + Sync + 'static,
    watch: Watch,
) -> View {
    let now = session.now();
    let is_resolved = session.flag(|s| s.phase == Phase::Resolved);
    let all_clear = session.text(|s| s.owed_all_clear().map(|a| a.in_text().to_owned()).unwrap_or_default());
    let headline = text(move || match due() {
        Some(due) => headline(&due, due.due.since(now.get())),
        None if is_resolved.get() && !all_clear.with(String::is_empty) => {
            format!("Resolved: no update is owed. The all-clear to {} is still to be sent.", all_clear.get())
        }
        None if is_resolved.get() => "Resolved: no update is owed.".to_owned(),
        None => "No update is promised yet.".to_owned(),
    });
    // What only runs is said already.
    let ledger = session.text(move |s| {
        let made = s.ledger(now.get());
        let is_news = made.all() > made.running + made.overdue;
        ledger::sentence(&made).filter(|_| is_news).unwrap_or_default()
    });
    let others = session.text(move |s| others(s, now.get()));
    let detail = text(move || {
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
    });
    many([el("b").child(headline).view(), el("span").class("meta").child(detail).view()])
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
