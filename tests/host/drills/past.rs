//! A drill made of a past incident: what was seen, without who was there.

use crate::long_story::long_story;
use crate::story::{Story, words};
use incident_scratchpad::domain::*;
use incident_scratchpad::drill::*;

fn night() -> Story {
    let mut story = Story::new();
    let first = story.notes("Maria Lopez sees timeouts on db-7.prod.shop.example since 02:30");
    story.does(Command::NameAuthor { of: first, name: Some(words("Benedikt")) });
    story.does(Command::Tell(Detail::RoleTaken { role: "Lead".into(), name: "Maria Lopez".into() }));
    story.at("02:50").notes("Benedikt: @ops look at 10.2.3.4, write to oncall@shop.example");
    story.does(Command::LogChange(words("password=hunter2 set anew, Maria agreed")));
    let theory = story.supposes("The connection pool is exhausted");
    story.sees(Leaning::For, Some(Source::Log), "a\nb\nc: pool is empty");
    story.at("03:20").concludes(theory, Standing::Proven, "seen in the log");
    story
}

#[test]
fn names_hosts_and_secrets_are_left_out_and_it_can_be_played() {
    let story = night();
    let script = script_of_past(&story.incident).expect("something was seen");
    let file = write_script(&script);
    assert_eq!(read_script(&file), Ok(script.clone()), "it is a whole drill");
    for gone in
        ["Maria", "Lopez", "Benedikt", "db-7", "shop.example", "10.2.3.4", "oncall", "hunter2", "@ops"]
    {
        assert!(!file.contains(gone), "{gone} in {file}");
    }
    assert!(file.contains("somebody sees timeouts on [host] since 02:30"), "{file}");
    assert_eq!(script.cause, "The connection pool is exhausted");
    let seconds: Vec<u32> = script
        .steps
        .iter()
        .map(|step| match step.when[..] {
            [Trigger::Second(second)] => second,
            _ => panic!("a second"),
        })
        .collect();
    assert!(
        seconds.is_sorted() && seconds.first() == Some(&0) && seconds.last() == Some(&540),
        "{seconds:?}"
    );
    assert!(script.steps.iter().any(|step| step.log.is_some()), "pasted lines stay lines");
}

#[test]
fn a_long_night_fits_and_an_empty_one_gives_none() {
    assert_eq!(script_of_past(&Story::new().incident), None);
    let script = script_of_past(&long_story().incident).expect("a drill");
    assert!(read_script(&write_script(&script)).is_ok(), "within the limits of a file");
}

#[test]
fn what_was_undone_or_erased_is_not_in_it_and_what_was_ruled_out_is_told_at_its_end() {
    let mut story = Story::new();
    story.does(Command::Tell(super::player::began("queue-lag", "Orders")));
    story.notes("The checkout is slow");
    let undone = story.notes("Wrong window, ignore this");
    story.undoes(undone);
    let secret = story.notes("swordfish");
    story.does(Command::Redact(secret));
    let theory = story.supposes("The network is congested");
    let on = story.sees(Leaning::Against, Some(Source::Metric), "it is idle");
    story.does(Command::RuleOut { theory, on, by: None });
    let script = script_of_past(&story.incident).expect("something was seen");
    let file = write_script(&script);
    for gone in ["ignore this", "swordfish", "[redacted]", "DRILL"] {
        assert!(!file.contains(gone), "{gone} in {file}");
    }
    assert_eq!(script.truths, ["This was not so: The network is congested"]);
    assert_eq!(script.suspect_words, ["netwo"], "the beginning of a word of it finds it");
}

#[test]
fn a_whole_name_leaves_no_part_of_itself_behind() {
    let mut story = Story::new();
    let first = story.notes("Ann and Ann Lee saw it in web.shop.io, in app.rs and in main.go.bak.log");
    story.does(Command::NameAuthor { of: first, name: Some(words("Ann")) });
    story.does(Command::Tell(Detail::RoleTaken { role: "Lead".into(), name: "Ann Lee".into() }));
    let file = write_script(&script_of_past(&story.incident).expect("something was seen"));
    assert!(file.contains("somebody and somebody saw it in [host], in app.rs"), "{file}");
    assert!(!file.contains("Lee"), "{file}");
}
