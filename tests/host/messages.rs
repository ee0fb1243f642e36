//! Status updates for every destination: the golden file, and what hostile text comes to.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::*;
use proptest::prelude::*;

/// `UPDATE_GOLDEN=1 cargo test --test host messages` writes it anew; read it before it is kept.
const GOLDEN: &str = include_str!("golden/messages.txt");

fn zone() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

fn parts() -> UpdateParts {
    UpdateParts {
        happening: "Card payments fail for some customers in Europe.".into(),
        impact: "About 1 in 3 card payments since 02:41 UTC.\nNo card is charged twice.".into(),
        doing: "We are checking a change that went out shortly before.".into(),
        reader: "Please pay by bank transfer, or try again later.".into(),
    }
}

/// Every destination, by its name.
fn all(draft: &Draft) -> [(&'static str, String); 6] {
    let zone = zone();
    let fields = statuspage(draft, &zone);
    [
        ("plain", message_plain(draft, &zone)),
        ("markdown", message_markdown(draft, &zone)),
        ("slack", message_slack(draft, &zone)),
        ("html", message_html(draft, &zone)),
        ("statuspage", format!("{}\n{}\n{}", fields.name, fields.status, fields.body)),
        ("short", message_short(draft, &zone)),
    ]
}

#[test]
fn every_phase_audience_and_destination_reads_as_the_golden_file_has_it() {
    let parts = parts();
    let mut written = String::new();
    for phase in Phase::ALL {
        for audience in Audience::ALL {
            let next_due = (phase != Phase::Resolved).then(|| at("03:30"));
            let draft =
                Draft { title: "Checkout fails", phase, audience, parts: &parts, next_due, now: at("03:00") };
            for (name, text) in all(&draft) {
                written += &format!("=== {} · {} · {name}\n{text}\n\n", phase.name(), audience.name());
            }
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/host/golden/messages.txt");
        std::fs::write(path, &written).expect("the golden file can be written");
        return;
    }
    assert_eq!(written, GOLDEN);
}

proptest! {
    #[test]
    fn whatever_was_typed_stays_text(title in facts::text(), text in facts::text(), more in facts::text()) {
        let parts = UpdateParts { happening: text.clone(), impact: more, ..UpdateParts::default() };
        for audience in Audience::ALL {
            let next_due = Some(at("03:30"));
            let draft = Draft { title: &title, phase: Phase::Investigating, audience, parts: &parts, next_due, now: at("03:00") };
            for (name, message) in all(&draft) {
                prop_assert!(message.contains("Next update by 03:30 UTC"), "{name}: {message}");
                prop_assert!(!message.contains(['\u{202E}', '\u{2066}', '\0', '\u{1B}']), "{name}: {message:?}");
                prop_assert!(!message.ends_with('\n'), "{name}");
            }
            let html = message_html(&draft, &zone());
            let tags = ["<p>", "</p>", "<strong>", "</strong>", "<br>"];
            let bare = tags.iter().fold(html, |html, tag| html.replace(tag, ""));
            prop_assert!(!bare.contains(['<', '>', '"']), "{bare}");
            let fields = statuspage(&draft, &zone());
            prop_assert!(!fields.body.contains(['<', '>']) && fields.name.chars().count() <= 255);
            let slack = message_slack(&draft, &zone());
            prop_assert!(!["<!", "<@", "<#", "<http"].iter().any(|link| slack.contains(link)), "{slack}");
            let outside: String = slack.split('`').step_by(2).collect();
            prop_assert!(!outside.split_whitespace().any(|word| word.starts_with('@')), "{slack}");
            prop_assert!(message_short(&draft, &zone()).chars().count() <= SHORT_LIMIT);
        }
    }
}

#[test]
fn a_short_message_is_cut_between_words_and_keeps_the_time_of_the_next_one() {
    let parts = UpdateParts { happening: "word ".repeat(100), ..UpdateParts::default() };
    let draft = Draft {
        title: "Checkout fails",
        phase: Phase::Investigating,
        audience: Audience::Customers,
        parts: &parts,
        next_due: Some(at("03:30")),
        now: at("03:00"),
    };
    let short = message_short(&draft, &zone());
    assert!(short.ends_with("word… Next update by 03:30 UTC (04:30 Europe/Berlin)."), "{short}");
    assert!(short.chars().count() > SHORT_LIMIT - 8, "{short}");
}

#[test]
fn a_first_draft_says_what_the_log_knows_and_nothing_else() {
    let mut story = Story::new();
    let first = drafted(story.state(), Audience::Customers, Phase::Investigating);
    assert_eq!(first.happening, "Checkout fails.");
    assert_eq!((first.impact.as_str(), first.reader.as_str()), ("", ""), "nobody said anything of it");
    assert_eq!(first.doing, "We are looking for the cause.");

    let theory = story.does(Command::ProposeTheory { question: None, statement: words("Kafka lags") });
    story.does(stands(theory, Standing::Testing, ""));
    story.does(Command::LogChange(words("Rollback of the deploy\nlog line")));
    let inside = drafted(story.state(), Audience::Team, Phase::Investigating);
    assert_eq!(
        inside.doing,
        "We are checking whether this is so: Kafka lags. Last change: Rollback of the deploy."
    );
    let outside = drafted(story.state(), Audience::Customers, Phase::Investigating);
    assert!(!outside.doing.contains("Kafka"), "technology stays inside: {}", outside.doing);
}

#[test]
fn what_was_said_before_is_kept_and_what_is_repeated_is_known() {
    let mut story = Story::new();
    let send = |story: &mut Story, parts: UpdateParts, phase| {
        let text = words("as it was sent");
        story.does(Command::MarkSent { audience: Audience::Customers, phase, parts, text, next_due: None });
    };
    let again =
        |story: &Story, parts: &UpdateParts, phase| repeats(story.state(), Audience::Customers, phase, parts);
    assert_eq!(again(&story, &parts(), Phase::Investigating), Repeat::Nothing, "there was none before");
    send(&mut story, parts(), Phase::Investigating);
    assert_eq!(again(&story, &parts(), Phase::Investigating), Repeat::Everything);
    assert_eq!(again(&story, &parts(), Phase::Identified), Repeat::Parts([true; 4]), "another phase is news");
    let news = UpdateParts { doing: "We have found it.".into(), ..parts() };
    assert_eq!(again(&story, &news, Phase::Investigating), Repeat::Parts([true, true, false, true]));
    assert_eq!(again(&story, &UpdateParts::default(), Phase::Investigating), Repeat::Nothing);
    let to_team = repeats(story.state(), Audience::Team, Phase::Investigating, &parts());
    assert_eq!(to_team, Repeat::Nothing, "others have not read it");

    let next = drafted(story.state(), Audience::Customers, Phase::Monitoring);
    assert_eq!(
        (next.happening, next.impact, next.reader),
        (parts().happening, parts().impact, parts().reader)
    );
    let over = drafted(story.state(), Audience::Customers, Phase::Resolved);
    assert_eq!(over.happening, "This is over: Checkout fails.");
    assert_eq!(over.reader, "");
}
