//! The promise: its rules over a grid of instants and zones, its ledger, its update policy, and the watch
//! over the clock.

use crate::facts;
use crate::story::{Story, at, update, words};
use incident_scratchpad::domain::capture::{Due, ParsedDue};
use incident_scratchpad::domain::time_expression::{Choice, Question, Scene, TimeError, Why};
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, ledger};
use incident_scratchpad::journal::record::{decode, encode};

fn instant(text: &str) -> Timestamp {
    Timestamp::parse(&format!("{text}:00.000Z")).expect("an instant")
}

/// A zone with the changes of its clock in 2026: from which instant on, so many minutes.
struct Changing {
    name: &'static str,
    before: i32,
    changes: Vec<(Timestamp, i32)>,
}

impl Zone for Changing {
    fn name(&self) -> &str {
        self.name
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        let last = self.changes.iter().rev().find(|(from, _)| *from <= at);
        Offset(last.map_or(self.before, |(_, minutes)| *minutes))
    }
}

fn zones() -> Vec<Changing> {
    let zone = |name, before, changes: &[(&str, i32)]| Changing {
        name,
        before,
        changes: changes.iter().map(|(at, minutes)| (instant(at), *minutes)).collect(),
    };
    vec![
        zone("UTC", 0, &[]),
        zone("Asia/Kolkata", 330, &[]),
        zone("Asia/Kathmandu", 345, &[]),
        zone("America/New_York", -300, &[("2026-03-08T07:00", -240), ("2026-11-01T06:00", -300)]),
        zone("Europe/Berlin", 60, &[("2026-03-29T01:00", 120), ("2026-10-25T01:00", 60)]),
        zone("Australia/Lord_Howe", 660, &[("2026-04-04T15:00", 630), ("2026-10-03T15:30", 660)]),
    ]
}

/// The days of a change, and one without.
const DAYS: [&str; 7] = [
    "2026-03-07T12:00",
    "2026-03-28T12:00",
    "2026-04-04T00:00",
    "2026-07-01T00:00",
    "2026-10-03T00:00",
    "2026-10-24T12:00",
    "2026-10-31T12:00",
];

fn zone(name: &str) -> Changing {
    zones().into_iter().find(|z| z.name == name).expect("a zone of the table")
}

/// Every instant near `shown` at which the clock of the zone shows that: found by trying.
fn tried(shown: Timestamp, zone: &dyn Zone) -> Vec<Timestamp> {
    let around = (-16 * 12..=16 * 12).map(|steps| shown.plus_minutes(steps * 5));
    around.filter(|at| at.plus_minutes(i64::from(zone.offset_at(*at).0)) == shown).collect()
}

#[test]
fn a_wall_clock_is_read_back_to_every_instant_that_shows_it() {
    for zone in zones() {
        for day in DAYS {
            for step in 0..48 * 4 {
                let shown = instant(day).plus_minutes(step * 15);
                let found = match readings(shown, &zone) {
                    Readings::Once(at) => vec![at],
                    Readings::Twice(one, two) => vec![one, two],
                    Readings::Never(..) => vec![],
                };
                assert_eq!(found, tried(shown, &zone), "{} {shown}", zone.name);
            }
        }
    }
}

fn no_zones(_: &str) -> Option<Box<dyn Zone>> {
    None
}

fn table(name: &str) -> Option<Box<dyn Zone>> {
    let zone = zones().into_iter().find(|z| z.name.rsplit('/').next() == name.rsplit('/').next())?;
    Some(Box::new(zone))
}

fn clock(text: &str, now: Timestamp, zone: &dyn Zone) -> Result<Timestamp, TimeError> {
    Due { is_clock: true, text }.read(&Scene { now, local: zone, zones: &table }).map(|asked| asked.due)
}

fn span(text: &str, now: Timestamp) -> Result<Timestamp, TimeError> {
    let scene = Scene { now, local: &FixedZone::utc(), zones: &no_zones };
    Due { is_clock: false, text }.read(&scene).map(|asked| asked.due)
}

/// The grid: whatever time of day is typed at whatever instant in whatever zone, what comes back is
/// the next instant at which the clock there shows it, or a reason why there is no such one.
#[test]
fn a_typed_time_is_the_next_that_the_clock_shows_or_is_not_taken() {
    let mut taken = 0;
    for zone in zones() {
        for day in DAYS {
            for hours in (0..48).step_by(2) {
                let now = instant(day).plus_minutes(hours * 60 + 7);
                for minutes in (0..24 * 60).step_by(30) {
                    let (hour, minute) = (minutes / 60, minutes % 60);
                    let typed = format!("{hour:02}:{minute:02}");
                    let shows = |at: Timestamp| at.calendar(zone.offset_at(at)).clock() == typed;
                    let case = format!("{typed} at {now} in {}", zone.name);
                    match clock(&typed, now, &zone) {
                        Ok(due) => {
                            taken += 1;
                            assert!(due > now && shows(due), "{case}: {due}");
                            let between = (1..due.since(now) / 60_000).map(|m| now.plus_minutes(m));
                            let whole = |at: Timestamp| at.plus_millis(-at.as_millis().rem_euclid(60_000));
                            assert!(!between.map(whole).any(|t| t > now && shows(t)), "{case}: {due}");
                            assert!(due.since(now) <= 25 * 3_600_000, "{case}: {due}");
                        }
                        Err(TimeError::Passed(ago, _, _)) => {
                            let then = now.plus_millis(-ago);
                            let never = matches!(
                                time_of_day(hour, minute, 0, now, &zone),
                                Readings::Never(_, at) if at == then
                            );
                            assert!(ago >= 0 && (shows(then) || never), "{case}: {then}");
                            let day = |at: Timestamp| at.calendar(zone.offset_at(at)).date();
                            assert_eq!(day(then), day(now), "{case}");
                        }
                        Err(TimeError::Ask(question)) => {
                            let all: Vec<Timestamp> =
                                question.choices.iter().map(|choice| choice.at).collect();
                            assert!(all.is_sorted() && all.iter().all(|at| *at > now), "{case}: {all:?}");
                            let is_other = |at: &Timestamp| shows(at.plus_minutes(12 * 60)) || shows(*at);
                            match question.why {
                                Why::Twice(_) => {
                                    assert!(all.len() == 2 && all.iter().all(|at| shows(*at)), "{case}")
                                }
                                Why::Never(_) => assert!(all.iter().all(|at| !shows(*at)), "{case}"),
                                // Without am or pm, 10:30 may be half past ten in the evening, and that is nearer.
                                Why::HalfOfDay => {
                                    assert!((10..=12).contains(&hour) && all.iter().any(is_other), "{case}");
                                }
                                other => panic!("{case}: {other:?}"),
                            }
                        }
                        Err(other) => panic!("{case}: {other:?}"),
                    }
                }
            }
        }
    }
    assert!(taken > 20_000, "{taken}");
}

#[test]
fn half_past_two_on_the_nights_of_a_change_is_asked_about() {
    let (berlin, york, howe) = (zone("Europe/Berlin"), zone("America/New_York"), zone("Australia/Lord_Howe"));
    let table = [
        // The clocks go forward over it.
        (&berlin, "2026-03-29T00:10", "02:30", Err("skipped 2026-03-29T00:30 2026-03-29T01:30")),
        (&york, "2026-03-08T06:10", "02:30", Err("skipped 2026-03-08T06:30 2026-03-08T07:30")),
        (&howe, "2026-10-03T15:10", "02:15", Err("skipped 2026-10-03T15:15 2026-10-03T15:45")),
        // They go back, and show it twice.
        (&berlin, "2026-10-25T00:10", "02:30", Err("twice 2026-10-25T00:30 2026-10-25T01:30")),
        (&york, "2026-11-01T05:10", "01:30", Err("twice 2026-11-01T05:30 2026-11-01T06:30")),
        (&howe, "2026-04-04T14:10", "01:45", Err("twice 2026-04-04T14:45 2026-04-04T15:15")),
        // Between the two there is only one left.
        (&berlin, "2026-10-25T00:45", "02:30", Ok("2026-10-25T01:30")),
        // On other nights it is what it is.
        (&berlin, "2026-11-21T00:10", "02:30", Ok("2026-11-21T01:30")),
        (&howe, "2026-10-03T15:10", "02:45", Ok("2026-10-03T15:45")),
    ];
    let minute = |at: Timestamp| at.to_string()[..16].to_owned();
    for (zone, now, typed, expected) in table {
        let said = match clock(typed, instant(now), zone) {
            Ok(at) => Ok(minute(at)),
            Err(TimeError::Ask(Question { why, choices })) => {
                let why = if matches!(why, Why::Never(_)) { "skipped" } else { "twice" };
                let all: Vec<String> = choices.iter().map(|choice| minute(choice.at)).collect();
                Err(format!("{why} {}", all.join(" ")))
            }
            Err(other) => Err(format!("{other:?}")),
        };
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(said, expected, "{typed} at {now} in {}", zone.name);
    }
}

#[test]
fn a_zone_that_is_named_is_the_one_that_is_meant() {
    let now = instant("2026-07-01T00:10");
    let berlin = zone("Europe/Berlin");
    let table = [
        ("03:30", Ok("2026-07-01T01:30")),
        ("3:30", Ok("2026-07-01T01:30")),
        ("03:30 local", Ok("2026-07-01T01:30")),
        ("03:30 UTC", Ok("2026-07-01T03:30")),
        ("03:30 utc", Ok("2026-07-01T03:30")),
        ("03:30 CET", Ok("2026-07-01T02:30")),
        ("03:30 CEST", Ok("2026-07-01T01:30")),
        ("21:30 New_York", Ok("2026-07-01T01:30")),
        ("21:30 America/New_York", Ok("2026-07-01T01:30")),
        ("06:15 Kolkata", Ok("2026-07-01T00:45")),
        ("10:45 Australia/Lord_Howe", Ok("2026-07-01T00:15")),
        ("05:45 +05:30", Ok("2026-07-01T00:15")),
        ("2:30 UTC+2", Ok("2026-07-01T00:30")),
        ("3:30 am UTC", Ok("2026-07-01T03:30")),
        ("3:30 PM", Ok("2026-07-01T13:30")),
        ("12:15 am UTC", Ok("2026-07-01T00:15")),
        ("tomorrow 01:00", Ok("2026-07-01T23:00")),
        ("01:00 tomorrow UTC", Ok("2026-07-02T01:00")),
        ("01:00 UTC tomorrow", Ok("2026-07-02T01:00")),
        // Across midnight it is plain what is meant; across a whole day it is not.
        (
            "00:05 UTC",
            Err(TimeError::Passed(5 * 60_000, "UTC".into(), Some(instant("2026-07-02T00:05").into()))),
        ),
        ("03:30 XYZ", Err(TimeError::UnknownZone("XYZ".into()))),
        ("03:30 Nowhere/Else", Err(TimeError::UnknownZone("Nowhere/Else".into()))),
        (
            "03:30 IST",
            Err(TimeError::Ask(Question {
                why: Why::Zone("IST"),
                choices: [
                    ("2026-07-01T01:30", "Jerusalem"),
                    ("2026-07-01T02:30", "Dublin"),
                    ("2026-07-01T22:00", "Kolkata"),
                ]
                .map(|(at, place)| Choice { place: place.into(), ..instant(at).into() })
                .into(),
            })),
        ),
        ("25:00", Err(TimeError::NoSuchTime("25:00".into()))),
        ("24:00", Err(TimeError::NoSuchTime("24:00".into()))),
        ("03:60 UTC", Err(TimeError::NoSuchTime("03:60".into()))),
        ("13:30 pm", Err(TimeError::NoSuchTime("13:30 pm".into()))),
        ("3:3", Err(TimeError::NoTime)),
        ("003:30", Err(TimeError::NoTime)),
        ("soon", Err(TimeError::NoTime)),
        ("30m", Err(TimeError::NoTime)),
        ("", Err(TimeError::NoTime)),
    ];
    for (typed, expected) in table {
        assert_eq!(clock(typed, now, &berlin), expected.map(instant), "{typed}");
    }
    assert_eq!(clock("00:20", instant("2026-07-01T21:50"), &berlin), Ok(instant("2026-07-01T22:20")));
}

#[test]
fn a_span_is_more_than_nothing_and_days_are_understood() {
    let now = at("02:40");
    let table = [
        ("30m", Ok(30)),
        ("1h30m", Ok(90)),
        ("1 min", Ok(1)),
        ("400 days", Ok(400 * 24 * 60)),
        ("400d", Ok(400 * 24 * 60)),
        ("2 weeks", Ok(14 * 24 * 60)),
        ("0m", Err(TimeError::Zero)),
        ("0 days", Err(TimeError::Zero)),
        ("-5m", Err(TimeError::NoTime)),
        ("30", Err(TimeError::NoTime)),
        ("soon", Err(TimeError::NoTime)),
        ("03:30", Err(TimeError::NoTime)),
        ("99999999999h", Err(TimeError::NoTime)),
        ("99999999d", Err(TimeError::NoTime)),
    ];
    for (typed, expected) in table {
        assert_eq!(span(typed, now), expected.map(|minutes: i64| now.plus_minutes(minutes)), "{typed}");
    }
    let mut story = Story::new();
    let far = span("400 days", story.now).unwrap();
    let promise = Command::MakePromise { audience: Audience::Customers, due: far };
    assert_eq!(story.refuses(promise), Rejected::PromiseTooFar(far));
}

#[test]
fn an_audience_and_a_reason_may_stand_behind_the_time() {
    let now = at("02:40");
    let scene = Scene { now, local: &FixedZone::utc(), zones: &table };
    let asked = |is_clock, text| Due { is_clock, text }.read(&scene).unwrap();
    let is = |due, audience, reason| ParsedDue { due: at(due), audience, reason };
    assert_eq!(asked(false, "30m team"), is("03:10", Some(Audience::Team), ""));
    assert_eq!(asked(false, "30m to Customers"), is("03:10", Some(Audience::Customers), ""));
    assert_eq!(
        asked(false, "1h stakeholders: the vendor looks"),
        is("03:40", Some(Audience::Stakeholders), "the vendor looks")
    );
    assert_eq!(asked(true, "03:30 waiting for the vendor"), is("03:30", None, "waiting for the vendor"));
    assert_eq!(asked(true, "04:30 CET Waiting"), is("03:30", None, "Waiting"));
    assert_eq!(asked(true, "03:30 Team west is down"), is("03:30", Some(Audience::Team), "west is down"));
    assert_eq!(asked(true, "03:30 west is down"), is("03:30", None, "west is down"));
}

#[test]
fn a_promise_ends_kept_late_or_missed_and_says_by_how_much() {
    let mut story = Story::new();
    let fate = |story: &Story, now| story.state().promises.iter().last().unwrap().fate(at(now));
    let minutes = |n: i64| n * 60_000;
    story.sends(Phase::Investigating, Some("03:10"));
    assert_eq!(fate(&story, "03:00"), Fate::Running(minutes(10)));
    assert_eq!(fate(&story, "03:10"), Fate::Running(0));
    assert_eq!(fate(&story, "03:12"), Fate::Overdue(minutes(2)));
    // What became of it does not depend on when one looks.
    story.at("03:08").sends(Phase::Investigating, None);
    assert_eq!(fate(&story, "03:00"), Fate::Kept(minutes(2)));
    story.sends(Phase::Investigating, Some("03:30"));
    story.at("03:33").sends(Phase::Investigating, None);
    assert_eq!(fate(&story, "09:00"), Fate::Late(minutes(3)));
    // Moved in time, then moved when it was too late.
    story.sends(Phase::Investigating, Some("03:40"));
    let push =
        |due| Command::PushBack { audience: Audience::Customers, due: at(due), reason: words("vendor") };
    story.at("03:39").does(push("03:50"));
    story.at("03:54").does(push("04:00"));
    let fates: Vec<Fate> = story.state().promises.iter().map(|p| p.fate(at("03:55"))).collect();
    assert_eq!(fates[2..], [Fate::PushedBack, Fate::Missed(minutes(4)), Fate::Running(minutes(5))]);
    // It is over before the last one is due.
    story.at("03:58").does(Command::SetPhase(Phase::Resolved));
    assert_eq!(fate(&story, "05:00"), Fate::Ended);
    let expected = "5 promises: 1 kept, 1 late by 3 min, 1 missed, 1 pushed back, 1 no longer needed";
    assert_eq!(ledger::of(story.state(), at("05:00")).as_deref(), Some(expected));
}

#[test]
fn resolving_ends_promises_and_asks_for_the_all_clear_of_those_who_heard() {
    let mut story = Story::new();
    assert_eq!(story.state().owed_all_clear(), None);
    story.sends(Phase::Investigating, Some("03:10"));
    story.at("03:15").does(Command::SetPhase(Phase::Resolved));
    let fate = |story: &Story| story.state().promises.iter().last().unwrap().fate(at("04:00"));
    assert_eq!(fate(&story), Fate::Missed(5 * 60_000));
    assert_eq!((story.state().deadline(), story.state().owed_all_clear()), (None, Some(Audience::Customers)));
    story.at("03:20").sends(Phase::Resolved, None);
    assert_eq!(fate(&story), Fate::Late(10 * 60_000));
    assert_eq!(story.state().owed_all_clear(), None);
}

#[test]
fn a_promise_after_the_end_does_not_count_down_to_anyone_whatever_road_it_came() {
    for audience in Audience::ALL {
        let mut story = Story::new();
        story.at("03:00").does(Command::SetPhase(Phase::Resolved));
        assert_eq!(story.refuses(Command::MakePromise { audience, due: at("03:30") }), Rejected::Over);
        let reason = words("vendor");
        assert_eq!(story.refuses(Command::PushBack { audience, due: at("03:30"), reason }), Rejected::Over);
        // A tab that did not know it yet, or a file.
        let sent = |next_due| Fact::UpdateSent {
            audience,
            phase: Phase::Resolved,
            parts: Box::new(UpdateParts { happening: "It works again.".into(), ..UpdateParts::default() }),
            text: "It works again.".into(),
            next_due,
            destination: String::new(),
            overridden: String::new(),
        };
        story.at("03:05").takes_in(Fact::PromiseMade { audience, due: at("03:30") });
        story.takes_in(Fact::PromisePushedBack { audience, due: at("03:40"), reason: "later".into() });
        story.takes_in(sent(Some(at("03:50"))));
        assert_eq!((story.state().next_promise(), story.state().deadline()), (None, None), "{audience:?}");
        let fates = story.state().promises.iter().map(|p| p.fate(at("05:00")));
        assert!(!fates.into_iter().any(|fate| matches!(fate, Fate::Running(_) | Fate::Overdue(_))));
        // A calendar that had an earlier one is told that nothing is owed any more.
        let calendar = export::calendar(&story.incident, at("03:06")).unwrap_or_default();
        assert!(calendar.contains("STATUS:CANCELLED") && !calendar.contains("BEGIN:VALARM"), "{calendar}");
        // Reopened, nothing comes back by itself; a new one runs again.
        story.at("03:10").does(Command::SetPhase(Phase::Investigating));
        assert_eq!(story.state().next_promise(), None);
        story.does(Command::MakePromise { audience, due: at("03:40") });
        assert_eq!(story.state().next_promise().map(|promise| promise.due), Some(at("03:40")));
    }
}

#[test]
fn an_update_that_is_logged_late_keeps_the_next_time_that_it_named() {
    for audience in Audience::ALL {
        let mut story = Story::new();
        let sent = || {
            let Command::MarkSent { phase, parts, text, next_due, how, .. } =
                update(Phase::Investigating, Some("03:30"))
            else {
                panic!("an update");
            };
            Command::MarkSent { audience, phase, parts, text, next_due, how }
        };
        story.at("03:35");
        assert_eq!(
            story.refuses(sent()),
            Rejected::PromiseInThePast(at("03:30")),
            "sent now it would be a lie"
        );
        story.does_late("03:05", sent());
        let promise = story.state().next_promise().expect("the promise in it");
        assert_eq!((promise.made, promise.due), (at("03:05"), at("03:30")));
        assert_eq!(promise.fate(at("03:35")), Fate::Overdue(5 * 60_000));
    }
}

#[test]
fn an_all_clear_after_the_end_is_not_late_where_the_promise_had_ended_in_time() {
    let mut story = Story::new();
    story.sends(Phase::Investigating, Some("03:10"));
    story.at("03:00").does(Command::SetPhase(Phase::Resolved));
    story.at("03:20").sends(Phase::Resolved, None);
    assert_eq!(story.outcomes(), [Outcome::Ended(at("03:00"))]);
}

#[test]
fn the_first_update_is_due_five_minutes_after_the_declaration_unless_agreed_otherwise() {
    let mut story = Story::new();
    let first = story.state().deadline().unwrap();
    assert_eq!((first.promise, first.due), (None, at("02:45")));
    story.does(Command::SetFirstUpdate { minutes: 10 });
    assert_eq!(story.state().deadline().unwrap().due, at("02:50"));
    for minutes in [0, 24 * 60 + 1] {
        assert_eq!(story.refuses(Command::SetFirstUpdate { minutes }), Rejected::NoCadence);
    }
    assert_eq!(story.refuses(Command::SetFirstUpdate { minutes: 10 }), Rejected::Unchanged);
    story.at("02:53").sends(Phase::Investigating, None);
    assert_eq!(story.state().deadline(), None);
    let said = "The first update went out after 13 min, late by 3 min.";
    assert_eq!(ledger::first_update(story.state()).as_deref(), Some(said));
    assert_eq!(ledger::of(story.state(), at("02:54")), None, "nobody was promised the first one");
}

#[test]
fn the_promise_due_first_is_the_deadline_and_a_promise_stands_for_the_first_update() {
    let mut story = Story::new();
    story.does(Command::MakePromise { audience: Audience::Team, due: at("03:00") });
    assert_eq!(story.state().deadline().unwrap().audience, Audience::Team);
    story.does(Command::MakePromise { audience: Audience::Customers, due: at("02:50") });
    let deadline = story.state().deadline().unwrap();
    assert_eq!((deadline.audience, deadline.due), (Audience::Customers, at("02:50")));
}

#[test]
fn each_audience_has_a_rhythm_at_each_severity() {
    let mut story = Story::new();
    let due = |story: &Story, audience| {
        let state = story.state();
        state.update_policy.next_due(audience, state.severity, at("02:40").plus_millis(59_999))
    };
    assert_eq!(due(&story, Audience::Customers), at("03:10"));
    assert_eq!(due(&story, Audience::Stakeholders), at("03:40"));
    story.does(Command::SetCadence { audience: Audience::Customers, minutes: 20 });
    assert_eq!(due(&story, Audience::Customers), at("03:00"));
    story.does(Command::SetSeverity(Severity::Minor));
    assert_eq!(due(&story, Audience::Customers), at("03:40"), "the rhythm was set for major");
    let set = story.does(Command::SetCadence { audience: Audience::Team, minutes: 15 });
    story.undoes(set);
    assert_eq!(due(&story, Audience::Team), at("03:40"));
    let ahead =
        |minutes| Command::AgreeCadence { audience: Audience::Team, severity: Severity::Critical, minutes };
    story.does(ahead(10));
    assert_eq!(due(&story, Audience::Team), at("03:40"), "for a severity that is not the present one");
    assert_eq!(story.state().update_policy.cadence(Audience::Team, Severity::Critical), 10);
    assert_eq!(story.refuses(ahead(10)), Rejected::Unchanged);
    assert_eq!(story.refuses(ahead(0)), Rejected::NoCadence);
    let none = Command::SetCadence { audience: Audience::Team, minutes: 0 };
    assert_eq!(story.refuses(none), Rejected::NoCadence);
    // An import may say anything: it is held to what a person may set.
    story.takes_in(Fact::CadenceSet {
        audience: Audience::Team,
        severity: Severity::Minor,
        minutes: u32::MAX,
    });
    assert_eq!(story.state().update_policy.cadence(Audience::Team, Severity::Minor), 24 * 60);
}

#[test]
fn the_terms_stand_in_records_and_files_and_are_read_back() {
    let facts = [
        (
            Fact::CadenceSet { audience: Audience::Team, severity: Severity::Critical, minutes: 15 },
            r#"{"rhythm_set":{"audience":"team","severity":"critical","minutes":15}}"#,
        ),
        (Fact::FirstUpdateSet { minutes: 10 }, r#"{"first_update_set":{"minutes":10}}"#),
        (
            Fact::AudienceZoneSet { audience: Audience::Customers, zone: "America/New_York".into() },
            r#"{"audience_zone_set":{"audience":"customers","zone":"America/New_York"}}"#,
        ),
        (
            Fact::AudienceZoneSet { audience: Audience::Customers, zone: String::new() },
            r#"{"audience_zone_set":{"audience":"customers"}}"#,
        ),
    ];
    let mut story = Story::new();
    for (fact, text) in facts {
        assert_eq!(serde_json::to_string(&fact).unwrap(), text);
        assert_eq!(serde_json::from_str::<Fact>(text).unwrap(), fact);
        let id = story.takes_in(fact);
        let event = story.incident.event(id).unwrap().clone();
        let record = encode(facts::id(), &event);
        assert_eq!(decode(&record.key, &record.value), Ok((facts::id(), event)));
    }
    let file = export::write(&story.incident, story.now);
    assert_eq!(export::read(&file).unwrap().incident, story.incident);
    for wrong in ["-1", "1.5", "\"15\"", "99999999999", "null"] {
        let text = format!("{{\"first_update_set\":{{\"minutes\":{wrong}}}}}");
        assert!(serde_json::from_str::<Fact>(&text).is_err(), "{wrong}");
    }
}

#[test]
fn the_ledger_in_the_json_file_is_what_was_played() {
    let mut story = Story::new();
    story.sends(Phase::Investigating, Some("03:10"));
    let reason = words("the vendor looks");
    story.at("03:05").does(Command::PushBack { audience: Audience::Customers, due: at("03:20"), reason });
    story.at("03:23").sends(Phase::Identified, Some("03:50"));
    story.at("03:48").sends(Phase::Monitoring, Some("04:00"));
    let file = export::write(&story.incident, at("04:01"));
    let value: serde_json::Value = serde_json::from_str(&file).unwrap();
    let incident = &value["incident"];
    let ledger = "4 promises: 1 kept, 1 late by 3 min, 1 pushed back, 1 overdue by 1 min";
    assert_eq!(incident["ledger"], ledger);
    let outcomes: Vec<(&str, Option<u64>)> = incident["promises"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["outcome"].as_str().unwrap(), p["by_seconds"].as_u64()))
        .collect();
    assert_eq!(
        outcomes,
        [("pushed_back", None), ("late", Some(180)), ("kept", Some(120)), ("overdue", Some(60))]
    );
    assert_eq!(incident["promises"][0]["reason"], "the vendor looks");
    assert_eq!(incident["promises"][1]["at"], "2026-11-21T03:23:00.000Z");
    let markdown = export::record_markdown(&story.incident, &FixedZone::utc(), at("04:01"));
    assert!(
        markdown.contains(&format!("3 updates. {ledger}. The first update went out after 0 s, in time."))
    );
}

#[test]
fn a_deadline_is_told_of_while_there_is_time_to_write() {
    let told = |made, due| {
        let deadline = Deadline { promise: None, audience: Audience::Team, made: at(made), due: at(due) };
        deadline.told_from()
    };
    assert_eq!(told("02:40", "03:10"), at("03:05"));
    assert_eq!(told("02:40", "02:51"), at("02:46"));
    assert_eq!(told("02:40", "02:50"), at("02:49"));
    assert_eq!(told("02:40", "02:42"), at("02:42"));
}

#[test]
fn a_deadline_is_near_at_five_minutes_and_overdue_after_the_instant() {
    let table = [
        (None, Nearness::None),
        (Some(300_001), Nearness::Far),
        (Some(300_000), Nearness::Near),
        (Some(60_001), Nearness::Near),
        (Some(60_000), Nearness::Close),
        (Some(0), Nearness::Close),
        (Some(-1), Nearness::Overdue),
        (Some(i64::MIN), Nearness::Overdue),
    ];
    for (left, nearness) in table {
        assert_eq!(Nearness::of(left), nearness, "{left:?}");
    }
}

#[test]
fn a_page_that_was_closed_or_asleep_says_from_when_to_when() {
    let open = ClockMonitor::begin(None, at("02:40"), 0);
    assert_eq!((open.absence(), open.changed()), (None, 0));
    let closed = ClockMonitor::begin(Some(at("02:40")), at("03:10"), 0).absence();
    assert_eq!(closed, Some(Absence { from: at("02:40"), to: at("03:10"), closed: true }));
    // A reload is no absence; nor is being woken once a minute.
    assert_eq!(ClockMonitor::begin(Some(at("02:40")), at("02:41"), 0).absence(), None);
    let mut hidden = open;
    for minute in 1..60 {
        hidden.observe(at("02:40").plus_minutes(minute), minute * 60_000);
    }
    assert_eq!((hidden.absence(), hidden.changed()), (None, 0));
    // Asleep, with a monotonic clock that goes on, and with one that stands still.
    let (mut slept, mut stood) = (open, open);
    slept.observe(at("03:10"), 30 * 60_000);
    stood.observe(at("03:10"), 1000);
    let absence = Some(Absence { from: at("02:40"), to: at("03:10"), closed: false });
    assert_eq!((slept.absence(), slept.changed()), (absence, 0));
    assert_eq!((stood.absence(), stood.changed()), (absence, 30 * 60_000 - 1000));
}

#[test]
fn clocks_that_disagree_by_more_than_five_seconds_are_noticed_whichever_way() {
    for by in [-7_200_000, -5_001, -5_000, -900, 0, 900, 5_000, 5_001, 80_000, 7_200_000] {
        let mut monitor = ClockMonitor::begin(None, at("12:00"), 77);
        monitor.observe(at("12:00").plus_millis(1000 + by), 1077);
        let noticed = if by.abs() > 5_000 { by } else { 0 };
        assert_eq!(monitor.changed(), noticed, "{by}");
        // From here on the clock is taken as it is.
        monitor.observe(at("12:00").plus_millis(2000 + by), 2077);
        assert_eq!(monitor.changed(), noticed, "{by}");
        monitor.acknowledge();
        assert_eq!(monitor.changed(), 0);
    }
    // Little by little.
    let mut slow = ClockMonitor::begin(None, at("12:00"), 0);
    (1..=10).for_each(|n| slow.observe(at("12:00").plus_millis(n * 1600), n * 1000));
    assert_eq!(slow.changed(), 5_400);
    // Set back while the page was closed.
    assert_eq!(ClockMonitor::begin(Some(at("14:00")), at("12:00"), 0).changed(), -7_200_000);
}

#[test]
fn the_calendar_file_has_an_event_for_each_running_promise_and_hostile_titles_stay_text() {
    let mut story = Story::new();
    assert_eq!(export::calendar(&story.incident, story.now), None);
    let title = "Checkout; fails, \\ twice\nEND:VCALENDAR".to_owned() + &"ü".repeat(60);
    story.takes_in(Fact::Retitled { title });
    story.does(update(Phase::Investigating, Some("03:10")));
    story.does(Command::MakePromise { audience: Audience::Team, due: at("03:30") });
    let file = export::calendar(&story.incident, story.now).unwrap();
    assert_eq!(file.matches("BEGIN:VEVENT\r\n").count(), 2);
    assert_eq!(file.matches("END:VCALENDAR\r\n").count(), 1);
    assert!(file.contains("DTSTART:20261121T031000Z\r\n") && file.contains("DTSTART:20261121T033000Z\r\n"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
    assert!(file.replace("\r\n ", "").contains("Checkout\\; fails\\, \\\\ twice END:VCALENDARü"));
    assert!(!file.contains("METHOD"), "it would want an organizer");
}

/// What a calendar file says of each event: UID, SEQUENCE, STATUS, DTSTART and how many alarms it has.
fn calendar_events(story: &Story) -> Vec<(String, i64, String, String, usize)> {
    let file = export::calendar(&story.incident, story.now).expect("a file").replace("\r\n ", "");
    let event = |event: &str| {
        let value = |name: &str| {
            let line = event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.unwrap_or_default().to_owned()
        };
        let alarms = event.matches("BEGIN:VALARM").count();
        (
            value("UID"),
            value("SEQUENCE").parse().expect("a number"),
            value("STATUS"),
            value("DTSTART"),
            alarms,
        )
    };
    file.split("BEGIN:VEVENT").skip(1).map(event).collect()
}

#[test]
fn a_promise_that_is_moved_kept_and_followed_by_the_next_moves_one_event_of_the_calendar() {
    let (confirmed, cancelled) = ("CONFIRMED".to_owned(), "CANCELLED".to_owned());
    let mut story = Story::new();
    story.does(update(Phase::Investigating, Some("03:10")));
    let mut files = vec![calendar_events(&story)];
    let reason = words("the vendor calls back");
    story.does(Command::PushBack { audience: Audience::Customers, due: at("03:25"), reason });
    files.push(calendar_events(&story));
    story.does(Command::MakePromise { audience: Audience::Team, due: at("03:30") });
    story.at("03:20").does(update(Phase::Identified, Some("03:50")));
    files.push(calendar_events(&story));
    story.at("03:40").does(update(Phase::Identified, None));
    files.push(calendar_events(&story));
    story.at("03:45").does(Command::SetPhase(Phase::Resolved));
    files.push(calendar_events(&story));
    let customers: Vec<_> = files.iter().map(|events| events[0].clone()).collect();
    for (before, after) in customers.iter().zip(&customers[1..]) {
        assert_eq!(before.0, after.0, "one UID");
        assert!(before.1 < after.1, "{} is to rise: {}", before.1, after.1);
    }
    let told = |day: &str| format!("20261121T{day}00Z");
    let story: Vec<_> =
        customers.iter().map(|(_, _, status, due, alarms)| (status, due.clone(), *alarms)).collect();
    assert_eq!(
        story,
        [
            (&confirmed, told("0310"), 2),
            (&confirmed, told("0325"), 2),
            (&confirmed, told("0350"), 2),
            (&cancelled, told("0350"), 0),
            (&cancelled, told("0350"), 0),
        ]
    );
    let team: Vec<_> = files[2..].iter().map(|events| (&events[1].2, events[1].4)).collect();
    assert_eq!(team, [(&confirmed, 2), (&confirmed, 2), (&cancelled, 0)]);
    assert_ne!(files[2][0].0, files[2][1].0);
}

#[test]
fn a_promise_that_was_undone_is_cancelled_in_the_calendar() {
    let mut story = Story::new();
    let made = story.does(Command::MakePromise { audience: Audience::Team, due: at("03:30") });
    let before = calendar_events(&story);
    story.does(Command::Retract(made));
    let after = calendar_events(&story);
    assert_eq!((&after[0].0, after[0].2.as_str(), after[0].4), (&before[0].0, "CANCELLED", 0));
    assert!(before[0].1 < after[0].1);
}

#[test]
fn no_change_states_the_impact_and_counts_from_the_last_news() {
    let mut story = Story::new();
    assert_eq!(export::no_change(story.state(), Audience::Customers), None);
    story.sends(Phase::Investigating, Some("03:10"));
    let no_change = export::no_change(story.state(), Audience::Customers).unwrap();
    assert_eq!(no_change.happening, "There is no change since 02:40 UTC.");
    assert_eq!(no_change.impact, "About half of the orders in Europe.");
    assert_eq!(export::no_change(story.state(), Audience::Team), None, "the team was told of no impact");
    let (audience, phase) = (Audience::Customers, Phase::Investigating);
    let (text, next_due) = (words("no change"), None);
    story.at("03:05").does(Command::MarkSent {
        audience,
        phase,
        parts: no_change.clone(),
        text,
        next_due,
        how: Sending::default(),
    });
    assert_eq!(export::no_change(story.state(), Audience::Customers), Some(no_change));
}

#[test]
fn the_all_clear_says_from_when_to_when() {
    let mut story = Story::new();
    story.at("03:05").does(Command::SetPhase(Phase::Resolved));
    let parts = export::all_clear(story.state(), Audience::Customers);
    let said = "This is over. It lasted from 02:40 to 03:05 UTC. Thank you for your patience.";
    assert_eq!((parts.happening.as_str(), parts.impact.as_str()), (said, ""));
}
