//! Pictures: what the log knows of one, what redaction takes, and what a file may bring.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{
    self, NamedPicture, Reason, read, record_markdown, write, write_with_pictures,
};

/// One pixel, as GIF and as PNG.
const GIF: &str = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn data() -> PictureData {
    PictureData::parse("gif", GIF).expect("a picture")
}

/// A note with a picture, and the picture's id.
fn story() -> (Story, Stamp, Stamp) {
    let mut story = Story::new();
    let note = story.notes("the graph of half past two");
    // Any stamp that is nobody's.
    let id = Stamp::new(at("02:41"), 9, Replica::from_random(9));
    story.does(Command::AttachPicture { target: note, picture: data().under(id) });
    (story, note, id)
}

fn markdown(story: &Story) -> String {
    record_markdown(&story.incident, &FixedZone::utc(), at("04:10"))
}

#[test]
fn a_picture_belongs_to_its_entry_and_the_record_says_where_it_is_kept() {
    let (story, note, id) = story();
    let pictures: Vec<&Picture> = story.state().pictures_of(note).collect();
    assert_eq!(pictures, [&Picture { id, width: 1, height: 1, bytes: 34, kind: PictureKind::Gif }]);
    let said = "the graph of half past two\n  - Picture attached (kept on the device that took it)\n";
    assert!(markdown(&story).contains(said), "{}", markdown(&story));
}

#[test]
fn a_picture_of_evidence_stands_under_its_theory_too() {
    let (mut story, _, id) = story();
    story.supposes("the provider rejects us");
    let piece = story.sees(Leaning::Neither, Some(Source::Metric), "p99 of the gateway");
    story.does(Command::AttachPicture { target: piece, picture: data().under(id) });
    assert_eq!(markdown(&story).matches("Picture attached").count(), 3);
}

#[test]
fn a_picture_of_nothing_is_refused_and_kept_aside_where_it_comes_from_elsewhere() {
    let (mut story, _, id) = story();
    let nobody = Stamp::new(at("02:41"), 8, Replica::from_random(8));
    let command = Command::AttachPicture { target: nobody, picture: data().under(id) };
    assert_eq!(story.refuses(command), Rejected::Unknown(nobody));
    story.takes_in(Fact::PictureAttached { target: nobody, picture: data().under(id) });
    assert_eq!(story.state().unplaced[0].missing, nobody);
}

#[test]
fn redacting_an_entry_erases_what_is_known_of_its_pictures_in_every_order() {
    let (mut story, note, id) = story();
    let before = story.incident.clone();
    let target = note;
    story.does(Command::Redact(target));
    assert!(story.state().pictures.is_empty());
    let erased: Vec<Stamp> =
        story.incident.erased().filter_map(|e| e.fact.picture()).map(|picture| picture.id).collect();
    assert_eq!(erased, [id], "what is to be erased where it is kept");
    assert!(!markdown(&story).contains("Picture attached"));
    // An older copy that is merged in does not bring it back.
    let mut merged = story.incident.clone();
    merged.apply_all(before.log().iter().cloned());
    assert_eq!(merged, story.incident);
    let log = story.incident.log().iter().rev().chain(before.log()).cloned();
    assert_eq!(Incident::replay(before.id(), log), story.incident);
    assert!(story.incident.arrival(&before, &|_| false).fresh.is_empty());
    assert!(story.tries(Command::AttachPicture { target, picture: data().under(id) }, None).is_err());
}

#[test]
fn an_undone_entry_keeps_its_picture_and_an_undo_takes_the_entry_back() {
    let (mut story, note, _) = story();
    assert_eq!(story.incident.last_undoable(Replica::from_random(1)).map(|e| e.stamp), Some(note));
    story.undoes(note);
    assert_eq!(story.state().pictures_of(note).count(), 1);
}

#[test]
fn what_the_log_says_of_a_picture_stands_so_in_files() {
    let (story, note, id) = story();
    let line = format!(
        r#""picture_attached":{{"target":"{note}","picture":"{id}","width":1,"height":1,"bytes":34,"kind":"gif"}}"#
    );
    assert!(write(&story.incident, at("04:10")).contains(&line), "{line}");
}

#[test]
fn a_file_leaves_pictures_out_and_says_so_or_takes_them_and_brings_them_back() {
    let (story, _, id) = story();
    let plain = write(&story.incident, at("04:10"));
    assert!(plain.contains(r#""pictures":"1 picture was left out.""#) && !plain.contains(GIF));
    assert!(read(&plain).unwrap().pictures.is_empty());
    let (whole, missing) = write_with_pictures(&story.incident, at("04:10"), &[(id, data())]);
    assert!(missing == 0 && whole.contains(GIF) && !whole.contains("left out"));
    let imported = read(&whole).unwrap();
    assert_eq!(imported.incident, story.incident);
    assert_eq!((imported.pictures, imported.repairs), (vec![(id, data())], vec![]));
}

#[test]
fn a_file_takes_no_more_pictures_than_can_be_read_again() {
    let (mut story, note, _) = story();
    // The largest that there is: the rest of the data is what a reader passes over.
    let large = format!("R0lGODlhAQAB{}", "A".repeat((PICTURE_BYTES / 3 - 10) * 4));
    let large = PictureData::parse("gif", &large).unwrap();
    let mut pictures: Vec<NamedPicture> = Vec::new();
    for n in 0..140 {
        let id = Stamp::new(at("02:41"), n, Replica::from_random(7));
        story.does(Command::AttachPicture { target: note, picture: large.under(id) });
        pictures.push((id, large.clone()));
    }
    let (file, missing) = write_with_pictures(&story.incident, at("04:10"), &pictures);
    assert!(file.len() <= export::MAX_BYTES && file.len() > export::MAX_BYTES - 600_000, "{}", file.len());
    let imported = read(&file).unwrap();
    assert_eq!(imported.pictures.len() + missing, 141);
    assert!(file.contains(&format!("{missing} pictures were left out.")));
}

/// The file with its list of pictures replaced.
fn with_list(list: &str) -> String {
    let (story, _, id) = story();
    let (file, _) = write_with_pictures(&story.incident, at("04:10"), &[(id, data())]);
    let (start, rest) = file.split_once("\"pictures\": ").expect("a list of pictures");
    assert!(rest.ends_with("\n  ]\n}\n"));
    format!("{start}\"pictures\": {list}\n}}\n")
}

#[test]
fn a_picture_that_is_hostile_or_broken_costs_itself_and_nothing_else() {
    let (story, _, id) = story();
    let one = |kind: &str, data: &str| format!(r#"[{{"picture":"{id}","kind":"{kind}","data":"{data}"}}]"#);
    // <svg onload="alert(1)"/>
    let svg = "PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+";
    // A PNG that says that it is 40,000 pixels wide.
    let wide = format!("iVBORw0KGgoAAAANSUhEUgAAnEAAAAAB{}", &PNG[32..]);
    let huge = "A".repeat(PICTURE_BYTES / 3 * 4 + 400);
    let vast = "A".repeat(5 << 20);
    let table = [
        (one("svg+xml", svg), "only PNG, JPEG, WebP and GIF pictures are taken"),
        (one("png", svg), "its data is not a picture that is taken"),
        (one("png", ""), "its data is not a picture that is taken"),
        (one("png", &PNG[..30]), "its data was cut off or garbled"),
        (one("png", "data:image/png;base64,AAAA"), "its data was cut off or garbled"),
        (one("png", &wide), "40000 × 1 pixels"),
        (one("gif", &huge), "it has more than 400 KB"),
        (one("gif", &vast), "it has more than 400 KB"),
        (format!(r#"[{{"picture":"{id}","kind":"gif"}}]"#), "`data` is missing"),
        (r#"[{"picture":"../x","kind":"gif","data":""}]"#.to_owned(), "`picture` is not an event id"),
        ("[7]".to_owned(), "a number stands where a picture belongs"),
        ("7".to_owned(), "there is no list of pictures"),
        (one("gif", GIF).replace(&id.to_string(), &Stamp::FIRST.to_string()), "no entry has this picture"),
    ];
    for (list, said) in table {
        let imported = read(&with_list(&list)).unwrap();
        assert_eq!(imported.incident, story.incident, "{said}");
        assert!(imported.pictures.is_empty(), "{said}");
        let [repair] = &imported.repairs[..] else { panic!("{said}: {:?}", imported.repairs) };
        assert!(repair.to_string().contains(said), "{said}: {repair}");
    }
}

#[test]
fn good_pictures_beside_bad_ones_are_taken() {
    let (_, _, id) = story();
    let good = format!(r#"{{"picture":"{id}","kind":"gif","data":"{GIF}"}}"#);
    let imported = read(&with_list(&format!("[null,{good},{good}]"))).unwrap();
    assert_eq!(imported.pictures, [(id, data())]);
    let reasons: Vec<&Reason> = imported.repairs.iter().map(|repair| &repair.reason).collect();
    assert!(matches!(reasons[..], [Reason::Unreadable(_), Reason::PictureAgain]), "{reasons:?}");
    let many = read(&with_list(&format!("[{}]", vec!["1"; 5000].join(",")))).unwrap();
    assert!(many.repairs.len() == 101, "as many as can be read, and how many more");
}

#[test]
fn a_picture_is_what_its_data_is_and_not_what_it_is_called() {
    let renamed = PictureData::parse("webp", PNG).unwrap();
    assert_eq!(renamed.under(Stamp::FIRST).kind, PictureKind::Png);
    assert_eq!(PictureData::from_address(&renamed.address()), Ok(renamed.clone()));
    assert_eq!(renamed.caption(), "Picture, 1 × 1");
    assert_eq!(PictureData::from_address("data:text/html;base64,AAAA"), Err(PictureError::Kind));
}

#[test]
fn a_caption_takes_the_place_of_what_the_page_said_and_is_no_correction() {
    let mut story = Story::new();
    let note = story.notes(&data().caption());
    let id = Stamp::new(at("02:40"), 7, Replica::from_random(9));
    assert!(!story.state().lacks_a_caption(note), "there is no picture");
    story.does(Command::AttachPicture { target: note, picture: data().under(id) });
    assert!(story.state().lacks_a_caption(note));
    let caption = story.does(Command::Correct { target: note, text: words("p99 of the gateway") });
    assert!(!story.state().lacks_a_caption(note));
    let entry = story.state().entries.get(note).expect("the entry");
    assert_eq!((entry.text.as_str(), entry.earlier.len()), ("p99 of the gateway", 0));
    // What a person wrote first is kept when they write something else.
    story.does(Command::Correct { target: note, text: words("p99 of both gateways") });
    let entry = story.state().entries.get(note).expect("the entry");
    assert_eq!(entry.earlier.iter().map(|e| e.text.as_str()).collect::<Vec<_>>(), ["p99 of the gateway"]);
    story.does(Command::Retract(caption));
    let entry = story.state().entries.get(note).expect("the entry");
    assert_eq!((entry.text.as_str(), entry.earlier.len()), ("p99 of both gateways", 0));
}
