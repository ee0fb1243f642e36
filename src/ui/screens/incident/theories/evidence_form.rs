//! Adding evidence where the theory stands: in new words, or a finding that is in the log.

use crate::domain::time_expression::{TimeError, Wanted};
use crate::domain::{Command, EntryText, Leaning, Link, Source, Stamp, Timestamp};
use crate::ui::kit::choice::choice;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::focus::focus;
use crate::ui::kit::lean::{Choice, either, keys, keys_of, options, refusal, submit, value, when, when_any};
use crate::ui::parts::typed_time::{field_hint, in_scene};
use crate::ui::platform::clock;
use crate::ui::screens::incident::theories::parts::{button, field, pick};
use crate::ui::state::session::Session;
use crate::ui::text::time_error::refused;
use crate::ui::text::words;
use leptos::prelude::*;

const LEANINGS: [Leaning; 3] = Leaning::ALL;
const SOURCES: [Option<Source>; 5] =
    [None, Some(Source::Log), Some(Source::Metric), Some(Source::Test), Some(Source::Word)];

/// The button **Add evidence**, and the form that it opens.
pub fn evidence_form(session: Session, id: Stamp) -> View {
    let open = RwSignal::new(false);
    let opener = move || button("outline small", "Add evidence", move || open.set(true)).view();
    either(move || open.get(), move || form(session, id, open), opener)
}

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    leaning: Choice<Leaning>,
    source: Choice<Option<Source>>,
    words: RwSignal<String>,
    finding: RwSignal<String>,
    link: RwSignal<String>,
    seen: RwSignal<String>,
}

impl Typed {
    fn new() -> Typed {
        let blank = || RwSignal::new(String::new());
        let (words, finding, link, seen) = (blank(), blank(), blank(), blank());
        let (leaning, source) = (Choice::new(&LEANINGS, Leaning::For), Choice::new(&SOURCES, None));
        Typed { leaning, source, words, finding, link, seen }
    }

    /// Adds it to a theory.
    fn add(self, session: Session, theory: Stamp) -> Result<(), String> {
        let link = self.link.get_untracked();
        let link = match Link::parse(&link) {
            None if !link.trim().is_empty() => return Err(words::NO_LINK.to_owned()),
            link => link,
        };
        let evidence = match Stamp::parse(&self.finding.get_untracked()) {
            Ok(finding) => self.relate(session, theory, finding),
            Err(_) => self.say(session, theory),
        }?;
        link.into_iter().for_each(|link| session.ask(Command::LinkEvidence { evidence, link }));
        Ok(())
    }

    fn relate(self, session: Session, theory: Stamp, evidence: Stamp) -> Result<Stamp, String> {
        let leaning = self.leaning.get_untracked();
        let command = Command::RelateEvidence { evidence, theory, leaning };
        session.dispatch(command).map_err(|rejected| words::rejected(&rejected))?;
        let source = self.source.get_untracked();
        source.into_iter().for_each(|source| session.ask(Command::SourceEvidence { evidence, source }));
        Ok(evidence)
    }

    fn say(self, session: Session, theory: Stamp) -> Result<Stamp, String> {
        let typed = self.words.get_untracked();
        let (named, rest) = Source::take_prefix(&typed);
        let text = EntryText::parse(rest).map_err(words::text_error)?;
        let source = self.source.get_untracked().or(named);
        let leaning = self.leaning.get_untracked();
        let command = Command::AddEvidence { theory: Some(theory), leaning, text, source };
        let seen = seen_at(&self.seen.get_untracked())?;
        session.dispatch_late(command, seen).map_err(|rejected| words::rejected(&rejected))
    }
}

fn seen_at(typed: &str) -> Result<Option<Timestamp>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = in_scene(clock::now(), |scene| scene.whole(typed, Wanted::Behind));
    read.map(Some).map_err(|error| match error {
        TimeError::NoTime | TimeError::NoClock(_) => words::NO_TIME.to_owned(),
        other => refused(&other),
    })
}

fn form(session: Session, id: Stamp, open: RwSignal<bool>) -> View {
    let typed = Typed::new();
    let refused = RwSignal::new(None::<String>);
    let spot = format!("evidence-{id}");
    focus(spot.clone());
    let add = move || match typed.add(session, id) {
        Ok(()) => open.set(false),
        Err(why) => refused.set(Some(why)),
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            open.set(false);
        }
    };
    let findings = session.keys(move |s| {
        let is_new = |e: Stamp| s.evidence.get(e).and_then(|e| e.leaning_to(id)).is_none();
        keys_of(s.findings().filter(|e| is_new(*e)))
    });
    let chosen = move |finding| typed.finding.set(finding);
    let is_own = move || typed.finding.with(String::is_empty);
    el("form")
        .class("evidence-form")
        .child(when(is_own, move || {
            field("Evidence", "What did you see?", typed.words).attr("id", spot.clone()).view()
        }))
        .child(when_any(findings, move || {
            pick(session, "Finding", "or a finding from the log…", findings, chosen).view()
        }))
        .child(
            el("div")
                .class("evidence-row")
                .child(choice("Leaning", &format!("leaning-{id}"), Leaning::name, typed.leaning, || ()))
                .child(
                    el("select")
                        .class("field")
                        .attr("aria-label", "Source")
                        .child(el("option").attr("value", "").child("source?"))
                        .child(options(&Source::ALL.map(Source::name), ""))
                        .on("change", value(move |name| typed.source.set(Source::from_name(&name)))),
                )
                .child(when(is_own, move || {
                    let hint = field_hint(
                        move || typed.seen.get(),
                        Wanted::Behind,
                        Callback::new(move |time| typed.seen.set(time)),
                    );
                    let seen = field("Seen at", "seen: now", typed.seen).attr("title", "02:40 or 10m").view();
                    many([seen, hint])
                }))
                .child(field("Link", "https://…", typed.link)),
        )
        .child(
            el("div")
                .class("evidence-row")
                .child(el("button").attr("type", "submit").class("primary small").child("Add evidence"))
                .child(button("quiet small", "Cancel", move || open.set(false))),
        )
        .child(refusal(refused))
        .on("submit", submit(add))
        .on("keydown", keys(escape))
        .view()
}
