//! The rules by which what arrives is chosen and the debrief is made, each at its edge, in a drill of a few lines.

use crate::story::{Story, words};
use incident_scratchpad::domain::*;
use incident_scratchpad::drill::*;
use serde_json::{Value, json};

/// A drill with these steps and no more.
fn drill(steps: Value) -> Script {
    let file = json!({
        "format": "incident-scratchpad-drill", "version": 1, "id": "small", "name": "Small", "about": "Small.",
        "title": "Small", "severity": "minor", "minutes": 10, "cause": "The disk was full.",
        "cause_words": ["disk"], "suspect_words": ["network"],
        "asks": [{ "id": "db", "label": "Ask", "note": "Asked the team." }],
        "steps": steps,
    });
    read_script(&file.to_string()).expect("a drill")
}

fn step(when: Value, more: Value) -> Value {
    let mut step = json!({ "when": [when], "message": { "from": "Support", "text": "It is slow." } });
    for (name, value) in more.as_object().expect("fields") {
        step[name] = value.clone();
    }
    step
}

fn plain() -> Script {
    drill(json!([step(json!({ "second": 1 }), json!({}))]))
}

/// A drill under way: it began with its story.
struct Under {
    story: Story,
    clock: DrillClock,
    began: Timestamp,
}

impl Under {
    fn way() -> Under {
        let story = Story::new();
        let began = story.now;
        let mut clock = DrillClock::default();
        clock.start(began, 1);
        Under { story, clock, began }
    }

    fn at(&mut self, second: i64) -> &mut Story {
        let until = self.began.plus_millis(second * 1000);
        while self.story.now < until {
            self.story.now = until.min(self.story.now.plus_minutes(1));
            self.clock.observe(self.story.now);
        }
        &mut self.story
    }

    fn sends(&mut self, phase: Phase, impact: &str, due: Option<i64>) {
        let parts =
            UpdateParts { happening: "It is slow.".into(), impact: impact.into(), ..UpdateParts::default() };
        let next_due = due.map(|second| self.began.plus_millis(second * 1000));
        let (audience, how) = (Audience::Customers, Sending::default());
        self.story.does(Command::MarkSent {
            audience,
            phase,
            parts,
            text: words("It is slow."),
            next_due,
            how,
        });
    }

    /// At which seconds something came.
    fn came(&self, script: &Script) -> Vec<i64> {
        arrived(script, self.story.state(), &self.clock).iter().map(|one| one.at / 1000).collect()
    }

    fn told(&self, script: &Script, findings: Vec<Vec<String>>) -> String {
        DrillDebrief::of(script, self.story.state(), &self.clock, Some(findings)).text("Small")
    }

    fn tips(&self, script: &Script) -> Vec<String> {
        let text = self.told(script, vec![Vec::new(); self.story.state().messages.len()]);
        let (_, tips) = text.split_once("## Two things to try next time\n\n").expect("tips");
        tips.lines().map(|line| line.trim_start_matches("- ").to_owned()).collect()
    }
}

#[test]
fn a_step_comes_its_delay_after_what_brings_it_and_not_before() {
    let script = drill(json!([step(json!({ "second": 60 }), json!({ "delay": 30 }))]));
    let mut under = Under::way();
    under.at(89);
    assert_eq!(under.came(&script), [0; 0]);
    under.at(90);
    assert_eq!(under.came(&script), [90], "in that very second");
}

#[test]
fn a_step_stays_away_for_what_happened_until_then_and_not_for_what_happens_later() {
    let script = drill(json!([step(json!({ "second": 60 }), json!({ "unless": [{ "updated": [] }] }))]));
    let sent_at = |second: i64| {
        let mut under = Under::way();
        under.at(second);
        under.sends(Phase::Investigating, "", None);
        under.at(120);
        under.came(&script).len()
    };
    assert_eq!((sent_at(59), sent_at(60), sent_at(61)), (0, 0, 1));
}

#[test]
fn nothing_comes_after_the_end_of_a_drill() {
    let script = drill(json!([step(json!({ "second": 590 }), json!({ "delay": 20 }))]));
    let mut under = Under::way();
    under.at(700);
    assert_eq!(under.came(&script), [0; 0]);
}

#[test]
fn a_word_is_found_at_the_beginning_of_a_word_alone_and_in_what_it_is_looked_for() {
    let script = drill(json!([step(json!({ "supposed": ["disk full"] }), json!({}))]));
    for (said, comes) in [("The disks are full", 1), ("A floppydisk is full", 0), ("The disk is empty", 0)] {
        let mut under = Under::way();
        under.at(10).supposes(said);
        under.at(20);
        assert_eq!(under.came(&script).len(), comes, "{said}");
    }
    let mut under = Under::way();
    under.at(10).notes("The disk is full");
    under.at(20);
    assert_eq!(under.came(&script).len(), 0, "a note is no theory");
}

#[test]
fn a_press_is_a_note_and_no_other_entry_of_these_words() {
    let script = drill(json!([step(json!({ "pressed": "db" }), json!({}))]));
    let mut under = Under::way();
    under.at(10).asks("Asked the team.");
    under.at(20);
    assert_eq!(under.came(&script).len(), 0);
    under.story.notes("Asked the team.");
    under.at(30);
    assert_eq!(under.came(&script), [20]);
}

#[test]
fn the_first_message_is_the_earliest_one_and_a_promise_that_was_late_or_is_overdue_was_not_kept() {
    let mut under = Under::way();
    under.at(60);
    under.sends(Phase::Investigating, "You wait.", Some(120));
    under.at(200);
    under.sends(Phase::Investigating, "You wait.", None);
    let script = plain();
    assert!(under.told(&script, Vec::new()).contains("went out after 1 min of the drill"));
    let broken = "Promise the next message for a time that you can keep";
    assert!(under.tips(&script)[0].starts_with(broken), "late: {:?}", under.tips(&script));
    let mut under = Under::way();
    under.at(60);
    under.sends(Phase::Investigating, "You wait.", Some(120));
    under.at(200);
    assert!(under.tips(&script)[0].starts_with(broken), "overdue");
}

#[test]
fn how_near_one_came_is_told_by_the_nearest_theory() {
    let script = plain();
    let told = |play: &dyn Fn(&mut Story)| {
        let mut under = Under::way();
        play(under.at(30));
        under.told(&script, Vec::new())
    };
    assert!(told(&|_| {}).contains("- No theory was written down."));
    let other = told(&|story| {
        story.supposes("The network");
    });
    assert!(other.contains("- None of the theories named it."));
    let suspected = told(&|story| {
        story.supposes("The disk is full");
    });
    assert!(suspected.contains("among the theories, and it was not concluded"), "{suspected}");
    assert!(suspected.contains("- Nothing: no theory was concluded."));
    let against = |story: &mut Story, theory| {
        let on = story.sees(Leaning::Against, Some(Source::Metric), "the disk is half empty");
        story.does(Command::RuleOut { theory, on, by: None });
    };
    let ruled_out = told(&|story| {
        let theory = story.supposes("The disk is full");
        against(story, theory);
    });
    assert!(ruled_out.contains("You had it among the theories, and ruled it out."), "{ruled_out}");
    assert!(ruled_out.contains("- Nothing: each theory that was concluded had evidence."));
    let claimed = told(&|story| {
        let theory = story.supposes("The disk is full");
        let (standing, reason) = (Standing::Proven, words("I know it"));
        story.does(Command::ConcludeAnyway { theory, standing, reason, by: None });
    });
    assert!(claimed.contains("You named it, and called it proven without evidence."), "{claimed}");
    // One of two was ruled out, the other is still open: that one is nearer.
    let both = told(&|story| {
        story.supposes("The disk of the copy is full");
        let theory = story.supposes("The disk is full");
        against(story, theory);
    });
    assert!(both.contains("it was not concluded"), "{both}");
    let proven = told(&|story| {
        let theory = story.supposes("The disk is full");
        story.sees(Leaning::For, Some(Source::Log), "no space left on device");
        story.sees(Leaning::For, Some(Source::Metric), "100 %");
        story.sees(Leaning::Against, Some(Source::Metric), "writes go through in the south");
        story.concludes(theory, Standing::Proven, "seen twice");
    });
    assert!(
        proven.contains("You proved it, on 2 pieces of evidence."),
        "what spoke against it is no proof: {proven}"
    );
}

#[test]
fn a_theory_that_names_the_cause_is_not_the_wrong_suspect_whatever_else_it_names() {
    let script = plain();
    let told = |said: &str| {
        let mut under = Under::way();
        let story = under.at(30);
        let theory = story.supposes(said);
        story.sees(Leaning::For, Some(Source::Log), "no space left on device");
        story.concludes(theory, Standing::Proven, "seen");
        under.told(&script, Vec::new())
    };
    assert!(
        told("The network is down")
            .contains("The suspect that came first, and was not it, was called proven.")
    );
    assert!(!told("The network disk is full").contains("The suspect that came first"));
}

#[test]
fn of_two_suspects_the_one_that_was_called_proven_is_told() {
    let script = plain();
    let mut under = Under::way();
    let story = under.at(30);
    let out = story.supposes("The network of the office");
    let on = story.sees(Leaning::Against, Some(Source::Metric), "the office works");
    story.does(Command::RuleOut { theory: out, on, by: None });
    let theory = story.supposes("The network");
    let (standing, reason) = (Standing::Proven, words("I know it"));
    story.does(Command::ConcludeAnyway { theory, standing, reason, by: None });
    assert!(under.told(&script, Vec::new()).contains("was not it, was called proven."));
}

#[test]
fn that_it_is_over_is_told_by_a_message_or_by_the_phase_or_not_at_all() {
    let script = plain();
    let mut under = Under::way();
    under.at(60);
    under.sends(Phase::Investigating, "You wait.", None);
    assert!(under.told(&script, Vec::new()).contains("- It was not called over when the drill ended."));
    under.story.does(Command::SetPhase(Phase::Resolved));
    assert!(under.told(&script, Vec::new()).contains("- It was marked resolved, and no message said so."));
    under.sends(Phase::Resolved, "You waited.", None);
    assert!(under.told(&script, Vec::new()).contains("- A message said that it is over."));
}

/// A drill that went well, but for what is told.
fn well(spoilt: &dyn Fn(&mut Under) -> bool) -> Vec<String> {
    let script = plain();
    let mut under = Under::way();
    let goes_on = spoilt(&mut under);
    if goes_on {
        under.at(60);
        under.sends(Phase::Investigating, "You wait.", None);
        under.story.notes("Asked the team.");
        let theory = under.story.supposes("The disk is full");
        under.story.sees(Leaning::For, Some(Source::Log), "no space left on device");
        under.story.concludes(theory, Standing::Proven, "seen");
        under.at(120);
        under.sends(Phase::Resolved, "You waited.", None);
    }
    under.tips(&script)
}

const AGAIN: [&str; 2] = ["Play it again at twice the speed", "Let the newest of the team lead"];

#[test]
fn each_thing_to_try_next_time_is_said_for_what_happened_and_for_nothing_else() {
    let first = |tips: Vec<String>| tips.first().cloned().unwrap_or_default();
    let all_well = well(&|_| true);
    assert!(all_well[0].starts_with(AGAIN[0]) && all_well[1].starts_with(AGAIN[1]), "{all_well:?}");
    let late = well(&|under| {
        under.at(301);
        true
    });
    assert!(first(late).starts_with("Write the first message earlier"));
    let in_time = well(&|under| {
        under.at(300);
        true
    });
    assert!(first(in_time).starts_with(AGAIN[0]), "within five minutes");
    let changed = well(&|under| {
        under.story.does(Command::LogChange(words("Restarted it")));
        true
    });
    assert!(first(changed).starts_with("Look before you change something, unless it only stops the damage"));
    let undone = well(&|under| {
        let change = under.story.does(Command::LogChange(words("Restarted it")));
        under.story.undoes(change);
        true
    });
    assert!(first(undone).starts_with(AGAIN[0]), "what is undone was not done");
    let after_all = |act: &'static dyn Fn(&mut Under)| {
        well(&move |under: &mut Under| {
            under.at(60);
            act(under);
            false
        })
    };
    let silent = after_all(&|under| {
        under.sends(Phase::Resolved, "", None);
        under.story.notes("Asked the team.");
    });
    assert!(
        silent[0].starts_with("Say the impact early") && silent[1].starts_with("Ask “What changed last?”"),
        "{silent:?}"
    );
    let alone = after_all(&|under| {
        under.sends(Phase::Resolved, "You wait.", None);
        under.story.supposes("The disk is full");
    });
    assert!(
        alone[0].starts_with("Ask somebody who knows") && alone[1].starts_with("Conclude what you suspect"),
        "{alone:?}"
    );
    let ruled_out = after_all(&|under| {
        let theory = under.story.supposes("The disk is full");
        let on = under.story.sees(Leaning::Against, Some(Source::Metric), "half empty");
        under.story.does(Command::RuleOut { theory, on, by: None });
        under.sends(Phase::Investigating, "You wait.", None);
        under.story.notes("Asked the team.");
    });
    assert!(
        ruled_out[0].starts_with("Before you rule a theory out")
            && ruled_out[1].starts_with("Send the all-clear"),
        "{ruled_out:?}"
    );
}

#[test]
fn what_the_checker_finds_is_a_thing_to_try() {
    let script = plain();
    let mut under = Under::way();
    under.at(60);
    under.sends(Phase::Resolved, "You wait.", None);
    let text = under.told(&script, vec![vec!["Queue depth (“5000”)".to_owned()]]);
    assert!(text.contains("- Message 1: Queue depth (“5000”)\n"), "{text}");
    assert!(text.contains("- Read a message once with the eyes of a customer"), "{text}");
}

#[test]
fn of_what_the_checker_says_each_thing_is_told_once_and_hints_are_left_out() {
    // What is none of the checker's answers says nothing.
    assert_eq!(wording_found("{"), [""; 0]);
    let parts = UpdateParts {
        headline: "DRILL: Ben broke db-prod-03.internal".into(),
        happening: "DRILL: Ben and Ben: db-prod-03.internal, db-prod-03.internal.".into(),
        ..UpdateParts::default()
    };
    let mut checker = incident_scratchpad::language::CheckerService::default();
    let mut found = |audience: Audience| {
        let mut story = Story::new();
        let (text, how) = (words("It is slow."), Sending::default());
        let (phase, parts, next_due) = (Phase::Investigating, parts.clone(), None);
        story.does(Command::MarkSent { audience, phase, parts, text, next_due, how });
        let question = wording_question(story.state(), story.state().messages.iter().next().expect("one"));
        let asked: Value = serde_json::from_str(&question).expect("JSON");
        assert!(!question.contains("DRILL"), "that it is a drill is no wording: {question}");
        let answer = checker.handle(&question);
        let mut hints: Value = serde_json::from_str(&answer).expect("JSON");
        for found in hints["findings"]["list"].as_array_mut().expect("a list") {
            found["level"] = json!("hint");
        }
        assert_eq!(wording_found(&hints.to_string()), [""; 0], "hints are left out");
        (wording_found(&answer), asked["headline"].as_str().unwrap_or_default().to_owned())
    };
    let (customers, headline) = found(Audience::Customers);
    assert_eq!(headline, "Ben broke db-prod-03.internal");
    let mut once = customers.clone();
    once.dedup();
    assert_eq!(once, customers);
    assert_eq!(customers.iter().filter(|line| line.contains("Host name")).count(), 1, "{customers:?}");
    let (_, headline) = found(Audience::Stakeholders);
    assert_eq!(headline, "", "inside, a headline goes nowhere");
}

#[test]
fn to_ask_about_the_cache_is_not_to_clear_it() {
    let mut player = super::player::Player::begin("bad-data-script");
    player.at(20).presses("shop");
    player.at(240);
    assert!(player.has("The cache is right in its way") && !player.has("With the cache empty"));
    player.changes("Cleared the cache");
    player.at(310);
    assert!(player.has("With the cache empty"));
}

#[test]
fn another_certificate_mends_nothing_while_the_edge_shows_the_old_one() {
    let mut player = super::player::Player::begin("expired-certificate");
    player.at(20).changes("Ordered a new certificate");
    player.at(120);
    assert!(player.has("another one changes nothing") && !player.has("back at their usual number"));
    player.changes("Restarted the edge");
    player.at(200);
    assert!(player.has("back at their usual number"));
}
