//! Looking back at several incidents: figures, and the days of open follow-ups.

use crate::long_story::{follow_up, long_story};
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::*;

#[test]
fn figures_are_counted_from_the_log() {
    let story = long_story();
    let figures = story.state().figures(story.now);
    assert_eq!(figures.to_first_message, Some(3 * 60_000));
    assert_eq!(figures.to_mitigate.map(|millis| millis / 60_000), Some(64));
    assert_eq!((figures.kept, figures.broken, figures.proved_false), (0, 3, 1));
    assert_eq!(figures_row(&figures), ["3 min", "0 of 3", "1 h 4 min", "1"].map(str::to_owned));
}

#[test]
fn an_incident_with_nothing_in_it_has_no_figures_and_says_so() {
    let story = Story::new();
    let figures = story.state().figures(story.now);
    assert_eq!(figures, Figures::default());
    assert_eq!(figures_row(&figures), ["not recorded", "none due", "not recorded", "0"].map(str::to_owned));
    assert_eq!(figures_summary(&[figures]), "1 incident: no assumption proved false.");
    let unknown = Incident::new(IncidentId(Stamp::FIRST));
    assert_eq!(unknown.state().figures(Timestamp::MAX), Figures::default());
}

#[test]
fn a_mitigation_that_was_undone_does_not_count() {
    let mut story = Story::new();
    let monitoring = story.at("02:50").does(Command::SetPhase(Phase::Monitoring));
    story.at("02:51").undoes(monitoring);
    assert_eq!(story.state().figures(story.now).to_mitigate, None);
    story.at("03:10").sends(Phase::Resolved, None);
    assert_eq!(story.state().figures(story.now).to_mitigate, Some(30 * 60_000));
}

#[test]
fn the_figures_as_csv_have_a_row_an_incident_and_no_formula() {
    let mut story = Story::new();
    story.does(Command::Retitle(Title::parse("=1+1, \"checkout\"").expect("a title")));
    let csv = figures_csv_head() + &figures_csv_row(&story.incident, story.now);
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(
        rows[0],
        "declared_utc,incident,severity,first_message_seconds,promises_kept,promises_broken,mitigated_seconds,assumptions_proved_false"
    );
    assert_eq!(rows[1], "2026-11-21 02:40:00,\"'=1+1, \"\"checkout\"\"\",major,,0,0,,0");
    let long = long_story();
    let row = figures_csv_row(&long.incident, long.now);
    assert!(row.contains(",major,180,0,3,38") && row.ends_with(",1\r\n"), "{row}");
}

#[test]
fn follow_ups_with_a_day_make_a_calendar_of_whole_days() {
    let mut story = Story::new();
    let (prevent, short) = (FollowUpKind::Prevent, FixTerm::Short);
    story.does(follow_up("Maria; Jo", "Alarm, by region\nand by bank", Some(27), prevent, short));
    story.does(follow_up("", "Some day", None, prevent, short));
    let all: Vec<(IncidentId, String, FollowUp)> = story
        .state()
        .debrief
        .follow_ups
        .iter()
        .map(|f| (story.incident.id(), "Checkout fails".to_owned(), f.clone()))
        .collect();
    let zone = FixedZone { name: "Asia/Kolkata".into(), offset: Offset(330) };
    let made = follow_up_calendar(&all, &zone, story.now).expect("a calendar");
    assert_eq!(made.matches("BEGIN:VEVENT").count(), 1);
    assert!(made.contains("DTSTART;VALUE=DATE:20261127\r\n"), "{made}");
    assert!(
        made.replace("\r\n ", "")
            .contains("SUMMARY:Follow-up: Alarm\\, by region and by bank (Maria\\; Jo)\r\n")
    );
    assert_eq!(follow_up_calendar(&all[1..], &zone, story.now), None);
}
