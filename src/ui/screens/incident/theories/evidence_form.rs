//! Adding evidence where the theory stands: in new words, or a finding that is in the log.

use crate::domain::time_expression::{TimeError, Wanted};
use crate::domain::{Command, EntryText, Leaning, Link, Source, Stamp, Timestamp};
use crate::ui::kit::button::Button;
use crate::ui::kit::choice::ChoiceOf;
use crate::ui::kit::field::TextField;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, pressed, submitted, valued};
use crate::ui::kit::options::Options;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::{Shown, keys_of};
use crate::ui::kit::signals::{Choice, flag};
use crate::ui::parts::typed_time::{FieldTimeHint, in_scene};
use crate::ui::platform::clock;
use crate::ui::screens::incident::theories::parts::Pick;
use crate::ui::state::session::Session;
use crate::ui::text::time_error::refused;
use crate::ui::text::words;
use leptos::prelude::*;

const LEANINGS: [Leaning; 3] = Leaning::ALL;
const SOURCES: [Option<Source>; 5] =
    [None, Some(Source::Log), Some(Source::Metric), Some(Source::Test), Some(Source::Word)];

/// The button **Add evidence**, and the form that it opens.
#[component]
pub fn EvidenceForm(
    session: Session,
    /// The theory.
    id: Stamp,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let opener = move || {
        view! {
            <Button class="outline small" press=clicked(move || open.set(true))>
                "Add evidence"
            </Button>
        }
    };
    view! {
        <Shown when=open fallback=opener>
            <Form session id open />
        </Shown>
    }
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

#[component]
fn Form(session: Session, id: Stamp, open: RwSignal<bool>) -> impl IntoView {
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
    let chosen = Callback::new(move |finding| typed.finding.set(finding));
    let is_own = flag(move || typed.finding.with(String::is_empty));
    let put = Callback::new(move |time| typed.seen.set(time));
    let sources: Vec<&'static str> = Source::ALL.map(Source::name).into();
    let name_source = move |name: String| typed.source.set(Source::from_name(&name));
    view! {
        <form class="evidence-form" on:submit=submitted(add) on:keydown=pressed(escape)>
            <Shown when=is_own>
                <TextField name="Evidence" hint="What did you see?" words=typed.words attr:id=spot.clone() />
            </Shown>
            <Shown when=flag(move || !findings.with(Vec::is_empty))>
                <Pick session name="Finding" none="or a finding from the log…" ids=findings chosen />
            </Shown>
            <div class="evidence-row">
                <ChoiceOf
                    label="Leaning"
                    name=format!("leaning-{id}")
                    names=typed.leaning.names(Leaning::name)
                    place=typed.leaning.place()
                />
                <select class="field" aria-label="Source" on:change=valued(name_source)>
                    <option value="">"source?"</option>
                    <Options names=sources />
                </select>
                <Shown when=is_own>
                    <TextField
                        name="Seen at"
                        hint="seen: now"
                        words=typed.seen
                        attr:title="02:40 or 10m"
                    />
                    <FieldTimeHint words=typed.seen wanted=Wanted::Behind put />
                </Shown>
                <TextField name="Link" hint="https://…" words=typed.link />
            </div>
            <div class="evidence-row">
                <button type="submit" class="primary small">
                    "Add evidence"
                </button>
                <Button class="quiet small" press=clicked(move || open.set(false))>
                    "Cancel"
                </Button>
            </div>
            <Refusal why=refused />
        </form>
    }
}
