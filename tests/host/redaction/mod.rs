//! Redaction as a class: every fact there is, with a word of its own in each of its texts, redacted the way a
//! person would, and then looked for in all that the page keeps, shows or hands out.

pub mod every_fact;
mod places;

use crate::story::*;
use every_fact::{By, Row, Scene, rows};
use incident_scratchpad::domain::*;
use incident_scratchpad::export;
use places::places;

/// Redacts as the page does: what `reach` says, one by one.
fn redact(story: &mut Story, targets: &[Stamp]) {
    for target in story.incident.reach(targets).targets {
        if story.incident.event(target).is_some_and(|event| !story.incident.is_redacted(event)) {
            story.does(Command::Redact(target));
        }
    }
}

/// What a person redacts to be rid of the words of a fact.
fn targets(story: &Story, row: &Row, id: Stamp) -> Vec<Stamp> {
    let state = story.state();
    match row.by {
        By::Nothing => Vec::new(),
        By::Row => {
            assert!(state.entries.contains(id), "{}: it has a row", row.name);
            vec![id]
        }
        By::Parent(parent) => {
            assert!(state.entries.contains(parent), "{}: what it belongs to has a row", row.name);
            vec![parent]
        }
        By::Title => story.incident.titles(),
        By::List => {
            assert!(story.incident.without_a_row().contains(&id), "{}: it is listed", row.name);
            vec![id]
        }
    }
}

fn found(incident: &Incident, marks: &[String]) -> Vec<String> {
    let hits = |(place, text): (String, String)| {
        let here = marks.iter().filter(|mark| text.contains(mark.as_str()));
        here.map(|mark| format!("{mark} in {place}")).collect::<Vec<String>>()
    };
    places(incident).into_iter().flat_map(hits).collect()
}

#[test]
fn no_word_of_any_fact_outlives_its_redaction_anywhere() {
    let mut problems = Vec::new();
    for row in rows() {
        let Scene { mut story, .. } = Scene::new();
        let id = story.takes_in(row.fact.clone());
        let file = export::write(&story.incident, story.now);
        for mark in &row.marks {
            assert!(file.contains(mark.as_str()), "{}: {mark} is in the file before", row.name);
        }
        assert_eq!(row.marks.is_empty(), matches!(row.by, By::Nothing), "{}: reached by something", row.name);
        let before = story.incident.log().to_vec();
        let redacted = targets(&story, &row, id);
        redact(&mut story, &redacted);
        let mut look = |when: &str, incident: &Incident| {
            let hits = found(incident, &row.marks);
            problems.extend(hits.into_iter().map(|hit| format!("{} {when}: {hit}", row.name)));
        };
        look("at once", &story.incident);
        // An older copy, a file or a slow tab, whichever comes first.
        let id_of = story.incident.id();
        let after = story.incident.log().to_vec();
        let mut merged = Incident::replay(id_of, before.clone());
        merged.apply_all(after.clone());
        look("learnt from a copy", &merged);
        assert_eq!(merged, story.incident, "{}: any order gives the same", row.name);
        story.incident.apply_all(before.clone());
        look("after an older copy", &story.incident);
        let mut late = Incident::replay(id_of, after.into_iter().filter(|event| event.stamp != id));
        late.apply(before.iter().find(|event| event.stamp == id).expect("it was there").clone());
        look("come late", &late);
        assert_eq!(late, merged, "{}: come late, it is the same", row.name);
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn every_wording_of_what_was_stated_of_a_theory_goes_with_it() {
    let Scene { mut story, theory, .. } = Scene::new();
    for text in ["first-wording", "second-wording"] {
        story.does(Command::StateExpectation { theory, text: words(text) });
        story.does(Command::StateNormal { theory, text: words(&format!("normal-{text}")) });
    }
    let marks = ["first-wording".to_owned(), "second-wording".to_owned()];
    assert_ne!(found(&story.incident, &marks), Vec::<String>::new());
    redact(&mut story, &[theory]);
    assert_eq!(found(&story.incident, &marks), Vec::<String>::new());
}

#[test]
fn what_was_stated_of_a_theory_can_go_alone_in_every_wording() {
    let Scene { mut story, theory, .. } = Scene::new();
    for text in ["first-wording", "second-wording"] {
        story.does(Command::StateExpectation { theory, text: words(text) });
    }
    story.does(Command::StateNormal { theory, text: words("all is green") });
    let stated = story.incident.statements(theory, Companion::Expectation);
    assert_eq!(stated.len(), 2);
    redact(&mut story, &stated);
    let marks = ["first-wording".to_owned(), "second-wording".to_owned()];
    assert_eq!(found(&story.incident, &marks), Vec::<String>::new());
    let kept = story.state().theories.get(theory).expect("the theory");
    assert_eq!((kept.expectation.as_str(), kept.normal.as_str()), (REDACTED, "all is green"));
    assert_ne!(kept.statement, REDACTED);
    assert_eq!(story.incident.statements(theory, Companion::Expectation), [], "there is no more to redact");
}

#[test]
fn evidence_goes_with_its_theory_unless_it_speaks_of_another_one() {
    let Scene { mut story, theory, other_theory, evidence, .. } = Scene::new();
    let add = |text: &str| Command::AddEvidence {
        theory: Some(theory),
        leaning: Leaning::For,
        text: words(text),
        source: None,
    };
    let (alone, shared, weighed_away) =
        (story.does(add("alone")), story.does(add("shared")), story.does(add("none")));
    let relate = |evidence, leaning| Command::RelateEvidence { evidence, theory: other_theory, leaning };
    story.does(relate(shared, Leaning::Against));
    story.does(relate(weighed_away, Leaning::Neither));
    let reach = story.incident.reach(&[theory]);
    assert_eq!(reach.targets, [theory, evidence, alone, weighed_away]);
    redact(&mut story, &[theory]);
    let text = |id| story.state().evidence.get(id).map(|piece| piece.text.clone()).expect("a piece");
    assert_eq!([alone, shared, weighed_away].map(text), [REDACTED, "shared", REDACTED]);
}

#[test]
fn a_question_leaves_its_theories_and_a_theory_leaves_its_question() {
    let Scene { mut story, question, theory, .. } = Scene::new();
    redact(&mut story, &[question]);
    assert_ne!(story.state().theories.get(theory).expect("the theory").statement, REDACTED);
    let Scene { mut story, question, theory, .. } = Scene::new();
    redact(&mut story, &[theory]);
    assert_ne!(story.state().questions.get(question).expect("the question").text, REDACTED);
}

#[test]
fn what_belongs_to_what_belongs_to_it_goes_too_in_every_order() {
    let Scene { mut story, theory, .. } = Scene::new();
    let concluded = story.takes_in(Fact::StandingChanged {
        theory,
        standing: Standing::Testing,
        reason: "a reason".into(),
        by: String::new(),
        evidence: None,
    });
    // No command corrects a reason; a file from elsewhere might.
    let corrected =
        story.takes_in(Fact::Corrected { target: concluded, text: "a better-worded reason".into() });
    redact(&mut story, &[theory]);
    let marks = ["better-worded".to_owned()];
    assert_eq!(found(&story.incident, &marks), Vec::<String>::new());
    let log = story.incident.log().to_vec();
    let without = log.iter().filter(|event| ![concluded, corrected].contains(&event.stamp)).cloned();
    let mut late = Incident::replay(story.incident.id(), without);
    let original = Fact::Corrected { target: concluded, text: "a better-worded reason".into() };
    for id in [corrected, concluded] {
        let event = log.iter().find(|event| event.stamp == id).expect("it was there").clone();
        let fact = if id == corrected { original.clone() } else { event.fact.clone() };
        late.apply(Event { fact, ..event });
    }
    assert_eq!(late, story.incident);
}

#[test]
fn what_belongs_to_itself_ends_nothing() {
    let Scene { mut story, .. } = Scene::new();
    let next = Stamp::new(at("02:41"), 7, Replica::from_random(7));
    let fact = Fact::Corrected { target: next, text: "round and round".into() };
    let event = Event { stamp: next, written: at("02:41"), happened: at("02:41"), fact };
    story.incident.apply(event);
    assert!(story.incident.without_a_row().contains(&next));
    redact(&mut story, &[next]);
    assert_eq!(found(&story.incident, &["round and round".to_owned()]), Vec::<String>::new());
}

#[test]
fn a_redaction_says_before_what_goes_along_and_where_else_the_words_stand() {
    let Scene { mut story, theory, evidence, .. } = Scene::new();
    story.does(Command::StateExpectation { theory, text: words("the pool is full") });
    let elsewhere = story.notes("In short: the pool is full.");
    let reach = story.incident.reach(&[theory]);
    let along: Vec<Companion> = reach.along.iter().map(|(companion, _)| *companion).collect();
    assert_eq!(along, [Companion::Evidence, Companion::Link, Companion::Picture, Companion::Expectation]);
    assert_eq!(reach.targets, [theory, evidence]);
    assert_eq!(reach.elsewhere, [elsewhere]);
}

#[test]
fn what_was_redacted_has_nothing_that_goes_along_any_more() {
    let Scene { mut story, theory, .. } = Scene::new();
    redact(&mut story, &[theory]);
    let reach = story.incident.reach(&[theory]);
    assert_eq!((reach.along, reach.elsewhere), (Vec::new(), Vec::new()));
}

#[test]
fn the_question_says_in_words_what_goes_along_and_what_stays() {
    let Scene { mut story, question, theory, note, .. } = Scene::new();
    for text in ["the pool is full", "the pool is very full"] {
        story.does(Command::StateExpectation { theory, text: words(text) });
    }
    let said = |story: &Story, id| export::goes_along(&story.incident.reach(&[id]));
    assert_eq!(said(&story, note), "");
    assert_eq!(
        said(&story, theory),
        "With them go what one would see if it were true (2 wordings), a piece of evidence that speaks of nothing else, \
         a link and a picture."
    );
    story.does(Command::Correct { target: note, text: words("all is red") });
    assert_eq!(said(&story, note), "With them goes a correction.");
    let stays = |id| export::stays(&story.incident, &story.incident.reach(&[id]));
    assert_eq!(stays(question), "The 2 theories under it stay and can be redacted by themselves.");
    assert_eq!(stays(note), "");
}

#[test]
fn a_template_loses_the_parts_that_hold_the_words_and_keeps_the_rest() {
    let mut own = export::Templates::default();
    let parts = |happening: &str, reader: &str| UpdateParts {
        happening: happening.into(),
        reader: reader.into(),
        ..UpdateParts::default()
    };
    own.keep(Phase::Investigating, Audience::Customers, parts("The key hunter2 leaked.", "Wait for us."));
    own.keep(Phase::Identified, Audience::Customers, parts("It is known.", ""));
    own.keep(Phase::Identified, Audience::Team, parts("The key hunter2 leaked.", ""));
    assert_eq!(own.erase(&["The key hunter2 leaked.".to_owned()]), 2);
    assert_eq!(own.get(Phase::Investigating, Audience::Customers), Some(&parts("", "Wait for us.")));
    assert_eq!(own.get(Phase::Identified, Audience::Customers), Some(&parts("It is known.", "")));
    assert_eq!(own.get(Phase::Identified, Audience::Team), None, "none of it is left");
    assert_eq!(own.erase(&["The key hunter2 leaked.".to_owned()]), 0);
}

#[test]
fn words_without_a_row_are_listed_with_what_they_are() {
    let Scene { mut story, .. } = Scene::new();
    let zone = story
        .does(Command::SetAudienceZone { audience: Audience::Customers, zone: Some(words("Asia/Tokyo")) });
    assert_eq!(
        export::words_without_a_row(&story.incident),
        [(zone, "Zone of an audience: Asia/Tokyo".to_owned())]
    );
}

#[test]
fn what_is_written_under_something_that_was_redacted_is_refused_and_not_lost() {
    let Scene { mut story, theory, evidence, note, action, .. } = Scene::new();
    redact(&mut story, &[theory]);
    for id in [note, action] {
        redact(&mut story, &[id]);
    }
    let link = Link::parse("https://logs.example/other").expect("a link");
    let due = Some(at("03:30"));
    for command in [
        Command::StateExpectation { theory, text: words("waits in the log") },
        Command::StateNormal { theory, text: words("no waits") },
        Command::ChangeStanding {
            theory,
            standing: Standing::Abandoned,
            reason: Some(words("no time")),
            by: None,
        },
        Command::LinkEvidence { evidence, link },
        Command::Correct { target: note, text: words("all green") },
        Command::Tell(Detail::ActionMoved { action, owner: "ben".into(), due }),
    ] {
        assert_eq!(story.refuses(command.clone()), Rejected::Redacted, "{command:?}");
    }
    // What has no words, and what stands by itself, is taken.
    story.does(Command::ChangeStanding { theory, standing: Standing::Testing, reason: None, by: None });
    let (leaning, text) = (Leaning::For, words("waits in the log"));
    story.does(Command::AddEvidence { theory: Some(theory), leaning, text, source: None });
    story.does(Command::CompleteAction(action));
}

#[test]
fn a_short_word_costs_no_template() {
    let mut own = export::Templates::default();
    let parts = UpdateParts {
        happening: "The Lead in EU looks.".into(),
        reader: "EU".into(),
        ..UpdateParts::default()
    };
    own.keep(Phase::Investigating, Audience::Team, parts);
    assert_eq!(own.erase(&["Lead".to_owned(), "us\nEU".to_owned()]), 0);
    assert_eq!(own.erase(&["EU".to_owned()]), 1, "but the very words go");
    let left = own.get(Phase::Investigating, Audience::Team).expect("a template");
    assert_eq!((left.happening.as_str(), left.reader.as_str()), ("The Lead in EU looks.", ""));
}

#[test]
fn what_was_listed_without_a_row_is_listed_no_more_once_it_is_redacted() {
    let Scene { mut story, .. } = Scene::new();
    let nobody = Stamp::new(at("02:41"), 7, Replica::from_random(7));
    let zone =
        story.takes_in(Fact::AudienceZoneSet { audience: Audience::Customers, zone: "Asia/Tokyo".into() });
    let normal = story.takes_in(Fact::NormalStated { theory: nobody, text: "all green".into() });
    for (id, left) in [(zone, vec![normal]), (normal, vec![])] {
        let before = story.state().last_change;
        story.now = story.now.plus_minutes(1);
        redact(&mut story, &[id]);
        assert_eq!(story.incident.without_a_row(), left);
        assert_ne!(story.state().last_change, before);
    }
}
