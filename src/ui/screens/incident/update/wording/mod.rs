//! The wording of the update: what the checker finds in it, shown under the fields while it is written.
//! What blocks the update is asked about before it is copied; it can be copied and sent all the same.

mod findings;
mod glossary;
mod plain;
mod question;

use crate::domain::{TextSpan, marked};
use crate::export::{PHASE_UNPROVEN, phase_claim};
use crate::language::messages::{
    Action, CheckAnswer, Findings, Found, FoundLevel, GlossaryView, Guided, Insertion, Known,
};
use crate::ui::kit::field::shows;
use crate::ui::kit::show::Shown;
use crate::ui::kit::signals::{effect, flag};
use crate::ui::platform::field;
use crate::ui::screens::incident::update::wording::findings::FindingList;
use crate::ui::screens::incident::update::wording::glossary::Glossary;
use crate::ui::screens::incident::update::wording::plain::Rewrite;
use crate::ui::screens::incident::update::wording::question::{SETTINGS, ignored_key, known, question};
use crate::ui::state::checker::{Answered, Checker};
use crate::ui::state::composer::{Composer, Part};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// What is shown of the checker's answers, and what may be asked of it.
#[derive(Clone, Copy)]
pub struct Wording {
    session: Session,
    composer: Composer,
    /// What the log knows.
    known: Memo<Known>,
    /// What the phase claims beyond what is proven; empty where it does not.
    phase_claim: Signal<String>,
    checker: Checker,
    /// How many findings are there, in a sentence.
    summary: RwSignal<String>,
    /// What was found.
    findings: RwSignal<Findings>,
    /// The rewrite that it offers.
    guide: RwSignal<Option<Guided>>,
    /// The glossary and the rules that are off; `None` before the first answer.
    glossary: RwSignal<Option<GlossaryView>>,
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
        let known = session.derive(known);
        let known = Memo::new(move |_| known());
        let checker = Checker::start(move || question(session, composer, known, None));
        let (answer, empty) = (checker.answer(), || RwSignal::new(String::new()));
        let wording = Wording {
            session,
            composer,
            known,
            phase_claim: session.text(|state| phase_claim(state).unwrap_or_default()),
            checker,
            summary: empty(),
            findings: RwSignal::new(Findings::default()),
            guide: RwSignal::new(None),
            glossary: RwSignal::new(None),
            refused: RwSignal::new(None),
            is_rewriting: RwSignal::new(false),
            is_glossary_open: RwSignal::new(false),
            handed: empty(),
        };
        effect(move || answer.with(|answer| wording.take(answer)));
        // What it found once is not about the words that are written after it has gone.
        let is_missing = checker.is_missing();
        effect(move || {
            if is_missing.get() {
                wording.findings.set(Findings::default());
                wording.summary.set(String::new());
                wording.guide.set(None);
            }
        });
        wording
    }

    /// What blocks the update, a line each: what the phase claims, and the findings by their title and the
    /// words concerned. Empty where nothing does.
    pub fn against(self) -> String {
        let is_checked = untrack(|| self.ask()) == Answered::Yes;
        self.blocking(self.phase_claim.get_untracked(), true, is_checked)
    }

    /// How the check stands to the words as they are now, which it is asked about where it was not.
    pub fn ask(self) -> Answered {
        self.checker.answered(&self.question(None))
    }

    /// The same, for whoever is to be told when the answer comes.
    pub fn follow_answered(self) -> Answered {
        let question = untrack(|| self.question(None));
        self.checker.answered(&question)
    }

    fn question(self, action: Option<Action>) -> String {
        question(self.session, self.composer, self.known, action)
    }

    /// The same as the record keeps it: without words of the update or of a theory, which a redaction of theirs
    /// would not reach in there.
    /// Findings count only where they are about these words, which `is_checked` says.
    pub fn recorded(self, is_checked: bool) -> String {
        let gate = if self.phase_claim.with_untracked(String::is_empty) { "" } else { PHASE_UNPROVEN };
        self.blocking(gate.to_owned(), false, is_checked)
    }

    /// The same of the words as they stand, by the last answer where there is a checker.
    pub fn recorded_now(self) -> String {
        self.recorded(untrack(|| self.ask()) != Answered::Never)
    }

    fn blocking(self, gate: String, has_quotes: bool, is_checked: bool) -> String {
        let line = |finding: &Found| {
            let quote = &finding.quote;
            let words =
                if has_quotes && !quote.is_empty() { format!(" (“{quote}”)") } else { String::new() };
            (finding.level == FoundLevel::Blocking).then(|| [&finding.title, words.as_str()].concat())
        };
        // Of the answer itself: what is shown of it may come a moment later.
        let answer = self.checker.answer();
        let findings = answer.with_untracked(|answer| serde_json::from_str::<CheckAnswer>(answer));
        let list = findings.map(|answer| answer.findings.list).unwrap_or_default();
        let found: Vec<String> = list.iter().filter_map(line).collect();
        let found = if is_checked { found } else { Vec::new() };
        let gate = (!gate.is_empty()).then_some(gate);
        gate.into_iter().chain(found).collect::<Vec<String>>().join("\n")
    }

    /// The words of a part in pieces, each with the level of what was found in it.
    pub fn marked(self, part: Part) -> Vec<(String, Option<String>)> {
        let spans = self
            .findings
            .with(|found| found.list.iter().filter_map(|finding| span(finding, part)).collect::<Vec<_>>());
        self.composer.part(part).with(|text| marked(text, &spans))
    }

    /// Asks the checker to do something.
    fn request_action(self, action: Action) {
        self.checker.request_action(&untrack(|| self.question(Some(action))));
    }

    /// Takes an answer apart. What has not changed is not shown anew, so that the focus stays.
    fn take(self, answer: &str) {
        // Before the first answer there is an empty text.
        let Ok(answer) = serde_json::from_str::<CheckAnswer>(answer) else { return };
        let CheckAnswer { said, kept, put, refused, summary, findings, guide, glossary } = answer;
        let looked_at = findings::focused().filter(|_| self.findings.with_untracked(|f| *f != findings));
        set_if_new(self.summary, summary);
        set_if_new(self.findings, findings);
        set_if_new(self.guide, guide);
        set_if_new(self.glossary, Some(glossary));
        looked_at.into_iter().for_each(findings::focus);
        if let Some(kept) = kept {
            self.session.remember(SETTINGS, &kept.settings);
            self.session.remember(&ignored_key(self.session), &kept.ignored);
            // What is ignored is a part of the question.
            untrack(|| self.ask());
        }
        if !said.is_empty() {
            self.session.say(&said);
        }
        self.refused.set(refused);
        if let Some(put) = put {
            self.is_rewriting.set(false);
            self.put(&put);
        }
    }

    /// Puts words into a field as the checker says, and selects what is left to fill in.
    fn put(self, put: &Insertion) {
        if !self.checker.is_current() {
            return;
        }
        let id = field_id(put);
        let done = field::select(id, put.start, put.end)
            && field::type_in(&put.text)
            && field::select(id, put.from, put.to);
        if !done {
            self.session.say("The browser did not take the change. Please type it.");
        }
    }
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(shown: RwSignal<T>, value: T) {
    if shown.with_untracked(|before| *before != value) {
        shown.set(value);
    }
}

/// Where a finding in that part stands.
fn span(finding: &Found, part: Part) -> Option<TextSpan<String>> {
    let Found { insertion, words, level, .. } = finding;
    let is_here = field_id(insertion) == part.id() && !words.is_empty();
    let (start, end) = (insertion.start as usize, insertion.end as usize);
    is_here.then(|| TextSpan { start, end, words: words.clone(), said: level.name().to_owned() })
}

/// The findings, the rewrite, and the glossary.
#[component]
pub fn WordingCheck(wording: Wording) -> impl IntoView {
    view! {
        <Shown when=wording.checker.is_missing()>
            <p class="meta">"Not checked: the wording check is not available."</p>
        </Shown>
        <Shown when=flag(move || !wording.phase_claim.with(String::is_empty))>
            <p class="phase-claim" role="note" use:shows=wording.phase_claim></p>
        </Shown>
        <p
            class="label"
            role="group"
            aria-live="polite"
            aria-label="Wording"
            use:shows=Signal::from(wording.summary)
        ></p>
        <FindingList wording />
        <Rewrite wording />
        <Glossary wording />
    }
}

/// The place of the headline among the fields that the checker knows.
const HEADLINE: usize = 6;

/// The field that something is in; empty for what cannot be changed from here.
fn field_id(insertion: &Insertion) -> &'static str {
    match insertion.field {
        HEADLINE => Part::Headline.id(),
        field => Part::ALL.get(field).map_or("", |part| part.id()),
    }
}
