//! Pictures in a shared folder: a file each, that is whole and the one that the log names, or not taken.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::folder::{
    FileKind, PictureWork, file_kind, picture_file, picture_in, picture_of, picture_work,
};

/// One pixel, as GIF and as PNG.
const GIF: &str = "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn gif() -> PictureData {
    PictureData::parse("gif", GIF).expect("a picture")
}

fn id(counter: u32) -> Stamp {
    Stamp::new(at("02:41"), counter, Replica::from_random(9))
}

/// A note with a picture.
fn story() -> (Story, Stamp) {
    let mut story = Story::new();
    let note = story.notes("the graph of half past two");
    story.does(Command::AttachPicture { target: note, picture: gif().under(id(9)) });
    (story, note)
}

#[test]
fn a_picture_comes_back_from_its_file() {
    let named = gif().under(id(9));
    let name = picture_file(id(9), &gif());
    assert!(name.starts_with(&id(9).to_string()) && name.ends_with(".gif"), "{name}");
    assert_eq!(picture_of(&name).map(|(id, _)| id), Some(id(9)));
    assert_eq!(picture_in(&name, &gif().bytes(), &named).map(|data| data.bytes()), Some(gif().bytes()));
    // A version that knows nothing of pictures passes them over.
    assert_eq!(file_kind(&name), FileKind::Foreign);
}

#[test]
fn what_is_cut_changed_or_another_picture_is_not_taken() {
    let named = gif().under(id(9));
    let name = picture_file(id(9), &gif());
    let whole = gif().bytes();
    for length in 0..whole.len() {
        assert_eq!(picture_in(&name, &whole[..length], &named), None, "cut at {length}");
        let mut preallocated = whole.clone();
        preallocated[length..].fill(0);
        let is_whole = preallocated == whole;
        assert_eq!(picture_in(&name, &preallocated, &named).is_some(), is_whole, "zeros from {length}");
    }
    let png = PictureData::parse("png", PNG).expect("a picture");
    assert_eq!(
        picture_in(&picture_file(id(9), &png), &png.bytes(), &named),
        None,
        "another one under its id"
    );
    assert_eq!(picture_in(&picture_file(id(8), &gif()), &whole, &named), None, "of another id");
    let script = b"<svg onload=alert(1)>".to_vec();
    let forged = Picture { bytes: 21, ..named };
    assert_eq!(picture_in(&name, &script, &forged), None);
}

#[test]
fn names_that_are_none_are_passed_over() {
    let name = picture_file(id(9), &gif());
    let (stamp, _) = name.split_once('.').expect("a dot");
    for other in [
        String::new(),
        "IMG_1.jpg".to_owned(),
        format!("{stamp}.gif"),
        format!("{stamp}.0.gif"),
        format!("{stamp}.+9abcdef.gif"),
        format!("{stamp}.89ABCDEF.gif"),
        format!("{stamp}.89abcdef.svg"),
        format!("{stamp}.89abcdef.gif.tmp"),
        format!("../{name}"),
        format!(".{name}"),
        format!("{name} (1)"),
        name.replace(".gif", ".gif.crswap"),
    ] {
        assert_eq!(picture_of(&other), None, "{other}");
    }
}

#[test]
fn who_has_a_picture_writes_it_once_who_has_not_reads_it_and_a_redaction_removes_it() {
    let (mut story, note) = story();
    let picture = gif().under(id(9));
    let (none, file) = (Vec::new(), vec!["notes.txt".to_owned(), picture_file(id(9), &gif())]);
    let work =
        |story: &Story, names: &[String], is_here: bool| picture_work(&story.incident, names, &|_| is_here);
    let write = PictureWork { write: vec![picture], ..PictureWork::default() };
    assert_eq!(work(&story, &none, true), write);
    assert_eq!(work(&story, &file, true), PictureWork::default());
    let read = PictureWork { read: vec![(picture, file[1..].to_vec())], ..PictureWork::default() };
    assert_eq!(work(&story, &file, false), read);
    assert_eq!(work(&story, &none, false), PictureWork::default());
    story.does(Command::Redact(note));
    let remove = PictureWork { remove: file[1..].to_vec(), ..PictureWork::default() };
    for is_here in [false, true] {
        assert_eq!(work(&story, &file, is_here), remove);
        assert_eq!(work(&story, &none, is_here), PictureWork::default(), "and nobody writes it again");
    }
}
