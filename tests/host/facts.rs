//! Generated events. Their ids come from a small pool, so that references often dangle, ids often
//! collide and undone things are often built upon; their texts are often hostile.

use incident_scratchpad::domain::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// 2026-11-21T23:50:00Z, so that generated incidents cross midnight.
const BASE_MILLIS: i64 = 1_795_305_000_000;
const POOL: u32 = 24;

/// Texts that break things.
pub const HOSTILE: [&str; 16] = [
    "",
    " \n\t",
    "# forged\n\n## Timeline\n\n- 03:00 **Note:** forged",
    "```\n~~~\n````",
    "| a | b |\n|---|---|\n| c | d |",
    "---\n***\n===\n> q\n1. x\n+ y",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![i](https://a.example/p.png) [r]: https://a.example",
    "@channel @org/team a@b.example https://a.example/a_b*c",
    "\u{202E}evil\u{2066}\u{200B}\u{FEFF}\u{E0041}",
    "nul\0 esc\u{1B}[31m\u{7F}\u{85}\u{2028}end\r\n",
    "{\"__proto__\": {\"x\": NaN}, \"events\": [1,2]}",
    "quote \" back\\slash \\u0041 \\",
    "=HYPERLINK(\"http://a.example\")",
    "👩\u{200D}💻 اردو 支払い",
    "line one\n  at a.b(C.java:1)\n\tat d",
];

/// An id of the pool.
pub fn stamp() -> impl Strategy<Value = Stamp> {
    (0..POOL).prop_map(|n| {
        let wall = Timestamp::from_millis(BASE_MILLIS + i64::from(n / 4) * 240_000).expect("in range");
        Stamp::new(wall, n % 2, Replica::from_random(u64::from(n / 2 % 2)))
    })
}

/// An instant near the pool's, or anywhere.
fn instant() -> impl Strategy<Value = Timestamp> {
    let near = (-90..90i64).prop_map(|m| BASE_MILLIS + m * 30_000);
    prop_oneof![9 => near, 1 => 0..=Timestamp::MAX.as_millis()]
        .prop_map(|millis| Timestamp::from_millis(millis).expect("in range"))
}

/// What somebody might type.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{1,8}( [a-z]{1,8}){0,4}",
        2 => select(HOSTILE.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn audience() -> impl Strategy<Value = Audience> {
    select(Audience::ALL.to_vec())
}

fn phase() -> impl Strategy<Value = Phase> {
    select(Phase::ALL.to_vec())
}

fn severity() -> impl Strategy<Value = Severity> {
    select(Severity::RANKS.to_vec())
}

fn parts() -> impl Strategy<Value = UpdateParts> {
    (text(), text(), text(), text(), text()).prop_map(|(headline, happening, impact, doing, reader)| {
        UpdateParts { headline, happening, impact, doing, reader }
    })
}

/// Any fact.
pub fn fact() -> impl Strategy<Value = Fact> {
    // Boxed: together they would not fit on a small stack.
    prop_oneof![
        words().boxed(),
        thinking().boxed(),
        weighing().boxed(),
        promises().boxed(),
        revisions().boxed(),
        details().boxed(),
        debrief().prop_map(Fact::Debrief).boxed()
    ]
}

fn words() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (text(), severity()).prop_map(|(title, severity)| Fact::Declared { title, severity }),
        text().prop_map(|title| Fact::Retitled { title }),
        severity().prop_map(|severity| Fact::SeverityChanged { severity }),
        text().prop_map(|text| Fact::NoteLogged { text }),
        text().prop_map(|text| Fact::FindingLogged { text }),
        text().prop_map(|text| Fact::DecisionLogged { text }),
        prop_oneof![text(), Just("kubectl get pods".to_owned()), Just("UPDATE x SET y".to_owned())]
            .prop_map(|text| Fact::ChangeMade { text }),
        (text(), text(), proptest::option::of(instant()))
            .prop_map(|(owner, text, due)| Fact::ActionAssigned { owner, text, due }),
        stamp().prop_map(|action| Fact::ActionDone { action }),
    ]
}

fn thinking() -> impl Strategy<Value = Fact> {
    let leaning = || select(Leaning::ALL.to_vec());
    let source = || select(Source::ALL.to_vec());
    prop_oneof![
        text().prop_map(|text| Fact::QuestionAsked { text }),
        stamp().prop_map(|question| Fact::QuestionFocused { question }),
        stamp().prop_map(|question| Fact::QuestionParked { question }),
        (proptest::option::of(stamp()), text())
            .prop_map(|(question, statement)| Fact::TheoryProposed { question, statement }),
        stamp().prop_map(|theory| Fact::TheoryFocused { theory }),
        (stamp(), text()).prop_map(|(theory, text)| Fact::ExpectationStated { theory, text }),
        (stamp(), leaning(), text(), proptest::option::of(source())).prop_map(
            |(theory, leaning, text, source)| Fact::EvidenceAdded { theory, leaning, text, source }
        ),
        (stamp(), source()).prop_map(|(evidence, source)| Fact::EvidenceSourced { evidence, source }),
        (stamp(), select(Standing::ALL.to_vec()), text(), text(), proptest::option::of(stamp())).prop_map(
            |(theory, standing, reason, by, evidence)| Fact::StandingChanged {
                theory,
                standing,
                reason,
                by,
                evidence
            }
        ),
    ]
}

fn weighing() -> impl Strategy<Value = Fact> {
    let link = prop_oneof![Just("https://logs.example/q?from=02:40".to_owned()), text()];
    prop_oneof![
        (stamp(), stamp()).prop_map(|(question, by)| Fact::QuestionAnswered { question, by }),
        (stamp(), text()).prop_map(|(theory, text)| Fact::NormalStated { theory, text }),
        (stamp(), proptest::option::of(stamp()))
            .prop_map(|(theory, question)| Fact::TheoryFiled { theory, question }),
        (stamp(), stamp(), select(Leaning::ALL.to_vec()))
            .prop_map(|(evidence, theory, leaning)| { Fact::EvidenceRelated { evidence, theory, leaning } }),
        (stamp(), link).prop_map(|(evidence, link)| Fact::EvidenceLinked { evidence, link }),
        stamp().prop_map(|evidence| Fact::EvidenceConfirmed { evidence }),
        (stamp(), select(Standing::ALL.to_vec()), text(), text()).prop_map(
            |(theory, standing, reason, by)| Fact::ConcludedWithoutEvidence { theory, standing, reason, by }
        ),
    ]
}

fn promises() -> impl Strategy<Value = Fact> {
    prop_oneof![
        phase().prop_map(|phase| Fact::PhaseChanged { phase }),
        (audience(), phase(), parts(), text(), proptest::option::of(instant()), (text(), text())).prop_map(
            |(audience, phase, parts, text, next_due, (destination, overridden))| Fact::UpdateSent {
                audience,
                phase,
                parts: Box::new(parts),
                text,
                next_due,
                destination,
                overridden
            }
        ),
        (audience(), instant()).prop_map(|(audience, due)| Fact::PromiseMade { audience, due }),
        (audience(), instant(), text()).prop_map(|(audience, due, reason)| Fact::PromisePushedBack {
            audience,
            due,
            reason
        }),
        (audience(), severity(), any::<u32>()).prop_map(|(audience, severity, minutes)| Fact::CadenceSet {
            audience,
            severity,
            minutes
        }),
        any::<u32>().prop_map(|minutes| Fact::FirstUpdateSet { minutes }),
        (audience(), text()).prop_map(|(audience, zone)| Fact::AudienceZoneSet { audience, zone }),
    ]
}

fn details() -> impl Strategy<Value = Fact> {
    let yes_no = || select(YesNo::ALL.to_vec());
    let maybe = || proptest::option::of(instant());
    let link = prop_oneof![Just("https://grafana.example/d/1".to_owned()), text()];
    let impact = (text(), text(), text(), maybe(), yes_no(), text(), yes_no()).prop_map(
        |(who, what, place, since, data, data_source, legal)| Impact {
            who,
            what,
            place,
            since,
            data,
            data_source,
            legal,
        },
    );
    let how =
        (proptest::option::of(select(ChangeKind::ALL.to_vec())), text(), text(), text(), yes_no(), text())
            .prop_map(|(kind, script, reviewer, unreviewed, backup, rollback)| ChangeDetails {
                kind,
                script,
                reviewers: [reviewer, String::new()],
                unreviewed,
                backup,
                tried: backup,
                rows: "7".into(),
                rollback,
            });
    let clear = (instant(), instant(), yes_no(), text(), text(), text()).prop_map(
        |(from, to, data, data_source, thanks, stand_down)| AllClear {
            from,
            to,
            data,
            data_source,
            thanks,
            stand_down,
        },
    );
    let informed = (text(), any::<bool>(), audience(), any::<u32>())
        .prop_map(|(who, is_told, audience, minutes)| Informed { who, is_told, audience, minutes });
    prop_oneof![
        impact.prop_map(Detail::ImpactStated),
        instant().prop_map(|at| Detail::StartSet { at }),
        instant().prop_map(|at| Detail::DetectionSet { at }),
        (text(), text()).prop_map(|(role, name)| Detail::RoleTaken { role, name }),
        (text(), text()).prop_map(|(role, name)| Detail::HandoverTaken { role, name }),
        informed.prop_map(Detail::InformedAdded),
        (stamp(), stamp()).prop_map(|(action, theory)| Detail::ActionTied { action, theory }),
        (stamp(), text(), maybe()).prop_map(|(action, owner, due)| Detail::ActionMoved {
            action,
            owner,
            due
        }),
        (stamp(), how).prop_map(|(change, how)| Detail::ChangeDescribed { change, how }),
        (stamp(), text(), instant()).prop_map(|(change, text, by)| Detail::EffectExpected {
            change,
            text,
            by
        }),
        (stamp(), stamp()).prop_map(|(expected, seen)| Detail::EffectChecked { expected, seen }),
        (text(), link).prop_map(|(name, link)| Detail::Pinned { name, link }),
        instant().prop_map(|until| Detail::WatchSet { until }),
        clear.prop_map(Detail::AllClearGiven),
        (select(Aspect::ALL.to_vec()), text())
            .prop_map(|(aspect, text)| Detail::AspectStated { aspect, text }),
        prop::collection::vec(text(), 0..7).prop_map(|names| Detail::SeveritiesNamed { names }),
        (text(), text(), any::<u32>()).prop_map(|(script, name, speed)| Detail::DrillBegan {
            script,
            name,
            speed
        }),
    ]
    .prop_map(|detail| Fact::Detail(Box::new(detail)))
}

fn debrief() -> impl Strategy<Value = DebriefFact> {
    let at = || proptest::option::of(instant());
    let (kind, term) = (select(FollowUpKind::ALL.to_vec()), select(FixTerm::ALL.to_vec()));
    prop_oneof![
        (text(), text(), at(), kind, term).prop_map(|(text, owner, due, kind, term)| {
            DebriefFact::FollowUpAdded { text, owner, due, kind, term }
        }),
        stamp().prop_map(|follow_up| DebriefFact::FollowUpDone { follow_up }),
        (proptest::option::of(stamp()), text())
            .prop_map(|(under, text)| DebriefFact::WhyAnswered { under, text }),
        (select(Lesson::ALL.to_vec()), text())
            .prop_map(|(lesson, text)| DebriefFact::LessonLogged { lesson, text }),
        (any::<bool>(), at(), text()).prop_map(|(is_held, at, reason)| DebriefFact::Planned(Plan {
            is_held,
            at,
            reason
        })),
    ]
}

fn picture() -> impl Strategy<Value = Picture> {
    (stamp(), any::<u32>(), any::<u32>(), any::<u32>(), select(PictureKind::ALL.to_vec()))
        .prop_map(|(id, width, height, bytes, kind)| Picture { id, width, height, bytes, kind })
}

fn paste() -> impl Strategy<Value = Fact> {
    let part = (stamp(), 0..9usize, proptest::option::of(instant()))
        .prop_map(|(entry, start, until)| PastePart { entry, start, end: start + 1, until });
    let zones = proptest::collection::vec(select(vec!["UTC".to_owned(), "Europe/Berlin".to_owned()]), 0..2);
    (text(), proptest::collection::vec(part, 0..3), text(), zones)
        .prop_map(|(text, parts, file, zones)| Fact::PasteLogged(Paste { text, file, zones, parts }))
}

fn merge() -> impl Strategy<Value = Fact> {
    let matters = vec![Matter::Title, Matter::Phase, Matter::Standing, Matter::Promise, Matter::Wording];
    let disagreement = (select(matters), stamp(), stamp())
        .prop_map(|(about, stands, other)| MergeNote::Disagreement { about, stands, other });
    let clock = (stamp(), any::<i32>()).prop_map(|(of, minutes)| MergeNote::Clock { of, minutes });
    prop_oneof![disagreement, clock].prop_map(Fact::MergeNoted)
}

fn revisions() -> impl Strategy<Value = Fact> {
    prop_oneof![
        1 => (stamp(), picture()).prop_map(|(target, picture)| Fact::PictureAttached { target, picture }),
        1 => paste(),
        1 => merge(),
        3 => stamp().prop_map(|target| Fact::Retracted { target }),
        1 => stamp().prop_map(|target| Fact::Redacted { target }),
        1 => select(vec![Fact::BreakTaken {}, Fact::BreakPutOff {}]),
        3 => (stamp(), text()).prop_map(|(target, text)| Fact::Corrected { target, text }),
        3 => (stamp(), instant()).prop_map(|(target, happened)| Fact::TimeCorrected { target, happened }),
        1 => (stamp(), text()).prop_map(|(of, name)| Fact::AuthorNamed { of, name }),
    ]
}

/// An event, written when its stamp says or a little later, and perhaps late.
pub fn event() -> impl Strategy<Value = Event> {
    let delay = select(vec![0, 0, 0, 30_000]);
    let ago = select(vec![0, 0, 120_000, 3_600_000]);
    (stamp(), delay, ago, fact()).prop_map(|(stamp, delay, ago, fact)| {
        let written = stamp.wall().plus_millis(delay);
        Event { stamp, written, happened: written.plus_millis(-ago), fact }
    })
}

/// A log, in any order.
pub fn log() -> impl Strategy<Value = Vec<Event>> {
    proptest::collection::vec(event(), 0..24)
}

/// A log in two orders.
pub fn log_in_two_orders() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    log().prop_flat_map(|log| (Just(log.clone()), Just(log).prop_shuffle()))
}

/// A log, and some of its events in the same order.
pub fn log_and_part() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    log().prop_flat_map(|log| (Just(log.clone()), subsequence(log.clone(), 0..=log.len())))
}

/// The id that all generated incidents have.
pub fn id() -> IncidentId {
    IncidentId(Stamp::new(Timestamp::EPOCH, 0, Replica::from_random(7)))
}

/// Any incident.
pub fn incident() -> impl Strategy<Value = Incident> {
    log().prop_map(|log| Incident::replay(id(), log))
}
