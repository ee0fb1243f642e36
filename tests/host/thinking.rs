//! What makes the working one that can be trusted: lines of investigation, standings, evidence for several theories,
//! overrides, and what went stale.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, record_markdown};

fn nobody() -> Stamp {
    Stamp::new(Timestamp::EPOCH, 9, Replica::from_random(9))
}

fn weigh(evidence: Stamp, theory: Stamp, leaning: Leaning) -> Command {
    Command::RelateEvidence { evidence, theory, leaning }
}

fn anyway(theory: Stamp, standing: Standing, reason: &str, by: Option<&str>) -> Command {
    Command::ConcludeAnyway { theory, standing, reason: words(reason), by: by.map(words) }
}

fn theory(story: &Story, id: Stamp) -> &Theory {
    story.state().theories.get(id).expect("a theory")
}

fn evidence(story: &Story, id: Stamp) -> &Evidence {
    story.state().evidence.get(id).expect("a piece")
}

fn question_stands(story: &Story, id: Stamp) -> QuestionStanding {
    story.state().question_standing(story.state().questions.get(id).expect("a question"))
}

fn markdown(story: &Story) -> String {
    record_markdown(&story.incident, &FixedZone::utc(), at("04:10"))
}

// --- Questions

#[test]
fn a_question_is_answered_by_a_finding_or_by_a_theory_that_was_concluded() {
    let mut story = Story::new();
    let why = story.asks("Why only Europe?");
    let since = story.asks("Since when?");
    let theory = story.supposes("the provider rejects us");
    let answer = |question, by| Command::AnswerQuestion { question, by };
    assert_eq!(story.refuses(answer(why, theory)), Rejected::NotConcluded);
    assert_eq!(story.refuses(answer(why, why)), Rejected::Unknown(why), "a question answers none");
    story.sees(Leaning::For, Some(Source::Log), "422 in every line");
    story.concludes(theory, Standing::Proven, "they say so");
    story.at("02:50").does(answer(why, theory));
    assert_eq!(question_stands(&story, why), QuestionStanding::Answered);
    assert_eq!(story.refuses(answer(why, theory)), Rejected::Unchanged);
    let finding = story.does(Command::LogFinding(words("first at 02:31, in the log")));
    story.does(answer(since, finding));
    let answered = story.state().questions.get(since).unwrap().answer;
    assert_eq!(answered, Some(Answer { by: finding, at: at("02:50") }));
    assert!(
        markdown(&story).contains("**Answered** at 02:50 by the theory “the provider rejects us” (proven).")
    );
    assert!(markdown(&story).contains("**Answered** at 02:50 by the finding “first at 02:31, in the log”."));
}

#[test]
fn an_answered_question_leaves_the_focus_and_following_it_again_opens_it() {
    let mut story = Story::new();
    let why = story.asks("Why only Europe?");
    let finding = story.does(Command::LogFinding(words("it is everywhere")));
    story.does(Command::AnswerQuestion { question: why, by: finding });
    assert_eq!(story.state().question_in_focus, None);
    story.does(Command::FocusQuestion(why));
    assert_eq!(question_stands(&story, why), QuestionStanding::Open);
    let undone = story.does(Command::AnswerQuestion { question: why, by: finding });
    story.undoes(undone);
    assert_eq!(question_stands(&story, why), QuestionStanding::Open);
}

#[test]
fn parked_questions_come_back_when_the_thread_in_focus_is_concluded() {
    let mut story = Story::new();
    let why = story.asks("Why only Europe?");
    let since = story.asks("Since when?");
    let who = story.asks("Who is affected?");
    story.does(Command::FocusQuestion(why));
    let returning = |story: &Story| story.state().returning().map(|q| q.id).collect::<Vec<_>>();
    assert!(returning(&story).is_empty(), "not while a thread is followed");
    let theory = story.supposes("the provider rejects us");
    story.sees(Leaning::For, Some(Source::Log), "422 in every line");
    assert!(returning(&story).is_empty());
    let proven = story.concludes(theory, Standing::Proven, "they say so");
    assert_eq!(returning(&story), [since, who]);
    story.undoes(proven);
    assert!(returning(&story).is_empty());
    story.concludes(theory, Standing::Abandoned, "cannot be checked");
    assert_eq!(returning(&story), [since, who], "nothing is left to follow there");
    story.supposes("it is DNS");
    assert!(returning(&story).is_empty(), "a living theory keeps the thread");
}

#[test]
fn the_theory_that_may_answer_is_offered_until_it_has() {
    let mut story = Story::new();
    let why = story.asks("Why only Europe?");
    let consumer = story.supposes("the consumer");
    let offered = |story: &Story| story.state().answer_on_offer(why).map(|t| t.id);
    assert_eq!(offered(&story), None);
    story.sees(Leaning::Against, Some(Source::Log), "it commits");
    let disk = story.supposes("the disk");
    story.concludes(consumer, Standing::Disproved, "it commits");
    assert_eq!(offered(&story), None, "another one is still alive");
    story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.concludes(disk, Standing::Proven, "writes fail");
    assert_eq!(offered(&story), Some(disk));
    story.does(Command::AnswerQuestion { question: why, by: disk });
    assert_eq!(offered(&story), None);
}

#[test]
fn a_loose_theory_is_filed_later() {
    let mut story = Story::new();
    let loose = story.supposes("it is DNS");
    let why = story.asks("Why only Europe?");
    let file = |question| Command::FileTheory { theory: loose, question };
    story.does(file(Some(why)));
    assert_eq!(theory(&story, loose).question, Some(why));
    assert_eq!(story.refuses(file(Some(why))), Rejected::Unchanged);
    assert_eq!(story.refuses(file(Some(loose))), Rejected::Unknown(loose), "a theory is no question");
    story.does(file(None));
    assert_eq!(theory(&story, loose).question, None);
}

// --- Standings

#[test]
fn what_normal_looks_like_stands_beside_what_one_would_see() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    story.does(Command::StateExpectation { theory: id, text: words("ENOSPC") });
    story.does(Command::StateNormal { theory: id, text: words("about 60 % used") });
    assert_eq!(theory(&story, id).normal, "about 60 % used");
    let again = Command::StateNormal { theory: id, text: words("about 60 % used") };
    assert_eq!(story.refuses(again), Rejected::Unchanged);
    assert!(
        markdown(&story)
            .contains("  - If true, one would see: ENOSPC\n  - Normal looks like: about 60 % used")
    );
}

#[test]
fn a_conclusion_says_who_drew_it_and_reopening_keeps_it_in_the_history() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    story.sees(Leaning::Against, Some(Source::Metric), "40 % used");
    let (reason, by) = (Some(words("there is room")), Some(words("Ana")));
    story.does(Command::ChangeStanding { theory: id, standing: Standing::Disproved, reason, by });
    story.at("02:55").does(Command::ChangeStanding {
        theory: id,
        standing: Standing::Testing,
        reason: Some(words("another disk")),
        by: None,
    });
    let history = &theory(&story, id).history;
    assert_eq!((history[0].by.as_str(), history[1].by.as_str()), ("Ana", ""));
    let record = markdown(&story);
    assert!(record.contains("  - Disproved at 02:40 by Ana: there is room"), "{record}");
    assert!(record.contains("  - Tested from 02:55: another disk"), "{record}");
}

#[test]
fn someones_word_alone_leaves_it_an_assumption_and_the_record_says_so() {
    let mut story = Story::new();
    let id = story.supposes("it can not be Kafka");
    story.sees(Leaning::For, Some(Source::Word), "Bo says so");
    let prove = stands(id, Standing::Proven, "Bo says so");
    let missing = Missing::MoreThanWord;
    assert_eq!(story.refuses(prove), Rejected::ConcludedOnNothing { standing: Standing::Proven, missing });
    let said = "- **Assumption** (there is only someone's word for it): it can not be Kafka";
    assert!(markdown(&story).contains(said), "{}", markdown(&story));
}

#[test]
fn a_conclusion_without_evidence_costs_a_reason_and_shows_in_every_export() {
    let mut story = Story::new();
    let id = story.supposes("the provider is down");
    story.at("02:50").does(anyway(id, Standing::Proven, "their status page is red", Some("Ana")));
    let theory = theory(&story, id);
    assert_eq!((theory.standing(), theory.is_without_evidence()), (Standing::Proven, true));
    let record = markdown(&story);
    for line in [
        "- **Proven** (concluded without evidence): the provider is down",
        "  - Proven at 02:50 by Ana, **concluded without evidence**: their status page is red",
        "- 02:50 **Proven, concluded without evidence** (“the provider is down”): their status page is red",
    ] {
        assert!(record.lines().any(|l| l == line), "{line}\n\n{record}");
    }
    let json = export::write(&story.incident, at("04:10"));
    assert!(json.contains(r#""standing":"proven","mark":"concluded without evidence","reason":"their status page is red","by":"Ana""#), "{json}");
    assert_eq!(export::read(&json).unwrap().incident, story.incident);
}

#[test]
fn an_override_that_was_not_needed_is_an_ordinary_conclusion() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.does(anyway(id, Standing::Proven, "it is full", None));
    assert!(!theory(&story, id).is_without_evidence());
    assert_eq!(story.refuses(anyway(id, Standing::Proven, "again", None)), Rejected::Unchanged);
    assert_eq!(story.refuses(anyway(nobody(), Standing::Proven, "x", None)), Rejected::Unknown(nobody()));
}

#[test]
fn what_was_concluded_without_evidence_can_be_concluded_again_with_it() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    story.does(anyway(id, Standing::Proven, "no time", None));
    assert_eq!(story.refuses(stands(id, Standing::Proven, "again")), Rejected::Unchanged);
    story.does(Command::FocusTheory(id));
    story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.concludes(id, Standing::Proven, "now it was seen");
    assert!(!theory(&story, id).is_without_evidence());
    let record = markdown(&story);
    assert!(record.contains("- **Proven:** the disk is full"), "{record}");
    assert!(
        record.contains("Proven at 02:40, **concluded without evidence**: no time"),
        "it stays in the history"
    );
}

// --- Evidence

#[test]
fn one_finding_is_evidence_for_one_theory_and_against_another() {
    let mut story = Story::new();
    let finding = story.at("02:45").does(Command::LogFinding(words("every host is slow")));
    let disk = story.at("02:50").supposes("one disk is slow");
    let net = story.supposes("the network is slow");
    story.does(weigh(finding, disk, Leaning::Against));
    story.does(weigh(finding, net, Leaning::For));
    story.does(Command::SourceEvidence { evidence: finding, source: Source::Metric });
    let piece = evidence(&story, finding);
    assert_eq!((piece.leaning_to(disk), piece.leaning_to(net)), (Some(Leaning::Against), Some(Leaning::For)));
    assert_eq!(piece.seen, at("02:45"));
    story.concludes(disk, Standing::Disproved, "it is all of them");
    assert_eq!(story.refuses(weigh(finding, net, Leaning::For)), Rejected::Unchanged);
    let note = story.notes("a note is not evidence");
    assert_eq!(story.refuses(weigh(note, net, Leaning::For)), Rejected::Unknown(note));
    story.does(Command::Correct { target: finding, text: words("every host is slow since 02:31") });
    assert_eq!(evidence(&story, finding).text, "every host is slow since 02:31");
}

#[test]
fn weighing_again_changes_what_a_piece_says_and_adds_no_double() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    let seen = story.sees(Leaning::For, Some(Source::Log), "slow writes");
    story.does(weigh(seen, id, Leaning::Neither));
    assert_eq!(theory(&story, id).evidence, [seen]);
    assert_eq!(evidence(&story, seen).leaning_to(id), Some(Leaning::Neither));
    let missing = Missing::Evidence(Leaning::For);
    let prove = stands(id, Standing::Proven, "so");
    assert_eq!(story.refuses(prove), Rejected::ConcludedOnNothing { standing: Standing::Proven, missing });
}

#[test]
fn a_link_stands_beside_its_evidence_and_goes_with_it_when_it_is_redacted() {
    let mut story = Story::new();
    story.supposes("the disk is full");
    let seen = story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    let link = || Link::parse("https://graphs.example/disk?from=02:40").unwrap();
    story.does(Command::LinkEvidence { evidence: seen, link: link() });
    assert_eq!(story.refuses(Command::LinkEvidence { evidence: seen, link: link() }), Rejected::Unchanged);
    assert!(markdown(&story).contains(
        "    - See [https://graphs.example/disk?from=02:40](https://graphs.example/disk?from=02:40)"
    ));
    story.does(Command::Redact(seen));
    let json = export::write(&story.incident, at("04:10"));
    assert!(!json.contains("graphs.example") && !markdown(&story).contains("graphs.example"));
}

#[test]
fn a_link_of_another_kind_from_elsewhere_is_shown_as_text() {
    let mut story = Story::new();
    story.supposes("the disk is full");
    let evidence = story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.takes_in(Fact::EvidenceLinked { evidence, link: "javascript:alert(1)".into() });
    assert!(markdown(&story).contains("    - Said to be at: javascript:alert(1)"));
}

// --- What went stale

#[test]
fn a_change_marks_what_was_checked_before_it_until_it_is_confirmed() {
    let mut story = Story::new();
    story.supposes("the disk is full");
    let before = story.at("02:45").sees(Leaning::For, Some(Source::Metric), "100 % used");
    let rollback = story.at("02:51").does(Command::LogChange(words("Rolled back to 4.11")));
    let after = story.at("02:52").sees(Leaning::For, Some(Source::Log), "ENOSPC");
    let stale = |story: &Story, id| story.state().stale(evidence(story, id));
    let expected = Stale { change: rollback, kind: ChangeKind::Rollback, at: at("02:51") };
    assert_eq!((stale(&story, before), stale(&story, after)), (Some(expected), None));
    let mark = "before the rollback at 02:51: check again";
    assert!(markdown(&story).contains(&format!("    - **{mark}**")), "{}", markdown(&story));
    let json = export::write(&story.incident, at("04:10"));
    assert!(json.contains(r#""mark":"before the rollback at 02:51 UTC: check again""#), "{json}");
    assert_eq!(story.state().counts().check_again, 1);

    assert_eq!(story.refuses(Command::ConfirmEvidence(after)), Rejected::Unchanged);
    story.at("02:55").does(Command::ConfirmEvidence(before));
    assert_eq!(stale(&story, before), None);
    assert!(!markdown(&story).contains(mark) && !export::write(&story.incident, at("04:10")).contains(mark));
    assert!(markdown(&story).contains("    - Checked again at 02:55, still so"));
    story.at("03:00").does(Command::LogChange(words("Restarted the writer")));
    assert_eq!(stale(&story, before).map(|s| s.kind), Some(ChangeKind::Restart), "and again");
    assert_eq!(story.refuses(Command::ConfirmEvidence(nobody())), Rejected::Unknown(nobody()));
}

#[test]
fn nobody_has_to_look_again_once_the_theory_is_concluded_or_the_incident_is_over() {
    let mut story = Story::new();
    let disk = story.supposes("the disk is full");
    let full = story.at("02:45").sees(Leaning::For, Some(Source::Metric), "100 % used");
    let net = story.supposes("the network drops packets");
    let lost = story.sees(Leaning::For, Some(Source::Metric), "3 % lost");
    story.at("02:51").does(Command::LogChange(words("Rolled back to 4.11")));
    let to_check = |story: &Story| story.state().counts().check_again;
    let is_stale = |story: &Story, id| story.state().stale(evidence(story, id)).is_some();
    assert_eq!(to_check(&story), 2);
    story.does(weigh(lost, disk, Leaning::Neither));
    story.does(weigh(full, net, Leaning::Against));
    let out = story.concludes(net, Standing::Disproved, "");
    assert!(!is_stale(&story, lost), "its theory is ruled out, and it says nothing of the other one");
    assert!(is_stale(&story, full), "it still speaks for one that is alive");
    assert_eq!(story.refuses(Command::ConfirmEvidence(lost)), Rejected::Unchanged);
    story.undoes(out);
    assert_eq!(to_check(&story), 2);
    story.does(Command::SetPhase(Phase::Resolved));
    assert_eq!(to_check(&story), 0);
    assert!(!markdown(&story).contains("check again"));
    story.does(Command::SetPhase(Phase::Investigating));
    assert_eq!(to_check(&story), 2, "it is open again");
}

#[test]
fn times_of_happening_count_not_times_of_writing() {
    let mut story = Story::new();
    story.supposes("the disk is full");
    let seen = story.at("02:50").sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.at("02:55").does_late("02:45", Command::LogChange(words("Deployed 4.12")));
    assert_eq!(story.state().stale(evidence(&story, seen)), None, "the change was earlier");
    let late = story.at("02:56").does_late(
        "02:41",
        Command::AddEvidence {
            theory: None,
            leaning: Leaning::For,
            text: words("slow"),
            source: Some(Source::Log),
        },
    );
    assert!(story.state().stale(evidence(&story, late)).is_some(), "it was seen earlier");
}

#[test]
fn a_change_that_was_undone_marks_nothing() {
    let mut story = Story::new();
    story.supposes("the disk is full");
    let seen = story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    let change = story.at("02:51").does(Command::LogChange(words("Rolled back")));
    assert!(story.state().stale(evidence(&story, seen)).is_some());
    story.undoes(change);
    assert_eq!(story.state().stale(evidence(&story, seen)), None);
}

// --- Bad input

#[test]
fn evidence_against_what_was_proven_is_taken_in_and_said() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.concludes(id, Standing::Proven, "it is full");
    let theory = |story: &Story| story.state().theories.get(id).unwrap().clone();
    assert!(!story.state().has_news(&theory(&story)));
    let after = Command::AddEvidence {
        theory: Some(id),
        leaning: Leaning::Against,
        text: words("another host is slow, and has room"),
        source: Some(Source::Metric),
    };
    story.does(after);
    assert_eq!(theory(&story).standing(), Standing::Proven, "it reopens by choice");
    assert!(story.state().has_news(&theory(&story)));
    assert_eq!(story.state().contradictions(&theory(&story)), 1);
    let record = markdown(&story);
    assert!(record.contains(
        "  - 1 piece of evidence says otherwise.\n  - Evidence was added after this was concluded."
    ));
    story.does(stands(id, Standing::Testing, ""));
    assert!(!story.state().has_news(&theory(&story)));
}

#[test]
fn a_conclusion_whose_evidence_is_not_here_says_so() {
    let mut story = Story::new();
    let id = story.supposes("the disk is full");
    let seen = story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.concludes(id, Standing::Proven, "it is full");
    story.undoes(seen);
    let said = "  - **The evidence for this conclusion is not in this record.**";
    assert!(markdown(&story).contains(said), "{}", markdown(&story));
    let half: Vec<Event> = story.incident.log().iter().filter(|e| e.stamp != seen).cloned().collect();
    let half = Incident::replay(story.incident.id(), half);
    assert!(record_markdown(&half, &FixedZone::utc(), at("04:10")).contains(said));
}

#[test]
fn evidence_whose_theory_is_gone_is_kept_and_can_be_held_against_another() {
    let mut story = Story::new();
    let gone = story.supposes("it is DNS");
    let seen = story.sees(Leaning::For, Some(Source::Log), "NXDOMAIN in every line");
    let other = story.supposes("a typo in the name");
    story.undoes(gone);
    assert!(evidence(&story, seen).toward.is_empty());
    let record = markdown(&story);
    assert!(record.contains("### Evidence without a theory"), "{record}");
    assert!(record.contains("\n- Evidence (log), 02:40: NXDOMAIN in every line\n"), "{record}");
    story.does(weigh(seen, other, Leaning::For));
    story.concludes(other, Standing::Proven, "the name has a typo");
    assert!(!markdown(&story).contains("### Evidence without a theory"));
}

#[test]
fn theories_of_a_question_that_is_gone_stand_loose() {
    let mut story = Story::new();
    let why = story.asks("Why?");
    let theory = story.supposes("it is DNS");
    let undo = story.undoes(why);
    assert_eq!(story.state().theories_of(None).map(|t| t.id).collect::<Vec<_>>(), [theory]);
    story.undoes(undo);
    assert_eq!(story.state().theories_of(Some(why)).count(), 1);
    story.does(Command::Redact(why));
    story.does(Command::Redact(theory));
    assert!(markdown(&story).contains("### \\[redacted]"), "{}", markdown(&story));
}

#[test]
fn circles_are_set_aside_and_nothing_breaks() {
    let mut story = Story::new();
    let why = story.asks("Why?");
    let theory = story.supposes("it is DNS");
    let seen = story.sees(Leaning::For, Some(Source::Log), "NXDOMAIN");
    let circles = [
        Fact::QuestionAnswered { question: why, by: why },
        Fact::TheoryFiled { theory, question: Some(theory) },
        Fact::EvidenceRelated { evidence: theory, theory, leaning: Leaning::For },
        Fact::EvidenceRelated { evidence: seen, theory: seen, leaning: Leaning::For },
        Fact::EvidenceRelated { evidence: why, theory, leaning: Leaning::For },
        Fact::TheoryProposed { question: Some(theory), statement: "under a theory".into() },
    ];
    for circle in circles {
        let before = story.state().unplaced.len();
        story.takes_in(circle.clone());
        assert_eq!(story.state().unplaced.len(), before + 1, "{circle:?}");
    }
    // A question answered by its own theory is none: that is what theories are for.
    story.takes_in(Fact::QuestionAnswered { question: why, by: theory });
    assert_eq!(story.state().unplaced.len(), 6);
    assert!(markdown(&story).contains("by the theory “it is DNS” (an assumption)."));
}

// --- The line that says where things stand

#[test]
fn a_line_says_where_things_stand() {
    let mut story = Story::new();
    let line = |story: &Story| export::standing_text::where_things_stand(story.state(), at("02:54"));
    assert_eq!(line(&story), "");
    story.asks("Why?");
    assert_eq!(line(&story), "1 question open for 14 min");
    for text in ["a", "b", "c"] {
        let theory = story.supposes(text);
        story.sees(Leaning::Against, Some(Source::Log), "no");
        story.concludes(theory, Standing::Disproved, "no");
    }
    story.supposes("d");
    story.supposes("e");
    assert_eq!(line(&story), "2 theories alive, 3 ruled out, 1 question open for 14 min");
    story.sees(Leaning::For, Some(Source::Log), "it is slow");
    story.at("02:50").asks("Since when?");
    story.does(Command::LogChange(words("Restarted the writer")));
    assert_eq!(
        line(&story),
        "2 theories alive, 3 ruled out, 1 question open for 4 min, 1 parked, 1 piece of evidence to check again"
    );
}

// --- Letter by letter

#[test]
fn the_new_facts_stand_in_files_as_they_do_here() {
    let stamp = |n| Stamp::new(at("02:40"), n, Replica::from_random(7));
    let table = [
        (
            Fact::QuestionAnswered { question: stamp(1), by: stamp(2) },
            r#"{"question_answered":{"question":"01k7tvj500-0001-00000007","by":"01k7tvj500-0002-00000007"}}"#,
        ),
        (
            Fact::NormalStated { theory: stamp(1), text: "60 %".into() },
            r#"{"normal_stated":{"theory":"01k7tvj500-0001-00000007","text":"60 %"}}"#,
        ),
        (
            Fact::TheoryFiled { theory: stamp(1), question: Some(stamp(2)) },
            r#"{"theory_filed":{"theory":"01k7tvj500-0001-00000007","question":"01k7tvj500-0002-00000007"}}"#,
        ),
        (
            Fact::TheoryFiled { theory: stamp(1), question: None },
            r#"{"theory_filed":{"theory":"01k7tvj500-0001-00000007"}}"#,
        ),
        (
            Fact::EvidenceRelated { evidence: stamp(1), theory: stamp(2), leaning: Leaning::Neither },
            r#"{"evidence_related":{"evidence":"01k7tvj500-0001-00000007","theory":"01k7tvj500-0002-00000007","leaning":"neither"}}"#,
        ),
        (
            Fact::EvidenceLinked { evidence: stamp(1), link: "https://a.example".into() },
            r#"{"evidence_linked":{"evidence":"01k7tvj500-0001-00000007","link":"https://a.example"}}"#,
        ),
        (
            Fact::EvidenceConfirmed { evidence: stamp(1) },
            r#"{"evidence_confirmed":{"evidence":"01k7tvj500-0001-00000007"}}"#,
        ),
        (
            Fact::ConcludedWithoutEvidence {
                theory: stamp(1),
                standing: Standing::Disproved,
                reason: "no time".into(),
                by: "Ana".into(),
            },
            r#"{"concluded_without_evidence":{"theory":"01k7tvj500-0001-00000007","standing":"disproved","reason":"no time","by":"Ana"}}"#,
        ),
        (
            Fact::StandingChanged {
                theory: stamp(1),
                standing: Standing::Abandoned,
                reason: "r".into(),
                by: "Ana".into(),
                evidence: None,
            },
            r#"{"standing_changed":{"theory":"01k7tvj500-0001-00000007","standing":"abandoned","reason":"r","by":"Ana"}}"#,
        ),
    ];
    for (fact, text) in table {
        assert_eq!(serde_json::to_string(&fact).unwrap(), text);
        assert_eq!(serde_json::from_str::<Fact>(text).unwrap(), fact);
    }
}
