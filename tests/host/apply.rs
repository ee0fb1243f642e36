//! What facts do to the state, as sentences.

use crate::story::*;
use incident_scratchpad::domain::*;

#[test]
fn a_declaration_gives_title_severity_and_start() {
    let story = Story::new();
    let state = story.state();
    assert_eq!((state.title.as_str(), state.severity), ("Checkout fails", Severity::Major));
    assert_eq!((state.phase, state.declared), (Phase::Investigating, Some(at("02:40"))));
    assert!(state.entries.is_empty() && state.unplaced.is_empty());
}

#[test]
fn a_question_just_asked_takes_the_focus_and_the_one_before_is_parked() {
    let mut story = Story::new();
    let first = story.asks("Why only Europe?");
    let second = story.asks("Since when?");
    assert_eq!(story.state().question_in_focus, Some(second));
    story.does(Command::FocusQuestion(first));
    let theory = story.supposes("the provider rejects us");
    let third = story.asks("Is it all of Europe?");
    assert_eq!((story.state().question_in_focus, story.state().theory_in_focus), (Some(third), None));
    // Undone, all is as it was.
    story.undoes(third);
    assert_eq!((story.state().question_in_focus, story.state().theory_in_focus), (Some(first), Some(theory)));
    story.does(Command::ParkQuestion(first));
    assert_eq!(story.state().question_in_focus, None);
    let third = story.asks("Who noticed?");
    assert_eq!(story.state().question_in_focus, Some(third));
}

#[test]
fn a_theory_stands_under_the_question_in_focus_and_takes_the_focus() {
    let mut story = Story::new();
    let loose = story.supposes("it is DNS");
    let question = story.asks("Why only Europe?");
    let theory = story.supposes("the provider rejects us");
    let under = |t| story.state().theories.get(t).unwrap().question;
    assert_eq!((under(loose), under(theory)), (None, Some(question)));
    assert_eq!(story.state().theory_in_focus, Some(theory));
}

#[test]
fn focusing_a_question_brings_its_latest_living_theory_back() {
    let mut story = Story::new();
    let question = story.asks("Why only Europe?");
    let living = story.supposes("the provider rejects us");
    let dead = story.supposes("it is DNS");
    story.concludes(dead, Standing::Abandoned, "resolves everywhere");
    assert_eq!(story.state().theory_in_focus, None, "a settled theory leaves the focus");
    story.does(Command::ParkQuestion(question));
    story.does(Command::FocusQuestion(question));
    assert_eq!(story.state().theory_in_focus, Some(living));
    story.does(Command::ParkQuestion(question));
    assert_eq!(story.state().theory_in_focus, None, "its theory is parked with a question");
    story.does(Command::FocusTheory(living));
    assert_eq!(story.state().question_in_focus, Some(question), "a theory brings its question");
}

#[test]
fn evidence_belongs_to_the_theory_in_focus_and_keeps_its_source_and_time() {
    let mut story = Story::new();
    let theory = story.supposes("the provider rejects us");
    let seen = story.at("02:55").does_late(
        "02:45",
        Command::AddEvidence {
            theory: None,
            leaning: Leaning::For,
            text: words("422 in every line"),
            source: None,
        },
    );
    story.does(Command::SourceEvidence { evidence: seen, source: Source::Log });
    let evidence: Vec<&Evidence> =
        story.state().evidence_of(story.state().theories.get(theory).unwrap()).collect();
    assert_eq!(evidence.len(), 1);
    assert_eq!((evidence[0].source, evidence[0].seen), (Some(Source::Log), at("02:45")));
}

#[test]
fn a_theory_keeps_every_standing_that_it_had() {
    let mut story = Story::new();
    let theory = story.supposes("the provider rejects us");
    story.does(Command::StateExpectation { theory, text: words("422s in the log") });
    story.sees(Leaning::For, Some(Source::Log), "422 in every line");
    story.does(stands(theory, Standing::Testing, ""));
    story.concludes(theory, Standing::Proven, "they say so too");
    let theory = story.state().theories.get(theory).unwrap();
    let stood: Vec<Standing> = theory.history.iter().map(|c| c.standing).collect();
    assert_eq!(stood, [Standing::Testing, Standing::Proven]);
    assert_eq!((theory.expectation.as_str(), theory.reason()), ("422s in the log", "they say so too"));
}

#[test]
fn undoing_a_conclusion_brings_the_standing_before_it_back() {
    let mut story = Story::new();
    let theory = story.supposes("the provider rejects us");
    story.does(stands(theory, Standing::Testing, ""));
    let over = story.concludes(theory, Standing::Abandoned, "too hasty");
    story.undoes(over);
    assert_eq!(story.state().theories.get(theory).unwrap().standing(), Standing::Testing);
}

#[test]
fn a_promise_is_kept_by_an_update_until_the_very_instant() {
    let mut story = Story::new();
    story.sends(Phase::Investigating, Some("03:10"));
    story.at("03:10").sends(Phase::Identified, Some("03:40"));
    story.at("03:43").sends(Phase::Monitoring, None);
    assert_eq!(story.outcomes(), [Outcome::Updated(at("03:10")), Outcome::Updated(at("03:43"))]);
    let late: Vec<Option<i64>> = story.state().promises.iter().map(Promise::lateness).collect();
    assert_eq!(late, [Some(0), Some(180_000)]);
    let ledger = Ledger { kept: 1, late: 1, late_by: 180_000, ..Ledger::default() };
    assert_eq!(story.state().ledger(at("04:00")), ledger);
}

#[test]
fn a_promise_to_one_audience_is_not_answered_by_an_update_to_another() {
    let mut story = Story::new();
    story.does(Command::MakePromise { audience: Audience::Team, due: at("03:00") });
    story.sends(Phase::Investigating, Some("03:10"));
    assert!(story.state().running_promise(Audience::Team).is_some());
    assert_eq!(story.state().next_promise().unwrap().audience, Audience::Team);
}

#[test]
fn a_promise_that_was_pushed_back_says_when_and_why() {
    let mut story = Story::new();
    story.sends(Phase::Investigating, Some("03:10"));
    story.at("03:05").does(Command::PushBack {
        audience: Audience::Customers,
        due: at("03:30"),
        reason: words("waiting for the provider"),
    });
    let pushed = Outcome::PushedBack { at: at("03:05"), reason: "waiting for the provider".into() };
    assert_eq!(story.outcomes(), [pushed, Outcome::Running]);
    assert_eq!(story.state().next_promise().unwrap().due, at("03:30"));
}

#[test]
fn undoing_an_update_lets_the_promise_before_it_run_again() {
    let mut story = Story::new();
    story.sends(Phase::Investigating, Some("03:10"));
    let sent = story.at("03:05").sends(Phase::Identified, Some("03:40"));
    story.undoes(sent);
    assert_eq!(story.outcomes(), [Outcome::Running]);
    assert_eq!((story.state().phase, story.state().messages.len()), (Phase::Investigating, 1));
}

#[test]
fn resolving_ends_every_promise_and_reopening_clears_the_end() {
    let mut story = Story::new();
    story.does(Command::MakePromise { audience: Audience::Team, due: at("03:00") });
    story.sends(Phase::Investigating, Some("03:10"));
    story.at("02:50").does(Command::SetPhase(Phase::Resolved));
    assert_eq!(story.outcomes(), [Outcome::Ended(at("02:50")), Outcome::Ended(at("02:50"))]);
    assert_eq!(story.state().resolved, Some(at("02:50")));
    story.at("02:52").does(Command::SetPhase(Phase::Investigating));
    assert_eq!((story.state().resolved, story.state().next_promise()), (None, None));
    story.at("03:20").sends(Phase::Resolved, None);
    assert_eq!(story.state().resolved, Some(at("03:20")));
}

#[test]
fn the_all_clear_after_the_resolution_still_keeps_the_promise() {
    let mut story = Story::new();
    story.sends(Phase::Monitoring, Some("03:10"));
    story.at("02:50").does(Command::SetPhase(Phase::Resolved));
    story.at("02:53").sends(Phase::Resolved, None);
    assert_eq!(story.outcomes(), [Outcome::Updated(at("02:53"))]);
    assert_eq!(story.state().ledger(at("04:00")).kept, 1);
}

#[test]
fn saying_again_that_it_is_over_keeps_the_first_end() {
    let mut story = Story::new();
    story.at("03:20").does(Command::SetPhase(Phase::Resolved));
    story.at("03:25").sends(Phase::Resolved, None);
    assert_eq!(story.state().resolved, Some(at("03:20")));
}

#[test]
fn an_undo_reaches_only_what_stands_before_it() {
    let mut story = Story::new();
    let later =
        |seconds: i64| Stamp::new(at("02:41").plus_millis(seconds * 1000), 0, Replica::from_random(2));
    let event = |stamp: Stamp, fact| Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact };
    story.incident.apply(event(later(1), Fact::Retracted { target: later(2) }));
    story.incident.apply(event(later(2), Fact::Retracted { target: later(1) }));
    assert!(story.incident.is_undone(later(1)) && !story.incident.is_undone(later(2)));
    let ahead = Fact::Retracted { target: later(4) };
    story.incident.apply(event(later(3), ahead));
    story.incident.apply(event(later(4), Fact::NoteLogged { text: "all red".into() }));
    assert_eq!(story.state().entries.get(later(4)).unwrap().undone, None);
    assert_eq!(story.state().unplaced.len(), 1);
}

#[test]
fn a_late_entry_stands_where_it_happened_and_says_that_it_is_late() {
    let mut story = Story::new();
    story.notes("all red");
    story.at("02:50").notes("half of the orders fail");
    let late = story.at("02:55").does_late("02:45", Command::LogNote(words("a deploy went out")));
    assert_eq!(story.timeline(), ["all red", "a deploy went out", "half of the orders fail"]);
    let is_late: Vec<bool> = story.state().timeline().map(Entry::is_late).collect();
    assert_eq!(is_late, [false, true, false]);
    assert_eq!(story.state().entries.get(late).unwrap().written, at("02:55"));
}

#[test]
fn correcting_an_entry_keeps_the_original_text() {
    let mut story = Story::new();
    let theory = story.supposes("the provder rejects us");
    story.at("02:50").does(Command::Correct { target: theory, text: words("the provider rejects us") });
    let correction =
        story.at("02:51").does(Command::Correct { target: theory, text: words("our token ran out") });
    let entry = story.state().entries.get(theory).unwrap();
    let earlier: Vec<&str> = entry.earlier.iter().map(|r| r.text.as_str()).collect();
    assert_eq!(earlier, ["the provder rejects us", "the provider rejects us"]);
    assert_eq!(entry.earlier[0].until, at("02:50"));
    assert_eq!(story.state().theories.get(theory).unwrap().statement, "our token ran out");
    story.undoes(correction);
    assert_eq!(story.state().theories.get(theory).unwrap().statement, "the provider rejects us");
}

#[test]
fn a_correction_reaches_questions_evidence_and_actions_too() {
    let mut story = Story::new();
    let question = story.asks("Wy?");
    story.supposes("it is DNS");
    let seen = story.sees(Leaning::Against, Some(Source::Test), "dig wrks");
    let action = story.does(Command::AssignAction { owner: words("ana"), text: words("cal"), due: None });
    for (target, text) in [(question, "Why?"), (seen, "dig works"), (action, "call")] {
        story.does(Command::Correct { target, text: words(text) });
    }
    let state = story.state();
    assert_eq!(state.questions.get(question).unwrap().text, "Why?");
    assert_eq!(state.evidence.get(seen).unwrap().text, "dig works");
    assert_eq!(state.actions.get(action).unwrap().text, "call");
}

#[test]
fn an_undone_entry_stays_in_the_timeline_and_in_the_log() {
    let mut story = Story::new();
    let note = story.notes("wrong window");
    let undo = story.at("02:44").undoes(note);
    assert_eq!(story.state().entries.get(note).unwrap().undone, Some(at("02:44")));
    assert!(story.incident.event(note).is_some());
    story.at("02:45").undoes(undo);
    assert_eq!(story.state().entries.get(note).unwrap().undone, None);
}

#[test]
fn undo_in_its_turn_takes_back_what_was_said_not_where_one_looked() {
    let mut story = Story::new();
    let replica = Replica::from_random(1);
    let note = story.notes("all red");
    let question = story.asks("Why?");
    story.does(Command::ParkQuestion(question));
    let last = |story: &Story| story.incident.last_undoable(replica).map(|e| e.stamp);
    assert_eq!(last(&story), Some(question));
    story.undoes(question);
    assert_eq!(last(&story), Some(note));
    story.undoes(note);
    assert_eq!(last(&story), None, "the declaration stays");
    assert_eq!(story.incident.last_undoable(Replica::from_random(2)), None);
}

#[test]
fn what_rests_on_something_undone_is_kept_aside_and_comes_back_with_it() {
    let mut story = Story::new();
    let theory = story.supposes("it is DNS");
    let seen = story.sees(Leaning::For, Some(Source::Log), "NXDOMAIN");
    let undo = story.undoes(theory);
    let missing: Vec<Stamp> = story.state().unplaced.iter().map(|u| u.missing).collect();
    assert_eq!(missing, [theory]);
    assert!(story.state().entries.contains(seen), "the timeline still shows it");
    story.undoes(undo);
    assert!(story.state().unplaced.is_empty() && story.state().evidence.contains(seen));
}

#[test]
fn an_event_that_names_something_unknown_is_shown_as_such() {
    let nobody = Stamp::new(Timestamp::EPOCH, 9, Replica::from_random(9));
    let facts = [
        Fact::ActionDone { action: nobody },
        Fact::QuestionFocused { question: nobody },
        Fact::QuestionParked { question: nobody },
        Fact::TheoryProposed { question: Some(nobody), statement: "it is DNS".into() },
        Fact::TheoryFocused { theory: nobody },
        Fact::ExpectationStated { theory: nobody, text: "x".into() },
        Fact::EvidenceAdded { theory: nobody, leaning: Leaning::For, text: "x".into(), source: None },
        Fact::EvidenceSourced { evidence: nobody, source: Source::Log },
        Fact::StandingChanged {
            theory: nobody,
            standing: Standing::Testing,
            reason: String::new(),
            by: String::new(),
            evidence: None,
        },
        Fact::ConcludedWithoutEvidence {
            theory: nobody,
            standing: Standing::Proven,
            reason: "r".into(),
            by: String::new(),
        },
        Fact::QuestionAnswered { question: nobody, by: nobody },
        Fact::NormalStated { theory: nobody, text: "x".into() },
        Fact::TheoryFiled { theory: nobody, question: None },
        Fact::EvidenceRelated { evidence: nobody, theory: nobody, leaning: Leaning::For },
        Fact::EvidenceLinked { evidence: nobody, link: "https://a.example".into() },
        Fact::EvidenceConfirmed { evidence: nobody },
        Fact::Corrected { target: nobody, text: "x".into() },
        Fact::Retracted { target: nobody },
    ];
    for fact in facts {
        let mut story = Story::new();
        let id = story.takes_in(fact.clone());
        let unplaced = &story.state().unplaced;
        assert_eq!(unplaced.len(), 1, "{fact:?}");
        assert_eq!((unplaced[0].event.stamp, unplaced[0].missing), (id, nobody), "{fact:?}");
    }
}

#[test]
fn a_second_declaration_changes_nothing_and_is_shown() {
    let mut story = Story::new();
    story.takes_in(Fact::Declared { title: "Other".into(), severity: Severity::Minor });
    assert_eq!(story.state().title, "Checkout fails");
    assert_eq!(story.state().unplaced.len(), 1);
}

#[test]
fn a_redaction_reaches_the_words_of_an_event_and_of_its_corrections() {
    let mut story = Story::new();
    let note = story.notes("a secret");
    story.does(Command::Correct { target: note, text: words("a corrected secret") });
    story.does(Command::Retitle(Title::parse("A secret title").unwrap()));
    assert_eq!(story.incident.words_under(note), ["a secret", "a corrected secret"]);
    story.does(Command::Redact(note));
    assert_eq!(story.incident.words_under(note), Vec::<String>::new());

    let titles = story.incident.titles();
    assert_eq!(titles.len(), 2, "the declaration and the new title");
    for title in titles {
        story.does(Command::Redact(title));
    }
    assert_eq!((story.state().title.as_str(), story.incident.titles().len()), (REDACTED, 0));
}

#[test]
fn what_the_check_said_of_an_update_goes_with_its_words() {
    let mut story = Story::new();
    let Command::MarkSent { audience, phase, parts, text, next_due, .. } = update(Phase::Investigating, None)
    else {
        panic!("an update");
    };
    let how = Sending { destination: "Slack".into(), overridden: "Secret (“hunter2”)".into() };
    let sent = story.does(Command::MarkSent { audience, phase, parts, text, next_due, how });
    story.does(Command::Redact(sent));
    let file = incident_scratchpad::export::write(&story.incident, at("03:00"));
    assert!(!file.contains("hunter2"), "{file}");
}
