//! The blameless check: what the checker finds in the words of the debrief. It asks for blame and for
//! persons only, and nothing here is in the way.

use crate::domain::State;
use crate::json::{self, Fields, Value, Writer};
use crate::ui::checker::Checker;
use crate::ui::dom::{View, el};
use crate::ui::lean::{effect, text, when};
use crate::ui::reactive::*;
use crate::ui::remade::remade;
use crate::ui::session::Session;

/// What was found.
pub fn wording(session: Session) -> View {
    let said = session.text(said);
    let checker = Checker::start(move || question(&said.get()));
    let (answer, is_missing) = (checker.answer(), checker.is_missing());
    let found = RwSignal::new(String::new());
    effect(move || answer.with(|answer| found.set(part(answer, "findings"))));
    let is_said = move || !said.with(String::is_empty);
    let summary = text(move || {
        let findings = found.with(|found| many_of(found));
        match findings {
            _ if is_missing.get() => "The wording check is not available.".to_owned(),
            _ if answer.with(String::is_empty) || !is_said() => String::new(),
            0 => "Nothing in it blames anybody.".to_owned(),
            1 => "One thing to look at: it may read as blame.".to_owned(),
            many => format!("{many} things to look at: they may read as blame."),
        }
    });
    el("div")
        .class("part")
        .attr("role", "group")
        .attr("aria-label", "Blameless wording")
        .attr("aria-live", "polite")
        .child(el("p").class("label").child(summary))
        .child(when(is_said, move || remade(move || found.with(|found| list(found)))))
        .view()
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
    let mut out = Writer::new();
    out.map().name("surface").text("debrief").name("draft").list().text(said).end_list();
    out.name("known").text("{}").name("audience").text("Team").end_map();
    out.finish()
}

fn part(answer: &str, name: &'static str) -> String {
    let value = json::parse(answer).unwrap_or(Value::Null);
    let fields = value.fields("", "").ok();
    fields.and_then(|fields| fields.text_or_empty(name).ok()).unwrap_or_default().to_owned()
}

fn each<T>(found: &str, mut look: impl FnMut(Fields<'_>) -> T) -> Vec<T> {
    let value = json::parse(found).unwrap_or(Value::Null);
    let Ok(fields) = value.fields("", "") else { return Vec::new() };
    let Ok(Some(Value::List(items))) = fields.optional("list") else { return Vec::new() };
    items.iter().filter_map(|item| item.fields("", "").ok()).map(&mut look).collect()
}

fn many_of(found: &str) -> usize {
    each(found, |_| ()).len()
}

fn list(found: &str) -> View {
    let rows = each(found, |finding| {
        let of = |name| finding.text_or_empty(name).unwrap_or_default().to_owned();
        el("li")
            .class("finding Warning")
            .child(
                el("p")
                    .class("row")
                    .child(el("b").child(of("title")))
                    .child(el("q").verbatim().child(of("quote"))),
            )
            .child(el("p").child(of("why")))
            .view()
    });
    el("ul").class("findings").attr("aria-label", "Blameless wording").child(rows).view()
}
