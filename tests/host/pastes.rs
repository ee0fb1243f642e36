//! Entries that were made of a pasted text: they lead back to it, and are taken back and redacted with it.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::record_markdown;

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
    let paste = story.does(Command::LogPaste(Paste { text: TEXT.to_owned(), parts }));
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
    let paste = |parts| Command::LogPaste(Paste { text: TEXT.to_owned(), parts });
    assert_eq!(story.refuses(paste(vec![part(nobody, 0, 5)])), Rejected::Unknown(nobody));
    assert_eq!(story.refuses(paste(Vec::new())), Rejected::Unchanged);
}

#[test]
fn the_record_says_until_when_it_lasted_and_stands_in_the_order_of_true_times() {
    let mut story = Story::new();
    story.notes("typed");
    let long = story.does_late("02:30", Command::LogNote(words("02:30:00 one\n02:38:12 two")));
    let part = PastePart { entry: long, start: 0, end: 0, until: Some(at("02:38")) };
    story.does(Command::LogPaste(Paste { text: String::new(), parts: vec![part] }));
    let record = record_markdown(&story.incident, &FixedZone::utc(), at("04:10"));
    assert!(record.contains("02:30 to 02:38 **Note, written down"), "{record}");
    let places = ["02:30:00 one", "typed"].map(|words| record.rfind(words).expect("in the record"));
    assert!(places[0] < places[1], "{record}");
}
