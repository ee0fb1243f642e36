//! Every reason for which a command is refused, as a sentence.

use crate::story::*;
use incident_scratchpad::domain::*;

fn nobody() -> Stamp {
    Stamp::new(Timestamp::EPOCH, 9, Replica::from_random(9))
}

#[test]
fn what_is_not_in_the_record_cannot_be_spoken_of() {
    let mut story = Story::new();
    let commands = [
        Command::CompleteAction(nobody()),
        Command::FocusQuestion(nobody()),
        Command::ParkQuestion(nobody()),
        Command::ProposeTheory { question: Some(nobody()), statement: words("it is DNS") },
        Command::FocusTheory(nobody()),
        Command::StateExpectation { theory: nobody(), text: words("timeouts") },
        Command::AddEvidence {
            theory: Some(nobody()),
            leaning: Leaning::For,
            text: words("seen"),
            source: None,
        },
        Command::SourceEvidence { evidence: nobody(), source: Source::Log },
        stands(nobody(), Standing::Testing, ""),
        Command::Retract(nobody()),
        Command::Correct { target: nobody(), text: words("other") },
    ];
    for command in commands {
        assert_eq!(story.refuses(command.clone()), Rejected::Unknown(nobody()), "{command:?}");
    }
}

#[test]
fn nothing_happens_later_than_it_is_written_down_but_clocks_may_differ_by_a_minute() {
    let mut story = Story::new();
    let note = || Command::LogNote(words("seen"));
    assert_eq!(story.tries(note(), Some(at("02:42"))), Err(Rejected::InTheFuture(at("02:42"))));
    assert!(story.tries(note(), Some(at("02:41"))).is_ok());
}

#[test]
fn evidence_needs_a_theory_that_it_is_about() {
    let mut story = Story::new();
    let seen = Command::AddEvidence {
        theory: None,
        leaning: Leaning::For,
        text: words("seen"),
        source: Some(Source::Log),
    };
    assert_eq!(story.refuses(seen), Rejected::NoTheoryInFocus);
}

#[test]
fn a_conclusion_gives_its_reason_and_testing_needs_none() {
    let mut story = Story::new();
    let theory = story.supposes("the provider rejects us");
    story.sees(Leaning::For, Some(Source::Log), "422 in every line");
    story.sees(Leaning::Against, Some(Source::Test), "a test payment works");
    // What is ruled out has its reason in what speaks against it.
    for standing in [Standing::Proven, Standing::Abandoned] {
        assert_eq!(story.refuses(stands(theory, standing, "")), Rejected::ReasonMissing(standing));
    }
    story.does(stands(theory, Standing::Testing, ""));
    assert_eq!(story.state().theories.get(theory).unwrap().standing(), Standing::Testing);
}

#[test]
fn a_theory_is_neither_proven_nor_ruled_out_on_nothing() {
    let mut story = Story::new();
    let theory = story.supposes("the provider rejects us");
    let lacks = |standing, missing| Rejected::ConcludedOnNothing { standing, missing };
    let prove = || stands(theory, Standing::Proven, "it is so");
    assert_eq!(story.refuses(prove()), lacks(Standing::Proven, Missing::Evidence(Leaning::For)));
    let rule_out = stands(theory, Standing::Disproved, "it is not so");
    assert_eq!(story.refuses(rule_out), lacks(Standing::Disproved, Missing::Evidence(Leaning::Against)));
    story.sees(Leaning::For, Some(Source::Word), "Bo says so");
    assert_eq!(story.refuses(prove()), lacks(Standing::Proven, Missing::MoreThanWord));
    let seen = story.sees(Leaning::For, None, "422 in every line");
    assert_eq!(story.refuses(prove()), lacks(Standing::Proven, Missing::Source));
    story.does(Command::SourceEvidence { evidence: seen, source: Source::Log });
    story.does(prove());
    assert_eq!(story.state().theories.get(theory).unwrap().reason(), "it is so");
}

#[test]
fn giving_up_a_theory_needs_a_reason_but_no_evidence() {
    let mut story = Story::new();
    let theory = story.supposes("cosmic rays");
    story.concludes(theory, Standing::Abandoned, "cannot be checked tonight");
    assert_eq!(story.state().theories.get(theory).unwrap().standing(), Standing::Abandoned);
}

#[test]
fn what_would_change_nothing_is_refused() {
    let mut story = Story::new();
    let question = story.asks("Why only Europe?");
    let theory = story.supposes("the provider rejects us");
    let seen = story.sees(Leaning::For, Some(Source::Log), "422 in every line");
    let action =
        story.does(Command::AssignAction { owner: words("ana"), text: words("call them"), due: None });
    story.does(Command::CompleteAction(action));
    story.does(Command::StateExpectation { theory, text: words("422s") });
    story.sends(Phase::Identified, Some("03:10"));
    let commands = [
        Command::Retitle(Title::parse("Checkout  fails").unwrap()),
        Command::SetSeverity(Severity::Major),
        Command::SetPhase(Phase::Identified),
        Command::CompleteAction(action),
        Command::FocusQuestion(question),
        Command::FocusTheory(theory),
        Command::StateExpectation { theory, text: words("422s") },
        Command::SourceEvidence { evidence: seen, source: Source::Log },
        stands(theory, Standing::Assumption, ""),
        Command::PushBack { audience: Audience::Customers, due: at("03:10"), reason: words("same") },
        Command::Correct { target: theory, text: words("the provider rejects us") },
    ];
    for command in commands {
        assert_eq!(story.refuses(command.clone()), Rejected::Unchanged, "{command:?}");
    }
    story.does(Command::ParkQuestion(question));
    assert_eq!(story.refuses(Command::ParkQuestion(question)), Rejected::Unchanged);
}

#[test]
fn an_update_that_says_nothing_is_not_sent() {
    let mut story = Story::new();
    let parts = UpdateParts { happening: " \n".into(), ..UpdateParts::default() };
    let blank = Command::MarkSent {
        audience: Audience::Customers,
        phase: Phase::Investigating,
        parts,
        text: words("Investigating"),
        next_due: None,
        how: Sending::default(),
    };
    assert_eq!(story.refuses(blank), Rejected::BlankUpdate);
}

#[test]
fn a_promise_lies_ahead_but_not_further_than_a_week() {
    let mut story = Story::new();
    let week = 7 * 24 * 60;
    let promise = |due| Command::MakePromise { audience: Audience::Customers, due };
    for due in [at("02:39"), at("02:40")] {
        assert_eq!(story.refuses(promise(due)), Rejected::PromiseInThePast(due));
    }
    let far = at("02:41").plus_minutes(week);
    assert_eq!(story.refuses(promise(far)), Rejected::PromiseTooFar(far));
    let past = update(Phase::Investigating, Some("02:40"));
    assert_eq!(story.refuses(past), Rejected::PromiseInThePast(at("02:40")));
    story.does(promise(at("02:40").plus_minutes(week)));
}

#[test]
fn a_running_promise_is_pushed_back_not_made_again() {
    let mut story = Story::new();
    let push =
        |due| Command::PushBack { audience: Audience::Customers, due: at(due), reason: words("no news") };
    assert_eq!(story.refuses(push("03:20")), Rejected::NoPromise);
    story.sends(Phase::Investigating, Some("03:10"));
    let again = Command::MakePromise { audience: Audience::Customers, due: at("03:20") };
    assert_eq!(story.refuses(again), Rejected::PromiseRunning(at("03:10")));
    assert_eq!(story.refuses(push("02:30")), Rejected::PromiseInThePast(at("02:30")));
    story.does(push("03:20"));
    story.does(Command::MakePromise { audience: Audience::Team, due: at("03:00") });
    assert_eq!(story.state().next_promise().unwrap().due, at("03:00"));
}

#[test]
fn what_was_undone_is_not_undone_again_and_the_declaration_stays() {
    let mut story = Story::new();
    let note = story.notes("wrong window");
    story.undoes(note);
    assert_eq!(story.refuses(Command::Retract(note)), Rejected::AlreadyUndone);
    let declared = story.incident.id().0;
    assert_eq!(story.refuses(Command::Retract(declared)), Rejected::NotUndoable);
}

#[test]
fn only_words_that_a_person_chose_and_that_stand_can_be_corrected() {
    let mut story = Story::new();
    let phase = story.does(Command::SetPhase(Phase::Identified));
    let sent = story.sends(Phase::Identified, None);
    let undone = story.notes("wrong window");
    story.undoes(undone);
    for target in [phase, sent, undone] {
        let correct = Command::Correct { target, text: words("other") };
        assert_eq!(story.refuses(correct), Rejected::NotCorrectable);
    }
}
