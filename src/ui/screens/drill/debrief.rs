//! How the drill went, at its end.

use crate::domain::{Incident, State};
use crate::drill::{DrillDebrief, Section, wording_found, wording_question};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::effect;
use crate::ui::platform::{clipboard, clock, file};
use crate::ui::screens::drill::running::Running;
use crate::ui::state::checker::{Answered, Checker};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What it is called.
pub const HEAD: &str = "drill-debrief-head";

/// The region **Debrief of the drill**.
#[component]
pub fn HowItWent(running: Running) -> impl IntoView {
    let findings = Findings::ask(running);
    let sections = move || {
        findings.change.track();
        let debrief = debrief(running, findings);
        debrief.map(|debrief| debrief.sections().into_iter().map(section).collect::<Vec<AnyView>>())
    };
    let words = move || {
        let name = running.script.with_value(|script| script.name.clone());
        debrief(running, findings).map(|debrief| debrief.text(&name)).unwrap_or_default()
    };
    let copy = move || {
        let copied = clipboard::copy_inside(&words(), "The debrief of a drill");
        spawn_local(async move {
            running.session.say(match copied.await {
                true => "The debrief of the drill is copied.",
                false => "The browser refused to copy. Save it as a file instead.",
            });
        });
    };
    let save = move || {
        let title = running.script.with_value(|script| ["DRILL debrief ", &script.name].concat());
        let name = export::file_name(&title, clock::now(), "md");
        running.session.say(&match file::download(&name, "text/markdown;charset=utf-8", &words()) {
            Ok(()) => format!("Exported as {name}."),
            Err(_) => "The browser refused the download. Nothing was exported.".to_owned(),
        });
    };
    view! {
        <section class="drill-debrief" aria-labelledby=HEAD>
            <div class="row">
                <h2 id=HEAD tabindex="-1">"Debrief of the drill"</h2>
                <Button class="outline small push" press=clicked(copy)>
                    "Copy debrief"
                </Button>
                <Button class="quiet small" press=clicked(save)>
                    "Save debrief"
                </Button>
            </div>
            <Anew>{sections()}</Anew>
        </section>
    }
}

fn section(section: Section) -> AnyView {
    let lines = section.lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> });
    view! {
        <h3>{section.heading}</h3>
        <ul>{lines.collect_view()}</ul>
    }
    .into_any()
}

fn debrief(running: Running, findings: Findings) -> Option<DrillDebrief> {
    let found = findings.found.get_value();
    running.with_state(|script, state, clock| Some(DrillDebrief::of(script, state, clock, found)))
}

/// What the checker finds in the messages, one after the other.
#[derive(Clone, Copy)]
struct Findings {
    /// What was found so far; `None` where the checker cannot be had.
    found: StoredValue<Option<Vec<Vec<String>>>>,
    /// Tells of each answer.
    change: Trigger,
}

impl Findings {
    fn ask(running: Running) -> Findings {
        let questions = running.session.peek(|incident: &Incident| questions(incident.state()));
        let questions = StoredValue::new(questions.unwrap_or_default());
        let findings = Findings { found: StoredValue::new(Some(Vec::new())), change: Trigger::new() };
        let first = questions.with_value(|all| all.first().cloned());
        let Some(first) = first else { return findings };
        let checker = Checker::start(move || first.clone());
        let answer = checker.answer();
        effect(move || {
            let done = findings.found.with_value(|found| found.as_ref().map_or(usize::MAX, Vec::len));
            let Some(question) = questions.with_value(|all| all.get(done).cloned()) else { return };
            match checker.answered(&question) {
                Answered::NotYet => {}
                Answered::Never => {
                    findings.found.set_value(None);
                    findings.change.notify();
                }
                Answered::Yes => {
                    let found = answer.with_untracked(|answer| wording_found(answer));
                    findings.found.update_value(|all| all.iter_mut().for_each(|all| all.push(found.clone())));
                    findings.change.notify();
                    // The next one is asked now; its answer comes back here.
                    if let Some(next) = questions.with_value(|all| all.get(done + 1).cloned()) {
                        checker.answered(&next);
                    }
                }
            }
        });
        findings
    }
}

fn questions(state: &State) -> Vec<String> {
    state.messages.iter().map(|message| wording_question(state, message)).collect()
}
