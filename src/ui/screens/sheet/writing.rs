//! Writing the sheet: a field a question, all of them optional, kept as they are typed.

use crate::journal::Condition;
use crate::sheet::{Question, Section, runbook, steps};
use crate::ui::kit::field::{follow, holds, shows};
use crate::ui::kit::handlers::valued;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{flag, text};
use crate::ui::screens::sheet::agreed::Agreed;
use crate::ui::screens::sheet::answer_view::path_view;
use crate::ui::screens::sheet::missing::MissedBefore;
use crate::ui::screens::sheet::other_answers::OtherAnswers;
use crate::ui::screens::sheet::share::Share;
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;

/// The questions, what was looked for before, and what goes to others.
#[component]
pub fn Writing(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let kept = text(move || {
        // Where nothing is kept, that is said above.
        let keeps = !matches!(session.condition(), Some(Condition::NothingKeeps(_)));
        let kept = " It is kept on this device, in this browser, as you type, and goes nowhere else until you export it.";
        ["Answer what you like, in any order.", if keeps { kept } else { "" }].concat()
    });
    let section = |section: Section| {
        let of_it = Question::ALL.into_iter().filter(|question| question.section() == section);
        let fields = of_it.map(|question| view! { <Field session question /> }).collect_view();
        view! {
            <section class="setting" aria-label=section.name()>
                <h3>{section.name()}</h3>
                {fields}
            </section>
        }
    };
    view! {
        <p class="meta" use:shows=kept></p>
        <MissedBefore session />
        {Section::ALL.map(section).into_iter().collect_view()}
        <Agreed shell />
        <Share session />
    }
}

#[component]
fn Field(session: Session, question: Question) -> impl IntoView {
    let system = session.system();
    let team = text(move || {
        system.follow();
        system.team().0.get(question).to_owned()
    });
    let own = text(move || {
        system.follow();
        system.own(question)
    });
    let is_own = flag(move || own.with(|own| !own.trim().is_empty()));
    let (shown, is_typing) = (RwSignal::new(String::new()), StoredValue::new(false));
    // One's own answer as this field has it: another tab may have written since.
    let seen = StoredValue::new(String::new());
    // One's own answer, or the team's. A field that is being emptied stays empty until it is left.
    follow(move || {
        let (own, team) = (own.get(), team.get());
        seen.set_value(own.clone());
        match own.trim().is_empty() {
            false => shown.set(own),
            true if !is_typing.get_value() => shown.set(team),
            true => {}
        }
    });
    let write = move |typed: String| {
        is_typing.set_value(true);
        // What is the team's goes on to be theirs.
        let own = if team.with_untracked(|team| *team == typed) { "" } else { typed.as_str() };
        let before = seen.get_value();
        own.clone_into(&mut *seen.write_value());
        system.write_over(question, &before, own);
        shown.set(typed);
    };
    let settle = move || {
        is_typing.set_value(false);
        if !is_own.get_untracked() {
            shown.set(team.get_untracked());
        }
    };
    let is_teams = flag(move || {
        let (is_own, team) = (is_own.get(), team.get());
        !is_own && !team.trim().is_empty()
    });
    view! {
        <div class="template-part">
            <label class="template-part">
                <span>{question.asked()}</span>
                <textarea
                    dir="auto"
                    class="field"
                    rows=question.rows().to_string()
                    placeholder=question.example()
                    use:holds=Signal::from(shown)
                    on:input=valued(write)
                    on:change=valued(move |_| settle())
                ></textarea>
            </label>
            <Shown when=is_teams>
                <p class="meta">"As your team’s file has it. What you write goes before it, on this device."</p>
            </Shown>
            <OtherAnswers system question taken=Callback::new(move |()| is_typing.set_value(false)) />
            <Reading question shown=Signal::from(shown) />
        </div>
    }
}

/// What was read from the lines, where that is more than the lines.
#[component]
fn Reading(question: Question, shown: Signal<String>) -> impl IntoView {
    match question {
        Question::RequestPath => {
            let path = move || shown.with(|text| (!text.trim().is_empty()).then(|| path_view(text)));
            view! { <Anew>{path()}</Anew> }.into_any()
        }
        Question::DeploySteps => {
            view! { <Hint said=text(move || shown.with(|text| of_steps(text))) /> }.into_any()
        }
        Question::Runbook => {
            view! { <Hint said=text(move || shown.with(|text| of_runbook(text))) /> }.into_any()
        }
        Question::HowOften
        | Question::Domains
        | Question::Hardware
        | Question::Access
        | Question::Health
        | Question::Errors
        | Question::People
        | Question::Meeting => ().into_any(),
    }
}

#[component]
fn Hint(said: Signal<String>) -> impl IntoView {
    view! { <p class="meta" use:shows=said></p> }
}

fn of_steps(text: &str) -> String {
    let all = steps(text);
    match (all.iter().filter(|step| step.who.is_none()).count(), all.len()) {
        (0, _) => String::new(),
        (nobody, all) if nobody == all => "Behind a colon stands who can explain the step.".to_owned(),
        (nobody, all) => format!("{nobody} of {all} name nobody who can explain them."),
    }
}

fn of_runbook(text: &str) -> String {
    let all = runbook(text);
    match (all.iter().filter(|line| line.what_to_do.is_empty()).count(), all.len()) {
        (0, _) => String::new(),
        (nothing, all) if nothing == all => "Behind an arrow (->) stands what helps.".to_owned(),
        (nothing, all) => {
            format!("{nothing} of {all} say nothing that helps yet: an arrow (->) goes before it.")
        }
    }
}
