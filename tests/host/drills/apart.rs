//! A drill is told apart for ever: in its title and in everything that is handed out, in files and what comes of them, and it
//! is in no figure of real incidents.

use super::player::began;
use crate::facts;
use crate::story::{Story, at};
use incident_scratchpad::domain::*;
use incident_scratchpad::export;
use proptest::prelude::*;

fn drill() -> Story {
    let mut story = Story::new();
    story.does(Command::Tell(began("queue-lag", "Orders pile up")));
    story
}

fn zone() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

#[test]
fn its_title_says_so_whatever_it_is_called_and_what_is_undone() {
    let mut story = drill();
    assert_eq!(story.state().title, "DRILL: Checkout fails");
    story.does(Command::Retitle(Title::parse("Orders late").expect("a title")));
    assert_eq!(story.state().title, "DRILL: Orders late");
    story.does(Command::Retitle(Title::parse("DRILL: Orders").expect("a title")));
    assert_eq!(story.state().title, "DRILL: Orders", "said once");
    let fact =
        story.incident.log().iter().find(|event| matches!(event.fact, Fact::Detail(_))).expect("it").stamp;
    assert_eq!(story.refuses(Command::Retract(fact)), Rejected::NotUndoable);
    story.takes_in(Fact::Retracted { target: fact });
    story.does(Command::Redact(fact));
    assert!(story.state().is_drill(), "neither a file's undo nor a redaction makes it an incident");
    assert_eq!(story.state().timeline().filter(|entry| entry.undone.is_some()).count(), 0);
}

#[test]
fn it_begins_once_and_at_a_speed_that_there_is() {
    let mut story = drill();
    assert_eq!(story.refuses(Command::Tell(began("other", "Other"))), Rejected::Unchanged);
    let mut fresh = Story::new();
    let fast = Detail::DrillBegan { script: "a".into(), name: "A".into(), speed: 60 };
    assert_eq!(fresh.refuses(Command::Tell(fast)), Rejected::Detail(DetailError::NoSpeed));
    assert_eq!(fresh.refuses(Command::Tell(began(" ", "A"))), Rejected::Detail(DetailError::NoName));
}

#[test]
fn everything_that_is_handed_out_says_so_first() {
    let mut story = drill();
    story.does(Command::MakePromise { audience: Audience::Customers, due: at("03:10") });
    let incident = &story.incident;
    let state = incident.state();
    let record = export::record_markdown(incident, &zone(), at("02:50"));
    assert!(record.starts_with("# DRILL: Checkout fails"), "{record}");
    assert!(record.contains("This is a drill: Orders pile up."), "{record}");
    assert!(export::handover(incident, &zone(), at("02:50")).starts_with("# Handover: DRILL: Checkout"));
    assert!(export::announcement(state, &zone()).starts_with("DRILL: incident declared: Checkout fails."));
    assert!(export::handover_line(state, at("02:50"), &zone()).starts_with("DRILL: "));
    assert!(
        export::acknowledgement(state, "Lead", "Ana", at("02:50"), &zone()).starts_with("DRILL: I have it")
    );
    let calendar = export::calendar(incident, at("02:50")).expect("a promise");
    let said =
        calendar.lines().filter(|line| line.starts_with("SUMMARY:") || line.starts_with("DESCRIPTION:"));
    let said: Vec<&str> = said.collect();
    assert_eq!(said.len(), 4);
    assert!(
        said.iter().all(|line| line.split_once(':').is_some_and(|(_, text)| text.starts_with("DRILL: ")))
    );
    assert_eq!(export::file_name(&state.title, at("02:50"), "md"), "2026-11-21-drill-checkout-fails.md");
    assert!(export::record_html(incident, &zone(), at("02:50")).contains("<title>DRILL: "));
    for report in export::Report::ALL {
        let text = report.markdown(incident, &zone(), at("02:50"));
        assert!(text.contains("DRILL: Checkout fails"), "{}", report.name());
    }
}

/// Every form in which an update is copied, to everybody, with and without a headline of its own.
#[test]
fn every_copied_update_begins_with_it() {
    let story = drill();
    for audience in Audience::ALL {
        for headline in ["", "You cannot pay"] {
            let parts = UpdateParts {
                headline: headline.into(),
                happening: "Card payments fail.".into(),
                impact: "You cannot pay by card.".into(),
                ..UpdateParts::default()
            };
            let title = export::headline(&story.state().title, audience, &parts);
            let draft = export::Draft {
                title: &title,
                phase: Phase::Investigating,
                audience,
                parts: &parts,
                next_due: Some(at("03:10")),
                now: at("02:50"),
                language: Language::English,
            };
            let zone = zone();
            let mut forms: Vec<String> =
                export::Destination::ALL.iter().map(|destination| destination.text(&draft, &zone)).collect();
            forms.push(export::message_short(&draft, &zone));
            forms.push(export::statuspage(&draft, &zone).name);
            forms.push(export::statuspage(&draft, &zone).body);
            for form in forms {
                let at = form.find("DRILL").unwrap_or(usize::MAX);
                let before = form.get(..at).unwrap_or("none");
                let is_mark = |c: char| !c.is_alphabetic();
                let first = before.replace("Subject", "").replace("strong", "").replace("panel", "");
                assert!(
                    first.chars().all(is_mark) || form.starts_with('{') || form.starts_with('<'),
                    "{form}"
                );
                assert!(at < form.find("Investigating").unwrap_or(usize::MAX), "{form}");
            }
        }
    }
}

#[test]
fn a_drill_is_no_precedent_and_has_none() {
    let (drill, real, other) = (drill(), Story::new(), Story::new());
    let id = IncidentId(Stamp::new(at("03:30"), 0, Replica::from_random(4)));
    let here = Said::of(other.state());
    assert_eq!(precedents(id, &here, [&real.incident]).len(), 1, "two incidents of one title");
    assert!(precedents(id, &here, [&drill.incident]).is_empty());
    assert!(precedents(id, &Said::of(drill.state()), [&real.incident]).is_empty());
}

#[test]
fn a_file_that_says_so_stays_a_drill_without_the_event() {
    let story = drill();
    let file = export::write(&story.incident, at("02:50"));
    assert!(file.contains("\"drill\":true"));
    let kept: Vec<&str> = file.lines().filter(|line| !line.contains("drill_began")).collect();
    let cut = kept.join("\n").replace("}}},\n  ]", "}}}\n  ]");
    let read = export::read(&cut).expect("a file");
    assert!(read.incident.state().is_drill());
    assert_eq!(read.repairs.len(), 1, "{:?}", read.repairs);
    assert!(read.repairs.iter().any(|repair| repair.reason == export::Reason::DrillUnsaid));
    assert_eq!(export::read(&cut).expect("again").incident.log(), read.incident.log());
}

proptest! {
    /// Whatever a log holds besides: as a file and back, copied and undone, it is a drill, and in no figure.
    #[test]
    fn a_drill_never_becomes_a_real_incident(
        events in prop::collection::vec(facts::event(), 0..30),
        others in prop::collection::vec(facts::event(), 0..20),
        stamp in facts::stamp(),
    ) {
        let mut all = events;
        let fact = Fact::Detail(Box::new(began("queue-lag", "Orders pile up")));
        all.push(Event::with_times(stamp, None, None, fact));
        let incident = Incident::replay(facts::id(), all);
        prop_assert!(incident.state().is_drill());
        prop_assert!(incident.state().declared.is_none() || is_drill_title(&incident.state().title));
        prop_assert_eq!(export::figures_csv_row(&incident, at("03:00")), "");
        let file = export::write(&incident, at("03:00"));
        let mut read = export::read(&file).expect("its own file").incident;
        prop_assert!(read.state().is_drill());
        // By every other road, too: as a link, as its handover, with words masked, and as a copy of all that.
        let none = export::UnknownFields::default();
        let linked = export::read(&export::payload(&incident, &none)).expect("what a link carries").incident;
        prop_assert!(linked.state().is_drill());
        let handed = export::read(&export::payload(&export::handover_part(&incident), &none)).expect("a handover").incident;
        prop_assert!(handed.state().is_drill());
        let masks = [export::Mask { words: "pile".into(), kind: export::MaskKind::Name }];
        prop_assert!(export::masked_copy(&handed, &masks).incident.state().is_drill());
        prop_assert_eq!(export::figures_csv_row(&handed, at("03:00")), "");
        read.apply_all(others);
        prop_assert!(read.state().is_drill(), "whatever else arrives");
        // And the other way: what is no drill never says that it is one.
        let real = Incident::replay(facts::id(), incident.log().iter().filter(|event| {
            !matches!(&event.fact, Fact::Detail(detail) if matches!(**detail, Detail::DrillBegan { .. }))
        }).cloned());
        prop_assert!(!real.state().is_drill());
        prop_assert!(!export::write(&real, at("03:00")).contains("\"drill\":true"));
        prop_assert_ne!(export::figures_csv_row(&real, at("03:00")), "");
    }
}
