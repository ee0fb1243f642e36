//! The form that declares an incident: what is going wrong, and how bad it is.

use crate::domain::{Severity, Title};
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::{submitted, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::text;
use crate::ui::state::opening::Opening;
use crate::ui::text::words;
use leptos::prelude::*;

/// The form. It is there before the session is.
#[component]
pub fn DeclareForm(opening: Opening) -> impl IntoView {
    let Opening { title, severity, severity_names, .. } = opening;
    let names = move || {
        let all = severity_names.with(|names| names.lines().map(str::to_owned).collect::<Vec<String>>());
        // A rank that no longer has a name is none to declare.
        if severity.get_untracked() as usize >= all.len() {
            severity.set(Severity::default());
        }
        all
    };
    let refused = RwSignal::new(None::<String>);
    let declare = move || match Title::parse(&title.get_untracked()) {
        Ok(parsed) => opening.declare(parsed),
        Err(error) => refused.set(Some(words::text_error(error))),
    };
    let typed = move |words: String| {
        opening.keep_title(&words);
        title.set(words);
        refused.set(None);
    };
    let meant = text(move || severity_names.with(|names| meaning(severity.get(), names)));
    view! {
        <form class="declare" on:submit=submitted(declare)>
            <label class="ask" for="incident-title">
                "What is going wrong?"
            </label>
            <input
                dir="auto"
                id="incident-title"
                class="field ask-field"
                type="text"
                aria-label="Incident title"
                autocomplete="off"
                spellcheck="true"
                placeholder="Checkout fails for European customers"
                use:holds=Signal::from(title)
                on:input=valued(typed)
            />
            <Refusal why=refused />
            <div class="declare-row">
                <Anew>
                    <ChoiceOf label="Severity" name="severity" names=names() place=severity.place() />
                </Anew>
                <button class="primary big" type="submit">
                    "Declare incident"
                </button>
            </div>
            <p class="meta" use:shows=meant></p>
        </form>
    }
}

fn meaning(severity: Severity, names: &str) -> String {
    let place = severity as usize;
    let meant = match severity {
        Severity::Minor => "a nuisance; most people notice nothing.",
        _ if names.lines().count() == place + 1 => {
            "nearly everyone is affected, or something that cannot be undone."
        }
        _ => "something important is broken for many.",
    };
    format!("{}: {meant}", names.lines().nth(place).unwrap_or_default())
}
