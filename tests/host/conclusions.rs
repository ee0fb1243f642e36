//! What it takes to conclude: ruling out in one act, on evidence or on words that become it; what is missing is a mark.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, Report, record_markdown};

fn rule_out(theory: Stamp, on: Stamp) -> Command {
    Command::RuleOut { theory, on, by: Some(words("Ana")) }
}

fn against(theory: Stamp, text: &str, source: Option<Source>) -> Command {
    Command::AddEvidence { theory: Some(theory), leaning: Leaning::Against, text: words(text), source }
}

fn standing(story: &Story, id: Stamp) -> Standing {
    story.state().theories.get(id).expect("a theory").standing()
}

fn reason(story: &Story, id: Stamp) -> String {
    let theory = story.state().theories.get(id).expect("a theory");
    theory.history.last().map(|last| story.state().reason(theory, last)).unwrap_or_default()
}

fn markdown(story: &Story) -> String {
    record_markdown(&story.incident, &FixedZone::utc(), at("04:10"))
}

/// Everything that is handed out, by name.
fn every_export(story: &Story) -> Vec<(String, String)> {
    let (incident, zone, now) = (&story.incident, FixedZone::utc(), at("04:10"));
    let mut all: Vec<(String, String)> = Report::ALL
        .into_iter()
        .map(|report| (report.name().to_owned(), report.markdown(incident, &zone, now)))
        .collect();
    all.push(("Markdown".into(), markdown(story)));
    all.push(("CSV".into(), export::timeline_csv(incident)));
    all.push(("Page".into(), export::record_html(incident, &zone, now)));
    all.push(("JSON".into(), export::write(incident, now)));
    all.push(("Handover".into(), export::handover(incident, &zone, now)));
    all
}

#[test]
fn what_speaks_against_a_theory_is_the_reason_to_rule_it_out() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    story.sees(Leaning::Against, Some(Source::Log), "offsets are committed\nevery 2 s");
    story.sees(Leaning::For, Some(Source::Word), "Bo says so");
    story.at("02:50").does(stands(id, Standing::Disproved, ""));
    assert_eq!(standing(&story, id), Standing::Disproved);
    assert_eq!(reason(&story, id), "offsets are committed");
    // What comes in afterwards was no reason by then.
    story.at("02:55").does(against(id, "it fetches in 12 ms", Some(Source::Metric)));
    assert_eq!(reason(&story, id), "offsets are committed");
    let record = markdown(&story);
    for line in [
        "- **Disproved:** the consumer is stuck",
        "  - Disproved at 02:50: offsets are committed",
        "- 02:50 **Disproved** (“the consumer is stuck”): offsets are committed",
    ] {
        assert!(record.lines().any(|l| l == line), "{line}\n\n{record}");
    }
}

#[test]
fn a_reason_in_words_still_counts() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    story.sees(Leaning::Against, Some(Source::Log), "offsets are committed");
    story.concludes(id, Standing::Disproved, "it waits for the store");
    assert_eq!(reason(&story, id), "it waits for the store");
}

#[test]
fn nothing_is_ruled_out_on_nothing() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    let other = story.supposes("the disk is full");
    let seen = story.sees(Leaning::For, Some(Source::Log), "ENOSPC");
    let missing = Missing::Evidence(Leaning::Against);
    let nothing = Rejected::ConcludedOnNothing { standing: Standing::Disproved, missing };
    assert_eq!(story.refuses(stands(id, Standing::Disproved, "I think so")), nothing);
    let anyway = |theory, reason| Command::ConcludeAnyway {
        theory,
        standing: Standing::Disproved,
        reason: words(reason),
        by: None,
    };
    assert_eq!(story.refuses(anyway(id, "no time")), nothing);
    assert_eq!(story.refuses(rule_out(id, seen)), nothing, "it speaks of another theory");
    assert_eq!(story.refuses(rule_out(other, seen)), nothing, "it speaks for it");
    assert_eq!(story.refuses(rule_out(id, other)), nothing);
}

#[test]
fn ruling_out_in_words_is_one_act_and_is_undone_as_one() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    let before = story.state().clone();
    let seen = story.does(against(id, "offsets are committed", None));
    let out = story.does(rule_out(id, seen));
    let whole = story.state().clone();
    assert_eq!(
        (standing(&story, id), reason(&story, id).as_str()),
        (Standing::Disproved, "offsets are committed")
    );
    let last = story.incident.last_undoable(out.replica()).expect("something to undo").stamp;
    assert_eq!(last, out);
    let undone = story.undoes(out);
    assert_eq!(standing(&story, id), Standing::Assumption);
    assert_eq!(story.state().evidence, before.evidence);
    assert!(story.incident.is_undone(seen) && story.incident.is_undone(out));
    assert_ne!(story.incident.last_undoable(out.replica()).map(|e| e.stamp), Some(seen), "it went along");
    // Put back, it is what it was.
    story.undoes(undone);
    assert_eq!(
        (standing(&story, id), reason(&story, id).as_str()),
        (Standing::Disproved, "offsets are committed")
    );
    assert_eq!(story.state().evidence, whole.evidence);
    // Any order of arrival gives the same.
    let log = story.incident.log().to_vec();
    let mut backwards = Incident::new(story.incident.id());
    log.into_iter().rev().for_each(|event| {
        backwards.apply(event);
    });
    assert_eq!(backwards, story.incident);
}

#[test]
fn undoing_the_act_takes_nothing_along_that_is_no_evidence() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    let note = story.notes("a note");
    let changed = story.takes_in(Fact::StandingChanged {
        theory: id,
        standing: Standing::Testing,
        reason: String::new(),
        by: String::new(),
        evidence: Some(note),
    });
    story.undoes(changed);
    assert!(!story.incident.is_undone(note));
}

#[test]
fn what_is_missing_is_a_mark_in_every_export_until_it_is_mended() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    let seen = story.does(against(id, "offsets are committed", None));
    story.does(rule_out(id, seen));
    for (name, text) in every_export(&story) {
        let tells = text.contains("the consumer is stuck");
        assert!(!tells || text.contains("no source yet"), "{name}\n\n{text}");
    }
    assert!(markdown(&story).contains("- **Disproved** (no source yet): the consumer is stuck"));
    assert!(export::write(&story.incident, at("04:10")).contains(r#""to_be_mended":[{"theory":"#));

    story.does(Command::SourceEvidence { evidence: seen, source: Source::Word });
    for (name, text) in every_export(&story) {
        assert!(!text.contains("no source yet"), "{name}");
        assert!(
            !text.contains("the consumer is stuck") || text.contains("someone's word"),
            "{name}\n\n{text}"
        );
    }
    story.does(Command::SourceEvidence { evidence: seen, source: Source::Log });
    for (name, text) in every_export(&story) {
        assert!(!text.contains("someone's word") && !text.contains("to_be_mended"), "{name}\n\n{text}");
    }
    assert!(markdown(&story).contains("- **Disproved:** the consumer is stuck"));
}

#[test]
fn a_proof_waits_for_each_thing_and_a_mark_is_not_enough() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    let prove = || stands(id, Standing::Proven, "so");
    let lacks = |missing| Rejected::ConcludedOnNothing { standing: Standing::Proven, missing };
    assert_eq!(story.refuses(prove()), lacks(Missing::Evidence(Leaning::For)));
    let seen = story.sees(Leaning::For, None, "no offset moves");
    assert_eq!(story.refuses(prove()), lacks(Missing::Source));
    story.does(Command::SourceEvidence { evidence: seen, source: Source::Word });
    assert_eq!(story.refuses(prove()), lacks(Missing::MoreThanWord));
    story.does(Command::SourceEvidence { evidence: seen, source: Source::Metric });
    assert_eq!(story.refuses(stands(id, Standing::Proven, "")), Rejected::ReasonMissing(Standing::Proven));
    story.does(prove());
}

#[test]
fn what_ruled_a_theory_out_goes_from_the_reason_when_it_is_redacted() {
    let mut story = Story::new();
    let id = story.supposes("the consumer is stuck");
    let seen = story.does(against(id, "password hunter2 still works", None));
    story.does(rule_out(id, seen));
    story.does(Command::Redact(seen));
    assert_eq!(reason(&story, id), REDACTED);
    for (name, text) in every_export(&story) {
        assert!(!text.contains("hunter2"), "{name}");
    }
}
