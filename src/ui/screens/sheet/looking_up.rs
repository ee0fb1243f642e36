//! Looking something up, in an incident or before one: what is pressed and called first, the rest below it.

use crate::sheet::{Answers, Question, has_all, runbook, runbook_lines_with};
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::parts::draft_line::{Draft, DraftLine};
use crate::ui::screens::sheet::agreed::Agreed;
use crate::ui::screens::sheet::answer_view::answer_view;
use crate::ui::screens::sheet::missing::{NotFound, NotWritten};
use crate::ui::screens::sheet::runbook_list::{OWNER, RunbookList};
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// The order in which one looks at it in an incident.
const ORDER: [Question; 11] = [
    Question::Runbook,
    Question::Health,
    Question::Errors,
    Question::RequestPath,
    Question::People,
    Question::Meeting,
    Question::DeploySteps,
    Question::HowOften,
    Question::Access,
    Question::Domains,
    Question::Hardware,
];

const FIND: &str = "system-find";

/// The field that finds, and what there is.
#[component]
pub fn LookingUp(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let system = session.system();
    let typed = RwSignal::new(String::new());
    let is_incident = untrack(|| session.open_id().get().is_some());
    // Whoever presses is who does it, until another name is written.
    let owner = is_incident.then(|| Draft::changing(session, OWNER, &session.author().name()));
    let has_runbook = flag(move || {
        system.follow();
        system.answers().has(Question::Runbook)
    });
    let found = move || {
        system.follow();
        let answers = system.answers();
        typed.with(|typed| found(shell, &answers, typed, owner))
    };
    let said = text(move || {
        system.follow();
        typed.with(
            |typed| if typed.trim().is_empty() { String::new() } else { count(&system.answers(), typed) },
        )
    });
    // Where the part that this is in arrives after the dialog was shown, nothing takes the focus by itself.
    focus(FIND);
    view! {
        <input
            id={FIND}
            class="field palette-field"
                type="text"
                role="searchbox"
                dir="auto"
                aria-label="Find in your system"
                placeholder="Find: disk, DNS, support …"
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                use:holds=Signal::from(typed)
                on:input=valued(move |words| typed.set(words))
            />
            {owner
                .map(|draft| {
                    view! {
                        <Shown when=has_runbook>
                            <label class="setting-row">
                                <span>"Log actions for"</span>
                                <DraftLine draft name="Owner of the action" hint="A name" attr:id=OWNER />
                            </label>
                        </Shown>
                    }
                })}
        <p class="meta" role="status" use:shows=said></p>
        <Anew>{found()}</Anew>
    }
}

/// Whether a question is among what was looked for.
fn is_found(answers: &Answers, question: Question, typed: &str) -> bool {
    let text = answers.get(question);
    answers.has(question)
        && match question {
            Question::Runbook => !runbook_lines_with(typed, &runbook(text)).is_empty(),
            _ => has_all(typed, &[question.name(), " ", text].concat()),
        }
}

fn count(answers: &Answers, typed: &str) -> String {
    let lines = runbook_lines_with(typed, &runbook(answers.get(Question::Runbook))).len();
    let others =
        ORDER.into_iter().filter(|q| *q != Question::Runbook && is_found(answers, *q, typed)).count();
    match lines + others {
        0 => format!("Nothing that is written here has “{}” in it.", typed.trim()),
        1 => "1 found".to_owned(),
        many => format!("{many} found"),
    }
}

fn found(shell: Shell, answers: &Answers, typed: &str, owner: Option<Draft>) -> AnyView {
    let session = shell.session;
    let section = |question: Question| {
        let text = answers.get(question);
        let body = match question {
            Question::Runbook => {
                view! { <RunbookList session text=text.to_owned() typed=typed.to_owned() owner /> }.into_any()
            }
            _ => answer_view(question, text),
        };
        view! {
            <section class="setting" aria-label=question.name()>
                <h3>{question.name()}</h3>
                {body}
            </section>
        }
    };
    let all = ORDER.into_iter().filter(|question| is_found(answers, *question, typed)).map(section);
    let all = all.collect_view();
    let open: Vec<Question> = answers.unanswered().collect();
    match typed.trim() {
        "" => view! {
            {all}
            <Agreed shell />
            <NotWritten session open />
        }
        .into_any(),
        wanted => view! {
            {all}
            <LookedForInVain session wanted=wanted.to_owned() />
        }
        .into_any(),
    }
}

/// What one typed and did not find, or not what one meant.
#[component]
fn LookedForInVain(session: Session, wanted: String) -> impl IntoView {
    let said = format!("Not what you looked for? Name “{wanted}” for afterwards:");
    let is_incident = untrack(|| session.open_id().get().is_some());
    is_incident.then(|| {
        view! {
            <p class="row">
                <span class="meta">{said}</span>
                <NotFound session wanted />
            </p>
        }
    })
}
