//! Whatever is done in whatever order: what the preview shows, what is on the clipboard and what the log says was sent
//! are the same words, and the promise in them lies where the bar says.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{
    Copied, Destination, Doubt, Stage, Templates, Writing, no_change, update_preview, update_stage,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Something that a person does, here or in another tab, or that happens.
#[derive(Debug, Clone)]
enum Step {
    Edit(usize, &'static str),
    Audience(Audience),
    NextIn(u32),
    Language(Language),
    /// Copies what stands in the fields.
    Copy(Destination),
    /// Copies that nothing has changed.
    NoChange,
    /// Says that what was copied is out; answers what is asked by `Answer`.
    ItIsOut(Answer),
    /// Takes the copy back.
    Undo,
    /// Logs what stands in the fields, which went out another way.
    MarkAsSent,
    Wait(i64),
    Phase(Phase),
    Title(&'static str),
    /// Another tab sends an update of its own.
    OtherTabSends(Audience),
    StartFromLog,
    Reload,
}

/// How a question is answered before a copied update is logged.
#[derive(Debug, Clone, Copy)]
enum Answer {
    /// Other words stand there, or the phase has gone on: the copied ones went out, or it is copied again.
    Copied,
    Again,
    /// Its time has passed: it went out when it was copied, or the next one is in so many minutes.
    WhenCopied,
    NextIn(u32),
}

fn step() -> impl Strategy<Value = Step> {
    let audience = || select(Audience::ALL.to_vec());
    let texts = ["", "You cannot pay by card.", "We look.\nStill.", "Half of the orders fail", " x "];
    let answer = prop_oneof![
        Just(Answer::Copied),
        Just(Answer::Again),
        Just(Answer::WhenCopied),
        (1_u32..90).prop_map(Answer::NextIn)
    ];
    prop_oneof![
        4 => (0_usize..5, select(texts.to_vec())).prop_map(|(at, text)| Step::Edit(at, text)),
        1 => audience().prop_map(Step::Audience),
        1 => (1_u32..90).prop_map(Step::NextIn),
        1 => select(Language::ALL.to_vec()).prop_map(Step::Language),
        5 => select(Destination::ALL.to_vec()).prop_map(Step::Copy),
        2 => Just(Step::NoChange),
        5 => answer.prop_map(Step::ItIsOut),
        1 => Just(Step::Undo),
        1 => Just(Step::MarkAsSent),
        3 => (0_i64..40).prop_map(Step::Wait),
        2 => select(Phase::ALL.to_vec()).prop_map(Step::Phase),
        1 => select(vec!["Checkout fails", "Mail is late"]).prop_map(Step::Title),
        1 => audience().prop_map(Step::OtherTabSends),
        1 => Just(Step::StartFromLog),
        1 => Just(Step::Reload),
    ]
}

/// The page: its fields, what waits, the clipboard, the log.
struct Page {
    story: Story,
    fields: Writing,
    copied: Option<Copied>,
    clipboard: Option<String>,
    zone: FixedZone,
}

impl Page {
    fn new() -> Page {
        let fields = Writing {
            title: String::new(),
            phase: Phase::Investigating,
            audience: Audience::Customers,
            parts: UpdateParts { happening: "Card payments fail.".into(), ..UpdateParts::default() },
            next_in: 30,
            language: Language::English,
            destination: Destination::Plain,
        };
        let zone = FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) };
        Page { story: Story::new(), fields, copied: None, clipboard: None, zone }
    }

    /// The title and the phase are the incident's.
    fn stands(&self) -> Writing {
        let state = self.story.state();
        Writing { title: state.title.clone(), phase: state.phase, ..self.fields.clone() }
    }

    fn stage(&self) -> Stage {
        update_stage(self.copied.as_ref(), &self.stands(), self.story.state(), self.story.now, &self.zone)
    }

    fn copy(&mut self, writing: &Writing) {
        let copied = Copied::of(writing, self.stands().fingerprint(&self.zone), self.story.now, &self.zone)
            .after(self.story.state());
        self.clipboard = Some(copied.text.clone());
        self.copied = Some(copied);
    }

    fn does(&mut self, step: Step) {
        match step {
            Step::Edit(at, text) => text.clone_into(self.fields.parts.texts_mut()[at]),
            Step::Audience(audience) => self.fields.audience = audience,
            Step::NextIn(minutes) => self.fields.next_in = minutes,
            Step::Language(language) => self.fields.language = language,
            Step::Copy(destination) => {
                self.fields.destination = destination;
                if !self.fields.parts.is_blank() {
                    self.copy(&self.stands());
                    self.is_worked_out_at_the_copy();
                }
            }
            Step::NoChange => {
                let state = self.story.state();
                let audience = state.deadline().map(|due| due.audience).unwrap_or_default();
                if let Some(parts) = no_change(state, audience).filter(|_| state.phase != Phase::Resolved) {
                    let other = Writing { audience, parts, next_in: 20, ..self.stands() };
                    self.copy(&other);
                    self.is_worked_out_at_the_copy();
                }
            }
            Step::ItIsOut(answer) => self.says_it_is_out(answer),
            Step::Undo => self.copied = None,
            Step::MarkAsSent => self.marks_as_sent(),
            Step::Wait(minutes) => self.story.now = self.story.now.plus_minutes(minutes).plus_millis(1_234),
            Step::Phase(phase) => {
                self.story.tries(Command::SetPhase(phase), None).ok();
            }
            Step::Title(title) => {
                let retitle = Command::Retitle(Title::parse(title).expect("a title"));
                self.story.tries(retitle, None).ok();
            }
            Step::OtherTabSends(audience) => {
                let other = UpdateParts { impact: "Something else.".into(), ..UpdateParts::default() };
                let text = words("Something else.");
                let (phase, how) = (self.story.state().phase, Sending::default());
                self.story.does(Command::MarkSent {
                    audience,
                    phase,
                    parts: other,
                    text,
                    next_due: None,
                    how,
                });
            }
            Step::StartFromLog => {
                let state = self.story.state();
                let parts = Templates::default().start(state, self.fields.audience, state.phase);
                self.fields.parts = parts;
            }
            Step::Reload => {
                let written = self.copied.as_ref().map(Copied::written);
                self.copied = written.as_deref().and_then(Copied::read);
            }
        }
    }

    /// A promise is worked out when it is copied, and never before.
    fn is_worked_out_at_the_copy(&self) {
        let copied = self.copied.as_ref().expect("it was copied");
        assert_eq!(self.stage(), Stage::Copied, "it waits, however soon after another one");
        if let Some(due) = copied.next_due {
            assert!(due > self.story.now.plus_millis(-60_000), "it lies ahead");
            assert!(
                copied.text.contains(&due.utc().clock()) || copied.text.chars().count() == 280,
                "{copied:?}"
            );
        }
        let due = copied.next_due;
        assert_eq!(due.is_none(), copied.phase == Phase::Resolved);
    }

    fn says_it_is_out(&mut self, answer: Answer) {
        let (stands, now) = (self.stands(), self.story.now);
        let state = self.story.state();
        let Some(copied) = self.copied.clone().filter(|copied| copied.is_waiting(state)) else { return };
        let (mut sent, mut due, mut next) = (None, copied.next_due, None);
        let doubt = copied.doubt(&stands, &self.zone, state.phase, now);
        let doubt = match (doubt, answer) {
            // What says another phase goes out again in the one that it is in.
            (Some(Doubt::Phase(_)), _) | (Some(Doubt::Words), Answer::Again) => {
                return if self.fields.parts.is_blank() { self.copied = None } else { self.copy(&stands) };
            }
            (Some(Doubt::Words), _) => copied.passed(now),
            (other, _) => other,
        };
        match (doubt, answer) {
            (Some(Doubt::Passed(_)), Answer::NextIn(minutes)) => {
                due = None;
                next = Some(due_after(minutes, now));
            }
            (Some(Doubt::Passed(passed)), _) if copied.at < passed => sent = Some(copied.at),
            (Some(_), _) => return,
            (None, _) => {}
        }
        let command = copied.sent(due).expect("a text");
        self.story.tries(command, sent).expect("it is logged");
        if let Some(due) = next {
            self.story.does(Command::MakePromise { audience: copied.audience, due });
        }
        self.copied = None;
        let logged = self.story.state().messages.iter().last().expect("an update");
        assert_eq!(Some(&logged.text), self.clipboard.as_ref(), "what was pasted is what is logged");
        self.bar_agrees(copied.audience, due.or(next));
    }

    fn marks_as_sent(&mut self) {
        let (stands, now) = (self.stands(), self.story.now);
        if stands.parts.is_blank() || self.copied.as_ref().is_some_and(|c| c.is_waiting(self.story.state())) {
            return;
        }
        let shown = update_preview(None, &stands, self.story.state(), now, &self.zone);
        let copied = Copied::of(&stands, 0, now, &self.zone);
        self.story.does(copied.sent(copied.next_due).expect("a text"));
        let logged = self.story.state().messages.iter().last().expect("an update");
        assert_eq!(
            (&logged.text, logged.next_due),
            (&shown.text, shown.next_due),
            "the log says what was shown"
        );
        self.bar_agrees(stands.audience, shown.next_due);
    }

    /// The promise that runs is the one that was made, as the words have it.
    fn bar_agrees(&self, audience: Audience, due: Option<Timestamp>) {
        let running = self.story.state().running_promise(audience).map(|promise| promise.due);
        assert_eq!(running, due, "the bar says what the words promise");
    }

    /// What holds at every moment.
    fn holds(&self) {
        let (stands, now) = (self.stands(), self.story.now);
        let state = self.story.state();
        let shown = update_preview(self.copied.as_ref(), &stands, state, now, &self.zone);
        match self.stage() {
            Stage::Copied | Stage::Passed(_) => {
                assert_eq!(
                    Some(&shown.text),
                    self.clipboard.as_ref(),
                    "the preview is what is on the clipboard"
                );
            }
            Stage::Writing | Stage::Changed => {
                assert_eq!(shown.next_due, stands.due(now), "nothing is frozen");
                assert_eq!(shown.text, stands.text(stands.due(now), now, &self.zone));
            }
        }
        if let (Stage::Copied, Some(due)) = (self.stage(), shown.next_due) {
            assert!(due > now, "what says that it is out promises a time ahead");
        }
        // Copied again it is worked out anew, however long it lay.
        let again = Copied::of(&stands, 0, now, &self.zone);
        assert_eq!(again.next_due, stands.due(now));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn preview_clipboard_and_log_hold_the_same_words(steps in prop::collection::vec(step(), 1..40)) {
        let mut page = Page::new();
        page.holds();
        for step in steps {
            page.does(step);
            page.holds();
        }
    }
}

/// As it was seen: sent, copied again for another place, and 28 minutes later with the same 30 minutes chosen.
#[test]
fn a_promise_is_not_frozen_by_a_copy_that_was_never_sent() {
    let mut page = Page::new();
    page.does(Step::Copy(Destination::Plain));
    page.does(Step::ItIsOut(Answer::Copied));
    page.does(Step::Copy(Destination::Slack));
    page.does(Step::Wait(28));
    page.does(Step::Copy(Destination::Slack));
    let due = page.copied.as_ref().and_then(|copied| copied.next_due);
    assert_eq!(due, Some(at("03:38")), "30 minutes from the copy, not two");
    page.does(Step::Wait(31));
    assert_eq!(page.stage(), Stage::Passed(at("03:38")));
    page.does(Step::Copy(Destination::Slack));
    assert_eq!(page.stage(), Stage::Copied, "copying again is the way out");
}

#[test]
fn what_another_tab_sent_leaves_nothing_waiting() {
    let mut page = Page::new();
    page.does(Step::Copy(Destination::Plain));
    page.does(Step::Wait(1));
    page.does(Step::OtherTabSends(Audience::Team));
    assert_eq!(page.stage(), Stage::Copied, "to others");
    page.does(Step::OtherTabSends(Audience::Customers));
    assert_eq!(page.stage(), Stage::Writing);
    page.does(Step::Copy(Destination::Plain));
    assert_eq!(page.stage(), Stage::Copied, "in the very instant of another one");
}
