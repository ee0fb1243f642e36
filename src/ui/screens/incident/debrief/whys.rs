//! Five whys, with branches: each answer can have several reasons, and each reason is asked again.

use crate::domain::{Aspect, Command, DebriefCommand, Detail, Rejected, Stamp, State};
use crate::export::impact_looking_back;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{clicked, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{aria, text};
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::screens::incident::debrief::parts::{Adder, any};
use crate::ui::state::session::Session;
use crate::ui::text::words;
use crate::ui::text::words::excerpt;
use leptos::prelude::*;

/// From which depth on the branches are no longer moved in.
const DEEPEST: usize = 6;
const DEPTHS: [&str; DEEPEST + 1] =
    ["why", "why depth-1", "why depth-2", "why depth-3", "why depth-4", "why depth-5", "why depth-6"];

/// The tree, from the impact downwards.
#[component]
pub fn FiveWhys(session: Session) -> impl IntoView {
    let impact = session.text(impact);
    let keys = session.keys(|s| {
        let tree = s.debrief.tree();
        tree.iter().map(|branch| Key { id: branch.why.id, part: branch.depth as u64 }).collect()
    });
    let item = move |key: Key| {
        let depth = usize::try_from(key.part).unwrap_or(DEEPEST);
        view! { <Why session id=key.id depth /> }.into_any()
    };
    let command = |text| DebriefCommand::AnswerWhy { under: None, text };
    view! {
        <div class="part">
            <h3>"Five whys"</h3>
            <p>
                <b>"Impact: "</b>
                <span dir="auto" translate="no" use:shows=impact></span>
            </p>
            <Trigger session />
            <Shown when=any(keys)>
                <ul class="whys" role="list" aria-label="Five whys">
                    <Each keys item />
                </ul>
            </Shown>
            <Adder session name="Why did this happen?" hint="Because…" draft="why" command />
        </div>
    }
}

/// What set it off, in a sentence: a cause lies deeper, and the whys look for it.
#[component]
fn Trigger(session: Session) -> impl IntoView {
    let said = session.text(|s| s.details.aspect(Aspect::Trigger).unwrap_or("not said yet").to_owned());
    let refused = RwSignal::new(None::<String>);
    let draft = Draft::new(session, "trigger");
    let state = move || {
        let text = draft.get();
        match session.dispatch(Command::Tell(Detail::AspectStated { aspect: Aspect::Trigger, text })) {
            Ok(_) | Err(Rejected::Unchanged) => {
                draft.clear();
                refused.set(None);
            }
            Err(rejected) => refused.set(Some(words::rejected(&rejected))),
        }
    };
    view! {
        <p>
            <b>"What set it off: "</b>
            <span dir="auto" translate="no" use:shows=said></span>
        </p>
        <form class="adder" on:submit=submitted(state)>
            <DraftLine draft name="What set it off" hint="A release, a peak, an expired certificate…" />
            <button type="submit" class="outline small">
                "State what set it off"
            </button>
            <Refusal why=refused />
        </form>
    }
}

/// An answer, and the question that can be asked of it again.
#[component]
fn Why(session: Session, id: Stamp, depth: usize) -> impl IntoView {
    let asking = RwSignal::new(false);
    let words = session.text(move |s| of(s, id));
    let turn = move || asking.update(|asking| *asking = !*asking);
    let command = move |text| DebriefCommand::AnswerWhy { under: Some(id), text };
    view! {
        <li class=DEPTHS[depth.min(DEEPEST)]>
            <div class="row">
                <span class="meta">{format!("Why {depth}")}</span>
                <span dir="auto" translate="no" class="words" use:shows=words></span>
                <Button
                    class="quiet small"
                    press=clicked(turn)
                    attr:aria-label=text(move || format!("Ask why: {}", words.get()))
                    attr:aria-expanded=aria(move || asking.get())
                >
                    "Why?"
                </Button>
            </div>
            <Shown when=asking>
                <Adder
                    session
                    name=format!("Why: {}", excerpt(&words.get_untracked()))
                    hint="Because…"
                    draft=format!("why-{id}")
                    command
                />
            </Shown>
        </li>
    }
}

fn of(state: &State, id: Stamp) -> String {
    state.debrief.whys.get(id).map(|why| why.text.clone()).unwrap_or_default()
}

/// The impact for whoever looks back; the title where nobody said it.
fn impact(state: &State) -> String {
    impact_looking_back(state).unwrap_or_else(|| state.title.clone())
}
