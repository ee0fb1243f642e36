//! After a change: what one expects to see and by when, said in a line above the box; and asked then, with an answer that is
//! evidence for the theory in focus or, where none is, a finding.

use crate::domain::{Command, Detail, Effect, EntryText, Incident, Leaning, Source, Stamp, State, Stated};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{clicked, clicked_once, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::incident::theories::parts::words_of;
use crate::ui::screens::incident::theories::question_block::Capture;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// Where it is remembered of which change of an incident nothing is expected.
const NOTHING_EXPECTED: &str = "nothing-expected/";
const LATER_MINUTES: i64 = 10;
const WHAT: &str = "What do you expect to see, and by when?";

/// The line that asks what is expected of the change that was just made.
#[component]
pub fn ExpectForm(session: Session, capture: Capture) -> impl IntoView {
    let place =
        session.peek(Incident::id).map(|id| format!("{NOTHING_EXPECTED}{}", id.0)).unwrap_or_default();
    let passed = RwSignal::new(session.recall(&place).unwrap_or_default());
    let place = StoredValue::new(place);
    let now = session.now();
    let change = move |s: &State| {
        let change = s.change_without_expectation(now.get());
        change.filter(|change| passed.with(|passed| *passed != change.to_string()))
    };
    let after = session.text(move |s| match change(s) {
        Some(change) => format!("After “{}”", words::excerpt(words_of(s, change))),
        None => String::new(),
    });
    let pass = Callback::new(move |()| {
        let Some(change) = session.peek(|i| untrack(|| change(i.state()))).flatten() else { return };
        passed.set(change.to_string());
        session.remember(&place.get_value(), &change.to_string());
    });
    view! {
        <Shown when=flag(move || !after.with(String::is_empty))>
            <Form session capture after pass />
        </Shown>
    }
}

#[component]
fn Form(session: Session, capture: Capture, after: Signal<String>, pass: Callback<()>) -> impl IntoView {
    let draft = Draft::new(session, "effect-expected");
    let refused = RwSignal::new(None::<String>);
    let keep = move || match capture.run(format!("/expect {}", draft.get())) {
        Ok(()) => draft.clear(),
        Err(why) => refused.set(Some(why)),
    };
    view! {
        <form class="expect" on:submit=submitted(keep)>
            <p class="meta" dir="auto" translate="no" use:shows=after></p>
            <label>
                <span class="meta">{WHAT}</span>
                <DraftLine draft name=WHAT hint="errors below 1 % by 03:20" />
            </label>
            <button type="submit" class="outline small">
                "Ask me then"
            </button>
            <Button class="quiet small" press=clicked(move || pass.run(()))>
                "Not now"
            </Button>
            <Refusal why=refused />
        </form>
    }
}

/// What was expected by now: is it so?
#[component]
pub fn EffectAsked(session: Session) -> impl IntoView {
    let now = session.now();
    let asks =
        session.text(move |s| s.effect_due(now.get()).map(|due| asks(s, &due.said)).unwrap_or_default());
    let due = move || session.peek(|i| i.state().effect_due(clock::now()).cloned()).flatten();
    let answer = move |is_so: bool| {
        if let Some(due) = due() {
            tell(session, &due, is_so);
        }
    };
    let later = move || {
        let Some(Stated { said: Effect { change, text, .. }, .. }) = due() else { return };
        let by = clock::now().plus_minutes(LATER_MINUTES);
        session.ask(Command::Tell(Detail::EffectExpected { change, text, by }));
    };
    let in_a_while = text(move || format!("Ask in {LATER_MINUTES} min"));
    view! {
        <Shown when=flag(move || !asks.with(String::is_empty))>
            <section class="notice" aria-label="Expected">
                <span role="status">
                    <bdi dir="auto" translate="no" use:shows=asks></bdi>
                </span>
                <Button class="outline small" press=clicked_once(move || answer(true))>
                    "Yes, it is so"
                </Button>
                <Button class="outline small" press=clicked_once(move || answer(false))>
                    "No"
                </Button>
                <button
                    type="button"
                    class="quiet small"
                    use:shows=in_a_while
                    on:click=clicked_once(later)
                ></button>
            </section>
        </Shown>
    }
}

fn asks(state: &State, effect: &Effect) -> String {
    let by = words::clock_time(effect.by, &LocalZone::current());
    format!("{} by {by}, after “{}”: so?", effect.text, words::excerpt(words_of(state, effect.change)))
}

/// Logs what was seen: as evidence where a theory is in focus.
fn tell(session: Session, due: &Stated<Effect>, is_so: bool) {
    let Effect { change, text, by, .. } = &due.said;
    let change = session.peek(|i| words::excerpt(words_of(i.state(), *change))).unwrap_or_default();
    let said = match is_so {
        true => format!("As expected after “{change}”: {text}"),
        false => format!("Not as expected by {} UTC after “{change}”: {text}", by.utc().clock()),
    };
    let Ok(said) = EntryText::parse(&said) else { return };
    let theory = session.peek(|i| i.state().theory_in_focus).flatten();
    let leaning = if is_so { Leaning::For } else { Leaning::Against };
    let command = match theory {
        Some(_) => Command::AddEvidence { theory, leaning, text: said, source: Some(Source::Test) },
        None => Command::LogFinding(said),
    };
    match session.dispatch(command) {
        Ok(seen) => {
            session.ask(Command::Tell(Detail::EffectChecked { expected: due.id, seen }));
            if let Some(theory) = theory {
                session.say(&logged_for(session, theory, leaning));
            }
        }
        Err(rejected) => session.say(&words::rejected(&rejected)),
    }
}

fn logged_for(session: Session, theory: Stamp, leaning: Leaning) -> String {
    let statement = session.peek(|i| words::excerpt(words_of(i.state(), theory))).unwrap_or_default();
    format!("Evidence {} “{statement}”.", leaning.in_text())
}
