//! The wording of the update: what the checker finds in it, shown under the fields while it is written.
//! What blocks the update is asked about before it is copied; it can be copied and sent all the same.

mod findings;
mod glossary;
mod plain;
mod question;

use super::composer::{Composer, Part};
use crate::domain::{Stretch, marked};
use crate::export::{PHASE_UNPROVEN, phase_gate};
use crate::json::{self, Fields, Value};
use crate::ui::browser::field;
use crate::ui::checker::Checker;
use crate::ui::dom::{View, Words, el, many};
use crate::ui::lean::{click, effect, when};
use crate::ui::reactive::*;
use crate::ui::session::Session;

/// The checker's word for what should not go out as it is.
const BLOCKING: &str = "Blocking";

/// What is shown of the checker's answers, and what may be asked of it.
#[derive(Clone, Copy)]
pub struct Wording {
    session: Session,
    composer: Composer,
    /// What the log knows.
    known: Signal<String>,
    /// What the phase claims beyond what is proven; empty where it does not.
    gate: Signal<String>,
    checker: Checker,
    /// How many findings are there, in a sentence.
    summary: RwSignal<String>,
    /// The findings, as the checker writes them.
    findings: RwSignal<String>,
    /// The rewrite that it offers; empty when it has none.
    guide: RwSignal<String>,
    /// The glossary and the rules that are off.
    glossary: RwSignal<String>,
    /// Why the rewrite was not made.
    refused: RwSignal<Option<String>>,
    is_rewriting: RwSignal<bool>,
    is_glossary_open: RwSignal<bool>,
    /// Words that were handed to the glossary.
    handed: RwSignal<String>,
}

impl Wording {
    /// The wording of an update; its checker comes when the page is ready.
    pub fn open(session: Session, composer: Composer) -> Wording {
        let known = session.text(question::known);
        let checker = Checker::start(move || question::question(session, composer, known, &[]));
        let (answer, empty) = (checker.answer(), || RwSignal::new(String::new()));
        let wording = Wording {
            session,
            composer,
            known,
            gate: session.text(|state| phase_gate(state).unwrap_or_default()),
            checker,
            summary: empty(),
            findings: empty(),
            guide: empty(),
            glossary: empty(),
            refused: RwSignal::new(None),
            is_rewriting: RwSignal::new(false),
            is_glossary_open: RwSignal::new(false),
            handed: empty(),
        };
        effect(move || answer.with(|answer| wording.take(answer)));
        wording
    }

    /// What blocks the update, a line each: what the phase claims, and the findings by their title and the
    /// words concerned. Empty where nothing does.
    pub fn against(self) -> String {
        self.blocking(self.gate.get_untracked(), true)
    }

    /// The same as the record keeps it: without words of the update or of a theory, which a redaction of theirs
    /// would not reach in there.
    pub fn recorded(self) -> String {
        let gate = if self.gate.with_untracked(String::is_empty) { "" } else { PHASE_UNPROVEN };
        self.blocking(gate.to_owned(), false)
    }

    fn blocking(self, gate: String, has_quotes: bool) -> String {
        let line = |finding: &Value<'_>| {
            let finding = finding.fields("", "").ok()?;
            let of = |name| finding.text_or_empty(name).unwrap_or_default();
            let quote = of("quote");
            let words =
                if has_quotes && !quote.is_empty() { format!(" (“{quote}”)") } else { String::new() };
            (of("level") == BLOCKING).then(|| [of("title"), &words].concat())
        };
        let found = self.findings.with_untracked(|found| {
            let value = json::parse(found);
            let list =
                value.as_ref().ok().and_then(|value| value.fields("", "").ok()).map(|f| items(f, "list"));
            list.unwrap_or_default().iter().filter_map(line).collect::<Vec<String>>()
        });
        let gate = (!gate.is_empty()).then_some(gate);
        gate.into_iter().chain(found).collect::<Vec<String>>().join("\n")
    }

    /// The words of a part in pieces, each with the level of what was found in it.
    pub fn marked(self, part: Part) -> Vec<(String, Option<String>)> {
        let stretches = self.findings.with(|found| {
            let value = json::parse(found);
            let fields = value.as_ref().ok().and_then(|value| value.fields("", "").ok());
            let list = fields.map(|fields| items(fields, "list")).unwrap_or_default();
            list.iter().filter_map(|finding| stretch(finding, part)).collect::<Vec<_>>()
        });
        self.composer.part(part).with(|text| marked(text, &stretches))
    }

    /// Asks the checker to do something, in words that it knows.
    fn wish(self, words: &[String]) {
        let question = untrack(|| question::question(self.session, self.composer, self.known, words));
        self.checker.wish(&question);
    }

    /// Takes an answer apart. What has not changed is not shown anew, so that the focus stays.
    fn take(self, answer: &str) {
        let Ok(value) = json::parse(answer) else { return };
        let Ok(fields) = value.fields("", "") else { return };
        let of = |name| fields.text_or_empty(name).unwrap_or_default();
        let looked_at = findings::focused().filter(|_| self.findings.with_untracked(|f| f != of("findings")));
        for (name, shown) in [
            ("summary", self.summary),
            ("findings", self.findings),
            ("guide", self.guide),
            ("glossary", self.glossary),
        ] {
            if shown.with_untracked(|before| before != of(name)) {
                shown.set(of(name).to_owned());
            }
        }
        looked_at.into_iter().for_each(findings::focus);
        // They are in the answer when they were changed.
        if !of("settings").is_empty() {
            self.session.remember(question::SETTINGS, of("settings"));
            self.session.remember(&question::ignored_key(self.session), of("ignored"));
        }
        if !of("said").is_empty() {
            self.session.say(of("said"));
        }
        let refused = of("refused");
        self.refused.set((!refused.is_empty()).then(|| refused.to_owned()));
        if let Ok(Some(put)) = fields.optional("put") {
            self.is_rewriting.set(false);
            self.put(put);
        }
    }

    /// Puts words into a field as the checker says, and selects what is left to fill in.
    fn put(self, put: &Value<'_>) {
        let Ok(put) = put.fields("", "") else { return };
        if !self.checker.is_current() {
            return;
        }
        let id = field_id(put);
        let text = put.text_or_empty("text").unwrap_or_default();
        let done = field::select(id, number(put, "start"), number(put, "end"))
            && field::type_in(text)
            && field::select(id, number(put, "from"), number(put, "to"));
        if !done {
            self.session.say("The browser did not take the change. Please type it.");
        }
    }
}

/// Where a finding in that part stands.
fn stretch(finding: &Value<'_>, part: Part) -> Option<Stretch<String>> {
    let finding = finding.fields("", "").ok()?;
    let of = |name| finding.text_or_empty(name).unwrap_or_default().to_owned();
    let is_here = number(finding, "field") as usize == part as usize && !of("words").is_empty();
    let (start, end) = (number(finding, "start") as usize, number(finding, "end") as usize);
    is_here.then(|| Stretch { start, end, words: of("words"), said: of("level") })
}

/// The findings, the rewrite, and the glossary.
pub fn wording(wording: Wording) -> View {
    let is_missing = wording.checker.is_missing();
    let missing = || el("p").class("meta").child("The wording check is not available.").view();
    many([
        when(move || is_missing.get(), missing),
        when(
            move || !wording.gate.with(String::is_empty),
            move || el("p").class("gate").attr("role", "note").child(wording.gate).view(),
        ),
        el("p")
            .class("label")
            .attr("role", "group")
            .attr("aria-live", "polite")
            .attr("aria-label", "Wording")
            .child(wording.summary)
            .view(),
        findings::findings(wording),
        plain::plain(wording),
        glossary::glossary(wording),
    ])
}

/// A part of the page for what is in a text of the checker.
fn parts_of(text: &str, part: impl Fn(Fields<'_>) -> View) -> View {
    let value = json::parse(text);
    value.ok().and_then(|value| value.fields("", "").ok().map(&part)).unwrap_or_else(View::none)
}

/// The items of a list in what the checker says.
fn items<'v>(fields: Fields<'v>, name: &'static str) -> &'v [Value<'v>] {
    match fields.optional(name) {
        Ok(Some(Value::List(items))) => items,
        _ => &[],
    }
}

fn number(fields: Fields<'_>, name: &'static str) -> u32 {
    match fields.optional(name) {
        Ok(Some(Value::Number(digits))) => digits.bytes().fold(0, |number, digit| {
            // They are places in a text that fits the page.
            number * 10 + u32::from(digit & 15)
        }),
        _ => 0,
    }
}

/// The field that something is in; empty for what cannot be changed from here.
fn field_id(fields: Fields<'_>) -> &'static str {
    Part::ALL.get(number(fields, "field") as usize).map_or("", |part| part.id())
}

fn button(class: &'static str, words: Words, act: impl FnMut() + 'static) -> View {
    el("button").attr("type", "button").class(class).child(words).on("click", click(act)).view()
}
