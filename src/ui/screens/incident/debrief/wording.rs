//! The blameless check: what the checker finds in the words of the debrief. It asks for blame and for
//! persons only, and nothing here is in the way.

use crate::domain::{Audience, State};
use crate::language::Surface;
use crate::language::messages::{CheckAnswer, CheckRequest, Found};
use crate::ui::kit::field::shows;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::{effect, flag, text};
use crate::ui::state::checker::Checker;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// What was found.
#[component]
pub fn Wording(session: Session) -> impl IntoView {
    let said = session.text(said);
    let checker = Checker::start(move || question(&said.get()));
    let (answer, is_missing) = (checker.answer(), checker.is_missing());
    let found = RwSignal::new(Vec::new());
    effect(move || answer.with(|answer| found.set(findings(answer))));
    let is_said = flag(move || !said.with(String::is_empty));
    let summary = text(move || {
        let findings = found.with(Vec::len);
        match findings {
            _ if is_missing.get() => "The wording check is not available.".to_owned(),
            _ if answer.with(String::is_empty) || !is_said.get() => String::new(),
            0 => "Nothing in it blames anybody.".to_owned(),
            1 => "One thing to look at: it may read as blame.".to_owned(),
            many => format!("{many} things to look at: they may read as blame."),
        }
    });
    let rows = move || found.with(|found| found.iter().map(finding_row).collect::<Vec<AnyView>>());
    view! {
        <div class="part" role="group" aria-label="Blameless wording" aria-live="polite">
            <p class="label" use:shows=summary></p>
            <Shown when=is_said>
                <ul class="findings" aria-label="Blameless wording">
                    <Anew>{rows()}</Anew>
                </ul>
            </Shown>
        </div>
    }
}

fn finding_row(finding: &Found) -> AnyView {
    view! {
        <li class="finding Warning">
            <p class="row">
                <b>{finding.title.clone()}</b>
                <q dir="auto" translate="no">
                    {finding.quote.clone()}
                </q>
            </p>
            <p>{finding.why.clone()}</p>
        </li>
    }
    .into_any()
}

/// All that was said, a line each.
fn said(state: &State) -> String {
    let debrief = &state.debrief;
    let lines = debrief.whys.iter().map(|why| &why.text);
    let lines = lines.chain(debrief.lessons.iter().map(|learnt| &learnt.text));
    let lines = lines.chain(debrief.follow_ups.iter().map(|follow_up| &follow_up.text));
    let lines = lines.chain(debrief.plan.iter().map(|plan| &plan.reason));
    lines.map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<&str>>().join("\n\n")
}

fn question(said: &str) -> String {
    let draft = [said.to_owned(), String::new(), String::new(), String::new()];
    let (surface, audience) = (Surface::Debrief, Audience::Team);
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&CheckRequest { surface, audience, draft, ..CheckRequest::default() })
        .unwrap_or_default()
}

/// What was found; nothing before the first answer, which is no JSON.
fn findings(answer: &str) -> Vec<Found> {
    serde_json::from_str::<CheckAnswer>(answer).map(|answer| answer.findings.list).unwrap_or_default()
}
