//! Status updates for every destination: the golden file, and what hostile text comes to.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::*;
use proptest::prelude::*;

/// `UPDATE_GOLDEN=1 cargo test --test host messages` writes it anew; read it before it is kept.
const GOLDEN: &str = include_str!("golden/messages.txt");

/// A paragraph, and one that finds out by its letters from where it runs.
const P: &str = "<p style=\"margin:0 0 1em\">";
const P_AUTO: &str = "<p style=\"margin:0 0 1em\" dir=\"auto\">";

fn zone() -> FixedZone {
    FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
}

fn parts() -> UpdateParts {
    UpdateParts {
        headline: String::new(),
        happening: "Card payments fail for some customers in Europe.".into(),
        impact: "About 1 in 3 card payments since 02:41 UTC.\nNo card is charged twice.".into(),
        doing: "We are checking a change that went out shortly before.".into(),
        reader: "Please pay by bank transfer, or try again later.".into(),
    }
}

/// Every destination, by its name.
fn all(draft: &Draft) -> [(&'static str, String); 7] {
    let zone = zone();
    let fields = statuspage(draft, &zone);
    [
        ("plain", message_plain(draft, &zone)),
        ("markdown", message_markdown(draft, &zone)),
        ("slack", message_slack(draft, &zone)),
        ("html", message_html(draft, &zone)),
        ("plain as html", message_plain_html(draft, &zone)),
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
            let draft = Draft {
                title: "Checkout fails",
                phase,
                audience,
                parts: &parts,
                next_due,
                now: at("03:00"),
                language: Language::English,
            };
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
            let draft = Draft { title: &title, phase: Phase::Investigating, audience, parts: &parts, next_due, now: at("03:00"), language: Language::English };
            for (name, message) in all(&draft) {
                prop_assert!(message.contains("Next update by 03:30 UTC"), "{name}: {message}");
                prop_assert!(!message.contains(['\u{202E}', '\u{2066}', '\0', '\u{1B}']), "{name}: {message:?}");
                prop_assert!(!message.ends_with('\n'), "{name}");
            }
            for html in [message_html(&draft, &zone()), message_plain_html(&draft, &zone())] {
                prop_assert!(!html.contains('\n'), "editors show a line feed as a line or a space: {html}");
                let tags = [P, P_AUTO, "</p>", "<bdi>", "</bdi>", "<strong><b>", "</b></strong>", " <br>"];
                let bare = tags.iter().fold(html, |html, tag| html.replace(tag, ""));
                prop_assert!(!bare.contains(['<', '>', '"']), "{bare}");
            }
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
fn words_that_run_from_the_right_do_so_in_mail() {
    let parts = UpdateParts {
        happening: "تعطل الدفع في API v2!".to_owned(),
        impact: "הכול ב-API".to_owned(),
        ..UpdateParts::default()
    };
    let (phase, audience, now) = (Phase::Investigating, Audience::Stakeholders, at("03:00"));
    let draft = Draft {
        title: "Checkout",
        phase,
        audience,
        parts: &parts,
        next_due: None,
        now,
        language: Language::English,
    };
    let html = message_html(&draft, &zone());
    assert!(html.contains(P), "{html}");
    assert!(html.contains(P_AUTO) && html.contains("<bdi>הכול ב-API</bdi>"), "{html}");
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
        language: Language::English,
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
        story.does(Command::MarkSent {
            audience: Audience::Customers,
            phase,
            parts,
            text,
            next_due: None,
            how: Sending::default(),
        });
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
    send(&mut story, news.clone(), Phase::Investigating);
    let later =
        again(&story, &UpdateParts { doing: "We undo it.".into(), ..news.clone() }, Phase::Investigating);
    assert_eq!(later, Repeat::Parts([true, true, false, true]));
    let other = last_other(story.state(), Audience::Customers, &news).map(|message| message.parts.clone());
    assert_eq!(other, Some(parts()), "what was just sent is not compared with itself");
    let to_team = repeats(story.state(), Audience::Team, Phase::Investigating, &parts());
    assert_eq!(to_team, Repeat::Nothing, "others have not read it");

    let next = drafted(story.state(), Audience::Customers, Phase::Monitoring);
    assert_eq!(
        (next.happening, next.impact, next.reader),
        (parts().happening, parts().impact, parts().reader)
    );
    let over = drafted(story.state(), Audience::Customers, Phase::Resolved);
    assert_eq!(over.happening, "This is over.", "customers do not know it by its title");
    assert_eq!(over.headline, "About 1 in 3 card payments since 02:41 UTC");
    let inside = drafted(story.state(), Audience::Team, Phase::Resolved);
    assert_eq!(inside.happening, "This is over: Checkout fails.", "people inside know it by its title");
    assert_eq!(over.reader, "");
}

#[test]
fn words_of_another_phase_give_way_and_what_somebody_wrote_stays() {
    let mut story = Story::new();
    let fresh = |story: &Story| drafted(story.state(), Audience::Customers, story.state().phase);
    let renew = |story: &Story, stands: &UpdateParts| {
        renewed(story.state(), Audience::Customers, stands, &fresh(story))
    };
    let stands = UpdateParts { reader: "Pay by invoice.".into(), ..fresh(&story) };
    assert_eq!(renew(&story, &stands), stands, "nothing is of another phase");
    story.at("02:50").does(Command::SetPhase(Phase::Monitoring));
    let after = renew(&story, &stands);
    assert_eq!(after.doing, fresh(&story).doing, "the log proposed it for another phase");
    assert_eq!((after.reader, after.happening), (stands.reader.clone(), stands.happening.clone()));
    let own = UpdateParts { doing: "We wait for the vendor.".into(), ..stands };
    assert_eq!(renew(&story, &own).doing, own.doing, "somebody wrote it");
    let text = words("x");
    let (audience, phase, how) = (Audience::Customers, Phase::Monitoring, Sending::default());
    story.does(Command::MarkSent { audience, phase, parts: own.clone(), text, next_due: None, how });
    assert_eq!(renew(&story, &own).doing, own.doing, "it was sent in this phase");
    story.at("03:00").does(Command::SetPhase(Phase::Resolved));
    assert_eq!(renew(&story, &own).doing, "", "nobody does anything about what is over");
}

fn sent_to(story: &mut Story, audience: Audience, how: Sending) {
    let (phase, text, next_due) = (Phase::Identified, words("as it was sent"), Some(at("03:30")));
    story.does(Command::MarkSent { audience, phase, parts: parts(), text, next_due, how });
}

#[test]
fn the_handover_line_says_where_things_stand_and_invents_nothing() {
    let mut story = Story::new();
    assert_eq!(
        handover_line(story.state(), at("02:45"), &zone()),
        "Checkout fails: major, Investigating; open since 02:40 UTC (03:40 Europe/Berlin); \
         the cause is not known; no update is promised."
    );
    let theory = story.does(Command::ProposeTheory { question: None, statement: words("Kafka lags") });
    story.does(stands(theory, Standing::Testing, ""));
    story.at("02:50").does(Command::LogChange(words("Rollback of release 42\nlog line")));
    sent_to(&mut story, Audience::Customers, Sending::default());
    assert_eq!(
        handover_line(story.state(), at("02:55"), &zone()),
        "Checkout fails: major, Identified; open since 02:40 UTC (03:40 Europe/Berlin); checking whether \
         “Kafka lags”; last change: Rollback of release 42; next update to customers by 03:30 UTC \
         (04:30 Europe/Berlin)."
    );
}

#[test]
fn what_is_new_since_they_were_told_is_listed_and_what_they_know_is_not() {
    let mut story = Story::new();
    story.at("02:42").does(Command::LogFinding(words("Errors began with release 42")));
    assert_eq!(since_last(story.state(), Audience::Customers), Vec::<String>::new(), "nobody was told yet");
    sent_to(story.at("02:45"), Audience::Customers, Sending::default());
    story.at("02:47").does(Command::LogNote(words("a note is no news")));
    story.at("02:50").does(Command::LogChange(words("Rolled back\nmore")));
    let undone = story.at("02:51").does(Command::LogDecision(words("wait")));
    story.does(Command::Retract(undone));
    assert_eq!(since_last(story.state(), Audience::Customers), ["02:50 Change: Rolled back"]);
    assert_eq!(
        since_last(story.state(), Audience::Team),
        Vec::<String>::new(),
        "others have their own last update"
    );
}

#[test]
fn the_ready_updates_keep_what_is_known_and_say_what_is_not() {
    let mut story = Story::new();
    let of = |story: &Story, ready: Ready| ready.parts(story.state(), Audience::Customers);
    let first = of(&story, Ready::First);
    assert_eq!(first.happening, "Checkout fails.");
    assert_eq!(first.impact, "We are still finding out who is affected.");
    assert_eq!(proposed_headline(&first), "Checkout fails", "that nothing is known yet is no headline");
    assert!(of(&story, Ready::NoChange).happening.starts_with("There is no change"));
    sent_to(story.at("02:45"), Audience::Customers, Sending::default());
    assert_eq!(of(&story, Ready::First).impact, parts().impact, "what was said of the impact stays");
    assert_eq!(of(&story, Ready::Degraded).impact, parts().impact);
    assert_eq!(of(&story, Ready::NoChange).happening, "There is no change since 02:45 UTC.");
    assert_eq!(of(&story, Ready::AllClear).headline, proposed_headline(&parts()));
    assert!(of(&story, Ready::AllClear).happening.starts_with("This is over. "));
}

#[test]
fn a_template_of_ones_own_goes_before_the_log() {
    let story = Story::new();
    let mut own = Templates::default();
    let words = UpdateParts { happening: "{title}: we are on it.".into(), ..UpdateParts::default() };
    own.keep(Phase::Investigating, Audience::Customers, words);
    let start = own.start(story.state(), Audience::Customers, Phase::Investigating);
    assert_eq!(start.happening, "Checkout fails: we are on it.");
    assert_eq!(start.doing, "", "its empty parts stay empty");
    assert_eq!(own.start(story.state(), Audience::Team, Phase::Investigating).happening, "Checkout fails.");
}

#[test]
fn how_an_update_went_out_stands_in_the_record() {
    let mut story = Story::new();
    let how = Sending { destination: "Slack".into(), overridden: "Host name\nUnproven *cause*".into() };
    sent_to(&mut story, Audience::Customers, how);
    let record = record_markdown(&story.incident, &zone(), at("03:00"));
    assert!(
        record.contains("Copied as Slack. Sent although the check said: Host name; Unproven \\*cause\\*."),
        "{record}"
    );
}

#[test]
fn identified_without_a_proven_theory_names_the_one_that_comes_closest() {
    let mut story = Story::new();
    assert_eq!(phase_claim(story.state()), None, "investigating claims nothing");
    story.does(Command::SetPhase(Phase::Identified));
    let nothing = "The phase is Identified, but no theory is proven.";
    assert_eq!(phase_claim(story.state()).as_deref(), Some(nothing));
    let disk = story.supposes("the disk is full");
    let names = |story: &Story, words: &str| {
        assert_eq!(phase_claim(story.state()), Some(format!("{} {words}", &nothing.replace(".", ":"))));
    };
    names(&story, "“the disk is full” is an assumption that nobody has checked.");
    story.sees(Leaning::For, Some(Source::Metric), "100 % used");
    story.does(stands(disk, Standing::Testing, "it writes slowly"));
    story.supposes("it is DNS");
    names(&story, "“the disk is full” is still being tested.");
    let proven = story.concludes(disk, Standing::Proven, "writes fail");
    assert_eq!(phase_claim(story.state()), None);
    story.undoes(proven);
    names(&story, "“the disk is full” is still being tested.");
    story.concludes(disk, Standing::Abandoned, "nobody can look");
    names(&story, "“it is DNS” is an assumption that nobody has checked.");
    story.does(Command::SetPhase(Phase::Monitoring));
    assert_eq!(phase_claim(story.state()), None, "a remedy may help before its cause is known");
}
