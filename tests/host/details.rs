//! What is said of an incident beside its log: rules, fold, and what becomes of it in exports.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export;

fn impact(who: &str, what: &str) -> Impact {
    Impact { who: who.into(), what: what.into(), ..Impact::default() }
}

fn script(text: &str) -> ChangeDetails {
    ChangeDetails { kind: Some(ChangeKind::Script), script: text.into(), ..ChangeDetails::default() }
}

fn tells(story: &mut Story, detail: Detail) -> Stamp {
    story.does(Command::Tell(detail))
}

fn refuses(story: &mut Story, detail: Detail) -> Rejected {
    story.refuses(Command::Tell(detail))
}

fn record(story: &Story) -> String {
    export::record_markdown(&story.incident, &FixedZone::utc(), story.now)
}

fn handover(story: &Story) -> String {
    export::handover(&story.incident, &FixedZone::utc(), story.now)
}

#[test]
fn the_latest_impact_stands_and_the_former_ones_stay_in_the_record() {
    let mut story = Story::new();
    tells(&mut story, Detail::ImpactStated(impact("Some customers", "cannot pay")));
    let known = Impact {
        place: "Europe".into(),
        since: Some(at("02:30")),
        data: YesNo::No,
        legal: YesNo::Yes,
        ..impact("All customers", "cannot pay by card")
    };
    let second = tells(story.at("02:55"), Detail::ImpactStated(known.clone()));
    assert_eq!(story.state().impact().unwrap().said, known);
    assert_eq!(refuses(&mut story, Detail::ImpactStated(known)), Rejected::Unchanged);
    let record = record(&story);
    let now = "As of 02:55: All customers: cannot pay by card (Europe), since 2026-11-21 02:30 UTC. No data was lost. It has legal or contractual consequences.";
    assert!(record.contains(now), "{record}");
    assert!(record.contains("Before that, as of 02:40: Some customers: cannot pay."), "{record}");
    story.undoes(second);
    assert_eq!(story.state().impact().unwrap().said.who, "Some customers");
}

#[test]
fn the_draft_of_an_update_starts_from_the_impact_and_tells_customers_nothing_of_the_law() {
    let mut story = Story::new();
    let legal = Impact { legal: YesNo::Yes, ..impact("Customers in Europe", "cannot pay") };
    tells(&mut story, Detail::ImpactStated(legal));
    let drafted = |story: &Story, to| export::drafted(story.state(), to, Phase::Investigating).impact;
    assert_eq!(drafted(&story, Audience::Customers), "Customers in Europe: cannot pay.");
    assert!(drafted(&story, Audience::Team).contains("legal or contractual consequences"));
    story.at("02:45").sends(Phase::Investigating, Some("03:10"));
    tells(story.at("02:50"), Detail::ImpactStated(impact("Everyone", "cannot pay")));
    assert_eq!(drafted(&story, Audience::Customers), "Everyone: cannot pay.", "what was stated since wins");
}

#[test]
fn an_impact_that_says_nothing_or_lies_ahead_is_refused() {
    let mut story = Story::new();
    let blank = refuses(&mut story, Detail::ImpactStated(impact(" ", "\n")));
    assert_eq!(blank, Rejected::Detail(DetailError::Blank));
    let ahead = Impact { since: Some(at("03:30")), ..impact("a", "b") };
    assert_eq!(refuses(&mut story, Detail::ImpactStated(ahead)), Rejected::InTheFuture(at("03:30")));
    let long = impact(&"x".repeat(100_001), "b");
    assert_eq!(
        refuses(&mut story, Detail::ImpactStated(long)),
        Rejected::Detail(DetailError::TooLong(100_001))
    );
}

#[test]
fn start_and_detection_may_be_earlier_than_the_declaration_but_stand_in_order() {
    let mut story = Story::new();
    tells(&mut story, Detail::StartSet { at: at("02:10") });
    tells(&mut story, Detail::DetectionSet { at: at("02:25") });
    assert_eq!(story.state().started(), Some(at("02:10")));
    let late = refuses(&mut story, Detail::StartSet { at: at("02:30") });
    let order = DetailError::NoticedBeforeStart { start: at("02:30"), noticed: at("02:25") };
    assert_eq!(late, Rejected::Detail(order));
    assert_eq!(refuses(&mut story, Detail::StartSet { at: at("09:00") }), Rejected::InTheFuture(at("09:00")));
    assert!(
        record(&story).contains("- **Started:** 2026-11-21 02:10 UTC\n- **Detected:** 2026-11-21 02:25 UTC")
    );
    story.at("02:20").does(Command::SetPhase(Phase::Resolved));
    let after = refuses(&mut story, Detail::StartSet { at: at("02:21") });
    assert_eq!(after, Rejected::Detail(DetailError::EndBeforeStart { start: at("02:21"), end: at("02:20") }));
}

#[test]
fn a_role_is_handed_over_with_its_time_and_can_be_given_up() {
    let mut story = Story::new();
    let takes = |role: &str, name: &str| Detail::RoleTaken { role: role.into(), name: name.into() };
    tells(&mut story, takes("Lead", "Ana"));
    tells(story.at("03:00"), takes("lead ", "Ben"));
    assert_eq!(story.state().details.holder("Lead"), Some("Ben"));
    assert_eq!(story.state().details.roles_now().len(), 1);
    assert_eq!(refuses(&mut story, takes("", "Ben")), Rejected::Detail(DetailError::NoName));
    let taken = Detail::HandoverTaken { role: "Lead".into(), name: "Cem".into() };
    tells(story.at("04:00"), taken);
    assert_eq!(story.state().details.holder("Lead"), Some("Cem"));
    let record = record(&story);
    assert!(record.contains("- **Lead:** Ana from 02:40"), "{record}");
    assert!(record.contains("- **Lead:** Cem from 04:00, taken over and confirmed"), "{record}");
    tells(story.at("04:10"), takes("Lead", ""));
    assert_eq!(story.state().details.holder("Lead"), None);
}

#[test]
fn looking_makes_no_evidence_stale_and_changing_does() {
    let mut story = Story::new();
    story.supposes("the provider rejects us");
    let seen = story.sees(Leaning::For, Some(Source::Log), "422 in every line");
    let stale = |story: &Story| story.state().stale(story.state().evidence.get(seen).unwrap());
    story.at("02:50").does(Command::LogChange(words("kubectl get pods")));
    assert_eq!(stale(&story), None);
    let typed = story.at("02:51").does(Command::LogChange(words("kubectl get pod")));
    story.does(Command::Correct { target: typed, text: words("kubectl delete pod api-1") });
    assert_eq!(stale(&story).unwrap().change, typed, "the words as they are now count");
    story.does(Command::Correct { target: typed, text: words("kubectl get pod api-1") });
    assert_eq!(stale(&story), None);
    let deploy = ChangeDetails { kind: Some(ChangeKind::Deploy), ..ChangeDetails::default() };
    tells(&mut story, Detail::ChangeDescribed { change: typed, how: deploy });
    assert_eq!(stale(&story).unwrap().kind, ChangeKind::Deploy, "what is said to be a change is one");
    assert!(record(&story).contains("**Command, only looked:** kubectl get pods"), "{}", record(&story));
}

#[test]
fn a_script_needs_its_text_and_a_reviewer_or_a_written_reason() {
    let mut story = Story::new();
    let change = story.does(Command::LogChange(words("set all stuck orders to open")));
    let how = |how: ChangeDetails| Detail::ChangeDescribed { change, how };
    assert_eq!(refuses(&mut story, how(script(" "))), Rejected::Detail(DetailError::NoScript));
    assert_eq!(
        refuses(&mut story, how(script("UPDATE orders SET x = 1"))),
        Rejected::Detail(DetailError::NoReview)
    );
    let reason = ChangeDetails { unreviewed: "alone at 3".into(), ..script("UPDATE orders SET x = 1") };
    tells(&mut story, how(reason));
    let reviewed = ChangeDetails {
        reviewers: ["Ana".into(), "Ben".into()],
        ..script("UPDATE orders SET x = 1 WHERE id = 7")
    };
    tells(&mut story, how(reviewed.clone()));
    assert_eq!(story.state().details.how(change), Some(&reviewed));
    let record = record(&story);
    assert!(record.contains("**Script on data:** set all stuck orders to open"), "{record}");
    assert!(record.contains("  - Reviewed by: Ana and Ben"), "{record}");
    let dangers = "  - Dangerous corners: backup not known, not tried on a handful first, no way back noted";
    assert!(record.contains(dangers), "{record}");
    let unknown = Detail::ChangeDescribed { change: story.incident.id().0, how: reviewed };
    assert!(matches!(refuses(&mut story, unknown), Rejected::Unknown(_)));
}

#[test]
fn redacting_a_change_erases_its_script_too() {
    let mut story = Story::new();
    let change = story.does(Command::LogChange(words("opened the orders")));
    let how = ChangeDetails { unreviewed: "alone".into(), ..script("UPDATE x SET token = 'hunter2'") };
    tells(&mut story, Detail::ChangeDescribed { change, how });
    story.does(Command::Redact(change));
    let file = export::write(&story.incident, story.now);
    assert!(!file.contains("hunter2") && !record(&story).contains("hunter2"), "{file}");
}

#[test]
fn an_action_is_overdue_once_its_time_has_passed_and_can_look_into_a_theory() {
    let mut story = Story::new();
    let theory = story.supposes("the pool is exhausted");
    let ask = Command::AssignAction {
        owner: words("ana"),
        text: words("look at the pool"),
        due: Some(at("03:00")),
    };
    let action = story.does(ask);
    tells(&mut story, Detail::ActionTied { action, theory });
    assert_eq!(
        (story.state().overdue_actions(at("03:00")), story.state().overdue_actions(at("03:01"))),
        (0, 1)
    );
    let moved = |owner: &str| Detail::ActionMoved { action, owner: owner.into(), due: Some(at("03:30")) };
    assert_eq!(refuses(&mut story, moved(" ")), Rejected::Detail(DetailError::NoName));
    assert!(record(&story).contains("Looks into the theory “the pool is exhausted”"));
    assert!(
        handover(story.at("03:10"))
            .contains("  - Next check: look at the pool (ana, overdue since 03:00 UTC)")
    );
    tells(&mut story, moved("ben"));
    assert_eq!(story.state().overdue_actions(at("03:10")), 0);
    let stranger = Detail::ActionTied { action, theory: action };
    assert_eq!(refuses(&mut story, stranger), Rejected::Unknown(action));
}

#[test]
fn five_hundred_actions_are_all_in_the_record() {
    let mut story = Story::new();
    for n in 0..500 {
        let text = words(&format!("task {n}"));
        story.does(Command::AssignAction { owner: words("ana"), text, due: Some(at("02:45")) });
    }
    story.at("03:00");
    assert_eq!(story.state().overdue_actions(story.now), 500);
    assert_eq!(record(&story).matches(", overdue:").count(), 500);
    assert_eq!(handover(&story).matches("overdue since").count(), 500);
}

#[test]
fn a_pin_is_a_link_of_the_web_with_a_name() {
    let mut story = Story::new();
    let pin = |name: &str, link: &str| Detail::Pinned { name: name.into(), link: link.into() };
    for bad in ["javascript::alert(1)", "javascript:alert(1)", "file:///etc/passwd", "errors", ""] {
        assert_eq!(refuses(&mut story, pin("Errors", bad)), Rejected::Detail(DetailError::NoLink), "{bad}");
    }
    assert_eq!(refuses(&mut story, pin(" ", "https://a.example")), Rejected::Detail(DetailError::NoName));
    tells(&mut story, pin("Errors", "https://a.example/d?x=1"));
    assert!(record(&story).contains("- Errors: [https://a.example/d?x=1](https://a.example/d?x=1)"));
}

#[test]
fn a_watch_lies_between_the_remedy_and_the_end() {
    let mut story = Story::new();
    assert!(!story.state().wants_watch(Phase::Investigating, at("02:45")));
    story.at("02:50").does(Command::LogChange(words("rolled back to 41")));
    assert!(story.state().wants_watch(Phase::Identified, at("03:00")), "the change is fresh");
    assert!(!story.state().wants_watch(Phase::Identified, at("03:20")));
    assert!(story.state().wants_watch(Phase::Monitoring, at("03:20")), "nobody watched it");
    let early = refuses(&mut story, Detail::WatchSet { until: at("02:50") });
    assert_eq!(early, Rejected::Detail(DetailError::WatchInThePast(at("02:50"))));
    tells(&mut story, Detail::WatchSet { until: at("03:20") });
    assert_eq!((story.state().phase, story.state().watch().unwrap().said), (Phase::Monitoring, at("03:20")));
    assert!(story.state().wants_watch(Phase::Monitoring, at("03:10")), "the watch still runs");
    assert!(!story.state().wants_watch(Phase::Monitoring, at("03:20")));
    assert!(handover(story.at("03:00")).contains("Watch until 03:20 UTC; if nothing comes back by then"));
}

#[test]
fn an_all_clear_ends_the_promises_and_reopening_keeps_everything() {
    let mut story = Story::new();
    story.sends(Phase::Monitoring, Some("03:30"));
    let clear = |from: &str, to: &str| AllClear {
        from: at(from),
        to: at(to),
        data: YesNo::No,
        data_source: "the count of orders".into(),
        thanks: "Ana, Ben".into(),
        stand_down: "the night shift".into(),
    };
    let order = refuses(story.at("03:10"), Detail::AllClearGiven(clear("03:00", "02:00")));
    assert_eq!(order, Rejected::Detail(DetailError::EndBeforeStart { start: at("03:00"), end: at("02:00") }));
    tells(&mut story, Detail::AllClearGiven(clear("02:40", "03:10")));
    assert_eq!((story.state().phase, story.state().next_promise()), (Phase::Resolved, None));
    assert!(story.state().all_clear_given().is_some());
    let said = clear("02:40", "03:10");
    let inside = export::all_clear_internal(story.state(), &said);
    assert!(inside.contains("Thanks to Ana, Ben.") && inside.contains("May stand down: the night shift."));
    let outside = export::all_clear_external(story.state(), &said);
    assert!(
        outside.happening.contains("from 02:40 to 03:10 UTC. No data was lost. Thank you for your patience.")
    );
    assert_eq!(
        outside.impact, "",
        "what it was for people is no longer so, and what was not lost is none of it"
    );
    let unknown = AllClear { data_source: " ".into(), ..said };
    let refused = refuses(&mut story, Detail::AllClearGiven(unknown));
    assert_eq!(refused, Rejected::Detail(DetailError::NoSource), "how is it known?");
    assert!(!format!("{outside:?}").contains("Ana"));
    assert!(record(&story).contains("## People thanked\n\n- Ana, Ben"));
    story.at("03:20").does(Command::SetPhase(Phase::Investigating));
    assert_eq!(story.state().all_clear_given(), None);
    assert!(record(&story).contains("## All clear\n\n- 03:10: It lasted"));
}

/// The sections of the handover, as templates name them.
const HANDOVER: [&str; 9] = [
    "Impact now",
    "Phase",
    "Promise running",
    "Theories alive with next check",
    "Ruled out, and on what evidence",
    "Changes made and their state",
    "Open actions",
    "Parked questions",
    "What to watch and when to stop",
];

fn headings(report: &str) -> Vec<&str> {
    report.lines().filter_map(|line| line.strip_prefix("## ")).collect()
}

#[test]
fn a_handover_of_an_empty_log_has_every_section_and_invents_nothing() {
    let report = handover(&Story::new());
    assert_eq!(headings(&report), HANDOVER);
    // Of what somebody may know who did not write it down nothing is said; of the rest the log knows that there is none.
    let body = |heading: &str| {
        report.split(&format!("## {heading}\n\n")).nth(1).and_then(|rest| rest.lines().next())
    };
    for heading in ["Impact now", "Changes made and their state", "What to watch and when to stop"] {
        assert_eq!(body(heading), Some("not recorded"), "{heading}");
    }
    for heading in [
        "Theories alive with next check",
        "Ruled out, and on what evidence",
        "Open actions",
        "Parked questions",
    ] {
        assert_eq!(body(heading), Some("none"), "{heading}");
    }
    assert!(report.contains("## Phase\n\n- Investigating, severity major, since 02:40 UTC"));
}

#[test]
fn a_handover_says_that_the_first_update_is_owed_until_something_is_promised() {
    let mut story = Story::new();
    let owed = "Nothing is promised yet; the first update is due by ";
    assert!(handover(&story).contains(&format!("## Promise running\n\n- {owed}")), "{}", handover(&story));
    story.now = story.now.plus_minutes(20);
    assert!(handover(&story).contains("(overdue by 15 min)"), "{}", handover(&story));
    let due = story.now.plus_minutes(10);
    story.does(Command::MakePromise { audience: Audience::Customers, due });
    let promised = handover(&story);
    assert!(promised.contains("- Next update to customers by ") && !promised.contains(owed), "{promised}");
}

#[test]
fn a_handover_says_what_the_next_one_has_to_know() {
    let mut story = Story::new();
    tells(&mut story, Detail::ImpactStated(impact("Everyone", "cannot pay")));
    story.asks("Why only cards?");
    let dead = story.supposes("it is DNS");
    story.sees(Leaning::Against, Some(Source::Test), "it resolves everywhere");
    story.concludes(dead, Standing::Disproved, "every name resolves");
    let alive = story.supposes("the token ran out");
    story.does(Command::StateExpectation { theory: alive, text: words("401 in the log") });
    story.asks("Who noticed first?");
    story.at("02:50").does(Command::LogChange(words("Restarted the gateway\nwith a flag")));
    story.does(Command::LogChange(words("kubectl get pods")));
    story.sends(Phase::Identified, Some("03:20"));
    let report = handover(story.at("03:00"));
    for line in [
        "- Everyone: cannot pay. Whether data was lost is not known yet. Legal or contractual consequences: not known yet. (as of 02:40 UTC)",
        "- Next update to customers by 03:20 UTC (in 20 min)",
        "- the token ran out (an assumption)\n  - Next check: whether one sees 401 in the log",
        "- it is DNS: every name resolves\n  - it resolves everywhere (test, seen at 02:40 UTC)",
        "- 02:50 UTC Restart: Restarted the gateway (1 more line in the record)\n  - In place; way back not recorded",
        "- Why only cards?",
    ] {
        assert!(report.contains(line), "{line}\n\n{report}");
    }
    assert!(!report.contains("kubectl get"));
}

#[test]
fn the_announcement_is_one_line_with_what_is_known() {
    let mut story = Story::new();
    tells(&mut story, Detail::RoleTaken { role: "Lead".into(), name: "Ana".into() });
    tells(&mut story, Detail::Pinned { name: "Call".into(), link: "https://meet.example/x".into() });
    let line = export::announcement(story.state(), &FixedZone::utc());
    let expected = "Incident declared: Checkout fails. Major, since 02:40 UTC. Lead: Ana. Next update to customers by 02:45 UTC. Call: https://meet.example/x";
    assert_eq!(line, expected);
}

#[test]
fn lines_to_be_copied_hold_no_sign_that_cannot_be_seen() {
    for text in facts::HOSTILE {
        let Ok(title) = Title::parse(text) else { continue };
        let mut story = Story::new();
        story.does(Command::Retitle(title));
        let state = story.state();
        let (from, to, data) = (at("02:40"), at("02:45"), YesNo::No);
        let clear = AllClear {
            from,
            to,
            data,
            data_source: text.into(),
            thanks: text.into(),
            stand_down: text.into(),
        };
        let lines = [
            export::announcement(state, &FixedZone::utc()),
            export::handover_line(state, at("02:45"), &FixedZone::utc()),
            export::all_clear_internal(state, &clear),
        ];
        let is_hidden =
            |c: char| c.is_control() || matches!(c, '\u{200B}' | '\u{202E}' | '\u{2066}' | '\u{FEFF}');
        for line in lines {
            assert!(!line.contains(is_hidden), "{line:?}");
        }
    }
}

#[test]
fn what_is_said_comes_back_from_a_file_as_it_was() {
    let mut story = Story::new();
    let change = story.does(Command::LogChange(words("opened the orders")));
    let how = ChangeDetails { reviewers: ["Ana".into(), String::new()], ..script("UPDATE x SET y = 1") };
    tells(&mut story, Detail::ChangeDescribed { change, how });
    tells(
        &mut story,
        Detail::ImpactStated(Impact { since: Some(at("02:30")), ..impact("all", "cannot pay") }),
    );
    let informed =
        Informed { who: "Legal".into(), is_told: true, audience: Audience::Stakeholders, minutes: 60 };
    tells(&mut story, Detail::InformedAdded(informed));
    tells(story.at("02:45"), Detail::WatchSet { until: at("03:20") });
    let read = export::read(&export::write(&story.incident, story.now)).unwrap();
    assert_eq!((read.incident, read.repairs), (story.incident, vec![]));
}

/// Each name on the wire once, held fast.
#[test]
fn details_are_written_down_by_these_names() {
    let stated = Fact::Detail(Box::new(Detail::ImpactStated(impact("all", "cannot pay"))));
    let expected =
        r#"{"impact_stated":{"who":"all","what":"cannot pay","data_lost":"unknown","legal":"unknown"}}"#;
    assert_eq!(serde_json::to_string(&stated).unwrap(), expected);
    let mut names = std::collections::BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..4000 {
        let fact = proptest::strategy::Strategy::new_tree(&facts::fact(), &mut runner).unwrap();
        let fact = proptest::strategy::ValueTree::current(&fact);
        if let Fact::Detail(_) = fact {
            let text = serde_json::to_string(&fact).unwrap();
            names.insert(text.split('"').nth(1).unwrap().to_owned());
        }
    }
    let expected = "action_moved action_tied all_clear_given aspect_stated change_described detection_set \
        drill_began effect_checked effect_expected handover_taken impact_stated informed_added pinned role_taken severities_named start_set watch_set";
    assert_eq!(names.into_iter().collect::<Vec<_>>().join(" "), expected);
}
