//! What goes on in the drill that is open: its clock, whom one can ask, what arrived, and at its end how it went.

use crate::domain::{Command, DRILL_SPEEDS, EntryText};
use crate::drill::{Ask, next_due, presses};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, clicked_once, valued};
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::screens::drill::debrief::{HEAD, HowItWent};
use crate::ui::screens::drill::feed::Feed;
use crate::ui::screens::drill::running::Running;
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;

/// What goes on; or why nothing can.
#[component]
pub fn DrillStrip(shell: Shell) -> impl IntoView {
    match Running::open(shell.session) {
        Ok(running) => view! { <Strip running shell /> }.into_any(),
        Err(why) => view! { <p class="refused" role="alert">{why}</p> }.into_any(),
    }
}

#[component]
fn Strip(running: Running, shell: Shell) -> impl IntoView {
    let is_open = RwSignal::new(true);
    let name = running.script.with_value(|script| script.name.clone());
    let turn = text(move || if running.runs.get() { "Pause".to_owned() } else { "Go on".to_owned() });
    let unfold = text(move || if is_open.get() { "Hide".to_owned() } else { "Show".to_owned() });
    let goes_on = flag(move || !running.is_over.get());
    // Whoever ends it goes on reading how it went; at the end of its time one may be writing, and keeps the focus.
    let end = move || {
        running.end();
        focus(HEAD);
    };
    view! {
        <div class="row drill-head">
            <b dir="auto" translate="no" class="drill-name">
                {name}
            </b>
            <span class="drill-clock" use:shows=text(move || passed(running))></span>
            <Shown when=goes_on>
                <button type="button" class="outline small" on:click=clicked(move || running.turn()) use:shows=turn></button>
                <Speed running />
                <Button class="quiet small" press=clicked(end)>
                    "End the drill"
                </Button>
            </Shown>
            <Shown when=running.is_over>
                <Button class="outline small" press=clicked(move || shell.practise())>
                    "Another drill"
                </Button>
            </Shown>
            <button
                type="button"
                class="quiet small push"
                aria-label="What arrived"
                aria-expanded=aria(move || is_open.get())
                on:click=clicked(move || is_open.update(|open| *open = !*open))
                use:shows=unfold
            ></button>
        </div>
        <Shown when=goes_on>
            <p class="meta drill-due" use:shows=text(move || due(running))></p>
        </Shown>
        <Shown when=running.was_away>
            <p class="meta" role="status">
                "The drill stands: the page was closed or asleep. Nothing has arrived meanwhile."
            </p>
        </Shown>
        <Shown when=is_open>
            <div class="drill-body">
                <Shown when=running.is_over>
                    <HowItWent running />
                </Shown>
                <Shown when=goes_on>
                    <Asks running />
                </Shown>
                <Feed running />
            </div>
        </Shown>
    }
}

fn passed(running: Running) -> String {
    format!("{} of {}", minutes(running.passed.get()), minutes(running.length()))
}

/// When the message is due that was promised, by the clock that the debrief goes by; nothing where none was.
fn due(running: Running) -> String {
    let passed = running.passed.get();
    match running.with_state(|_, state, clock| next_due(state, clock)) {
        None => String::new(),
        Some(due) if due < passed => {
            format!("By the drill’s clock, the message that was promised was due at {}.", minutes(due))
        }
        Some(due) if due > running.length() => format!(
            "By the drill’s clock, the next message is promised for {}, when the drill is over.",
            minutes(due)
        ),
        Some(due) => {
            format!("By the drill’s clock, the next message is promised for {}.", minutes(due))
        }
    }
}

fn minutes(millis: i64) -> String {
    format!("{}:{:02}", millis / 60_000, millis / 1000 % 60)
}

#[component]
fn Speed(running: Running) -> impl IntoView {
    let choose = move |chosen: String| {
        chosen
            .parse()
            .into_iter()
            .filter(|speed| DRILL_SPEEDS.contains(speed))
            .for_each(|speed| running.run_at(speed));
    };
    let options = DRILL_SPEEDS.map(|speed| {
        view! { <option value=speed.to_string()>{format!("{speed}×")}</option> }
    });
    view! {
        <label class="drill-speed">
            "Speed"
            <select
                class="field"
                prop:value=text(move || running.speed.get().to_string())
                on:change=valued(choose)
            >
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}

/// The buttons by which somebody is asked: what is asked is logged, and an answer comes.
#[component]
fn Asks(running: Running) -> impl IntoView {
    let asks = running.script.with_value(|script| script.asks.clone());
    (!asks.is_empty()).then(|| {
        let asks = asks.into_iter().map(|ask| view! { <AskButton running ask /> });
        view! {
            <div class="row drill-asks" role="group" aria-label="Ask">
                {asks.collect_view()}
            </div>
        }
    })
}

#[component]
fn AskButton(running: Running, ask: Ask) -> impl IntoView {
    let (label, note) = (ask.label.clone(), ask.note.clone());
    let was_asked = running.session.flag(move |state| presses(&ask, state) > 0);
    let press = move || {
        if was_asked.get_untracked() {
            return;
        }
        match EntryText::parse(&note).map(|note| running.session.dispatch(Command::LogNote(note))) {
            Ok(Ok(_)) => running.session.say("Asked, and logged. An answer may take a moment."),
            Ok(Err(rejected)) => running.session.say(&words::rejected(&rejected)),
            Err(error) => running.session.say(&words::text_error(error)),
        }
    };
    // It keeps the focus: the next one is a key away.
    view! {
        <button
            type="button"
            class="outline small"
            aria-disabled=aria(move || was_asked.get())
            on:click=clicked_once(press)
        >
            {label}
        </button>
    }
}
