//! A row for every variant of every family of facts. A new variant does not compile before it has one.

use crate::story::*;
use incident_scratchpad::domain::*;

/// How a person gets rid of the words of a fact.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// It has no words.
    Nothing,
    /// Its own row in the timeline.
    Row,
    /// The row of what it belongs to.
    Parent(Stamp),
    /// The title in the banner.
    Title,
    /// The list of what has no row.
    List,
}

/// A fact with a mark in each of its texts.
pub struct Row {
    pub name: &'static str,
    pub fact: Fact,
    pub marks: Vec<String>,
    pub by: By,
}

/// An incident that has one of each.
pub struct Scene {
    pub story: Story,
    pub question: Stamp,
    pub theory: Stamp,
    pub other_theory: Stamp,
    pub evidence: Stamp,
    pub note: Stamp,
    pub action: Stamp,
    pub change: Stamp,
    pub follow_up: Stamp,
}

impl Scene {
    pub fn new() -> Scene {
        let mut story = Story::new();
        let question = story.asks("Why do orders fail?");
        let other_theory = story.supposes("It is the provider");
        let theory = story.supposes("It is the connection pool");
        let evidence = story.sees(Leaning::For, Some(Source::Log), "timeouts in the log");
        let link = Link::parse("https://logs.example/q").expect("a link");
        story.does(Command::LinkEvidence { evidence, link });
        let id = Stamp::new(at("02:41"), 9, Replica::from_random(9));
        let picture = Picture { id, width: 3, height: 2, bytes: 9, kind: PictureKind::Png };
        story.does(Command::AttachPicture { target: evidence, picture });
        let note = story.notes("all red");
        let change = story.does(Command::LogChange(words("restarted the gateway")));
        let action =
            story.does(Command::AssignAction { owner: words("ana"), text: words("look deep"), due: None });
        let (kind, term) = (FollowUpKind::Prevent, FixTerm::Short);
        let follow_up = story.takes_in(Fact::Debrief(DebriefFact::FollowUpAdded {
            text: "alarm on the pool".into(),
            owner: "ana".into(),
            due: None,
            kind,
            term,
        }));
        Scene { story, question, theory, other_theory, evidence, note, action, change, follow_up }
    }
}

/// Each text that is asked for is another one.
struct Marks(Vec<String>);

impl Marks {
    fn text(&mut self) -> String {
        let mark = format!("marked-word-{:03}", self.0.len());
        self.0.push(mark.clone());
        mark
    }
}

/// Makes the rows, and a function that only compiles where every variant has one.
macro_rules! every {
    ($make:ident, $named:ident, $family:ty, $wrap:expr; $scene:ident, $m:ident;
     $( $name:literal: $pattern:pat => $by:expr, $sample:expr; )*) => {
        fn $make($scene: &Scene) -> Vec<Row> {
            let wrap = $wrap;
            vec![$({
                let mut marks = Marks(Vec::new());
                let sample: $family = { let $m = &mut marks; let _ = &$m; $sample };
                assert!(matches!(&sample, $pattern), "{} has a sample of another one", $name);
                Row { name: $name, fact: wrap(sample), marks: marks.0, by: $by }
            }),*]
        }

        /// The name of its row.
        fn $named(fact: &$family) -> &'static str {
            match fact { $( $pattern => $name, )* }
        }
    };
}

every! { facts, name_of_fact, Fact, |fact: Fact| fact; s, m;
    "declared": Fact::Declared { .. } => By::Title,
        Fact::Declared { title: m.text(), severity: Severity::Minor };
    "retitled": Fact::Retitled { .. } => By::Title, Fact::Retitled { title: m.text() };
    "severity": Fact::SeverityChanged { .. } => By::Nothing,
        Fact::SeverityChanged { severity: Severity::Minor };
    "phase": Fact::PhaseChanged { .. } => By::Nothing, Fact::PhaseChanged { phase: Phase::Identified };
    "note": Fact::NoteLogged { .. } => By::Row, Fact::NoteLogged { text: m.text() };
    "finding": Fact::FindingLogged { .. } => By::Row, Fact::FindingLogged { text: m.text() };
    "decision": Fact::DecisionLogged { .. } => By::Row, Fact::DecisionLogged { text: m.text() };
    "change": Fact::ChangeMade { .. } => By::Row, Fact::ChangeMade { text: m.text() };
    "action": Fact::ActionAssigned { .. } => By::Row,
        Fact::ActionAssigned { owner: m.text(), text: m.text(), due: Some(at("03:00")) };
    "action done": Fact::ActionDone { .. } => By::Nothing, Fact::ActionDone { action: s.action };
    "question": Fact::QuestionAsked { .. } => By::Row, Fact::QuestionAsked { text: m.text() };
    "question in focus": Fact::QuestionFocused { .. } => By::Nothing,
        Fact::QuestionFocused { question: s.question };
    "question parked": Fact::QuestionParked { .. } => By::Nothing,
        Fact::QuestionParked { question: s.question };
    "theory": Fact::TheoryProposed { .. } => By::Row,
        Fact::TheoryProposed { question: Some(s.question), statement: m.text() };
    "theory in focus": Fact::TheoryFocused { .. } => By::Nothing, Fact::TheoryFocused { theory: s.theory };
    "expectation": Fact::ExpectationStated { .. } => By::Parent(s.theory),
        Fact::ExpectationStated { theory: s.theory, text: m.text() };
    "evidence": Fact::EvidenceAdded { .. } => By::Parent(s.theory),
        Fact::EvidenceAdded {
            theory: s.theory, leaning: Leaning::For, text: m.text(), source: Some(Source::Log),
        };
    "source": Fact::EvidenceSourced { .. } => By::Nothing,
        Fact::EvidenceSourced { evidence: s.evidence, source: Source::Test };
    "standing": Fact::StandingChanged { .. } => By::Parent(s.theory),
        Fact::StandingChanged {
            theory: s.theory, standing: Standing::Proven, reason: m.text(), by: m.text(), evidence: None,
        };
    "update": Fact::UpdateSent { .. } => By::Row,
        Fact::UpdateSent {
            audience: Audience::Customers,
            phase: Phase::Monitoring,
            parts: Box::new(UpdateParts { headline: m.text(), happening: m.text(), impact: m.text(), doing: m.text(), reader: m.text() }),
            text: m.text(),
            next_due: Some(at("03:30")),
            destination: m.text(),
            overridden: m.text(),
        };
    "promise": Fact::PromiseMade { .. } => By::Nothing,
        Fact::PromiseMade { audience: Audience::Team, due: at("03:10") };
    "pushed back": Fact::PromisePushedBack { .. } => By::Row,
        Fact::PromisePushedBack { audience: Audience::Team, due: at("03:20"), reason: m.text() };
    "undo": Fact::Retracted { .. } => By::Nothing, Fact::Retracted { target: s.note };
    "correction": Fact::Corrected { .. } => By::Parent(s.note),
        Fact::Corrected { target: s.note, text: m.text() };
    "correction of a time": Fact::TimeCorrected { .. } => By::Nothing,
        Fact::TimeCorrected { target: s.note, happened: at("02:30") };
    "name of an author": Fact::AuthorNamed { .. } => By::List,
        Fact::AuthorNamed { of: s.note, name: m.text() };
    "redaction": Fact::Redacted { .. } => By::Nothing, Fact::Redacted { target: s.note };
    "break": Fact::BreakTaken {} => By::Nothing, Fact::BreakTaken {};
    "break put off": Fact::BreakPutOff {} => By::Nothing, Fact::BreakPutOff {};
    "rhythm": Fact::CadenceSet { .. } => By::Nothing,
        Fact::CadenceSet { audience: Audience::Team, severity: Severity::Minor, minutes: 20 };
    "first update": Fact::FirstUpdateSet { .. } => By::Nothing, Fact::FirstUpdateSet { minutes: 10 };
    "zone": Fact::AudienceZoneSet { .. } => By::List,
        Fact::AudienceZoneSet { audience: Audience::Customers, zone: m.text() };
    "answer": Fact::QuestionAnswered { .. } => By::Nothing,
        Fact::QuestionAnswered { question: s.question, by: s.theory };
    "normal": Fact::NormalStated { .. } => By::Parent(s.theory),
        Fact::NormalStated { theory: s.theory, text: m.text() };
    "filed": Fact::TheoryFiled { .. } => By::Nothing,
        Fact::TheoryFiled { theory: s.theory, question: None };
    "related": Fact::EvidenceRelated { .. } => By::Nothing,
        Fact::EvidenceRelated { evidence: s.evidence, theory: s.other_theory, leaning: Leaning::Against };
    "link": Fact::EvidenceLinked { .. } => By::Parent(s.evidence),
        Fact::EvidenceLinked { evidence: s.evidence, link: format!("https://a.example/{}", m.text()) };
    "checked again": Fact::EvidenceConfirmed { .. } => By::Nothing,
        Fact::EvidenceConfirmed { evidence: s.evidence };
    "without evidence": Fact::ConcludedWithoutEvidence { .. } => By::Parent(s.theory),
        Fact::ConcludedWithoutEvidence {
            theory: s.theory, standing: Standing::Disproved, reason: m.text(), by: m.text(),
        };
    "detail": Fact::Detail(_) => By::Nothing, Fact::Detail(Box::new(Detail::StartSet { at: at("02:30") }));
    "debrief": Fact::Debrief(_) => By::Nothing,
        Fact::Debrief(DebriefFact::FollowUpDone { follow_up: s.follow_up });
    "paste": Fact::PasteLogged(_) => By::Parent(s.note),
        Fact::PasteLogged(Paste {
            text: m.text(), file: m.text(), zones: vec!["Europe/Berlin".to_owned()],
            parts: vec![PastePart { entry: s.note, start: 0, end: 5, until: None }],
        });
    "merge": Fact::MergeNoted(_) => By::Nothing,
        Fact::MergeNoted(MergeNote::Disagreement { about: Matter::Title, stands: s.note, other: s.theory });
    "picture": Fact::PictureAttached { .. } => By::Nothing,
        Fact::PictureAttached {
            target: s.note,
            picture: Picture { id: s.note, width: 1, height: 1, bytes: 34, kind: PictureKind::Gif },
        };
}

every! { details, name_of_detail, Detail, |detail| Fact::Detail(Box::new(detail)); s, m;
    "impact": Detail::ImpactStated(_) => By::Row,
        Detail::ImpactStated(Impact {
            who: m.text(), what: m.text(), place: m.text(), since: Some(at("02:30")), data: YesNo::No,
            data_source: m.text(), legal: YesNo::Yes,
        });
    "start": Detail::StartSet { .. } => By::Nothing, Detail::StartSet { at: at("02:30") };
    "detection": Detail::DetectionSet { .. } => By::Nothing, Detail::DetectionSet { at: at("02:35") };
    "role": Detail::RoleTaken { .. } => By::Row, Detail::RoleTaken { role: m.text(), name: m.text() };
    "handover": Detail::HandoverTaken { .. } => By::Row,
        Detail::HandoverTaken { role: m.text(), name: m.text() };
    "informed": Detail::InformedAdded(_) => By::Row,
        Detail::InformedAdded(Informed {
            who: m.text(), is_told: true, audience: Audience::Stakeholders, minutes: 30,
        });
    "tied": Detail::ActionTied { .. } => By::Nothing,
        Detail::ActionTied { action: s.action, theory: s.theory };
    "moved": Detail::ActionMoved { .. } => By::Parent(s.action),
        Detail::ActionMoved { action: s.action, owner: m.text(), due: None };
    "how": Detail::ChangeDescribed { .. } => By::Parent(s.change),
        Detail::ChangeDescribed {
            change: s.change,
            how: ChangeDetails {
                kind: Some(ChangeKind::Script),
                script: m.text(),
                reviewers: [m.text(), m.text()],
                unreviewed: m.text(),
                backup: YesNo::Yes,
                tried: YesNo::No,
                rows: m.text(),
                rollback: m.text(),
            },
        };
    "effect": Detail::EffectExpected { .. } => By::Parent(s.change),
        Detail::EffectExpected { change: s.change, text: m.text(), by: at("03:20") };
    "effect checked": Detail::EffectChecked { .. } => By::Nothing,
        Detail::EffectChecked { expected: s.change, seen: s.change };
    "pin": Detail::Pinned { .. } => By::Row,
        Detail::Pinned { name: m.text(), link: format!("https://a.example/{}", m.text()) };
    "watch": Detail::WatchSet { .. } => By::Nothing, Detail::WatchSet { until: at("04:00") };
    "all clear": Detail::AllClearGiven(_) => By::Row,
        Detail::AllClearGiven(AllClear {
            from: at("02:30"), to: at("02:39"), data: YesNo::No, data_source: m.text(), thanks: m.text(), stand_down: m.text(),
        });
    "aspect": Detail::AspectStated { .. } => By::Row,
        Detail::AspectStated { aspect: Aspect::Trigger, text: m.text() };
    "drill": Detail::DrillBegan { .. } => By::Row,
        Detail::DrillBegan { script: m.text(), name: m.text(), speed: 1 };
    "severities": Detail::SeveritiesNamed { .. } => By::List,
        Detail::SeveritiesNamed { names: vec![m.text(), m.text(), m.text()] };
}

every! { debrief, name_of_debrief, DebriefFact, Fact::Debrief; s, m;
    "follow-up": DebriefFact::FollowUpAdded { .. } => By::Row,
        DebriefFact::FollowUpAdded {
            text: m.text(), owner: m.text(), due: Some(at("12:00")), kind: FollowUpKind::Process, term: FixTerm::Long,
        };
    "follow-up done": DebriefFact::FollowUpDone { .. } => By::Nothing,
        DebriefFact::FollowUpDone { follow_up: s.follow_up };
    "why": DebriefFact::WhyAnswered { .. } => By::Row,
        DebriefFact::WhyAnswered { under: None, text: m.text() };
    "lesson": DebriefFact::LessonLogged { .. } => By::Row,
        DebriefFact::LessonLogged { lesson: Lesson::Lucky, text: m.text() };
    "plan": DebriefFact::Planned(_) => By::Row,
        DebriefFact::Planned(Plan { is_held: false, at: None, reason: m.text() });
    "follow-up moved": DebriefFact::FollowUpMoved { .. } => By::Parent(s.follow_up),
        DebriefFact::FollowUpMoved {
            follow_up: s.follow_up, owner: m.text(), due: Some(at("12:00")), kind: FollowUpKind::Other, term: FixTerm::Short,
        };
}

/// Every fact there is, once.
pub fn rows() -> Vec<Row> {
    let scene = Scene::new();
    let all: Vec<Row> = [facts(&scene), details(&scene), debrief(&scene)].into_iter().flatten().collect();
    for row in &all {
        let name = match &row.fact {
            Fact::Detail(detail) if row.name != "detail" => name_of_detail(detail),
            Fact::Debrief(fact) if row.name != "debrief" => name_of_debrief(fact),
            fact => name_of_fact(fact),
        };
        assert_eq!(name, row.name, "each row is of its own variant");
    }
    all
}
