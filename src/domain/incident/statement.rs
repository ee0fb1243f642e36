//! What an event says on matters of which an incident says one thing at a time, and the command that says it again.

use crate::domain::commands::{Command, DebriefCommand};
use crate::domain::facts::{DebriefFact, Detail, Event, Fact, Matter, REDACTED};
use crate::domain::model::time_in_utc;
use crate::domain::state::State;
use crate::domain::values::{
    Audience, EntryText, Link, Phase, Severity, Stamp, Timestamp, Title, interval_name,
};

/// One word on one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A severity, which an incident may have its own name for.
    Severity(Severity),
    /// Anything else, as it is read; times are in UTC.
    Said(String),
}

/// Which of several matters of one kind it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The theory, entry, task or question, where it is of one.
    pub of: Option<Stamp>,
    /// What else tells it from others: a role, an audience.
    pub name: String,
}

/// What an event says on one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) matter: Matter,
    pub(super) subject: Subject,
    pub(super) word: Word,
    /// On whose word; empty where nobody was named.
    pub(super) by: String,
    again: Again,
}

/// How the same is said again.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Again {
    /// Not at all.
    Never,
    /// By this command.
    By(Box<Command>),
    /// By a promise of that time: a first one, or one in place of what runs.
    Promise(Audience, Timestamp),
}

impl Statement {
    fn new(matter: Matter, word: &str) -> Statement {
        let word = Word::Said(word.to_owned());
        Statement { matter, subject: Subject::default(), word, by: String::new(), again: Again::Never }
    }

    fn of(mut self, id: Stamp) -> Statement {
        self.subject.of = Some(id);
        self
    }

    fn named(mut self, name: &str) -> Statement {
        name.clone_into(&mut self.subject.name);
        self
    }

    fn by(mut self, by: &str) -> Statement {
        by.trim().clone_into(&mut self.by);
        self
    }

    fn again(self, command: Command) -> Statement {
        self.again_if(Some(command))
    }

    fn again_if(mut self, command: Option<Command>) -> Statement {
        self.again = command.map_or(Again::Never, |command| Again::By(Box::new(command)));
        self
    }

    fn phase(phase: Phase) -> Statement {
        Statement::new(Matter::Phase, phase.name()).again(Command::SetPhase(phase))
    }

    fn promise(audience: Audience, due: Option<Timestamp>) -> Statement {
        let word = due.map_or("no time".to_owned(), time_in_utc);
        let again = due.map_or(Again::Never, |due| Again::Promise(audience, due));
        Statement { again, ..Statement::new(Matter::Promise, &word).named(audience.in_text()) }
    }
}

/// What a fact says on matters of which only the last word stands, each with how it is said again. All others stand beside
/// each other.
pub(super) fn statements(fact: &Fact) -> Vec<Statement> {
    let say = Statement::new;
    match fact {
        Fact::Retitled { title } => {
            let again = Title::parse(title).ok().map(Command::Retitle);
            vec![say(Matter::Title, &format!("“{}”", title.trim())).again_if(again)]
        }
        Fact::SeverityChanged { severity } => {
            let said = say(Matter::Severity, "").again(Command::SetSeverity(*severity));
            vec![Statement { word: Word::Severity(*severity), ..said }]
        }
        Fact::PhaseChanged { phase } => vec![Statement::phase(*phase)],
        Fact::StandingChanged { theory, standing, reason, by, .. } => {
            let again = Command::ChangeStanding {
                theory: *theory,
                standing: *standing,
                reason: text(reason).or_else(|| text(TAKEN)),
                by: text(by),
            };
            vec![say(Matter::Standing, standing.name()).of(*theory).by(by).again(again)]
        }
        Fact::ConcludedWithoutEvidence { theory, standing, reason, by } => {
            let (theory, standing) = (*theory, *standing);
            let again = text(reason).or_else(|| text(TAKEN)).map(|reason| Command::ConcludeAnyway {
                theory,
                standing,
                reason,
                by: text(by),
            });
            vec![say(Matter::Standing, standing.name()).of(theory).by(by).again_if(again)]
        }
        Fact::TheoryFiled { theory, question } => {
            let (theory, question) = (*theory, *question);
            let under = question
                .map_or("under none".to_owned(), |q| format!("under that of {}", time_in_utc(q.wall())));
            vec![say(Matter::Filing, &under).of(theory).again(Command::FileTheory { theory, question })]
        }
        Fact::ExpectationStated { theory, text: said } => {
            let again = text(said).map(|text| Command::StateExpectation { theory: *theory, text });
            vec![say(Matter::Expectation, &quoted(said)).of(*theory).again_if(again)]
        }
        Fact::NormalStated { theory, text: said } => {
            let again = text(said).map(|text| Command::StateNormal { theory: *theory, text });
            vec![say(Matter::Normal, &quoted(said)).of(*theory).again_if(again)]
        }
        Fact::PromiseMade { audience, due } | Fact::PromisePushedBack { audience, due, .. } => {
            vec![Statement::promise(*audience, Some(*due))]
        }
        Fact::UpdateSent { audience, phase, next_due, .. } => {
            vec![Statement::phase(*phase), Statement::promise(*audience, *next_due)]
        }
        Fact::Corrected { target, text: said } => {
            let again = text(said).map(|text| Command::Correct { target: *target, text });
            vec![say(Matter::Wording, &quoted(said)).of(*target).again_if(again)]
        }
        Fact::TimeCorrected { target, happened } => {
            let (target, happened) = (*target, *happened);
            let again = Command::CorrectTime { target, happened };
            vec![say(Matter::Time, &time_in_utc(happened)).of(target).again(again)]
        }
        Fact::EvidenceSourced { evidence, source } => {
            let (evidence, source) = (*evidence, *source);
            let again = Command::SourceEvidence { evidence, source };
            vec![say(Matter::Source, source.name()).of(evidence).again(again)]
        }
        Fact::EvidenceLinked { evidence, link } => {
            let again = Link::parse(link).map(|link| Command::LinkEvidence { evidence: *evidence, link });
            vec![say(Matter::Link, link.as_str()).of(*evidence).again_if(again)]
        }
        Fact::EvidenceRelated { evidence, theory, leaning } => {
            let (evidence, theory, leaning) = (*evidence, *theory, *leaning);
            let said = say(Matter::Leaning, leaning.name()).of(evidence).named(&theory.to_string());
            vec![said.again(Command::RelateEvidence { evidence, theory, leaning })]
        }
        Fact::QuestionAnswered { question, by } => {
            let (question, by) = (*question, *by);
            let word = format!("the entry of {}", time_in_utc(by.wall()));
            vec![say(Matter::Answer, &word).of(question).again(Command::AnswerQuestion { question, by })]
        }
        Fact::AuthorNamed { of, name } => {
            let whose = of.to_string();
            let said = say(Matter::Author, &quoted(name)).named(whose.rsplit('-').next().unwrap_or_default());
            vec![said.again(Command::NameAuthor { of: *of, name: text(name) })]
        }
        Fact::CadenceSet { audience, severity, minutes } => {
            let (audience, severity, minutes) = (*audience, *severity, *minutes);
            let whose = format!("to {}, {}", audience.in_text(), severity.name());
            let said = say(Matter::Cadence, &interval_name(minutes)).named(&whose);
            vec![said.again(Command::AgreeCadence { audience, severity, minutes })]
        }
        Fact::FirstUpdateSet { minutes } => {
            let again = Command::SetFirstUpdate { minutes: *minutes };
            vec![say(Matter::FirstUpdate, &interval_name(*minutes)).again(again)]
        }
        Fact::AudienceZoneSet { audience, zone } => {
            let word = if zone.is_empty() { "none" } else { zone.as_str() };
            let again = Command::SetAudienceZone { audience: *audience, zone: text(zone) };
            vec![say(Matter::Zone, word).named(audience.in_text()).again(again)]
        }
        Fact::Detail(detail) => of_detail(detail),
        Fact::Debrief(fact) => of_debrief(fact),
        Fact::Declared { .. }
        | Fact::NoteLogged { .. }
        | Fact::FindingLogged { .. }
        | Fact::DecisionLogged { .. }
        | Fact::BreakTaken { .. }
        | Fact::BreakPutOff { .. }
        | Fact::Retracted { .. }
        | Fact::Redacted { .. }
        | Fact::ChangeMade { .. }
        | Fact::ActionAssigned { .. }
        | Fact::QuestionAsked { .. }
        | Fact::TheoryProposed { .. }
        | Fact::ActionDone { .. }
        | Fact::QuestionFocused { .. }
        | Fact::QuestionParked { .. }
        | Fact::TheoryFocused { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::EvidenceConfirmed { .. }
        | Fact::PictureAttached { .. }
        | Fact::MergeNoted(_)
        | Fact::PasteLogged(_) => Vec::new(),
    }
}

fn of_detail(detail: &Detail) -> Vec<Statement> {
    let word = |matter: Matter, word: &str| Statement::new(matter, word).again(Command::Tell(detail.clone()));
    let say = |matter: Matter| word(matter, &detail.line());
    match detail {
        Detail::ImpactStated(_) => vec![say(Matter::Impact)],
        Detail::StartSet { at } => vec![word(Matter::Start, &time_in_utc(*at))],
        Detail::DetectionSet { at } => vec![word(Matter::Detection, &time_in_utc(*at))],
        Detail::RoleTaken { role, name } | Detail::HandoverTaken { role, name } => {
            let name = if name.is_empty() { "nobody" } else { name.as_str() };
            vec![word(Matter::Role, name).named(&role.trim().to_ascii_lowercase())]
        }
        Detail::ActionMoved { action, .. } => vec![say(Matter::Task).of(*action)],
        Detail::ChangeDescribed { change, .. } => vec![say(Matter::Change).of(*change)],
        Detail::WatchSet { until } => {
            vec![Statement::phase(Phase::Monitoring), word(Matter::Watch, &time_in_utc(*until))]
        }
        Detail::AllClearGiven(_) => vec![Statement::phase(Phase::Resolved), say(Matter::AllClear)],
        Detail::AspectStated { aspect, text } => {
            vec![word(Matter::Aspect, &quoted(text)).named(aspect.name())]
        }
        Detail::SeveritiesNamed { .. } => vec![say(Matter::SeverityNames)],
        Detail::InformedAdded(_)
        | Detail::ActionTied { .. }
        | Detail::EffectExpected { .. }
        | Detail::EffectChecked { .. }
        | Detail::DrillBegan { .. }
        | Detail::Pinned { .. } => Vec::new(),
    }
}

fn of_debrief(fact: &DebriefFact) -> Vec<Statement> {
    match fact {
        DebriefFact::Planned(plan) => {
            let when = plan.at.map(time_in_utc).map_or(String::new(), |at| format!(" at {at}"));
            let held = if plan.is_held { "held" } else { "not held" };
            let (is_held, at, reason) = (plan.is_held, plan.at, text(&plan.reason));
            let again = Command::Debrief(DebriefCommand::PlanDebrief { is_held, at, reason });
            vec![Statement::new(Matter::Debrief, &[held, when.as_str()].concat()).again(again)]
        }
        DebriefFact::FollowUpMoved { follow_up, owner, due, kind, term } => {
            let (follow_up, due, kind, term) = (*follow_up, *due, *kind, *term);
            let whose = if owner.is_empty() { "nobody" } else { owner.as_str() };
            let day = due.map_or("no date".to_owned(), |due| due.utc().date());
            let word = format!("with {whose}, {day}, {}, {}", kind.in_text(), term.in_text());
            let owner = text(owner);
            let again = DebriefCommand::MoveFollowUp { follow_up, owner, due, kind, term };
            vec![Statement::new(Matter::FollowUp, &word).of(follow_up).again(Command::Debrief(again))]
        }
        DebriefFact::FollowUpAdded { .. }
        | DebriefFact::FollowUpDone { .. }
        | DebriefFact::WhyAnswered { .. }
        | DebriefFact::LessonLogged { .. } => Vec::new(),
    }
}

fn text(words: &str) -> Option<EntryText> {
    EntryText::parse(words).ok()
}

fn quoted(text: &str) -> String {
    if text == REDACTED { text.to_owned() } else { format!("“{}”", text.trim()) }
}

/// The ordinary command that says on a matter what an event says; `None` where there is none, as where its words were
/// erased.
pub(super) fn command(event: &Event, matter: Matter, state: &State) -> Option<Command> {
    let mut is_erased = false;
    event.fact.clone().each_words(&mut |words| is_erased |= words == REDACTED);
    if is_erased && matter != Matter::Phase && matter != Matter::Promise {
        return None;
    }
    let said = statements(&event.fact).into_iter().find(|said| said.matter == matter)?;
    match said.again {
        Again::Never => None,
        Again::By(command) => Some(*command),
        Again::Promise(audience, due) => Some(match state.running_promise(audience) {
            Some(_) => {
                let reason = text("The other copy had promised this time")?;
                Command::PushBack { audience, due, reason }
            }
            None => Command::MakePromise { audience, due },
        }),
    }
}

/// The reason that is given where the other copy gave none.
const TAKEN: &str = "As the other copy had it";
