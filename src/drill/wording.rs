//! What the checker is asked about the messages of a drill, and what of its answer a debrief tells.

use crate::domain::{Audience, DRILL, Message, Standing, State};
use crate::language::Surface;
use crate::language::messages::{CheckAnswer, CheckRequest, FoundLevel, Known};

/// The question about a message that was sent, as the checker takes it.
pub fn wording_question(state: &State, message: &Message) -> String {
    let said = |wanted: fn(Standing) -> bool| {
        let theories = state.theories.iter().filter(move |theory| wanted(theory.standing()));
        theories.map(|theory| theory.statement.clone()).collect::<Vec<String>>()
    };
    let parts = &message.parts;
    let draft = [&parts.happening, &parts.impact, &parts.doing, &parts.reader].map(Clone::clone);
    let headline = parts.headline.strip_prefix(DRILL).unwrap_or(&parts.headline).to_owned();
    let known = Known {
        title: state.title.strip_prefix(DRILL).unwrap_or(&state.title).to_owned(),
        phase: Some(message.phase),
        proven: said(|standing| standing == Standing::Proven),
        open: said(Standing::is_alive),
        verified: state.findings().filter_map(|id| Some(state.entries.get(id)?.text.clone())).collect(),
        ..Known::default()
    };
    let request = CheckRequest {
        surface: Surface::StatusUpdate,
        audience: message.audience,
        draft: draft.map(|text| text.replace(DRILL, "")),
        headline: if message.audience == Audience::Customers { headline } else { String::new() },
        known,
        now: Some(message.sent),
        due: message.next_due,
        ..CheckRequest::default()
    };
    // Writing fails for names that are no text alone, and there are none.
    serde_json::to_string(&request).unwrap_or_default()
}

/// What was found, a line each: what should not go out, and what is worth a look. Hints are left out.
pub fn wording_found(answer: &str) -> Vec<String> {
    let Ok(answer) = serde_json::from_str::<CheckAnswer>(answer) else { return Vec::new() };
    let told = answer.findings.list.into_iter().filter(|found| found.level != FoundLevel::Hint);
    let told = told.map(|found| match found.quote.is_empty() {
        true => found.title,
        false => format!("{} (“{}”)", found.title, found.quote),
    });
    let mut lines: Vec<String> = Vec::new();
    for line in told {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}
