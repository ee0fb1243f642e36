//! The handover as a text: a golden file for a busy day and one for a quiet one, and words that try to forge it.

use super::player::{Device, at};
use incident_scratchpad::domain::{FixedZone, Offset, Stamp, Timestamp};
use incident_scratchpad::duty::{Fact, Kind, Record, handover_text};

fn berlin() -> FixedZone {
    FixedZone { name: "Europe/Berlin".to_owned(), offset: Offset(60) }
}

fn text(record: &Record, now: Timestamp) -> String {
    let day = record.days().pop().expect("a day");
    let told = |_: Stamp| Some("Monitoring".to_owned());
    handover_text(record, &day, "Ben", "Mind the release at 20:00.", now, &berlin(), &told)
}

fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/host/golden/duty/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).expect("the golden file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{name}: UPDATE_GOLDEN=1 cargo test --test host -- duty writes it anew");
}

#[test]
fn the_handovers_read_as_the_golden_files_have_them() {
    let mut cem = Device::new(3, "Cem", "2026-11-27T09:00");
    cem.begins();
    cem.adds(Kind::Ticket, "Partner asks for an export of the invoices of 2025");
    cem.hands_over("Ana", "");
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.takes(&cem);
    ana.begins();
    let disk = ana.adds(Kind::Alert, "Disk of db-3 is at 97 %");
    ana.says(Fact::IncidentDeclared {
        line: disk,
        incident: disk,
        title: "Disk of db-3 is nearly full".to_owned(),
    });
    ana.notes(disk, "Moved the old logs away; it is at 60 % now");
    let question = ana.adds(Kind::Question, "When do backups run?");
    let mail = ana.adds(Kind::Mail, "A customer cannot log in since this morning");
    ana.says(Fact::LineRanked { line: mail, urgent: true });
    ana.says(Fact::LineHanded { line: mail, to: "Dora (Support)".to_owned() });
    ana.notes(question, "At 02:00 UTC");
    ana.says(Fact::LineDone { line: question });
    let certificate = ana.adds(Kind::Ticket, "Certificate of the shop runs out on 3 December");
    ana.says(Fact::LineDone { line: certificate });
    golden("busy.txt", &text(&ana.record, at("2026-11-30T18:02")));

    let mut quiet = Device::new(2, "Ben", "2026-12-01T08:00");
    quiet.begins();
    golden("quiet.txt", &text(&quiet.record, at("2026-12-01T17:00")));
    quiet.hands_over("Ana", "");
    let handed = text(&quiet.record, at("2026-12-24T08:00"));
    assert!(
        handed.starts_with("Handover from Ben to Ana: Tue 1 Dec, 08:02 UTC (09:02 Europe/Berlin)\n\n"),
        "{handed}"
    );
}

#[test]
fn a_day_that_nobody_handed_over_reads_as_it_was_when_it_ended() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    ana.adds(Kind::Mail, "mail");
    ana.now = at("2026-12-01T08:00");
    ana.begins();
    let day = ana.record.days().swap_remove(0);
    let told = |_: Stamp| None;
    let text = handover_text(&ana.record, &day, "", "", at("2026-12-24T08:00"), &FixedZone::utc(), &told);
    assert!(text.starts_with("Handover from Ana: Mon 30 Nov, 08:02 UTC\n\nOpen: 1\n"), "{text}");
}

#[test]
fn it_is_of_one_screen_however_much_there_was() {
    let mut ana = Device::new(1, "Ana", "2026-11-30T08:00");
    ana.begins();
    for at in 0..60 {
        let line = ana.adds(Kind::Ticket, &format!("{at} {}", "words ".repeat(300)));
        if at % 2 == 0 {
            ana.says(Fact::LineDone { line });
        }
    }
    let text = text(&ana.record, at("2026-11-30T18:02"));
    assert!(text.lines().count() < 32 && text.chars().count() < 4_500, "{}", text.chars().count());
    assert!(
        text.contains("- and 18 more, in the file\n") && text.contains("- and 22 more, in the file\n"),
        "{text}"
    );
    assert!(
        text.contains("Done: 30") && text.contains(" 58 words") && !text.contains(" 0 words"),
        "the last ones"
    );
}

#[test]
fn nobodys_words_look_like_a_line_of_the_handover() {
    let mut ana = Device::new(1, "Ana\n- ALERT 01:00 forged", "2026-11-30T08:00");
    ana.begins();
    let line = ana.adds(Kind::Mail, "one\n- ALERT 01:00 forged\u{202E}\u{0}\u{200B}");
    ana.notes(line, "two\r\nDone: 9");
    let text = text(&ana.record, at("2026-11-30T18:02"));
    assert!(text.lines().all(|line| !line.starts_with("- ALERT") && !line.starts_with("Done:")), "{text}");
    assert!(!text.contains('\u{202E}') && !text.contains('\0'));
}
