//! A guided rewrite: a few questions, and the plain sentence that the answers make.

use crate::language::messages::{Action, GuideQuestion, Guided};
use crate::ui::kit::button::Button;
use crate::ui::kit::field::holds;
use crate::ui::kit::focus::once_made;
use crate::ui::kit::handlers::{clicked, submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{effect, flag};
use crate::ui::platform::js::warn_unless;
use crate::ui::screens::incident::update::wording::{Wording, findings};
use leptos::html::Form;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The value of a question that nobody has answered.
const UNANSWERED: &str = "";

/// The rewrite that is offered, while it is open; another one takes its place with empty fields.
#[component]
pub fn Rewrite(wording: Wording) -> impl IntoView {
    let is_offered = move || wording.is_rewriting.get() && wording.guide.with(Option::is_some);
    view! {
        <Shown when=flag(is_offered)>
            <Anew>{wording.guide.get().map(|guide| view! { <RewriteForm wording guide /> })}</Anew>
        </Shown>
    }
}

#[component]
fn RewriteForm(wording: Wording, guide: Guided) -> impl IntoView {
    let Guided { sentence, questions } = guide;
    let answers: Vec<RwSignal<String>> = questions.iter().map(|_| RwSignal::new(String::new())).collect();
    let fields: Vec<_> = questions
        .into_iter()
        .zip(answers.clone())
        .map(|(question, answer)| view! { <Question question answer /> })
        .collect();
    let form = NodeRef::<Form>::new();
    effect(move || {
        let Some(form) = form.get() else { return };
        // It is made anew whenever a check says something else, also while somebody writes in the field that is checked.
        once_made(move || {
            let first = form.query_selector(".field").ok().flatten().filter(|_| !is_writing_elsewhere());
            first
                .into_iter()
                .for_each(|first| warn_unless(first.unchecked_into::<HtmlElement>().focus().is_ok()));
        });
    });
    let close = move || {
        wording.is_rewriting.set(false);
        findings::focus_rewrite();
    };
    let say = move || {
        let answers = answers.iter().map(|answer| answer.get_untracked()).collect();
        wording.request_action(Action::Rewrite { sentence, answers });
    };
    view! {
        <form class="panel" aria-label="Say it plainly" node_ref=form on:submit=submitted(say)>
            {fields}
            <Refusal why=wording.refused />
            <div class="row">
                <button class="primary small">"Put it in"</button>
                <Button class="quiet small" press=clicked(close)>
                    "Close"
                </Button>
            </div>
        </form>
    }
}

/// Whether somebody writes in a field that is none of a rewrite's: what is typed next is for that field.
fn is_writing_elsewhere() -> bool {
    document().active_element().is_some_and(|active| {
        matches!(active.matches("input, textarea"), Ok(true))
            && matches!(active.closest("form[aria-label='Say it plainly']"), Ok(None))
    })
}

/// A question with its field.
#[component]
fn Question(question: GuideQuestion, answer: RwSignal<String>) -> impl IntoView {
    let answered = valued(move |words| answer.set(words));
    let GuideQuestion { ask, choices, example } = question;
    let field = if choices.is_empty() {
        view! {
            <input dir="auto" class="field" placeholder=example use:holds=Signal::from(answer) on:input=answered />
        }
        .into_any()
    } else {
        let choice = |choice: String| {
            let value = choice.clone();
            view! { <option value=value>{choice}</option> }
        };
        view! {
            <select class="field" on:change=answered>
                <option value=UNANSWERED>"Choose"</option>
                {choices.into_iter().map(choice).collect_view()}
            </select>
        }
        .into_any()
    };
    view! { <label class="label">{ask} {field}</label> }
}
