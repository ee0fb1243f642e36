//! Entries that were made of a pasted text: they lead back to it, and are taken back and redacted with it.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{read, record_html, record_markdown, timeline_csv, write};

const TEXT: &str = "02:57:58 one\n02:58:12 two\n";

fn part(entry: Stamp, start: usize, end: usize) -> PastePart {
    PastePart { entry, start, end, until: None }
}

/// Two entries of one paste: the entries, and the paste.
fn story() -> (Story, [Stamp; 2], Stamp) {
    let mut story = Story::new();
    let one = story.does_late("02:30", Command::LogNote(words("02:57:58 one")));
    let two = story.does_late("02:31", Command::LogNote(words("02:58:12 two")));
    let parts = vec![part(one, 0, 12), part(two, 13, 25)];
    let paste = story.does(Command::LogPaste(Paste { text: TEXT.to_owned(), parts, ..Paste::default() }));
    (story, [one, two], paste)
}

fn undone(story: &Story, ids: &[Stamp]) -> Vec<bool> {
    ids.iter().map(|id| story.state().entries.get(*id).is_some_and(|entry| entry.undone.is_some())).collect()
}

#[test]
fn an_entry_leads_back_to_its_part_of_the_pasted_text() {
    let (mut story, [one, two], _) = story();
    for (id, said) in [(one, "02:57:58 one"), (two, "02:58:12 two")] {
        let (paste, part) = story.state().paste_of(id).expect("a paste");
        assert_eq!(&paste.text[part.start..part.end], said);
    }
    let other = story.notes("typed");
    assert_eq!(story.state().paste_of(other), None);
}

#[test]
fn one_undo_takes_back_all_that_was_made_of_a_paste_and_can_be_undone() {
    let (mut story, both, paste) = story();
    let last = story.incident.last_undoable(paste.replica()).map(|event| event.stamp);
    assert_eq!(last, Some(paste));
    let undo = story.undoes(paste);
    assert_eq!(undone(&story, &both), [true, true]);
    assert!(story.state().paste_of(both[0]).is_none());
    let last = story.incident.last_undoable(paste.replica()).map(|event| event.stamp);
    assert!(last.is_none_or(|last| last < both[0]), "nothing of it is left to be undone");
    story.undoes(undo);
    assert_eq!(undone(&story, &both), [false, false]);
    assert!(story.state().paste_of(both[1]).is_some());
    // In whatever order it is learnt.
    let log: Vec<Event> = story.incident.log().iter().rev().cloned().collect();
    assert_eq!(Incident::replay(story.incident.id(), log), story.incident);
}

#[test]
fn whoever_redacts_an_entry_redacts_the_pasted_text_and_leaves_the_others() {
    for which in [0, 1] {
        let (mut story, both, paste) = story();
        let reach = story.incident.reach(&[both[which]]);
        let takes_paste = reach.targets.contains(&paste) || reach.along.iter().any(|(_, id)| *id == paste);
        assert!(takes_paste, "{reach:?}");
        for target in reach.targets {
            story.does(Command::Redact(target));
        }
        let written = serde_json::to_string(story.incident.log()).expect("JSON");
        assert!(!written.contains(["one", "two"][which]), "{written}");
        assert!(written.contains(["two", "one"][which]), "{written}");
    }
}

#[test]
fn a_paste_of_nothing_is_refused() {
    let mut story = Story::new();
    let nobody = Stamp::new(at("02:41"), 8, Replica::from_random(8));
    let paste = |parts| Command::LogPaste(Paste { text: TEXT.to_owned(), parts, ..Paste::default() });
    assert_eq!(story.refuses(paste(vec![part(nobody, 0, 5)])), Rejected::Unknown(nobody));
    assert_eq!(story.refuses(paste(Vec::new())), Rejected::Unchanged);
}

#[test]
fn the_record_says_until_when_it_lasted_and_stands_in_the_order_of_true_times() {
    let mut story = Story::new();
    story.notes("typed");
    let long = story.does_late("02:30", Command::LogNote(words("02:30:00 one\n02:38:12 two")));
    let part = PastePart { entry: long, start: 0, end: 0, until: Some(at("02:38")) };
    story.does(Command::LogPaste(Paste { parts: vec![part], ..Paste::default() }));
    let record = record_markdown(&story.incident, &FixedZone::utc(), at("04:10"));
    assert!(record.contains("- 02:30 to 02:38 **Note, written down at 02:40:**"), "{record}");
    let csv = timeline_csv(&story.incident);
    assert!(csv.contains("02:38:12 two (lasted until 02:38 UTC) (written down at 02:40 UTC)\""), "{csv}");
    let places = ["02:30:00 one", "typed"].map(|words| record.rfind(words).expect("in the record"));
    assert!(places[0] < places[1], "{record}");
}

#[test]
fn the_record_holds_a_pasted_text_once_and_its_entries_lead_to_their_lines() {
    let text = "08:00:01,5\tone\n  ```\n    at f()  \n08:12:02,7\ttwo *bold*\n";
    let mut story = Story::new();
    let one = story.does_late("02:30", Command::LogNote(words("08:00:01,5\tone\n  ```\n    at f()")));
    let two = story.does_late("02:35", Command::LogNote(words("08:12:02,7\ttwo *bold*")));
    let end = text.find("08:12").expect("the second");
    let parts = vec![part(one, 0, end), part(two, end, text.len())];
    let zones = vec!["Asia/Kolkata".to_owned()];
    story.does(Command::LogPaste(Paste { text: text.to_owned(), file: "app.log".to_owned(), zones, parts }));
    let record = record_markdown(&story.incident, &FixedZone::utc(), at("04:10"));
    assert_eq!(record.matches(text).count(), 1, "{record}");
    let head = "## Pasted texts\n\n### Pasted text 1\n\nLines of the file app.log, taken at 02:40; 2 entries were made of it. \
                Times in it that name no zone were read as Asia/Kolkata.\n\n````text\n";
    assert!(record.contains(&format!("{head}{text}````\n")), "{record}");
    for place in ["  - Lines 1 to 3 of pasted text 1", "  - Line 4 of pasted text 1"] {
        assert_eq!(record.matches(place).count(), 1, "{record}");
    }
    let page = record_html(&story.incident, &FixedZone::utc(), at("04:10"));
    let shown = text.replace('&', "&amp;");
    assert!(
        page.contains(&format!("<pre dir=\"auto\">{shown}</pre>"))
            || page.contains(&format!("<pre>{shown}</pre>")),
        "{page}"
    );
}

#[test]
fn what_moves_a_terminal_is_shown_by_signs_and_the_record_says_so() {
    let text = "08:00 \u{1B}[31mred\u{1B}[0m\n08:01 \u{202E}two";
    let mut story = Story::new();
    let one = story.does_late("02:30", Command::LogNote(words("red")));
    let parts = vec![part(one, 0, 20)];
    story.does(Command::LogPaste(Paste { text: text.to_owned(), parts, ..Paste::default() }));
    let record = record_markdown(&story.incident, &FixedZone::utc(), at("04:10"));
    assert!(record.contains("08:00 ␛[31mred␛[0m\n08:01 two\n```"), "{record}");
    assert!(record.contains("the JSON export has it byte for byte"), "{record}");
    assert!(!record.contains(['\u{1B}', '\u{202E}']), "{record}");
}

#[test]
fn the_json_file_gives_a_paste_back_as_it_was() {
    let (mut story, [one, _], _) = story();
    let text = "08:00 \u{1B}[31mred\u{1B}[0m\r\n\ttwo \u{202E}\n\n".to_owned();
    let parts = vec![part(one, 6, 9)];
    let zones = vec!["UTC+5:30".to_owned()];
    story.does(Command::LogPaste(Paste { text, file: "a b.log".to_owned(), zones, parts }));
    let file = write(&story.incident, at("04:10"));
    let read = read(&file).expect("a file").incident;
    assert_eq!(read.state().paste_of(one), story.state().paste_of(one));
    assert_eq!(read.state().pastes, story.state().pastes);
}

#[test]
fn the_record_says_where_nothing_happened_for_a_while_and_what_lasted_counts() {
    let mut story = Story::new();
    story.does_late("01:10", Command::LogNote(words("first")));
    let long = story.does_late("01:20", Command::LogNote(words("long")));
    story.does_late("02:00", Command::LogNote(words("after")));
    let gaps = |story: &Story| {
        let record = record_markdown(&story.incident, &FixedZone::utc(), at("04:10"));
        record
            .lines()
            .filter(|line| line.starts_with("- (nothing for "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(gaps(&story), ["- (nothing for 40 min)", "- (nothing for 40 min)"]);
    let part = PastePart { entry: long, start: 0, end: 0, until: Some(at("01:44")) };
    story.does(Command::LogPaste(Paste { parts: vec![part], ..Paste::default() }));
    assert_eq!(gaps(&story), ["- (nothing for 16 min)", "- (nothing for 40 min)"]);
}
