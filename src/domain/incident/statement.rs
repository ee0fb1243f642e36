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
}

impl Statement {
    fn new(matter: Matter, word: &str) -> Statement {
        let word = Word::Said(word.to_owned());
        Statement { matter, subject: Subject::default(), word, by: String::new() }
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
}

/// What a fact says on matters of which only the last word stands. All others stand beside each other.
pub(super) fn statements(fact: &Fact) -> Vec<Statement> {
    let say = Statement::new;
    let promise = |audience: &Audience, due: Option<Timestamp>| {
        let due = due.map_or("no time".to_owned(), time_in_utc);
        Statement::new(Matter::Promise, &due).named(audience.in_text())
    };
    match fact {
        Fact::Retitled { title } => vec![say(Matter::Title, &format!("“{}”", title.trim()))],
        Fact::SeverityChanged { severity } => {
            vec![Statement { word: Word::Severity(*severity), ..say(Matter::Severity, "") }]
        }
        Fact::PhaseChanged { phase } => vec![say(Matter::Phase, phase.name())],
        Fact::StandingChanged { theory, standing, by, .. }
        | Fact::ConcludedWithoutEvidence { theory, standing, by, .. } => {
            vec![say(Matter::Standing, standing.name()).of(*theory).by(by)]
        }
        Fact::TheoryFiled { theory, question } => {
            let under = question
                .map_or("under none".to_owned(), |q| format!("under that of {}", time_in_utc(q.wall())));
            vec![say(Matter::Filing, &under).of(*theory)]
        }
        Fact::ExpectationStated { theory, text } => vec![say(Matter::Expectation, &quoted(text)).of(*theory)],
        Fact::NormalStated { theory, text } => vec![say(Matter::Normal, &quoted(text)).of(*theory)],
        Fact::PromiseMade { audience, due } | Fact::PromisePushedBack { audience, due, .. } => {
            vec![promise(audience, Some(*due))]
        }
        Fact::UpdateSent { audience, phase, next_due, .. } => {
            vec![say(Matter::Phase, phase.name()), promise(audience, *next_due)]
        }
        Fact::Corrected { target, text } => vec![say(Matter::Wording, &quoted(text)).of(*target)],
        Fact::TimeCorrected { target, happened } => {
            vec![say(Matter::Time, &time_in_utc(*happened)).of(*target)]
        }
        Fact::EvidenceSourced { evidence, source } => vec![say(Matter::Source, source.name()).of(*evidence)],
        Fact::EvidenceLinked { evidence, link } => vec![say(Matter::Link, link.as_str()).of(*evidence)],
        Fact::EvidenceRelated { evidence, theory, leaning } => {
            vec![say(Matter::Leaning, leaning.name()).of(*evidence).named(&theory.to_string())]
        }
        Fact::QuestionAnswered { question, by } => {
            vec![say(Matter::Answer, &format!("the entry of {}", time_in_utc(by.wall()))).of(*question)]
        }
        Fact::AuthorNamed { of, name } => vec![
            say(Matter::Author, &quoted(name)).named(of.to_string().rsplit('-').next().unwrap_or_default()),
        ],
        Fact::CadenceSet { audience, severity, minutes } => {
            let whose = format!("to {}, {}", audience.in_text(), severity.name());
            vec![say(Matter::Cadence, &interval_name(*minutes)).named(&whose)]
        }
        Fact::FirstUpdateSet { minutes } => vec![say(Matter::FirstUpdate, &interval_name(*minutes))],
        Fact::AudienceZoneSet { audience, zone } => {
            vec![
                say(Matter::Zone, if zone.is_empty() { "none" } else { zone.as_str() })
                    .named(audience.in_text()),
            ]
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
    let say = |matter: Matter| Statement::new(matter, &detail.line());
    match detail {
        Detail::ImpactStated(_) => vec![say(Matter::Impact)],
        Detail::StartSet { at } => vec![Statement::new(Matter::Start, &time_in_utc(*at))],
        Detail::DetectionSet { at } => vec![Statement::new(Matter::Detection, &time_in_utc(*at))],
        Detail::RoleTaken { role, name } | Detail::HandoverTaken { role, name } => {
            let name = if name.is_empty() { "nobody" } else { name.as_str() };
            vec![Statement::new(Matter::Role, name).named(&role.trim().to_ascii_lowercase())]
        }
        Detail::ActionMoved { action, .. } => vec![say(Matter::Task).of(*action)],
        Detail::ChangeDescribed { change, .. } => vec![say(Matter::Change).of(*change)],
        Detail::WatchSet { until } => vec![
            Statement::new(Matter::Phase, Phase::Monitoring.name()),
            Statement::new(Matter::Watch, &time_in_utc(*until)),
        ],
        Detail::AllClearGiven(_) => {
            vec![Statement::new(Matter::Phase, Phase::Resolved.name()), say(Matter::AllClear)]
        }
        Detail::AspectStated { aspect, text } => {
            vec![Statement::new(Matter::Aspect, &quoted(text)).named(aspect.name())]
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
            vec![Statement::new(Matter::Debrief, &[held, when.as_str()].concat())]
        }
        DebriefFact::FollowUpMoved { follow_up, owner, due, kind, term } => {
            let owner = if owner.is_empty() { "nobody" } else { owner.as_str() };
            let due = due.map_or("no date".to_owned(), |due| due.utc().date());
            let word = format!("with {owner}, {due}, {}, {}", kind.in_text(), term.in_text());
            vec![Statement::new(Matter::FollowUp, &word).of(*follow_up)]
        }
        DebriefFact::FollowUpAdded { .. }
        | DebriefFact::FollowUpDone { .. }
        | DebriefFact::WhyAnswered { .. }
        | DebriefFact::LessonLogged { .. } => Vec::new(),
    }
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
    let text = |text: &str| EntryText::parse(text).ok();
    let promise = |audience: Audience, due: Timestamp| match state.running_promise(audience) {
        Some(_) => {
            let reason = text("The other copy had promised this time")?;
            Some(Command::PushBack { audience, due, reason })
        }
        None => Some(Command::MakePromise { audience, due }),
    };
    match &event.fact {
        Fact::Retitled { title } => Title::parse(title).ok().map(Command::Retitle),
        Fact::SeverityChanged { severity } => Some(Command::SetSeverity(*severity)),
        Fact::PhaseChanged { phase } => Some(Command::SetPhase(*phase)),
        Fact::UpdateSent { phase, .. } if matter == Matter::Phase => Some(Command::SetPhase(*phase)),
        Fact::UpdateSent { audience, next_due, .. } => promise(*audience, (*next_due)?),
        Fact::PromiseMade { audience, due } | Fact::PromisePushedBack { audience, due, .. } => {
            promise(*audience, *due)
        }
        Fact::StandingChanged { theory, standing, reason, by, .. } => Some(Command::ChangeStanding {
            theory: *theory,
            standing: *standing,
            reason: text(reason).or_else(|| text(TAKEN)),
            by: text(by),
        }),
        Fact::ConcludedWithoutEvidence { theory, standing, reason, by } => Some(Command::ConcludeAnyway {
            theory: *theory,
            standing: *standing,
            reason: text(reason).or_else(|| text(TAKEN))?,
            by: text(by),
        }),
        Fact::TheoryFiled { theory, question } => {
            Some(Command::FileTheory { theory: *theory, question: *question })
        }
        Fact::ExpectationStated { theory, text: said } => {
            Some(Command::StateExpectation { theory: *theory, text: text(said)? })
        }
        Fact::NormalStated { theory, text: said } => {
            Some(Command::StateNormal { theory: *theory, text: text(said)? })
        }
        Fact::Corrected { target, text: said } => {
            Some(Command::Correct { target: *target, text: text(said)? })
        }
        Fact::TimeCorrected { target, happened } => {
            Some(Command::CorrectTime { target: *target, happened: *happened })
        }
        Fact::EvidenceSourced { evidence, source } => {
            Some(Command::SourceEvidence { evidence: *evidence, source: *source })
        }
        Fact::EvidenceLinked { evidence, link } => {
            Some(Command::LinkEvidence { evidence: *evidence, link: Link::parse(link)? })
        }
        Fact::EvidenceRelated { evidence, theory, leaning } => {
            Some(Command::RelateEvidence { evidence: *evidence, theory: *theory, leaning: *leaning })
        }
        Fact::QuestionAnswered { question, by } => {
            Some(Command::AnswerQuestion { question: *question, by: *by })
        }
        Fact::AuthorNamed { of, name } => Some(Command::NameAuthor { of: *of, name: text(name) }),
        Fact::CadenceSet { audience, severity, minutes } => {
            Some(Command::AgreeCadence { audience: *audience, severity: *severity, minutes: *minutes })
        }
        Fact::FirstUpdateSet { minutes } => Some(Command::SetFirstUpdate { minutes: *minutes }),
        Fact::AudienceZoneSet { audience, zone } => {
            Some(Command::SetAudienceZone { audience: *audience, zone: text(zone) })
        }
        Fact::Detail(detail) => match (&**detail, matter) {
            (Detail::WatchSet { .. }, Matter::Phase) => Some(Command::SetPhase(Phase::Monitoring)),
            (Detail::AllClearGiven(_), Matter::Phase) => Some(Command::SetPhase(Phase::Resolved)),
            (detail, _) => Some(Command::Tell(detail.clone())),
        },
        Fact::Debrief(DebriefFact::Planned(plan)) => Some(Command::Debrief(DebriefCommand::PlanDebrief {
            is_held: plan.is_held,
            at: plan.at,
            reason: text(&plan.reason),
        })),
        Fact::Debrief(DebriefFact::FollowUpMoved { follow_up, owner, due, kind, term }) => {
            Some(Command::Debrief(DebriefCommand::MoveFollowUp {
                follow_up: *follow_up,
                owner: text(owner),
                due: *due,
                kind: *kind,
                term: *term,
            }))
        }
        Fact::Debrief(
            DebriefFact::FollowUpAdded { .. }
            | DebriefFact::FollowUpDone { .. }
            | DebriefFact::WhyAnswered { .. }
            | DebriefFact::LessonLogged { .. },
        )
        | Fact::Declared { .. }
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
        | Fact::PasteLogged(_) => None,
    }
}

/// The reason that is given where the other copy gave none.
const TAKEN: &str = "As the other copy had it";
