//! The pane **Questions and theories**.

mod effects;
mod evidence_form;
mod evidence_list;
mod grid_view;
mod hint_line;
mod investigation_line;
mod missing;
mod parts;
mod precedents;
mod question_block;
mod standing;
mod theory_card;

use crate::domain::Command;
use crate::export::standing_text;
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{flag, text};
pub use crate::ui::screens::incident::theories::effects::{EffectAsked, ExpectForm};
use crate::ui::screens::incident::theories::evidence_list::Astray;
pub use crate::ui::screens::incident::theories::evidence_list::{focus_stale, next_stale};
use crate::ui::screens::incident::theories::grid_view::GridView;
pub use crate::ui::screens::incident::theories::investigation_line::InvestigationLine;
use crate::ui::screens::incident::theories::parts::{Line, words_of};
use crate::ui::screens::incident::theories::precedents::Precedents;
pub use crate::ui::screens::incident::theories::precedents::{PrecedentLine, PrecedentList};
use crate::ui::screens::incident::theories::question_block::{Capture, QuestionBlock, turn_id};
use crate::ui::screens::incident::theories::theory_card::TheoryCard;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The region **Questions and theories**.
#[component]
pub fn TheoriesPane(session: Session, capture: Capture, precedents: PrecedentList) -> impl IntoView {
    let questions = session.keys(|s| keys_of(s.questions.iter().map(|q| q.id)));
    let loose = session.keys(|s| keys_of(s.theories_of(None).map(|t| t.id)));
    let is_empty = flag(move || questions.with(Vec::is_empty) && loose.with(Vec::is_empty));
    let question = move |key: Key| view! { <QuestionBlock session id=key.id capture /> }.into_any();
    let theory = move |key: Key| view! { <TheoryCard session id=key.id /> }.into_any();
    view! {
        <section
            class="pane pane-theories"
            id="theories"
            tabindex="-1"
            aria-label="Questions and theories"
        >
            <div class="pane-head">
                <h2>"Questions and theories"</h2>
            </div>
            <Line class="meta stand" said=stand(session) />
            <div class="scroll">
                <Returning session />
                <Precedents list=precedents />
                <Shown when=is_empty>
                    <div class="empty">
                        <p>
                            <b>"What do you want to know?"</b>
                        </p>
                        <p class="meta">
                            "Ask it with " <kbd>"?"</kbd> " in the box. Each hunch with " <kbd>"~"</kbd>
                            " becomes a theory: an assumption until something was checked."
                        </p>
                    </div>
                </Shown>
                <Each keys=questions item=question />
                <Each keys=loose item=theory />
                <GridView session />
                <Astray session />
            </div>
        </section>
    }
    .into_any()
}

/// Where things stand, in a line.
fn stand(session: Session) -> Signal<String> {
    let now = session.now();
    let line = session.derive(move |s| standing_text::where_things_stand(s, now.get()));
    text(line)
}

/// The parked questions, once what was followed is concluded.
#[component]
fn Returning(session: Session) -> impl IntoView {
    let parked = session.keys(|s| keys_of(s.returning().map(|q| q.id)));
    let item = move |key: Key| {
        let words = session.text(move |s| words_of(s, key.id).to_owned());
        let take_up = move || {
            session.ask(Command::FocusQuestion(key.id));
            focus(turn_id(key.id));
        };
        let item = view! {
            <li>
                <span dir="auto" translate="no" use:shows=words></span>
                <Button class="outline small" press=clicked(take_up)>
                    "Take up"
                </Button>
            </li>
        };
        item.into_any()
    };
    let item = Callback::new(item);
    view! {
        <Shown when=flag(move || !parked.with(Vec::is_empty))>
            <div class="returning">
                <p>"Done here. These were parked:"</p>
                <ul role="list" aria-label="Parked questions">
                    <Each keys=parked item />
                </ul>
            </div>
        </Shown>
    }
}
