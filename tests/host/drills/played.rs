//! Each drill played well and badly: what comes depends on what was done, and the debrief says how it went.

use super::player::{Player, script};
use crate::story::words;
use incident_scratchpad::domain::*;
use incident_scratchpad::drill::*;

/// `UPDATE_GOLDEN=1 cargo test --test host drills` writes them anew; read them before they are kept.
fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/host/golden/drills/{name}.md", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).expect("the golden file can be written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, kept, "{name}");
}

fn told(player: &Player, id: &str, how: &str) -> String {
    let text = player.debrief();
    golden(&format!("{id}-{how}"), &text);
    text
}

fn queue_lag_well() -> Player {
    let mut player = Player::begin("queue-lag");
    player.at(40).presses("support").presses("deploys");
    player.at(100).sends(
        Phase::Investigating,
        [
            "Order confirmations arrive late.",
            "Customers who ordered since 02:15 UTC wait for their confirmation. Payments go through.",
            "We are looking for the cause.",
        ],
        Some(400),
    );
    player.at(110);
    assert!(player.has("order-service 4.12") && player.has("concurrency=1"));
    assert!(!player.has("We see nothing wrong on our side"), "nobody asked the Database team");
    player.presses("database");
    let suspect = player.supposes("The database is slow");
    player.at(170);
    assert!(player.has("We see nothing wrong on our side"));
    let against = player.story.sees(Leaning::Against, Some(Source::Metric), "inserts take 3 ms, as always");
    player.story.does(Command::RuleOut { theory: suspect, on: against, by: None });
    let cause = player.supposes("Since the deploy only one worker takes orders");
    player.story.sees(Leaning::For, Some(Source::Log), "concurrency=1 (default) in the log of order-worker");
    player.at(200);
    assert!(player.has("WORKER_CONCURRENCY=8"));
    player.story.does(Command::ChangeStanding {
        theory: cause,
        standing: Standing::Proven,
        reason: Some(words("the setting is in the log")),
        by: None,
    });
    player.changes("Rolled back order-service to 4.11");
    player.at(300);
    assert!(player.has("It falls since the change") && player.has("RESOLVED queue_depth"));
    assert!(!player.has("What may we tell customers"), "they were told in time");
    player.sends(
        Phase::Resolved,
        [
            "Order confirmations arrive in time again.",
            "They were late from 02:15 to 02:45 UTC; all of them have been sent.",
            "",
        ],
        None,
    );
    player.at(310);
    player
}

fn queue_lag_badly() -> Player {
    let mut player = Player::begin("queue-lag");
    player.at(90);
    let suspect = player.supposes("The database is slow again");
    player.story.does(Command::ConcludeAnyway {
        theory: suspect,
        standing: Standing::Proven,
        reason: words("it always is"),
        by: None,
    });
    player.changes("Restarted the database");
    player.at(160);
    assert!(player.has("Who restarted the database?") && player.has("http_5xx_rate"));
    player.at(400);
    assert!(player.has("What may we tell customers"), "nobody was told anything");
    player.sends(
        Phase::Identified,
        [
            "Redis on db-prod-03.internal is lagging by 5000 messages.",
            "",
            "Ben broke it. It will be fixed in 5 minutes.",
        ],
        Some(460),
    );
    player.at(600);
    assert!(!player.has("RESOLVED"), "a restart of the database helps nothing");
    player
}

#[test]
fn orders_pile_up() {
    let well = told(&queue_lag_well(), "queue-lag", "well");
    let badly = told(&queue_lag_badly(), "queue-lag", "badly");
    assert_ne!(well, badly);
    assert!(well.contains("You proved it") && badly.contains("None of the theories named it."));
}

fn certificate(well: bool) -> Player {
    let mut player = Player::begin("expired-certificate");
    if !well {
        player.at(80).changes("Took back the firewall rule");
        player.at(130);
        assert!(player.has("Nothing changed for partners"));
        player.at(600);
        return player;
    }
    player.at(30).presses("partner").presses("network");
    player.at(60).sends(
        Phase::Investigating,
        [
            "Partners cannot connect to our interface.",
            "No partner has been able to send requests since 02:00 UTC.",
            "We are looking for the cause.",
        ],
        Some(420),
    );
    player.at(80);
    assert!(player.has("certificate has expired"));
    let cause = player.supposes("The certificate has expired");
    player.at(125);
    assert!(player.has("notAfter="));
    player.story.sees(Leaning::For, Some(Source::Log), "a partner's log: certificate has expired");
    player.story.does(Command::ChangeStanding {
        theory: cause,
        standing: Standing::Proven,
        reason: Some(words("seen by a partner")),
        by: None,
    });
    player.changes("Reloaded the edge");
    player.at(200);
    assert!(player.has("They are back at their usual number"));
    player.sends(
        Phase::Resolved,
        ["Partners can connect again.", "Requests failed from 02:00 to 02:43 UTC.", ""],
        None,
    );
    player
}

#[test]
fn a_certificate_expired() {
    let well = told(&certificate(true), "expired-certificate", "well");
    let badly = told(&certificate(false), "expired-certificate", "badly");
    assert!(well.contains("You proved it") && badly.contains("No message was sent"));
}

fn data_script(well: bool) -> Player {
    let mut player = Player::begin("bad-data-script");
    if !well {
        player.at(70).changes("Cleared the cache everywhere");
        player.at(140);
        assert!(player.has("The number of orders doubles"));
        player.at(310).changes("UPDATE prices SET amount = amount * 1.25");
        player.at(370);
        assert!(player.has("64 prices"), "a hurry makes it worse");
        player.sends(Phase::Resolved, ["All is well again.", "", ""], None);
        player.at(600);
        return player;
    }
    player.at(35).asks("What changed the table of prices?").presses("finance");
    player.at(60).changes("Turned the checkout off and put up a banner");
    player.at(95);
    assert!(player.has("41200 rows affected") && player.has("None any more since the change"));
    player.sends(
        Phase::Identified,
        [
            "Some products are shown with wrong prices.",
            "Customers cannot place orders since 02:41 UTC, so that nobody pays a wrong price.",
            "We are putting the right prices back.",
        ],
        Some(500),
    );
    let cause = player.supposes("The price script ran without its filter");
    player.story.sees(Leaning::For, Some(Source::Log), "41200 rows affected, 1150 expected");
    player.story.does(Command::ChangeStanding {
        theory: cause,
        standing: Standing::Proven,
        reason: Some(words("the log of the script")),
        by: None,
    });
    player.changes("Restored the prices from the backup");
    player.at(260);
    assert!(player.has("Back where it should be"));
    player.sends(
        Phase::Resolved,
        ["Prices are right again.", "Prices were wrong from 02:23 to 02:44 UTC.", ""],
        None,
    );
    player
}

#[test]
fn prices_are_wrong() {
    let well = told(&data_script(true), "bad-data-script", "well");
    let badly = told(&data_script(false), "bad-data-script", "badly");
    assert!(well.contains("You proved it") && badly.contains("after 6 min"), "{badly}");
}

fn provider(well: bool) -> Player {
    let mut player = Player::begin("provider-outage");
    if !well {
        player.at(80);
        let suspect = player.supposes("Our release broke it");
        player.changes("Rolled back the release");
        player.at(130);
        assert!(
            player.has("nothing has changed in the south"),
            "a rollback helps only where a deploy was the cause"
        );
        player.story.does(Command::ConcludeAnyway {
            theory: suspect,
            standing: Standing::Proven,
            reason: words("nothing else changed"),
            by: None,
        });
        player.at(200).sends(Phase::Identified, ["There are issues.", "", ""], Some(300));
        player.at(600);
        return player;
    }
    player.at(30).presses("signin").asks("Which region does it concern?");
    player.at(75);
    assert!(player.has("almost none is used"));
    let cause = player.supposes("The provider does not deliver in the south");
    player.presses("way");
    player.sends(
        Phase::Investigating,
        [
            "Sign-in codes by text message do not arrive in the south.",
            "About four of ten people cannot sign in since 02:30 UTC.",
            "We are looking for the cause.",
        ],
        Some(400),
    );
    player.at(115).changes("Switched on codes by e-mail");
    player.at(165);
    assert!(player.has("\"delivered\":null") && player.has("get in by e-mail now"));
    player.story.sees(
        Leaning::For,
        Some(Source::Log),
        "delivered: null for the south, seconds for the north",
    );
    player.story.does(Command::ChangeStanding {
        theory: cause,
        standing: Standing::Proven,
        reason: Some(words("the provider's own answer")),
        by: None,
    });
    player.at(230);
    assert!(player.has("have worked again for a minute"));
    player.sends(
        Phase::Resolved,
        ["Sign-in codes arrive everywhere again.", "Codes did not arrive from 02:30 to 02:43 UTC.", ""],
        None,
    );
    player
}

#[test]
fn text_messages_do_not_arrive() {
    let well = told(&provider(true), "provider-outage", "well");
    let badly = told(&provider(false), "provider-outage", "badly");
    assert!(well.contains("You proved it") && badly.contains("was called proven"), "{badly}");
}

#[test]
fn the_same_log_and_clock_bring_the_same() {
    let player = queue_lag_well();
    let replayed =
        Incident::replay(player.story.incident.id(), player.story.incident.log().iter().rev().cloned());
    let kept = DrillClock::decode(&player.clock.encode()).expect("a clock");
    let again = arrived(&player.script, replayed.state(), &kept);
    assert_eq!(again, arrived(&player.script, player.story.state(), &player.clock));
    // On another device, where nothing of the clock was kept, it is as the log tells.
    let state = replayed.state();
    let of_log = DrillClock::of_log(state.details.drill.as_ref().expect("a drill"), state);
    assert!(!arrived(&player.script, state, &of_log).is_empty());
}

#[test]
fn what_has_come_stays_while_time_goes_on() {
    for id in ["queue-lag", "expired-certificate", "bad-data-script", "provider-outage"] {
        let mut player = Player::begin(id);
        let mut before: Vec<String> = Vec::new();
        for second in (0..=600).step_by(15) {
            player.at(second);
            let now = player.came();
            assert!(
                before.len() <= now.len() && before.iter().all(|line| now.contains(line)),
                "{id} at {second}"
            );
            before = now;
        }
        assert!(before.len() >= 8, "{id}: who does nothing is told something all the same");
        assert!(script(id).steps.iter().filter(|step| step.unless.is_empty()).count() > 6);
    }
}

#[test]
fn what_is_undone_brings_nothing_and_a_press_is_a_note() {
    let mut player = Player::begin("queue-lag");
    player.at(10).presses("database");
    let ask = player.script.asks.iter().find(|ask| ask.id == "database").expect("a button").clone();
    assert_eq!(presses(&ask, player.story.state()), 1);
    let note = player.story.state().entries.iter().last().expect("a note").id;
    player.story.undoes(note);
    player.at(100);
    assert_eq!(presses(&ask, player.story.state()), 0);
    assert!(!player.has("We see nothing wrong on our side"));
}
