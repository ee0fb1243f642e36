//! The impact: one value, whoever said it and wherever, with its history, and what becomes of it in exports.

use crate::story::*;
use incident_scratchpad::domain::first_questions::IMPACT_QUESTION;
use incident_scratchpad::domain::*;
use incident_scratchpad::export;

fn states(story: &mut Story, what: &str) -> Stamp {
    let impact = Impact { what: what.into(), ..Impact::default() };
    story.does(Command::Tell(Detail::ImpactStated(impact)))
}

fn sends(story: &mut Story, audience: Audience, phase: Phase, impact: &str) -> Stamp {
    let parts =
        UpdateParts { happening: "Cards fail.".into(), impact: impact.into(), ..UpdateParts::default() };
    let (text, how) = (words("Cards fail."), Sending::default());
    story.does(Command::MarkSent { audience, phase, parts, text, next_due: None, how })
}

fn stands(story: &Story) -> String {
    story.state().impact().map(|stands| stands.said.line()).unwrap_or_default()
}

fn history(story: &Story) -> Vec<String> {
    story.state().impact_history().iter().map(|statement| statement.said.line()).collect()
}

fn drafted(story: &Story, audience: Audience) -> String {
    export::drafted(story.state(), audience, Phase::Investigating).impact
}

#[test]
fn a_sent_update_that_says_another_impact_sets_it_and_the_former_ones_can_be_read() {
    let mut story = Story::new();
    assert_eq!(stands(&story), "");
    states(&mut story, "Some cannot pay.");
    sends(&mut story, Audience::Customers, Phase::Investigating, "Nobody can pay by card");
    assert_eq!(stands(&story), "Nobody can pay by card.");
    assert_eq!(history(&story), ["Some cannot pay.", "Nobody can pay by card."]);
    assert_eq!(drafted(&story, Audience::Customers), "Nobody can pay by card", "in its very words");
}

#[test]
fn an_update_that_only_says_again_what_stands_or_what_its_readers_know_is_no_other_impact() {
    let mut story = Story::new();
    let known = Impact { who: "Customers".into(), what: "cannot pay".into(), ..Impact::default() };
    story.does(Command::Tell(Detail::ImpactStated(known)));
    sends(&mut story, Audience::Customers, Phase::Investigating, "Customers: cannot pay.");
    assert_eq!(history(&story).len(), 1);
    sends(&mut story, Audience::Team, Phase::Investigating, "The card table is locked");
    sends(&mut story, Audience::Customers, Phase::Identified, "Customers: cannot pay.");
    assert_eq!(stands(&story), "The card table is locked.", "customers were told nothing new");
}

#[test]
fn what_only_people_inside_were_told_is_not_laid_out_for_customers() {
    let mut story = Story::new();
    states(&mut story, "Some cannot pay.");
    sends(&mut story, Audience::Stakeholders, Phase::Investigating, "We lose 40,000 an hour");
    assert_eq!(drafted(&story, Audience::Team), "We lose 40,000 an hour");
    assert_eq!(drafted(&story, Audience::Customers), "Some cannot pay.");
}

#[test]
fn nothing_invents_an_impact() {
    let mut story = Story::new();
    sends(&mut story, Audience::Customers, Phase::Investigating, IMPACT_UNKNOWN);
    sends(&mut story, Audience::Team, Phase::Investigating, " ");
    assert_eq!(story.state().impact(), None);
    assert_eq!(drafted(&story, Audience::Customers), "");
}

#[test]
fn what_is_said_once_it_is_over_is_the_impact_only_where_none_was_known() {
    let mut story = Story::new();
    sends(&mut story, Audience::Customers, Phase::Resolved, "One payment in three failed.");
    assert_eq!(stands(&story), "One payment in three failed.");
    let mut story = Story::new();
    states(&mut story, "Some cannot pay.");
    sends(&mut story, Audience::Customers, Phase::Resolved, "Nobody is affected any more.");
    assert_eq!(stands(&story), "Some cannot pay.");
}

#[test]
fn what_answers_the_question_about_the_impact_is_the_impact_until_it_is_undone() {
    let mut story = Story::new();
    let question = story.asks(IMPACT_QUESTION);
    let other = story.asks("Who noticed first?");
    let finding = story.does(Command::LogFinding(words("One card in three is refused")));
    story.does(Command::AnswerQuestion { question: other, by: finding });
    assert_eq!(stands(&story), "", "that was another question");
    let answer = story.does(Command::AnswerQuestion { question, by: finding });
    assert_eq!(stands(&story), "One card in three is refused.");
    assert_eq!(story.state().impact().unwrap().source, ImpactSource::Answered);
    story.undoes(answer);
    assert_eq!(stands(&story), "");
}

#[test]
fn other_words_for_it_keep_what_is_known_of_data_and_law() {
    let mut story = Story::new();
    let known =
        Impact { what: "cannot pay".into(), legal: YesNo::Yes, data: YesNo::Yes, ..Impact::default() };
    story.does(Command::Tell(Detail::ImpactStated(known)));
    sends(&mut story, Audience::Customers, Phase::Investigating, "Half of them cannot pay. Data was lost.");
    let now = story.state().impact().unwrap().said;
    assert_eq!(
        (now.legal, now.data, now.what.as_str()),
        (YesNo::Yes, YesNo::Yes, "Half of them cannot pay.")
    );
}

#[test]
fn a_redaction_erases_it_wherever_it_was_said() {
    let mut story = Story::new();
    let stated = states(&mut story, "Ms Example cannot pay");
    let sent = sends(&mut story, Audience::Customers, Phase::Investigating, "Ms Example still cannot pay");
    for said in [stated, sent] {
        story.does(Command::Redact(said));
    }
    assert!(history(&story).iter().all(|line| !line.contains("Example")), "{:?}", history(&story));
    assert_eq!(drafted(&story, Audience::Customers), "", "no update starts from words that are gone");
    let zone = FixedZone::utc();
    let texts = [
        export::record_markdown(&story.incident, &zone, story.now),
        export::handover(&story.incident, &zone, story.now),
        export::announcement(story.state(), &zone),
        export::impact_looking_back(story.state()).unwrap(),
    ];
    assert!(texts.iter().all(|text| !text.contains("Example")), "{texts:?}");
}

#[test]
fn handover_and_debrief_and_draft_say_the_same() {
    let mut story = Story::new();
    states(&mut story, "Some cannot pay");
    sends(story.at("02:50"), Audience::Customers, Phase::Investigating, "Nobody can pay");
    let handover = export::handover(&story.incident, &FixedZone::utc(), story.now);
    assert!(
        handover.contains("- As told to customers at 02:50 UTC: Nobody can pay\n- Some cannot pay."),
        "{handover}"
    );
    let back = export::impact_looking_back(story.state()).unwrap();
    assert!(
        back.starts_with("Some cannot pay.") && back.ends_with("To customers at 02:50 UTC: Nobody can pay.")
    );
}

#[test]
fn it_is_no_update_without_a_change_once_another_impact_was_stated() {
    let mut story = Story::new();
    sends(&mut story, Audience::Customers, Phase::Investigating, "Some cannot pay");
    let no_change = |story: &Story| export::no_change(story.state(), Audience::Customers);
    states(&mut story, "some cannot pay in Europe");
    assert_eq!(no_change(&story), None);
    states(&mut story, "Some cannot pay");
    assert!(no_change(&story).is_some(), "as they were told");
}

#[test]
fn a_folded_section_says_what_is_known() {
    use export::at_a_glance;
    let mut story = Story::new();
    let zone = FixedZone::utc();
    assert_eq!(at_a_glance::people(story.state()), "nobody named yet");
    assert_eq!(at_a_glance::actions(story.state(), story.now), "none yet");
    assert_eq!(at_a_glance::changes(story.state(), &zone), "none yet");
    assert_eq!(at_a_glance::start_and_end(story.state(), &zone), "declared 02:40");
    for role in ["Lead", "Scribe", "Operations", "Communications"] {
        story.does(Command::Tell(Detail::RoleTaken { role: role.into(), name: "Ana".into() }));
    }
    assert_eq!(at_a_glance::people(story.state()), "Lead: Ana · Scribe: Ana · Operations: Ana · 1 more");
    let assign = |due| Command::AssignAction { owner: words("ana"), text: words("look"), due };
    story.does(assign(Some(at("02:45"))));
    let done = story.does(assign(None));
    story.does(Command::CompleteAction(done));
    assert_eq!(at_a_glance::actions(story.state(), at("02:50")), "1 open · 1 overdue · 1 done");
    story.at("02:51").does(Command::LogChange(words("Rolled back to 4.11")));
    assert_eq!(at_a_glance::changes(story.state(), &zone), "1 made · last 02:51");
    let exit = Detail::AspectStated { aspect: Aspect::Exit, text: "no payment fails".into() };
    story.does(Command::Tell(exit));
    assert_eq!(
        at_a_glance::start_and_end(story.state(), &zone),
        "declared 02:40 · over when: no payment fails"
    );
    assert_eq!(at_a_glance::links(["Chat", "Call"].into_iter()), "Chat, Call");
}
