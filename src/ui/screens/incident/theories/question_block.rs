//! A question with its theories, how they compare, and what answered it.

use crate::domain::{Command, Leaning, QuestionStanding, Stamp, State};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::shows;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, clicked_once, escaped, submitted};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Each, Key, Shown, keys_of};
use crate::ui::kit::signals::{flag, text};
use crate::ui::kit::sized::Sized;
use crate::ui::parts::NEW_THEORY;
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::screens::incident::theories::grid_view::GridView;
use crate::ui::screens::incident::theories::hint_line::HintLine;
use crate::ui::screens::incident::theories::parts::{Pick, Quoted, words_of};
use crate::ui::screens::incident::theories::theory_card::TheoryCard;
use crate::ui::state::session::Session;
use crate::ui::text::words;
use leptos::prelude::*;

/// Takes a line as the log's box does, where a line without a sign is a theory.
pub type Capture = Callback<String, Result<(), String>>;

/// A question, where it stands, and its theories.
#[component]
pub fn QuestionBlock(session: Session, id: Stamp, capture: Capture) -> impl IntoView {
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
                <ProposeForm session capture />
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

/// Says what answered it: the theory that was just concluded, the finding that was just logged, or any of them and any
/// evidence.
#[component]
fn Answering(session: Session, id: Stamp) -> impl IntoView {
    let place = format!("not-answered/{id}");
    let passed = RwSignal::new(session.recall(&place).unwrap_or_default());
    let place = StoredValue::new(place);
    let answer = move |by| session.ask(Command::AnswerQuestion { question: id, by });
    let offer =
        move |s: &State| on_offer(s, id).filter(|(by, _)| passed.with(|passed| *passed != by.to_string()));
    let prompt = session.text(move |s| offer(s).map(|(_, asks)| asks).unwrap_or_default());
    let offered = move || session.peek(|i| untrack(|| offer(i.state()))).flatten().map(|(by, _)| by);
    let agree = move || offered().into_iter().for_each(answer);
    let pass = move || {
        let Some(by) = offered() else { return };
        passed.set(by.to_string());
        session.remember(&place.get_value(), &by.to_string());
    };
    let candidates = session.keys(move |s| {
        let theories = s.theories_of(Some(id)).filter(|t| t.standing().is_conclusive()).map(|t| t.id);
        let pieces = s.theories_of(Some(id)).flat_map(|t| s.pieces_of(t));
        let pieces = pieces.filter(|(leaning, _)| *leaning != Leaning::Neither).map(|(_, piece)| piece.id);
        let mut all: Vec<Stamp> = theories.chain(s.findings()).collect();
        for piece in pieces {
            if !all.contains(&piece) {
                all.push(piece);
            }
        }
        keys_of(all.into_iter())
    });
    let chosen = Callback::new(move |name: String| Stamp::parse(&name).into_iter().for_each(answer));
    view! {
        <div class="answering">
            <Shown when=flag(move || !prompt.with(String::is_empty))>
                <p class="prompt">
                    <span use:shows=prompt></span>
                    <Button class="outline small" press=clicked(agree)>
                        "Yes, answered"
                    </Button>
                    <Button class="quiet small" press=clicked(pass)>
                        "No"
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

/// What may answer a question, and how that is asked.
fn on_offer(state: &State, question: Stamp) -> Option<(Stamp, String)> {
    if let Some(theory) = state.answer_on_offer(question) {
        let (said, stands) = (words::excerpt(&theory.statement), theory.standing().in_text());
        return Some((theory.id, format!("“{said}” is {stands}. Does it answer the question?")));
    }
    let finding = state.finding_on_offer(question)?;
    Some((finding.id, format!("Found: “{}”. Does it answer the question?", words::excerpt(&finding.text))))
}

/// The field for the next theory. It takes what the log's box takes: without a sign it is a theory.
#[component]
fn ProposeForm(session: Session, capture: Capture) -> impl IntoView {
    let draft = Draft::new(session, NEW_THEORY);
    let refused = RwSignal::new(None::<String>);
    let propose = move || match capture.run(draft.get()) {
        Ok(()) => {
            draft.clear();
            refused.set(None);
            // The button that was pressed is of no use now; the next one is written here.
            focus(NEW_THEORY);
        }
        Err(why) => refused.set(Some(why)),
    };
    view! {
        <form
            class="propose"
            on:submit=submitted(propose)
            on:keydown=escaped(|| focus("log-entry"))
        >
            <DraftLine draft name="New theory" hint="~ It could be that…" attr:id=NEW_THEORY attr:class="field quiet-field" />
            <button type="submit" class="outline small">
                "Add theory"
            </button>
            <Refusal why=refused />
        </form>
    }
}
