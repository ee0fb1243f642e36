//! A question with its theories, how they compare, and what answered it.

use crate::domain::{Command, EntryText, QuestionStanding, Stamp, State};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::{TextField, shows};
use crate::ui::kit::handlers::{clicked, clicked_once, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{flag, text};
use crate::ui::kit::sized::Sized;
use crate::ui::screens::incident::theories::grid_view::GridView;
use crate::ui::screens::incident::theories::hint_line::HintLine;
use crate::ui::screens::incident::theories::parts::{Pick, Quoted, words_of};
use crate::ui::screens::incident::theories::theory_card::TheoryCard;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use crate::ui::text::words::text_error;
use leptos::prelude::*;

/// A question, where it stands, and its theories.
#[component]
pub fn QuestionBlock(session: Session, id: Stamp) -> impl IntoView {
    let words = session.text(move |s| s.questions.get(id).map(|q| q.text.clone()).unwrap_or_default());
    let is = move |wanted| session.flag(move |s| standing(s, id) == Some(wanted));
    let (is_open, is_answered) = (is(QuestionStanding::Open), is(QuestionStanding::Answered));
    let theories = session.keys(move |s| keys_of(s.theories_of(Some(id)).map(|t| t.id)));
    let class =
        text(move || if is_open.get() { "question".to_owned() } else { "question parked".to_owned() });
    let turn_word = text(move || {
        let word = match (is_open.get(), is_answered.get()) {
            (true, _) => "Park",
            (_, true) => "Reopen",
            _ => "Focus",
        };
        word.to_owned()
    });
    let turn = move || {
        let parked = Command::ParkQuestion(id);
        session.ask(if is_open.get_untracked() { parked } else { Command::FocusQuestion(id) });
    };
    let turn_name = text(move || format!("{}: {}", turn_word.get(), words.get()));
    let theory = move |key: Key| view! { <TheoryCard session id=key.id /> }.into_any();
    view! {
        <div class=class>
            <div class="question-head">
                <span class="kind k-question" aria-hidden="true">
                    "?"
                </span>
                <h3 dir="auto" translate="no" use:shows=words></h3>
                <Shown when=is_open>
                    <span class="focus-mark">"in focus"</span>
                </Shown>
                <button
                    type="button"
                    class="quiet small push"
                    id=turn_id(id)
                    aria-label=turn_name
                    use:shows=turn_word
                    on:click=clicked_once(turn)
                ></button>
            </div>
            <Quoted class="answer" said=session.text(move |s| answer(s, id)) />
            <Shown when=is_open>
                <Answering session id />
            </Shown>
            <Shown when=is_open>
                <HintLine session question=id />
            </Shown>
            <Each keys=theories item=theory />
            <Shown when=is_open>
                <ProposeForm session question=id />
            </Shown>
            <GridView session question=id />
        </div>
    }
}

/// The id of the button that takes up a question or parks it.
pub fn turn_id(id: Stamp) -> String {
    format!("turn-{id}")
}

fn standing(state: &State, id: Stamp) -> Option<QuestionStanding> {
    state.questions.get(id).map(|q| state.question_standing(q))
}

/// What answered it.
fn answer(state: &State, id: Stamp) -> String {
    let Some(answer) = state.questions.get(id).and_then(|q| q.answer) else { return String::new() };
    let said = words_of(state, answer.by);
    let standing = state.theories.get(answer.by).map(|t| format!(" ({})", t.standing().in_text()));
    format!("Answered: {said}{}", standing.unwrap_or_default())
}

/// What stands where nothing was chosen that answered it.
const UNANSWERED: &str = "answered by…";

/// Says what answered it: the theory that was just concluded, or any finding or concluded theory.
#[component]
fn Answering(session: Session, id: Stamp) -> impl IntoView {
    let answer = move |by| session.ask(Command::AnswerQuestion { question: id, by });
    let prompt = session.text(move |s| {
        let said = |t: &crate::domain::Theory| {
            format!(
                "“{}” is {}. Does it answer the question?",
                words::excerpt(&t.statement),
                t.standing().in_text()
            )
        };
        s.answer_on_offer(id).map(said).unwrap_or_default()
    });
    let offered = move || {
        let offered = session.peek(|i| i.state().answer_on_offer(id).map(|t| t.id)).flatten();
        offered.into_iter().for_each(answer);
    };
    let candidates = session.keys(move |s| {
        let theories = s.theories_of(Some(id)).filter(|t| t.standing().is_conclusive()).map(|t| t.id);
        keys_of(theories.chain(s.findings()))
    });
    let chosen = Callback::new(move |name: String| Stamp::parse(&name).into_iter().for_each(answer));
    view! {
        <div class="answering">
            <Shown when=flag(move || !prompt.with(String::is_empty))>
                <p class="prompt">
                    <span use:shows=prompt></span>
                    <Button class="outline small" press=clicked(offered)>
                        "Yes, answered"
                    </Button>
                </p>
            </Shown>
            <Shown when=flag(move || !candidates.with(Vec::is_empty))>
                <Sized shows=UNANSWERED>
                    <Pick session name="Answered by" none=UNANSWERED ids=candidates chosen />
                </Sized>
            </Shown>
        </div>
    }
}

#[component]
fn ProposeForm(session: Session, question: Stamp) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let propose = move || match EntryText::parse(&words.get_untracked()) {
        Ok(statement) => {
            session.ask(Command::ProposeTheory { question: Some(question), statement });
            words.set(String::new());
            refused.set(None);
        }
        Err(error) => refused.set(Some(text_error(error))),
    };
    view! {
        <form class="propose" on:submit=submitted(propose)>
            <TextField name="New theory" hint="~ It could be that…" words attr:class="field quiet-field" />
            <Refusal why=refused />
        </form>
    }
}
