//! An incident in a link: what was written is read back, and what is cut, changed or foreign is refused in a sentence.

use crate::facts;
use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{
    CARRIED, Carriers, Carries, LinkError, SharedLink, UnknownFields, carriers, handover, handover_part,
    length_for, payload, read, read_link, write_link, write_whole,
};
use proptest::prelude::*;

fn link(carries: Carries, is_sealed: bool, bytes: &[u8]) -> SharedLink {
    SharedLink { carries, is_sealed, bytes: bytes.to_vec() }
}

fn refused(fragment: &str) -> String {
    read_link(fragment).expect("a shared link").expect_err("one that is refused").to_string()
}

/// The incident of a night with something of everything that a handover asks for.
fn night() -> Story {
    let mut story = Story::new();
    story.notes("all red on the dashboard");
    story.at("02:50").asks("Why only Europe?");
    let theory = story.supposes("the provider rejects us");
    story.sees(Leaning::Against, Some(Source::Log), "422 in every line");
    story.concludes(theory, Standing::Disproved, "the provider answers");
    story.supposes("the pool is used up");
    let note = story.notes("a typo");
    story.undoes(note);
    story.at("03:00").sends(Phase::Investigating, Some("03:30"));
    story.does(Command::Tell(Detail::RoleTaken { role: "Lead".into(), name: "Ana".into() }));
    story.notes("more of the same");
    story
}

#[test]
fn a_link_says_what_it_carries_and_how_long_it_is() {
    let fragment = write_link(&link(Carries::Incident, false, b"any carnal pleas"));
    assert_eq!(fragment, "#/shared/1.i.22.cb5bbc64.YW55IGNhcm5hbCBwbGVhcwz");
    let sealed = write_link(&link(Carries::Handover, true, &[0xFB, 0xFF, 0xFE]));
    assert!(sealed.starts_with("#/shared/1.hp.4.") && sealed.ends_with(".-__-z"), "{sealed}");
}

#[test]
fn the_address_of_something_else_is_no_shared_link() {
    for other in ["", "#/", "#/incident/01k8095si0-0001-00000001", "#/share/1.i.4"] {
        assert_eq!(read_link(other), None, "{other}");
    }
}

#[test]
fn what_is_wrong_with_a_link_is_said_in_a_sentence() {
    let fragment = write_link(&link(Carries::Incident, false, b"any carnal pleas"));
    let half = &fragment[..fragment.len() - 12];
    for (fragment, said) in [
        ("#/shared/", "the link was cut: only its beginning arrived"),
        ("#/shared/1.i.22", "the link was cut: only its beginning arrived"),
        (half, "the link was cut: 11 of 22 characters arrived"),
        (
            &fragment.replace("YW55", "YW56"),
            "the link was changed on its way: its checksum does not fit its characters",
        ),
        (
            &fragment.replace(".i.", ".h."),
            "the link was changed on its way: its checksum does not fit its characters",
        ),
        (
            "#/shared/2.i.4.00000000.AAAAz",
            "a newer version of this page made the link (form 2; up to 1 is read)",
        ),
        ("#/shared/0.i.4.00000000.AAAAz", "the link is not one that this page makes"),
        ("#/shared/1.x.4.00000000.AAAAz", "the link is not one that this page makes"),
        ("#/shared/1.i.-4.00000000.AAAAz", "the link is not one that this page makes"),
        ("#/shared/1.i.4.0000.AAAAz", "the link is not one that this page makes"),
        ("#/shared/typed", "the link is not one that this page makes"),
        ("#/shared/what-somebody-typed", "the link is not one that this page makes"),
        ("#/shared/1.i.99999999999999999999.00000000.AAAAz", "the link is not one that this page makes"),
        (
            "#/shared/1.i.999999999999.00000000.AAAAz",
            "the link was cut: 5 of 999999999999 characters arrived",
        ),
    ] {
        assert_eq!(refused(fragment), said, "{fragment}");
    }
}

#[test]
fn what_programs_put_around_and_into_a_link_changes_nothing() {
    let wanted = link(Carries::Incident, false, b"any carnal pleas");
    let fragment = write_link(&wanted);
    let middle = fragment.len() - 10;
    let (before, after) = fragment.split_at(middle);
    for arrived in [
        format!("{fragment}."),
        format!("{fragment})"),
        format!("{fragment}&utm_source=mail"),
        format!("{before}\n{after}"),
        format!("{before}%0A%20{after}"),
        format!("{before} {after}>"),
        // The last letter is there to be lost.
        fragment[..fragment.len() - 1].to_owned(),
    ] {
        assert_eq!(read_link(&arrived), Some(Ok(wanted.clone())), "{arrived:?}");
    }
}

#[test]
fn the_payload_of_a_link_is_a_file_that_is_read() {
    let story = night();
    let text = payload(&story.incident, &UnknownFields::default());
    let imported = read(&text).expect("a file");
    assert_eq!((imported.incident, imported.repairs), (story.incident.clone(), Vec::new()));
    assert!(text.len() < incident_scratchpad::export::write(&story.incident, story.now).len());
}

#[test]
fn fields_of_a_newer_version_go_by_a_link_and_back_into_a_file() {
    let story = night();
    let newer = incident_scratchpad::export::write(&story.incident, story.now)
        .replace("\"exported\"", "\"colour\": [1, 2],\n  \"exported\"")
        .replace("\"note_logged\":{", "\"note_logged\":{\"mood\": \"calm\", ");
    let imported = read(&newer).expect("a file");
    let arrived = read(&payload(&imported.incident, &imported.unknown)).expect("a link");
    assert_eq!(arrived, imported);
    let (file, _) = write_whole(&arrived.incident, story.now, &[], &arrived.unknown);
    assert!(file.contains("\"colour\": [1,2]") && file.contains("\"mood\":\"calm\""), "{file}");
    // What was redacted since does not go along.
    let mut incident = imported.incident;
    let is_note = |event: &&Event| matches!(event.fact, Fact::NoteLogged { .. });
    let notes: Vec<Stamp> = incident.log().iter().filter(is_note).map(|event| event.stamp).collect();
    for (at, target) in notes.into_iter().enumerate() {
        let stamp = Stamp::new(story.now, u32::try_from(at).expect("few"), Replica::from_random(9));
        incident.apply(Event {
            stamp,
            written: story.now,
            happened: story.now,
            fact: Fact::Redacted { target },
        });
    }
    assert!(!payload(&incident, &imported.unknown).contains("calm"));
}

#[test]
fn the_handover_of_its_part_says_the_same_and_leaves_notes_behind() {
    let story = night();
    let part = handover_part(&story.incident);
    let zone = FixedZone::utc();
    assert_eq!(handover(&part, &zone, story.now), handover(&story.incident, &zone, story.now));
    assert_eq!(part.id(), story.incident.id());
    let text = payload(&part, &UnknownFields::default());
    assert!(!text.contains("dashboard") && !text.contains("a typo"));
    assert!(part.state().unplaced.is_empty(), "{:?}", part.state().unplaced);
    // The whole one follows: together they are as if it had come alone.
    let mut merged = part.clone();
    merged.apply_all(story.incident.log().to_vec());
    assert_eq!(merged, story.incident);
}

#[test]
fn advice_goes_by_the_length() {
    for (length, wanted) in [
        (300, Carriers::Everything),
        (2_000, Carriers::Everything),
        (2_001, Carriers::Most),
        (4_001, Carriers::Few),
        (CARRIED, Carriers::Few),
        (CARRIED + 1, Carriers::None),
    ] {
        assert_eq!(carriers(length), wanted, "{length}");
    }
    assert!(Carriers::None.advice().contains("Send the file"));
}

fn any_link() -> impl Strategy<Value = SharedLink> {
    (any::<bool>(), any::<bool>(), prop::collection::vec(any::<u8>(), 0..600)).prop_map(
        |(whole, is_sealed, bytes)| {
            let carries = if whole { Carries::Incident } else { Carries::Handover };
            SharedLink { carries, is_sealed, bytes }
        },
    )
}

proptest! {
    #[test]
    fn every_link_is_read_back(link in any_link()) {
        let fragment = write_link(&link);
        prop_assert_eq!(fragment.len(), length_for(link.carries, link.is_sealed, link.bytes.len()));
        prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert_eq!(read_link(&fragment), Some(Ok(link)));
    }

    #[test]
    fn every_cut_is_refused_and_says_how_much_arrived(link in any_link(), at in any::<prop::sample::Index>()) {
        let fragment = write_link(&link);
        // Up to the last character of the body; the letter behind it may go.
        let cut = at.index(fragment.len() - 1);
        let Some(read) = read_link(&fragment[..cut]) else { return Ok(()) };
        let error = read.expect_err("a link that was cut");
        match error {
            LinkError::Cut { arrived, of } => {
                prop_assert!(arrived < of);
                prop_assert_eq!(of, (link.bytes.len() * 4).div_ceil(3));
            }
            LinkError::HeadCut => prop_assert!(cut < fragment.len() - (link.bytes.len() * 4).div_ceil(3)),
            other => prop_assert!(false, "{}", other),
        }
    }

    #[test]
    fn no_changed_character_goes_unseen(link in any_link(), at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_.-]") {
        let fragment = write_link(&link);
        let head = "#/shared/".len();
        let place = head + at.index(fragment.len() - 1 - head);
        let mut changed = fragment.clone();
        changed.replace_range(place..=place, &to);
        prop_assume!(changed != fragment);
        // In hex, other letters are the same number.
        let is_read = read_link(&changed).is_some_and(|read| read == Ok(link.clone()));
        let is_same = changed.eq_ignore_ascii_case(&fragment);
        prop_assert!(read_link(&changed).is_some_and(|read| read.is_err()) || is_read && is_same, "{}", changed);
    }

    #[test]
    fn half_of_a_link_is_none(link in any_link()) {
        let fragment = write_link(&link);
        prop_assert!(read_link(&fragment[..fragment.len() / 2]).is_none_or(|read| read.is_err()));
    }

    #[test]
    fn no_text_stops_the_reader(text in "\\PC*") {
        if let Some(Err(error)) = read_link(&format!("#/shared/{text}")) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn the_part_for_a_handover_says_the_same_and_merges_into_the_whole(facts in prop::collection::vec(facts::fact(), 0..30)) {
        let mut story = night();
        for fact in facts {
            story.takes_in(fact);
        }
        let (zone, now) = (FixedZone::utc(), at("04:00"));
        let part = handover_part(&story.incident);
        prop_assert_eq!(handover(&part, &zone, now), handover(&story.incident, &zone, now));
        let mut merged = part;
        merged.apply_all(story.incident.log().to_vec());
        prop_assert_eq!(merged, story.incident);
    }
}
