//! An incident in a folder: what is written, what is read back whatever became of the files, and that all devices end equal.

use incident_scratchpad::domain::{
    Command, EntryText, Event, Fact, Incident, IncidentId, Moment, Replica, Severity, Stamp, StampClock,
    Timestamp, Title,
};
use incident_scratchpad::export::UnknownFields;
use incident_scratchpad::folder::{
    Carrier, Damage, Device, FileError, GitLock, MAX_FILE_BYTES, Meta, Write, erased, read_file,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const START: i64 = 1_795_000_000_000;

fn at(second: i64) -> Timestamp {
    Timestamp::from_millis(START + second * 1000).expect("a time")
}

/// A folder as a disk has it: bytes by name, with when they were written.
#[derive(Clone, Default)]
struct Disk(BTreeMap<String, (Vec<u8>, i64)>);

impl Disk {
    fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>, modified: i64) {
        self.0.insert(name.to_owned(), (bytes.into(), modified));
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.0[name].0.clone()).expect("text")
    }

    fn listing(&self) -> Vec<(String, Meta)> {
        let meta = |bytes: &Vec<u8>, modified: i64| Meta { size: bytes.len() as u64, modified };
        self.0.iter().map(|(name, (bytes, modified))| (name.clone(), meta(bytes, *modified))).collect()
    }
}

/// A device with its incident.
struct Pad {
    incident: Incident,
    carrier: Carrier,
    clock: StampClock,
    second: i64,
    unknown: UnknownFields,
}

impl Pad {
    fn new(number: u64, incident: Incident) -> Pad {
        let replica = Replica::from_random(number);
        let carrier = Carrier::new(incident.id(), Device::of(replica));
        Pad {
            incident,
            carrier,
            clock: StampClock::new(replica),
            second: 10,
            unknown: UnknownFields::default(),
        }
    }

    /// One that declares an incident, and the same incident before anything was known of it.
    fn first(number: u64) -> Pad {
        let mut clock = StampClock::new(Replica::from_random(number));
        let stamp = clock.tick(at(0));
        let mut incident = Incident::new(IncidentId(stamp));
        let moment = Moment { stamp, written: at(0), happened: None };
        incident.apply(Incident::declare(
            Title::parse("Checkout fails").expect("a title"),
            Severity::Major,
            moment,
        ));
        Pad { clock, ..Pad::new(number, incident) }
    }

    fn joins(&self, number: u64) -> Pad {
        Pad::new(number, Incident::new(self.incident.id()))
    }

    fn says(&mut self, command: Command) -> Stamp {
        self.incident.log().iter().for_each(|event| self.clock.observe(event.stamp));
        self.second += 1;
        let stamp = self.clock.tick(at(self.second));
        let moment = Moment { stamp, written: at(self.second), happened: None };
        let event = self.incident.decide(command, moment).expect("allowed");
        self.incident.apply(event);
        stamp
    }

    fn notes(&mut self, text: &str) -> Stamp {
        self.says(Command::LogNote(EntryText::parse(text).expect("words")))
    }

    /// Looks into the folder, takes in what is new and writes what is missing, until there is nothing to do.
    fn syncs(&mut self, disk: &mut Disk) {
        for _ in 0..10 {
            self.reads(disk);
            if !self.writes(disk) {
                return;
            }
        }
        panic!("it writes for ever");
    }

    fn reads(&mut self, disk: &Disk) {
        for name in self.carrier.listed(&disk.listing()) {
            let (bytes, modified) = &disk.0[&name];
            let meta = Meta { size: bytes.len() as u64, modified: *modified };
            let events = self.carrier.read(&name, meta, bytes);
            self.incident.apply_all(events);
        }
        let mut brought = UnknownFields::default();
        for one in self.carrier.take_newer() {
            brought.take_event(one.stamp, &one.read, &one.written);
        }
        self.unknown.add(&brought);
    }

    fn writes(&mut self, disk: &mut Disk) -> bool {
        self.second += 1;
        let name = self.carrier.own_file();
        let before = disk.0.get(&name).map(|(bytes, _)| bytes.clone()).unwrap_or_default();
        let bytes = match self
            .carrier
            .next_write(&self.incident, at(self.second), &|stamp, text| self.unknown.join(stamp, text))
        {
            None => return false,
            Some(Write::Append { at, text }) => {
                assert_eq!(at as usize, before.len());
                [before.as_slice(), text.as_bytes()].concat()
            }
            Some(Write::Mend) => self.carrier.mended(&self.incident, &before),
        };
        disk.put(&name, bytes, self.second);
        true
    }

    fn file(&self) -> String {
        self.carrier.own_file()
    }

    fn problem(&self, name: &str) -> String {
        let all = self.carrier.report(&self.incident);
        all.into_iter().find(|file| file.name == name).map(|file| file.problem).unwrap_or_default()
    }
}

/// Two who have both read what the other wrote.
fn two() -> (Disk, Pad, Pad) {
    let (mut disk, mut ana) = (Disk::default(), Pad::first(1));
    ana.notes("payments are red");
    ana.syncs(&mut disk);
    let mut ben = ana.joins(2);
    ben.syncs(&mut disk);
    ben.notes("deploy at 02:40");
    ben.syncs(&mut disk);
    ana.syncs(&mut disk);
    assert_eq!(ana.incident, ben.incident);
    (disk, ana, ben)
}

#[test]
fn two_devices_share_and_each_writes_its_own_file_alone() {
    let (disk, ana, ben) = two();
    assert_eq!(disk.0.len(), 2);
    assert_eq!(ana.carrier.missing(&ana.incident), 0);
    // Nothing of what stood in the other's file was written again.
    assert_eq!(disk.text(&ana.file()).lines().count(), 1 + 2);
    assert_eq!(disk.text(&ben.file()).lines().count(), 1 + 1);
    assert!(disk.text(&ben.file()).contains("deploy at 02:40"));
}

#[test]
fn a_file_is_appended_to_and_only_what_is_new_is_read() {
    let (mut disk, mut ana, mut ben) = two();
    let before = disk.text(&ana.file());
    ana.notes("restarted one");
    ana.syncs(&mut disk);
    assert!(disk.text(&ana.file()).starts_with(&before));
    let names = ben.carrier.listed(&disk.listing());
    assert_eq!(names, [ana.file()]);
    let (bytes, modified) = &disk.0[&ana.file()];
    let fresh = ben.carrier.read(&ana.file(), Meta { size: bytes.len() as u64, modified: *modified }, bytes);
    assert_eq!(fresh.len(), 1);
    assert!(ben.carrier.listed(&disk.listing()).is_empty(), "nothing changed since");
}

#[test]
fn every_cut_of_a_file_gives_the_whole_lines_before_it_and_says_that_the_last_is_not_there_yet() {
    let (disk, ana, _) = two();
    let whole = disk.0[&ana.file()].0.clone();
    let id = ana.incident.id();
    let all = read_file(id, &whole).unwrap();
    assert_eq!((all.events.len(), all.damage), (2, Damage::default()));
    for cut in 0..whole.len() {
        let read = read_file(id, &whole[..cut]).unwrap();
        let lines = whole[..cut].iter().filter(|byte| **byte == b'\n').count();
        let is_all_but_the_feed = whole.get(cut) == Some(&b'\n');
        let expected = (lines + usize::from(is_all_but_the_feed)).saturating_sub(1);
        assert_eq!(read.events.len(), expected, "cut at {cut}");
        let is_at_a_line = cut == 0 || whole[cut - 1] == b'\n' || is_all_but_the_feed;
        assert_eq!(read.damage.is_half, !is_at_a_line, "cut at {cut}");
        assert_eq!(read.damage.broken, 0, "cut at {cut}");
    }
}

#[test]
fn every_flipped_bit_costs_one_line_or_the_two_that_it_joins() {
    let (mut disk, mut ana, _) = two();
    ana.notes("more");
    ana.notes("and more");
    ana.syncs(&mut disk);
    let whole = disk.0[&ana.file()].0.clone();
    let id = ana.incident.id();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            let Ok(read) = read_file(id, &bytes) else { continue };
            let originals = &ana.incident;
            assert!(
                read.events.iter().all(|(event, _)| originals.has(event)),
                "bit {bit} of byte {at} forged an event"
            );
            assert!(read.events.len() >= 4 - 2, "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn carriage_returns_a_byte_order_mark_blank_lines_and_doubled_lines_are_read_through() {
    let (disk, ana, _) = two();
    let text = disk.text(&ana.file());
    let shapes = [
        text.replace('\n', "\r\n"),
        format!("\u{FEFF}{text}"),
        text.replace('\n', "\n\n"),
        text.lines().flat_map(|line| [line, "\n", line, "\n"]).collect(),
        text.lines().skip(1).map(|line| format!("{line}\n")).collect(),
        text.lines().rev().map(|line| format!("{line}\n")).collect(),
    ];
    for shape in shapes {
        let read = read_file(ana.incident.id(), shape.as_bytes()).unwrap();
        let incident = Incident::replay(ana.incident.id(), read.events.into_iter().map(|(event, _)| event));
        assert_eq!(incident.log().len(), 2, "{shape}");
        assert!(read.damage.is_none(), "{shape}");
    }
}

#[test]
fn both_sides_of_a_merge_that_git_left_open_are_read() {
    let (disk, ana, ben) = two();
    let lines = |pad: &Pad| {
        disk.text(&pad.file()).lines().skip(1).map(|line| format!("{line}\n")).collect::<String>()
    };
    let merged =
        format!("<<<<<<< HEAD\n{}||||||| base\n=======\n{}>>>>>>> theirs\n", lines(&ana), lines(&ben));
    let read = read_file(ana.incident.id(), merged.as_bytes()).unwrap();
    assert_eq!((read.events.len(), read.damage.markers, read.damage.broken), (3, 4, 0));
    assert!(read.damage.to_string().contains("marks of a merge"), "{}", read.damage);
}

#[test]
fn junk_is_counted_and_the_lines_around_it_are_read() {
    let (disk, ana, _) = two();
    let text = disk.text(&ana.file());
    let nuls = "\0".repeat(4096);
    let long = "x".repeat(5 << 20);
    let deep = "[".repeat(100_000);
    for junk in [
        "null",
        "{}",
        "<html>",
        nuls.as_str(),
        long.as_str(),
        deep.as_str(),
        "{\"crc\":\"zzzzzzzz\",\"event\":{}}",
        "\u{FFFD}é",
    ] {
        let with = text.replacen('\n', &format!("\n{junk}\n"), 1);
        let read = read_file(ana.incident.id(), with.as_bytes()).unwrap();
        assert_eq!((read.events.len(), read.damage.broken), (2, 1), "{}", &junk[..4]);
    }
    let mut bytes = text.clone().into_bytes();
    bytes.extend(b"\xFF\xFE\x00\n");
    assert_eq!(read_file(ana.incident.id(), &bytes).unwrap().damage.broken, 1);
}

#[test]
fn what_a_newer_page_wrote_is_left_and_said() {
    let (mut disk, ana, mut ben) = two();
    let header = |version| format!("{{\"format\":\"incident-scratchpad-folder\",\"version\":{version}}}\n");
    assert_eq!(read_file(ana.incident.id(), header(2).as_bytes()), Err(FileError::Newer(2)));
    let name = ana.file();
    let newer = disk.text(&name).replace("\"version\":1", "\"version\":7");
    disk.put(&name, newer, 99);
    ben.syncs(&mut disk);
    assert!(ben.problem(&name).contains("newer version"), "{}", ben.problem(&name));
    // Ben writes again what nobody else can read; it is not lost to a page of his version.
    ben.second += 1800;
    ben.syncs(&mut disk);
    assert_eq!(ben.carrier.missing(&ben.incident), 0);
    // A fact that this page does not know, in a whole line.
    let known = serde_json::to_string(&ana.incident.log()[1]).unwrap();
    let unknown = known.replace("note_logged", "telepathy_logged");
    let sealed = |event: &str| {
        let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
        let sum = crc.checksum(format!("{}\n{event}", ana.incident.id().0).as_bytes());
        format!("{{\"crc\":\"{sum:08x}\",\"event\":{event}}}\n")
    };
    assert_eq!(read_file(ana.incident.id(), sealed(&known).as_bytes()).unwrap().events.len(), 1);
    let read = read_file(ana.incident.id(), sealed(&unknown).as_bytes()).unwrap();
    assert_eq!((read.damage.unknown, read.damage.broken), (1, 0));
}

#[test]
fn fields_of_a_newer_page_stay_with_their_events_whoever_writes_them_again() {
    let (mut disk, ana, mut ben) = two();
    let name = ana.file();
    let sealed = |event: &str| {
        let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
        let sum = crc.checksum(format!("{}\n{event}", ana.incident.id().0).as_bytes());
        format!("{{\"crc\":\"{sum:08x}\",\"event\":{event}}}\n")
    };
    let newer: String = ana
        .incident
        .log()
        .iter()
        .map(|event| {
            let known = serde_json::to_string(event).unwrap();
            sealed(&known.replace("\"text\":\"payments", "\"mood\":\"calm\",\"text\":\"payments"))
        })
        .collect();
    assert!(newer.contains("calm"));
    disk.put(&name, newer, 99);
    ben.syncs(&mut disk);
    assert_eq!(ben.incident, ana.incident);
    // Her file is lost for good, and Ben's device writes again what was in it.
    disk.0.remove(&name);
    ben.syncs(&mut disk);
    ben.second += 1800;
    ben.syncs(&mut disk);
    assert!(disk.text(&ben.file()).contains("\"mood\":\"calm\""), "{}", disk.text(&ben.file()));
    let mut carl = ana.joins(3);
    carl.syncs(&mut disk);
    assert_eq!((&carl.incident, &carl.unknown), (&ana.incident, &ben.unknown));
    // Whoever redacts the entry takes them with it.
    let note =
        carl.incident.log().iter().find(|event| matches!(event.fact, Fact::NoteLogged { .. })).unwrap().stamp;
    carl.says(Command::Redact(note));
    carl.syncs(&mut disk);
    ben.syncs(&mut disk);
    assert!(!disk.0.values().any(|(bytes, _)| String::from_utf8_lossy(bytes).contains("calm")));
    ben.second += 1800;
    disk.0.clear();
    ben.syncs(&mut disk);
    ben.second += 1800;
    ben.syncs(&mut disk);
    assert!(!disk.text(&ben.file()).contains("calm"), "what was erased is not written again");
}

#[test]
fn a_line_or_a_file_of_another_incident_is_not_taken() {
    let (disk, ana, _) = two();
    let other = IncidentId(Stamp::new(at(5), 0, Replica::from_random(9)));
    let bytes = &disk.0[&ana.file()].0;
    assert_eq!(read_file(other, bytes), Err(FileError::OtherIncident));
    let lines: String = disk.text(&ana.file()).lines().skip(1).map(|line| format!("{line}\n")).collect();
    let read = read_file(other, lines.as_bytes()).unwrap();
    assert_eq!((read.events.len(), read.damage.broken), (0, 2));
}

#[test]
fn a_file_that_is_too_large_is_refused_with_its_size_before_it_is_read() {
    let (disk, ana, mut ben) = two();
    let mut listing = disk.listing();
    listing.push(("vvvvvvvv.jsonl".into(), Meta { size: 64 << 20, modified: 1 }));
    assert!(!ben.carrier.listed(&listing).contains(&"vvvvvvvv.jsonl".to_owned()));
    assert_eq!(ben.problem("vvvvvvvv.jsonl"), "not read: it has 64 MB, and up to 32 MB are");
    let huge = vec![b'\n'; MAX_FILE_BYTES + 1];
    assert_eq!(read_file(ana.incident.id(), &huge), Err(FileError::TooLarge(huge.len() as u64)));
}

#[test]
fn ten_thousand_foreign_files_are_passed_over() {
    let (mut disk, ana, mut ben) = two();
    for number in 0..10_000 {
        disk.put(&format!("IMG_{number}.jpg"), vec![0; 10], 1);
    }
    disk.put(".syncthing.x.jsonl.tmp", "{\"crc\":\"", 1);
    let wanted = ben.carrier.listed(&disk.listing());
    assert!(wanted.is_empty(), "{wanted:?}");
    ben.syncs(&mut disk);
    assert_eq!(ben.carrier.report(&ben.incident).len(), 2);
    assert_eq!(ana.incident, ben.incident);
}

#[test]
fn what_stands_only_in_a_conflicted_copy_is_read_and_nothing_is_written_twice() {
    let (mut disk, mut ana, mut ben) = two();
    let name = ana.file();
    let before = disk.0[&name].clone();
    ana.notes("written while the other copy won");
    ana.syncs(&mut disk);
    let newer = disk.0[&name].clone();
    disk.0.insert(name.clone(), before);
    let copy = name.replace(".jsonl", ".sync-conflict-20261121-033000-ABCDEFG.jsonl");
    disk.0.insert(copy.clone(), newer);
    ben.syncs(&mut disk);
    ana.syncs(&mut disk);
    assert_eq!(ana.incident, ben.incident);
    assert_eq!(ben.incident.log().len(), 4);
    let report = ben.carrier.report(&ben.incident);
    assert!(report.iter().any(|file| file.name == copy && file.is_copy && file.events == 3), "{report:?}");
}

#[test]
fn a_file_that_vanished_or_went_back_heals() {
    let (mut disk, mut ana, mut ben) = two();
    // Her own: she writes it again at once.
    let name = ana.file();
    disk.0.remove(&name);
    ana.syncs(&mut disk);
    assert!(disk.text(&name).contains("payments are red"));
    // Another's, whose device never comes back: not at once, a synchroniser may be about to bring it.
    disk.0.remove(&ben.file());
    let size = disk.0[&name].0.len();
    ana.syncs(&mut disk);
    assert_eq!(disk.0[&name].0.len(), size);
    assert_eq!(ana.carrier.missing(&ana.incident), 1);
    ana.second += 1800;
    ana.syncs(&mut disk);
    assert_eq!(ana.carrier.missing(&ana.incident), 0);
    let mut cem = ana.joins(3);
    cem.syncs(&mut disk);
    assert_eq!(cem.incident, ana.incident);
    // All of it.
    disk.0.clear();
    ben.syncs(&mut disk);
    ana.syncs(&mut disk);
    ana.second += 1800;
    ana.syncs(&mut disk);
    let mut dee = ana.joins(4);
    dee.syncs(&mut disk);
    assert_eq!(dee.incident, ana.incident);
}

#[test]
fn an_own_file_that_was_cut_or_merged_is_put_right() {
    let (mut disk, mut ana, _) = two();
    let name = ana.file();
    let whole = disk.0[&name].0.clone();
    for cut in [1, 40, 120, whole.len() / 2, whole.len() - 1] {
        disk.put(&name, &whole[..cut], 1000 + cut as i64);
        ana.syncs(&mut disk);
        let read = read_file(ana.incident.id(), &disk.0[&name].0).unwrap();
        assert_eq!((read.events.len(), read.damage), (2, Damage::default()), "cut at {cut}");
    }
    let torn =
        format!("<<<<<<< HEAD\n{}=======\nhalf a line\n>>>>>>> x\n", String::from_utf8(whole).unwrap());
    disk.put(&name, torn, 5000);
    ana.syncs(&mut disk);
    assert!(read_file(ana.incident.id(), &disk.0[&name].0).unwrap().damage.is_none());
}

#[test]
fn an_own_file_that_cannot_be_opened_is_not_written_over() {
    let (mut disk, mut ana, _) = two();
    ana.notes("while it is locked");
    let name = ana.file();
    ana.carrier.failed(&name);
    assert_eq!(ana.carrier.next_write(&ana.incident, at(500), &|_, text| text), None);
    assert_eq!(ana.carrier.missing(&ana.incident), 1);
    ana.syncs(&mut disk);
    assert_eq!(ana.carrier.missing(&ana.incident), 0);
}

#[test]
fn nothing_is_written_before_the_folder_was_read() {
    let (disk, ana, _) = two();
    let mut again = Pad::new(1, ana.incident.clone());
    assert_eq!(again.carrier.next_write(&again.incident, at(500), &|_, text| text), None);
    again.carrier.listed(&disk.listing());
    assert_eq!(
        again.carrier.next_write(&again.incident, at(500), &|_, text| text),
        None,
        "listed, and not read"
    );
    again.reads(&disk);
    assert_eq!(
        again.carrier.next_write(&again.incident, at(500), &|_, text| text),
        None,
        "all of it is there"
    );
}

#[test]
fn a_redaction_erases_in_the_own_file_and_each_device_erases_in_its_own() {
    let (mut disk, mut ana, mut ben) = two();
    let target = ana.notes("the password is hunter2");
    ana.syncs(&mut disk);
    ben.syncs(&mut disk);
    // A second hand copied it.
    ben.notes("another line");
    ben.syncs(&mut disk);
    let copy = ana.file().replace(".jsonl", " (1).jsonl");
    let bytes = disk.0[&ana.file()].0.clone();
    disk.put(&copy, bytes, 3);
    ben.says(Command::Redact(target));
    ben.syncs(&mut disk);
    assert!(disk.text(&ana.file()).contains("hunter2"), "hers is not his to write");
    let left = |pad: &Pad| pad.carrier.report(&pad.incident).iter().map(|file| file.redacted).sum::<usize>();
    assert_eq!(left(&ben), 2, "and that is said");
    ana.syncs(&mut disk);
    assert!(!disk.text(&ana.file()).contains("hunter2"));
    assert_eq!(read_file(ana.incident.id(), &disk.0[&ana.file()].0).unwrap().damage, Damage::default());
    ben.syncs(&mut disk);
    assert_eq!(left(&ben), 1, "the copy");
    // Asked to, he erases it in the copy too, and nothing else of it goes.
    let without = erased(&ben.incident, &disk.0[&copy].0);
    let before = read_file(ana.incident.id(), &disk.0[&copy].0).unwrap().events.len();
    disk.put(&copy, without, 4);
    assert!(!disk.text(&copy).contains("hunter2"));
    assert_eq!(read_file(ana.incident.id(), &disk.0[&copy].0).unwrap().events.len(), before);
    ben.syncs(&mut disk);
    assert_eq!(left(&ben), 0);
    // A half line of it in the own file goes too.
    let half =
        "{\"crc\":\"00000000\",\"event\":{\"stamp\":\"x\",\"fact\":{\"note_logged\":{\"text\":\"hunter2";
    let text = format!("{}{half}\n", disk.text(&ana.file()));
    disk.put(&ana.file(), text, 5);
    ana.syncs(&mut disk);
    assert!(!disk.text(&ana.file()).contains("hunter2"));
}

#[test]
fn two_devices_under_one_name_end_equal_all_the_same() {
    // A profile that was copied to a second machine.
    let (mut disk, mut ana, _) = two();
    let mut twin = Pad::new(1, ana.incident.clone());
    twin.clock = StampClock::new(Replica::from_random(77));
    twin.reads(&disk);
    ana.notes("from the first");
    twin.notes("from the second");
    ana.syncs(&mut disk);
    twin.syncs(&mut disk);
    ana.syncs(&mut disk);
    assert_eq!(ana.incident, twin.incident);
}

fn events(pad: &Pad) -> Vec<Event> {
    pad.incident.log().to_vec()
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic_and_forge_nothing(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0usize..600) {
        let (disk, ana, _) = two();
        let mut whole = disk.0[&ana.file()].0.clone();
        let cut = cut.min(whole.len());
        let tail = whole.split_off(cut);
        whole.extend(&bytes);
        whole.extend(&tail);
        if let Ok(read) = read_file(ana.incident.id(), &whole) {
            let known = events(&ana);
            prop_assert!(read.events.iter().all(|(event, _)| known.contains(event)));
        }
    }

    #[test]
    fn words_of_any_kind_survive_the_file(text in "\\PC{1,80}") {
        let Ok(text) = EntryText::parse(&text) else { return Ok(()) };
        let (mut disk, mut ana) = (Disk::default(), Pad::first(1));
        let said = text.as_str().to_owned();
        ana.says(Command::LogNote(text));
        ana.syncs(&mut disk);
        let mut ben = ana.joins(2);
        ben.syncs(&mut disk);
        let last = ben.incident.log().last().map(|event| event.fact.clone());
        prop_assert_eq!(last, Some(Fact::NoteLogged { text: said }));
    }
}

#[test]
fn git_is_waited_for_while_it_holds_its_lock_and_no_longer_than_a_minute() {
    let mut lock = GitLock::default();
    let (one, next) = (Some(1), Some(62_000));
    assert!(!lock.observe(None, at(0)));
    assert!(lock.observe(one, at(1)));
    assert_eq!(lock.said(), None, "a moment is no news");
    assert!(lock.observe(one, at(6)));
    assert_eq!(lock.said(), Some(at(1)));
    assert!(lock.observe(one, at(60)));
    // Git broke off and left it; it does nothing itself then.
    assert!(!lock.observe(one, at(61)));
    assert!(!lock.observe(one, at(600)), "nor is it waited for again with the next entry");
    assert_eq!(lock.said(), Some(at(1)), "it is still said");
    // Another pull is another lock, also where nobody looked in between.
    assert!(lock.observe(next, at(601)));
    assert_eq!(lock.said(), None);
    assert!(!lock.observe(None, at(602)));
    assert!(lock.observe(next, at(603)));
    // The clock was put back by a day.
    assert!(!lock.observe(next, at(-86_400)));
}
