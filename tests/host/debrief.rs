//! The debrief: follow-ups, whys, lessons and the plan, with undo, correction and redaction like
//! everything else in the log.

use crate::long_story::{debrief, follow_up, lesson, long_story, why};
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export;

use DebriefError::{FollowUpInThePast, NamelessOwner, PlanInThePast, TooFar};
use FixTerm::{Long, Short};
use FollowUpKind::Prevent;

fn refusal(story: &mut Story, command: Command) -> DebriefError {
    match story.refuses(command) {
        Rejected::Debrief(refusal) => refusal,
        other => panic!("another refusal: {other:?}"),
    }
}

#[test]
fn a_follow_up_in_the_past_is_refused_and_one_of_today_is_not() {
    let mut story = Story::new();
    let on = |day| follow_up("Maria", "Alarm on payments", Some(day), Prevent, Short);
    assert!(matches!(refusal(&mut story, on(20)), FollowUpInThePast(_)));
    story.does(on(21));
    // The day lasts until midnight on the clock of whoever set it at noon.
    story.at("23:59").does(on(21));
    story.now = story.now.plus_minutes(1);
    assert!(matches!(refusal(&mut story, on(21)), FollowUpInThePast(_)));
}

#[test]
fn a_date_a_lifetime_away_is_a_slip_of_the_hand() {
    let mut story = Story::new();
    let add = |due| {
        let (text, kind, term) = (words("x"), Prevent, Short);
        debrief(DebriefCommand::AddFollowUp { text, owner: None, due: Some(due), kind, term })
    };
    assert_eq!(refusal(&mut story, add(Timestamp::MAX)), TooFar);
}

#[test]
fn an_owner_without_a_name_is_refused_and_nobody_is_allowed() {
    let mut story = Story::new();
    for owner in ["@", "- ", "???", "@ @", "…"] {
        let add = follow_up(owner, "Alarm on payments", None, Prevent, Short);
        assert_eq!(refusal(&mut story, add), NamelessOwner, "{owner}");
    }
    story.does(follow_up("@Maria", "Alarm on payments", None, Prevent, Short));
    story.does(follow_up("", "Ask the bank", None, Prevent, Long));
    let owners: Vec<&str> = story.state().debrief.follow_ups.iter().map(|f| f.owner.as_str()).collect();
    assert_eq!(owners, ["Maria", ""]);
}

#[test]
fn a_follow_up_is_done_once_and_undo_opens_it_again() {
    let mut story = Story::new();
    let added = story.does(follow_up("Maria", "Alarm", Some(22), Prevent, Short));
    let is_done =
        |story: &Story| story.state().debrief.follow_ups.get(added).is_some_and(|f| f.done.is_some());
    let done = story.does(debrief(DebriefCommand::FinishFollowUp(added)));
    assert!(is_done(&story));
    assert_eq!(story.refuses(debrief(DebriefCommand::FinishFollowUp(added))), Rejected::Unchanged);
    story.undoes(done);
    assert!(!is_done(&story));
    let unknown = debrief(DebriefCommand::FinishFollowUp(done));
    assert_eq!(story.refuses(unknown), Rejected::Unknown(done));
}

#[test]
fn the_whys_are_a_tree_that_starts_from_the_impact() {
    let mut story = Story::new();
    let first = story.does(why(None, "a"));
    let second = story.does(why(Some(first), "b"));
    story.does(why(None, "d"));
    story.does(why(Some(first), "c"));
    story.does(why(Some(second), "b1"));
    let tree: Vec<(&str, usize, bool)> = story
        .state()
        .debrief
        .tree()
        .into_iter()
        .map(|branch| (branch.why.text.as_str(), branch.depth, branch.is_leaf))
        .collect();
    assert_eq!(tree, [("a", 1, false), ("b", 2, false), ("b1", 3, true), ("c", 2, true), ("d", 1, true)]);
    // What asked about something undone is kept, and said to have no place.
    story.undoes(second);
    assert_eq!(story.state().debrief.tree().len(), 3);
    assert_eq!(story.state().unplaced.len(), 1);
}

#[test]
fn whys_as_deep_as_a_file_may_have_them_are_no_trouble() {
    let mut story = Story::new();
    let mut under = None;
    for _ in 0..5000 {
        under = Some(story.takes_in(Fact::Debrief(DebriefFact::WhyAnswered { under, text: "w".into() })));
    }
    assert_eq!(story.state().debrief.tree().last().map(|branch| branch.depth), Some(5000));
    let text = export::record_markdown(&story.incident, &FixedZone::utc(), story.now);
    assert!(text.lines().all(|line| line.len() < 100));
}

#[test]
fn a_debrief_is_planned_for_later_or_said_not_to_be_needed() {
    let mut story = Story::new();
    let plan = |is_held, at: &str| {
        let at = Timestamp::parse(&format!("2026-11-{at}:00.000Z"));
        debrief(DebriefCommand::PlanDebrief { is_held, at, reason: None })
    };
    assert!(matches!(refusal(&mut story, plan(true, "21T02:40")), PlanInThePast(_)));
    story.does(plan(true, "22T09:00"));
    assert_eq!(story.refuses(plan(true, "22T09:00")), Rejected::Unchanged);
    story.does(plan(false, "22T09:00"));
    let plan = story.state().debrief.plan.clone().expect("a plan");
    assert_eq!((plan.is_held, plan.at), (false, None));
}

#[test]
fn what_speaks_for_a_debrief_comes_from_the_log() {
    let mut story = Story::new();
    story.does(Command::SetSeverity(Severity::Minor));
    story.at("02:55").does(Command::SetPhase(Phase::Resolved));
    assert!(!story.state().debrief_advice(story.now).is_worth_it());
    let long = long_story();
    let advice = long.state().debrief_advice(long.now);
    assert_eq!(advice.was_severe, Some(Severity::Major));
    assert!(advice.was_long.is_some() && advice.broken_promises == 3 && !advice.is_unexplained);
}

#[test]
fn words_of_the_debrief_can_be_corrected_and_redacted() {
    let mut story = Story::new();
    let added = story.does(follow_up("Maria", "Alarm", None, Prevent, Short));
    let learnt = story.does(lesson(Lesson::Lucky, "It was nigth"));
    let because = story.does(why(None, "a deploy"));
    for (target, text) in [(added, "Two alarms"), (learnt, "It was night"), (because, "a release")] {
        story.does(Command::Correct { target, text: words(text) });
    }
    let said = &story.state().debrief;
    assert_eq!(said.follow_ups.get(added).map(|f| f.text.as_str()), Some("Two alarms"));
    assert_eq!(said.lessons.get(learnt).map(|l| l.text.as_str()), Some("It was night"));
    assert_eq!(said.whys.get(because).map(|w| w.text.as_str()), Some("a release"));
    story.does(Command::Redact(added));
    let gone = story.state().debrief.follow_ups.get(added).expect("it stays").clone();
    assert_eq!((gone.text.as_str(), gone.owner.as_str()), (REDACTED, REDACTED));
    let file = export::write(&story.incident, story.now);
    assert!(!file.contains("Maria") && !file.contains("alarms"), "{file}");
}

#[test]
fn a_debrief_comes_back_from_its_file_and_stands_in_the_summary() {
    let incident = long_story().incident;
    let file = export::write(&incident, incident.state().last_change.expect("a change"));
    let back = export::read(&file).expect("a file that is read");
    assert_eq!((back.incident.state(), back.repairs.len()), (incident.state(), 0));
    assert!(file.contains("\"follow_ups\":[{\"follow_up\":"), "{file}");
    let fact = "{\"follow_up_added\":{\"text\":\"Alarm on payments by region\",\"owner\":\"Maria\",\
                \"due\":\"2026-11-27T12:00:00.000Z\",\"kind\":\"mitigate\",\"term\":\"short\"}}";
    assert!(file.contains(fact), "the words in files are a contract");
    for name in ["follow_up_done", "follow_up_moved", "why_answered", "lesson_logged", "debrief_planned"] {
        assert!(file.contains(&format!("{{\"{name}\":{{")), "{name}");
    }
}
