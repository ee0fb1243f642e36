//! The reports: every heading and column word for word as the templates have it, and what they are
//! filled with from a long incident and from an empty one.

use crate::long_story::{ENTRIES, long_story};
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::*;

fn zone() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

fn exported() -> Timestamp {
    Timestamp::parse("2026-11-23T12:00:00.000Z").expect("a time")
}

/// An incident of which nothing is known: not even its declaration is here.
fn empty() -> Incident {
    let now = at("02:40");
    let stamp = StampClock::new(Replica::from_random(1)).tick(now);
    Incident::new(IncidentId(stamp))
}

/// What the templates ask for, in their order: headings by level, names in front of a colon, columns.
pub fn wanted(report: Report) -> &'static [&'static str] {
    match report {
        Report::SreState => &[
            "## Summary",
            "## Status",
            "## Command post(s)",
            "## Command hierarchy",
            "- **Current incident commander:**",
            "- **Operations lead:**",
            "- **Planning lead:**",
            "- **Communications lead:**",
            "- **Next incident commander:**",
            "## Detailed status (last updated at 2026-11-23 12:00 UTC by ",
            "## Exit criteria",
            "## TODO list and bugs filed",
            "## Incident timeline (most recent first, UTC)",
        ],
        Report::SrePostmortem => &[
            "## Date",
            "## Authors",
            "## Status",
            "## Summary",
            "## Impact",
            "## Root Causes",
            "## Trigger",
            "## Resolution",
            "## Detection",
            "## Action Items",
            "## Lessons Learned",
            "### What went well",
            "### What went wrong",
            "### Where we got lucky",
            "## Timeline (UTC)",
            "## Supporting information",
        ],
        Report::PagerDuty => &[
            "- **Owner:**",
            "- **Meeting scheduled for:**",
            "- **Call recording:**",
            "## Overview",
            "## What Happened",
            "## Contributing Factors",
            "## Resolution",
            "## Impact",
            "- **Time in SEV-1:**",
            "- **Time in SEV-2:**",
            "- **Notifications Delivered out of SLA:**",
            "- **Events Dropped / Not Accepted:**",
            "- **Accounts Affected:**",
            "- **Users Affected:**",
            "- **Support Requests Raised:**",
            "## Responders",
            "## Timeline",
            "## How'd We Do?",
            "### What Went Well?",
            "### What Didn't Go So Well?",
            "## Action Items",
            "## Messaging",
            "### Internal Email",
            "### External Message",
            "#### Summary",
            "#### What Happened?",
            "#### What Are We Doing About This?",
        ],
        Report::Atlassian => &[
            "## Incident summary",
            "## Leadup",
            "## Fault",
            "## Impact",
            "## Detection",
            "## Response",
            "## Recovery",
            "## Timeline",
            "## Root cause identification: The Five Whys",
            "## Root cause",
            "## Backlog check",
            "## Recurrence",
            "## Lessons learned",
            "## Corrective actions",
        ],
        Report::IncidentIo => &[
            "## Summary",
            "## Timeline",
            "## Contributors",
            "## Mitigators",
            "## Learnings and risks",
            "## Follow-ups",
        ],
    }
}

/// The lines that have the shape of a heading, or of a name that a template asks for.
pub fn shape(text: &str) -> Vec<&str> {
    let kept = text.lines().filter_map(|line| {
        // The one heading that ends in a name from the log.
        if let Some(before) = line.strip_prefix("## Detailed status").and_then(|rest| rest.find("UTC by ")) {
            return Some(&line[.."## Detailed status".len() + before + "UTC by ".len()]);
        }
        if line.starts_with("## ") || line.starts_with("### ") || line.starts_with("#### ") {
            return Some(line);
        }
        let end = line.strip_prefix("- **").and_then(|rest| rest.find(":** "))?;
        Some(&line[.."- **".len() + end + ":**".len()])
    });
    kept.collect()
}

/// The sections that a report says are still to be written, each by its last heading.
pub fn still_to_write(text: &str) -> Vec<&str> {
    let list = text.split("\n## Still to write\n\nThis was not recorded:\n\n").nth(1).unwrap_or_default();
    let named = list.lines().filter_map(|line| line.strip_prefix("- "));
    named.map(|path| path.rsplit(": ").next().unwrap_or(path)).collect()
}

#[test]
fn every_heading_is_word_for_word_that_of_its_template_or_is_still_to_be_written() {
    for incident in [long_story().incident, empty()] {
        for report in Report::ALL {
            let text = report.markdown(&incident, &zone(), exported());
            let missing = still_to_write(&text);
            let has: Vec<&str> =
                shape(&text).into_iter().filter(|line| *line != "## Still to write").collect();
            let asked = wanted(report);
            // What a form asks for is there as a whole or not at all, with its section.
            let is_there = |line: &&&str| has.contains(*line);
            let in_order: Vec<&str> = asked.iter().filter(is_there).copied().collect();
            let known: Vec<&str> = has.iter().filter(|line| asked.contains(line)).copied().collect();
            assert_eq!(known, in_order, "{}", report.name());
            assert!(has.iter().all(|line| !line.starts_with('#') || asked.contains(line)), "{has:?}");
            let headings = asked.iter().filter(|line| line.starts_with('#') && !has.contains(line));
            for heading in headings {
                let name = heading.trim_start_matches('#').trim_start();
                let name = name.split(" (last updated").next().unwrap_or(name);
                // The words after a colon are its last heading; a heading of headings goes with those under it.
                let last = name.rsplit(": ").next().unwrap_or(name);
                let is_group =
                    ["Lessons Learned", "How'd We Do?", "Messaging", "External Message"].contains(&name);
                assert!(is_group || missing.contains(&last), "{}: {heading}", report.name());
            }
        }
    }
}

#[test]
fn nothing_empty_stands_between_what_was_written() {
    for incident in [long_story().incident, empty()] {
        for report in Report::ALL {
            let text = report.markdown(&incident, &zone(), exported());
            assert!(!text.contains("\n\nnot recorded\n"), "{}: {text}", report.name());
        }
    }
    let pagerduty = Report::PagerDuty.markdown(&empty(), &zone(), exported());
    assert!(pagerduty.contains("\n- Messaging: External Message: What Happened?\n"), "{pagerduty}");
    assert!(!pagerduty.contains("## Messaging"), "{pagerduty}");
    let full = Report::IncidentIo.markdown(&long_story().incident, &zone(), exported());
    assert!(!full.contains("Still to write"), "{full}");
}

/// What the templates name for the record and for the handover, as headings here.
#[test]
fn the_record_and_the_handover_have_what_their_templates_name() {
    let headings = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_ascii_lowercase).collect()
    };
    for incident in [long_story().incident, empty()] {
        let record = record_markdown(&incident, &zone(), exported());
        let head: Vec<&str> = shape(&record).into_iter().take_while(|line| !line.starts_with('#')).collect();
        for name in ["Severity", "Phase", "Started", "Ended", "Duration"] {
            assert!(head.contains(&format!("- **{name}:**").as_str()), "{name}: {head:?}");
        }
        let asked = [
            "impact",
            "updates sent",
            "questions and theories",
            "timeline",
            "changes made",
            "actions",
            "people thanked",
        ];
        assert_eq!(headings(&record)[..asked.len()], asked);
        let asked = [
            "impact now",
            "phase",
            "promise running",
            "theories alive with next check",
            "ruled out, and on what evidence",
            "changes made and their state",
            "open actions",
            "parked questions",
            "what to watch and when to stop",
        ];
        assert_eq!(headings(&handover(&incident, &zone(), exported())), asked);
    }
}

#[test]
fn the_columns_and_the_five_instants_are_those_of_the_templates() {
    let incident = long_story().incident;
    let sre = Report::SrePostmortem.markdown(&incident, &zone(), exported());
    assert!(sre.contains("\n| Action Item | Type | Owner | Bug |\n"));
    for kind in ["mitigate", "prevent", "process", "other"] {
        assert!(sre.contains(&format!(" | {kind} | ")), "{kind}");
    }
    for mark in ["outage begins", "incident begins", "outage mitigated", "outage ends", "incident ends"] {
        assert_eq!(sre.matches(&format!("**{mark}**")).count(), 1, "{mark}");
    }
    let pagerduty = Report::PagerDuty.markdown(&incident, &zone(), exported());
    assert!(pagerduty.contains("\n| Time (UTC) | Event | Data Link |\n"));
    assert!(timeline_csv(&incident).starts_with("time_utc,kind,text,evidence\r\n"));
}

#[test]
fn an_empty_incident_says_what_is_still_to_be_written_and_invents_nothing() {
    for report in Report::ALL {
        let text = report.markdown(&empty(), &zone(), exported());
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("##")).collect();
        assert_eq!(headings, ["## Still to write"], "{}", report.name());
        let before = text.split("## Still to write").next().unwrap_or_default();
        for line in before.lines().filter(|line| line.starts_with("- ")) {
            assert!(line.ends_with("not recorded"), "{line}");
        }
    }
    assert_eq!(timeline_csv(&empty()).lines().count(), 1);
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_head() {
    for report in Report::ALL {
        let text = report.markdown(&long_story().incident, &zone(), exported());
        let rows = text.lines().filter(|line| line.starts_with("| "));
        for row in rows {
            let bars = row.replace("\\|", "").matches('|').count();
            assert!(bars == 4 || bars == 5, "{row}");
        }
    }
}

#[test]
fn the_reports_read_as_the_golden_files_have_them() {
    for (name, incident) in [("long", long_story().incident), ("empty", empty())] {
        for report in Report::ALL {
            let file: String = report.name().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
            golden(&format!("{file}-{name}.md"), &report.markdown(&incident, &zone(), exported()));
        }
        golden(
            &format!("Handover-{name}.md"),
            &handover(&at_the_end_of_a_shift(&incident), &zone(), at("03:50")),
        );
        golden(&format!("Record-{name}.md"), &record_markdown(&incident, &zone(), exported()));
        golden(&format!("Timeline-{name}.csv"), &timeline_csv(&incident));
    }
}

/// The incident as it was while its remedy was being watched.
fn at_the_end_of_a_shift(incident: &Incident) -> Incident {
    let before = incident.log().iter().filter(|event| event.written <= at("03:50")).cloned();
    Incident::replay(incident.id(), before)
}

/// `UPDATE_GOLDEN=1 cargo test --test host reports` writes them anew; read them before they are kept.
pub fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/host/golden/reports/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).expect("the golden file can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "{name}");
}

#[test]
fn the_csv_has_a_row_an_entry_and_no_formula() {
    let incident = long_story().incident;
    let csv = timeline_csv(&incident);
    // The declaration has no entry of its own; what was said in the debrief has.
    let entries = incident.state().entries.len() + 1;
    assert!(entries > ENTRIES);
    let starts = csv.lines().filter(|line| line.starts_with("2026-11-2")).count();
    assert_eq!(starts, entries);
    assert!(csv.contains(",note (undone),'=1+1 typed"), "{csv}");
    assert!(csv.contains("\"To customers, Identified: A release rejects EU cards."));
}

#[test]
fn a_report_names_its_template_before_a_long_title() {
    let mut story = Story::new();
    story.does(Command::Retitle(Title::parse(&"x".repeat(150)).expect("a title")));
    let name = Report::PagerDuty.file_name(&story.incident, exported());
    assert!(name.starts_with("2026-11-21-postmortem-pagerduty-xxx"), "{name}");
    assert!(name.ends_with(".md"));
}

#[test]
fn time_in_a_severity_counts_from_the_log() {
    let mut story = Story::new();
    story.at("02:50").does(Command::SetSeverity(Severity::Critical));
    story.at("03:20").does(Command::SetSeverity(Severity::Minor));
    story.at("04:00").does(Command::SetPhase(Phase::Resolved));
    let text = Report::PagerDuty.markdown(&story.incident, &zone(), exported());
    assert!(
        text.contains("- **Time in SEV-1:** 30 min (critical)\n- **Time in SEV-2:** 10 min (major)"),
        "{text}"
    );
}
