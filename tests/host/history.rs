//! Looking back at several incidents: figures, and the days of open follow-ups.

use crate::long_story::{debrief, follow_up, long_story};
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
    assert_eq!(figures_row(&figures), ["3 min", "0 of 3", "2 of 2", "1 h 4 min", "1"].map(str::to_owned));
}

#[test]
fn an_incident_with_nothing_in_it_has_no_figures_and_says_so() {
    let story = Story::new();
    let figures = story.state().figures(story.now);
    assert_eq!(figures, Figures::default());
    assert_eq!(
        figures_row(&figures),
        ["not recorded", "none due", "none concluded", "not recorded", "0"].map(str::to_owned)
    );
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
        "declared_utc,incident,severity,first_message_seconds,promises_kept,promises_broken,mitigated_seconds,assumptions_proved_false,theories_concluded,on_evidence"
    );
    assert_eq!(rows[1], "2026-11-21 02:40:00,\"'=1+1, \"\"checkout\"\"\",major,,0,0,,0,0,0");
    let long = long_story();
    let row = figures_csv_row(&long.incident, long.now);
    assert!(row.contains(",major,180,0,3,38") && row.ends_with(",1,2,2\r\n"), "{row}");
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

/// The same story under another id, as if it were another incident.
fn earlier(number: u64, title: &str, tell: impl FnOnce(&mut Story)) -> Incident {
    let mut story = Story::new();
    story.does(Command::Retitle(Title::parse(title).expect("a title")));
    tell(&mut story);
    let id = StampClock::new(Replica::from_random(number)).tick(at("02:40"));
    Incident::replay(IncidentId(id), story.incident.log().to_vec())
}

#[test]
fn what_was_said_in_like_words_before_is_found_with_what_came_of_it() {
    let login = earlier(2, "Nobody can log in", |story| {
        let theory = story.supposes("The certificate of the login page ran out");
        story.sees(Leaning::For, Some(Source::Test), "expired at 02:40");
        story.concludes(theory, Standing::Proven, "seen from two networks");
        story.does(follow_up(
            "Ana",
            "Renew certificates by machine",
            Some(27),
            FollowUpKind::Prevent,
            FixTerm::Long,
        ));
        story.at("04:00").sends(Phase::Resolved, None);
    });
    let checkout = earlier(3, "Checkout of EU customers is down", |story| {
        story.at("03:00").sends(Phase::Resolved, None);
    });
    let search = earlier(4, "Search shows stale results", |_| {});
    let all = [&login, &checkout, &search];

    let mut now = Story::new();
    let found = |story: &Story| -> Vec<String> {
        let said = Said::of(story.state());
        precedents(story.incident.id(), &said, all).iter().map(precedent).collect()
    };
    assert_eq!(found(&now), ["2026-11-21, lasted 20 min."], "by the title");
    let theory = now.supposes("An expired certificate");
    assert_eq!(
        found(&now),
        [
            "2026-11-21, lasted 1 h 20 min. Then: “The certificate of the login page ran out”, proven.",
            "2026-11-21, lasted 20 min."
        ]
    );
    let said = Said::of(now.state());
    let open: Vec<&str> =
        precedents(now.incident.id(), &said, all)[0].open_follow_ups().map(|f| f.text.as_str()).collect();
    assert_eq!(open, ["Renew certificates by machine"]);
    // Once it is concluded nobody asks any more.
    now.sees(Leaning::Against, Some(Source::Test), "valid until March");
    now.concludes(theory, Standing::Disproved, "looked at it");
    assert_eq!(found(&now).len(), 1);
    assert!(
        precedents(checkout.id(), &Said::of(checkout.state()), [&checkout]).is_empty(),
        "no incident is its own precedent"
    );
}

#[test]
fn the_line_about_follow_ups_counts_what_is_done_overdue_and_old() {
    let zone = FixedZone { name: "UTC".into(), offset: Offset(0) };
    let mut story = Story::new();
    let line = |story: &Story, days: i64| {
        let later = story.now.plus_minutes(days * 24 * 60);
        follow_ups_line(story.state().debrief.follow_ups.iter(), later, &zone)
    };
    let (prevent, short) = (FollowUpKind::Prevent, FixTerm::Short);
    let done = story.does(follow_up("Ana", "Alarm by region", Some(27), prevent, short));
    assert_eq!(line(&story, 0), "Follow-ups on 2026-11-21: 1 in all, 0 done, the oldest open since today.");
    story.does(follow_up("", "Alarm by bank", Some(23), prevent, short));
    story.does(debrief(DebriefCommand::FinishFollowUp(done)));
    assert_eq!(
        line(&story, 1),
        "Follow-ups on 2026-11-22: 2 in all, 1 done (1 in the last 30 days), the oldest open for 1 day."
    );
    assert_eq!(
        line(&story, 63),
        "Follow-ups on 2027-01-23: 2 in all, 1 done, 1 overdue, the oldest open for 63 days."
    );
}
