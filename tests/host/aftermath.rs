//! What an incident carries from its declaration to the morning after: the names of its severities, what
//! the reports ask beside the log, follow-ups and actions that change hands, and hundreds of them.

use crate::long_story::{debrief, follow_up};
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, Report};

use FixTerm::{Long, Short};
use FollowUpKind::{Prevent, Process};

fn named(names: &[&str]) -> Command {
    Command::Tell(Detail::SeveritiesNamed { names: names.iter().map(|name| (*name).to_owned()).collect() })
}

fn states(aspect: Aspect, text: &str) -> Command {
    Command::Tell(Detail::AspectStated { aspect, text: text.into() })
}

fn report(story: &Story, report: Report) -> String {
    report.markdown(&story.incident, &FixedZone::utc(), story.now)
}

#[test]
fn a_record_keeps_the_rank_and_every_text_says_the_name_that_was_in_use() {
    let mut story = Story::new();
    story.does(named(&["Blip", "Bad day", "SEV-2", "SEV-1"]));
    story.at("02:50").does(Command::SetSeverity(Severity::Fourth));
    story.at("03:20").does(Command::SetSeverity(Severity::Critical));
    let state = story.state();
    assert_eq!((state.severity_name(), state.entries.len()), ("SEV-2", 2), "the names are no entry");
    let zone = FixedZone::utc();
    assert!(export::announcement(state, &zone).contains(" SEV-2, since 02:40 UTC."));
    assert!(export::handover(&story.incident, &zone, story.now).contains("severity SEV-2"));
    let record = export::record_markdown(&story.incident, &zone, story.now);
    assert!(
        record.contains("- **Severity:** SEV-2 (from least to most: Blip, Bad day, SEV-2, SEV-1)"),
        "{record}"
    );
    assert!(record.contains("**Declared (Bad day):**") && record.contains("**Severity: SEV-1**"), "{record}");
    let pagerduty = report(&story, Report::PagerDuty);
    assert!(
        pagerduty.contains("- **Time in SEV-1:** 30 min (SEV-1)\n- **Time in SEV-2:** 0 s (SEV-2)"),
        "{pagerduty}"
    );
    assert!(export::timeline_csv(&story.incident).contains("(SEV-2)"));
    assert!(export::debrief_advice(state, story.now).contains("it was SEV-2"));
    let file = export::write(&story.incident, story.now);
    let said = "\"severity\":\"critical\",\"severity_name\":\"SEV-2\",\"severity_names\":[\"Blip\",\"Bad day\",\"SEV-2\",\"SEV-1\"]";
    assert!(file.contains(said), "{file}");
    let back = export::read(&file).expect("a file that is read");
    assert_eq!((back.incident.state(), back.repairs.len()), (story.incident.state(), 0));
}

#[test]
fn a_record_without_names_reads_as_it_always_did() {
    let story = Story::new();
    let file = export::write(&story.incident, story.now);
    assert!(file.contains("\"severity\":\"major\",\"phase\""), "{file}");
    let record = export::record_markdown(&story.incident, &FixedZone::utc(), story.now);
    assert!(record.contains("- **Severity:** Major\n"), "{record}");
}

#[test]
fn names_that_are_no_set_are_refused_and_from_elsewhere_leave_the_usual_ones() {
    let mut story = Story::new();
    for names in [&["Low", "High"][..], &["Low", "low", "High"], &["a", "b", "c", "d", "e", "f"]] {
        assert_eq!(story.refuses(named(names)), Rejected::Detail(DetailError::NoName));
    }
    story.takes_in(Fact::Detail(Box::new(Detail::SeveritiesNamed { names: vec!["one".into()] })));
    assert_eq!(story.state().severity_name(), "Major");
    story.does(named(&["Low", "Medium", "High"]));
    assert_eq!(story.refuses(named(&["Low", "Medium", "High"])), Rejected::Unchanged);
    // To undo is to take back what one said; names are agreed on, not said.
    let replica = story.incident.log()[0].stamp.replica();
    let next = story.incident.last_undoable(replica).map(|event| &event.fact);
    let is_agreed = |detail: &Detail| matches!(detail, Detail::SeveritiesNamed { names } if names.len() == 3);
    assert!(!matches!(next, Some(Fact::Detail(detail)) if is_agreed(detail)));
}

#[test]
fn the_rhythm_of_a_higher_rank_is_that_of_the_third() {
    let mut story = Story::new();
    story.does(named(&["1", "2", "3", "4", "5"]));
    let minutes = |story: &Story, severity| story.state().update_policy.cadence(Audience::Team, severity);
    assert_eq!(minutes(&story, Severity::Fifth), minutes(&story, Severity::Critical));
    story.does(Command::AgreeCadence { audience: Audience::Team, severity: Severity::Fifth, minutes: 7 });
    assert_eq!(minutes(&story, Severity::Fourth), 7);
}

#[test]
fn what_a_report_asks_is_stated_once_and_again_and_can_be_undone() {
    let mut story = Story::new();
    assert_eq!(story.refuses(states(Aspect::Trigger, " \n")), Rejected::Detail(DetailError::NothingSaid));
    let first = "It is over when no card is rejected for an hour";
    story.does(states(Aspect::Exit, first));
    assert_eq!(story.refuses(states(Aspect::Exit, first)), Rejected::Unchanged);
    assert!(report(&story, Report::SreState).contains(&format!("## Exit criteria\n\n{first}\n")));
    let second = story.does(states(Aspect::Exit, "No card is rejected for two hours"));
    assert!(!report(&story, Report::SreState).contains(first) || story.state().details.aspects.len() == 2);
    story.undoes(second);
    assert_eq!(story.state().details.aspect(Aspect::Exit), Some(first));
    story.does(states(Aspect::Noticed, "A customer called."));
    story.does(states(Aspect::Trigger, "Release 4.12"));
    let sre = report(&story, Report::SrePostmortem);
    assert!(sre.contains("## Trigger\n\nRelease 4.12\n"), "{sre}");
    assert!(sre.contains("How it was noticed: A customer called.\n"), "{sre}");
    assert!(!sre.contains("## Authors") && sre.contains("\n- Authors\n"), "an event knows no person: {sre}");
    story.does(Command::Tell(Detail::RoleTaken { role: "scribe".into(), name: "Sam".into() }));
    assert!(report(&story, Report::SreState).contains(" UTC by Sam)\n"));
}

#[test]
fn the_watch_is_a_criterion_by_which_it_ends() {
    let mut story = Story::new();
    story.does(Command::Tell(Detail::WatchSet { until: at("03:20") }));
    let text = report(&story, Report::SreState);
    assert!(text.contains("## Exit criteria\n\nThe remedy is watched until 2026-11-21 03:20 UTC;"), "{text}");
}

fn moved(follow_up: Stamp, owner: &str, day: Option<u32>) -> Command {
    let due = day.and_then(|day| Timestamp::parse(&format!("2026-11-{day:02}T12:00:00.000Z")));
    let owner = (!owner.is_empty()).then(|| words(owner));
    debrief(DebriefCommand::MoveFollowUp { follow_up, owner, due, kind: Process, term: Long })
}

#[test]
fn a_follow_up_changes_hands_and_undo_gives_it_back() {
    let mut story = Story::new();
    let added = story.does(follow_up("Maria", "Alarm", Some(27), Prevent, Short));
    let change = story.does(moved(added, "@Jo", Some(29)));
    let now = story.state().debrief.follow_ups.get(added).expect("it is here").clone();
    assert_eq!((now.owner.as_str(), now.kind, now.term), ("Jo", Process, Long));
    assert_eq!(story.refuses(moved(added, "Jo", Some(29))), Rejected::Unchanged);
    assert_eq!(story.refuses(moved(change, "Jo", Some(29))), Rejected::Unknown(change));
    let refused = |story: &mut Story, command| match story.refuses(command) {
        Rejected::Debrief(refusal) => refusal,
        other => panic!("another refusal: {other:?}"),
    };
    assert_eq!(refused(&mut story, moved(added, "??", Some(29))), DebriefError::NamelessOwner);
    assert!(matches!(refused(&mut story, moved(added, "Jo", Some(20))), DebriefError::FollowUpInThePast(_)));
    let record = export::record_markdown(&story.incident, &FixedZone::utc(), story.now);
    assert!(record.contains("**Follow-up changed: “Alarm”, due 2026-11-29:** Jo"), "{record}");
    assert!(
        export::timeline_csv(&story.incident).contains("follow-up changed,\"Alarm: Jo, due 2026-11-29\"")
    );
    story.undoes(change);
    assert_eq!(story.state().debrief.follow_ups.get(added).map(|f| f.owner.as_str()), Some("Maria"));
}

#[test]
fn an_overdue_follow_up_can_change_hands_and_keep_its_day() {
    let mut story = Story::new();
    let added = story.does(follow_up("Maria", "Alarm", Some(22), Prevent, Short));
    story.now = Timestamp::parse("2026-11-25T09:00:00.000Z").expect("a time");
    story.does(moved(added, "", Some(22)));
    let now = story.state().debrief.follow_ups.get(added).expect("it is here");
    assert!(now.owner.is_empty() && now.is_overdue(story.now));
}

#[test]
fn who_a_follow_up_went_to_is_erased_with_it() {
    let mut story = Story::new();
    let added = story.does(follow_up("Maria", "Alarm", None, Prevent, Short));
    story.does(moved(added, "Johanna", None));
    assert_eq!(story.incident.words_under(added), ["Alarm", "Maria", "Johanna"]);
    story.does(Command::Redact(added));
    let file = export::write(&story.incident, story.now);
    assert!(!file.contains("Johanna") && !file.contains("Maria"), "{file}");
}

/// Bad input: hundreds of actions and follow-ups, in every text that can be made of them.
#[test]
fn five_hundred_actions_are_counted_listed_and_reported() {
    let mut story = Story::new();
    for number in 0..500 {
        story.now = story.now.plus_millis(1000);
        let due = (number % 3 == 0).then(|| story.now.plus_minutes(number));
        let (owner, text) = (words("Maria"), words(&format!("look into shard {number}")));
        let action = story.does(Command::AssignAction { owner, text, due });
        let owner = format!("owner {number}");
        story.does(Command::Tell(Detail::ActionMoved { action, owner, due }));
        story.does(follow_up("Jo", &format!("follow {number}"), None, Prevent, Short));
    }
    story.now = story.now.plus_minutes(600);
    assert_eq!(story.state().overdue_actions(story.now), 167);
    for kind in Report::ALL {
        assert!(report(&story, kind).len() > 100);
    }
    let handover = export::handover(&story.incident, &FixedZone::utc(), story.now);
    assert_eq!(handover.matches("look into shard").count(), 500);
    let record = export::record_markdown(&story.incident, &FixedZone::utc(), story.now);
    assert!(record.contains("owner 499"));
}

#[test]
fn the_whys_of_a_report_start_from_the_stated_impact() {
    let mut story = Story::new();
    let impact = Impact { who: "Customers".into(), what: "cannot pay".into(), ..Impact::default() };
    story.does(debrief(DebriefCommand::AnswerWhy { under: None, text: words("a release") }));
    assert!(report(&story, Report::Atlassian).contains("The Five Whys\n\n- Why 1: a release\n"));
    story.does(Command::Tell(Detail::ImpactStated(impact)));
    let text = report(&story, Report::Atlassian);
    assert!(text.contains("The Five Whys\n\nThe impact: Customers: cannot pay."), "{text}");
}

/// Bad input: whoever is named has a name.
#[test]
fn an_owner_a_role_and_whoever_has_to_know_have_names() {
    let mut story = Story::new();
    let action = story.does(Command::AssignAction { owner: words("Ana"), text: words("look"), due: None });
    let nobody = "?!".to_owned();
    for detail in [
        Detail::ActionMoved { action, owner: nobody.clone(), due: None },
        Detail::RoleTaken { role: "Lead".into(), name: nobody.clone() },
        Detail::HandoverTaken { role: "Lead".into(), name: "@".into() },
        Detail::InformedAdded(Informed { who: nobody.clone(), ..Informed::default() }),
    ] {
        assert_eq!(story.refuses(Command::Tell(detail)), Rejected::Detail(DetailError::NoName));
    }
    let assigned = Command::AssignAction { owner: words("--"), text: words("look"), due: None };
    assert_eq!(story.refuses(assigned), Rejected::Detail(DetailError::NoName));
    story.does(Command::Tell(Detail::RoleTaken { role: "Lead".into(), name: "李".into() }));
    story.does(Command::Tell(Detail::RoleTaken { role: "Lead".into(), name: String::new() }));
}

#[test]
fn a_watch_begins_the_monitoring_and_an_all_clear_ends_it() {
    let mut story = Story::new();
    story.at("03:00").does(Command::Tell(Detail::WatchSet { until: at("03:40") }));
    let clear = AllClear {
        from: at("02:40"),
        to: at("03:50"),
        data: YesNo::No,
        data_source: "the count of orders".into(),
        thanks: String::new(),
        stand_down: String::new(),
    };
    story.at("03:55").does(Command::Tell(Detail::AllClearGiven(clear)));
    assert_eq!(story.state().figures(story.now).to_mitigate, Some(20 * 60_000));
    let sre = report(&story, Report::SrePostmortem);
    assert!(sre.contains("Resolved since 2026-11-21 03:55 UTC"), "{sre}");
    assert!(sre.contains("- 03:00 **outage mitigated**"), "{sre}");
}

#[test]
fn the_times_of_the_all_clear_are_the_outages_everywhere() {
    let mut story = Story::new();
    story.at("02:42").sends(Phase::Investigating, None);
    let clear = AllClear {
        from: at("02:31"),
        to: at("03:15"),
        data: YesNo::No,
        data_source: "the count of orders".into(),
        thanks: String::new(),
        stand_down: String::new(),
    };
    story.at("03:16").does(Command::Tell(Detail::AllClearGiven(clear.clone())));
    assert_eq!((story.state().started(), story.state().ended()), (Some(at("02:31")), Some(at("03:15"))));
    let now = at("03:20");
    let json = export::write(&story.incident, now);
    assert!(
        json.contains(r#""started":"2026-11-21T02:31:00.000Z","ended":"2026-11-21T03:15:00.000Z""#),
        "{json}"
    );
    for report in Report::ALL {
        let text = report.markdown(&story.incident, &FixedZone::utc(), now);
        assert!(!text.contains("45 min") && !text.contains("36 min"), "{}: {text}", report.name());
        assert!(!text.contains("Started: not recorded"), "{}: {text}", report.name());
    }
    let impact = report(&story, Report::PagerDuty);
    assert!(impact.contains("#### Summary\n\nAbout half of the orders in Europe."), "{impact}");
    let reopened = story.at("03:30").does(Command::SetPhase(Phase::Investigating));
    assert_eq!(story.state().ended(), None, "it goes on again");
    story.undoes(reopened);
    assert_eq!(story.state().ended(), Some(clear.to));
}

#[test]
fn a_report_after_the_all_clear_says_of_data_what_the_all_clear_said() {
    let mut story = Story::new();
    let impact = Impact { who: "Customers".into(), what: "cannot pay".into(), ..Impact::default() };
    story.does(Command::Tell(Detail::ImpactStated(impact)));
    assert!(report(&story, Report::Atlassian).contains("Whether data was lost is not known yet."));
    let clear = AllClear {
        from: at("02:40"),
        to: at("02:50"),
        data: YesNo::No,
        data_source: "the count of orders".into(),
        thanks: String::new(),
        stand_down: String::new(),
    };
    story.at("02:55").does(Command::Tell(Detail::AllClearGiven(clear)));
    let text = report(&story, Report::Atlassian);
    assert!(text.contains("declared 2026-11-21 02:40 UTC, ended 2026-11-21 02:50 UTC: 10 min."), "{text}");
    assert!(
        text.contains("## Impact\n\nCustomers: cannot pay. No data was lost (the count of orders)."),
        "{text}"
    );
}
