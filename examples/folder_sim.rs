//! Ten devices, 20,000 events and a synchroniser that does its work badly: do all end equal, and what does it cost?
//!
//! `cargo run --release --example folder_sim -- [--devices N] [--events N] [--seed N] [--write FILE]` prints a table;
//! `--write` puts it between the markers of a Markdown file. It ends with an error where two devices differ at the end, or an
//! event is missing.
//!
//! Time is simulated in seconds. Each device has a disk of its own. When a file of one changes, each other disk gets it after a
//! delay of its own between 1 and 120 seconds, one in eight of them up to half an hour late; so an older version comes after
//! a newer one. One delivery in ten is cut in the middle of a line and whole only later, one in twenty comes as a conflicted
//! copy beside the file, one in twenty with its lines doubled and in another order, one in fifty takes the file away until
//! the next. Nothing stands still while that happens.

use incident_scratchpad::domain::{
    Command, EntryText, Incident, IncidentId, Moment, Replica, Severity, StampClock, Timestamp, Title,
};
use incident_scratchpad::folder::{Carrier, Device, Meta, Write as ToWrite};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::Instant;

const BEGIN: &str = "<!-- folder-sim: begin -->";
const END: &str = "<!-- folder-sim: end -->";
const START: i64 = 1_795_000_000_000;
/// How long the incident goes on, in seconds.
const HOURS: i64 = 6 * 3600;
/// How often a device looks into its folder, in seconds. The page does every second or two; one that looks seldom has more to
/// catch up with.
const EVERY: i64 = 120;

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below
    }

    fn seconds(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.roll(u64::try_from(to - from + 1).unwrap_or(1))).unwrap_or(0)
    }
}

type Disk = BTreeMap<String, (Vec<u8>, i64)>;

struct Pad {
    incident: Incident,
    carrier: Carrier,
    clock: StampClock,
    disk: Disk,
}

/// Something that comes to a disk at a time.
struct Delivery {
    to: usize,
    name: String,
    bytes: Option<Vec<u8>>,
}

#[derive(Default)]
struct Counts {
    deliveries: usize,
    cut: usize,
    copies: usize,
    shuffled: usize,
    vanished: usize,
}

struct Simulation {
    pads: Vec<Pad>,
    waiting: BTreeMap<(i64, usize), Delivery>,
    dice: Dice,
    now: i64,
    counts: Counts,
    serial: usize,
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_millis(START + second * 1000).unwrap_or(Timestamp::EPOCH)
}

impl Simulation {
    fn new(devices: usize, seed: u64) -> Result<Simulation, Box<dyn Error>> {
        let mut clock = StampClock::new(Replica::from_random(1));
        let stamp = clock.tick(at(0));
        let id = IncidentId(stamp);
        let title = Title::parse("Checkout fails in Europe").map_err(|_| "a title")?;
        let declared =
            Incident::declare(title, Severity::Major, Moment { stamp, written: at(0), happened: None });
        let pad = |number: usize| {
            let replica = Replica::from_random(number as u64 + 1);
            let carrier = Carrier::new(id, Device::of(replica));
            let mut incident = Incident::new(id);
            if number == 0 {
                incident.apply(declared.clone());
            }
            let clock = if number == 0 { clock.clone() } else { StampClock::new(replica) };
            Pad { incident, carrier, clock, disk: Disk::new() }
        };
        let pads = (0..devices).map(pad).collect();
        let waiting = BTreeMap::new();
        Ok(Simulation { pads, waiting, dice: Dice(seed), now: 0, counts: Counts::default(), serial: 0 })
    }

    fn writes_a_note(&mut self, number: usize) -> Result<(), Box<dyn Error>> {
        const WORDS: [&str; 12] = [
            "payments",
            "are red since",
            "the deploy of",
            "02:40",
            "restarted",
            "pod 7 of",
            "checkout",
            "latency is",
            "9 s",
            "in Europe",
            "the database",
            "refuses connections",
        ];
        let mut text = String::new();
        for _ in 0..self.dice.seconds(3, 14) {
            let word = usize::try_from(self.dice.roll(WORDS.len() as u64)).unwrap_or(0);
            text.push_str(WORDS[word]);
            text.push(' ');
        }
        let command = Command::LogNote(EntryText::parse(&text).map_err(|_| "words")?);
        let pad = &mut self.pads[number];
        pad.incident.log().last().into_iter().for_each(|event| pad.clock.observe(event.stamp));
        let moment = Moment { stamp: pad.clock.tick(at(self.now)), written: at(self.now), happened: None };
        let event = pad.incident.decide(command, moment).map_err(|_| "refused")?;
        pad.incident.apply(event);
        Ok(())
    }

    /// A device looks into its folder and writes what is missing; whether it did anything.
    fn looks(&mut self, number: usize) -> bool {
        let pad = &mut self.pads[number];
        let listing: Vec<(String, Meta)> =
            pad.disk.iter().map(|(name, file)| (name.clone(), meta(file))).collect();
        let wanted = pad.carrier.listed(&listing);
        let mut fresh = Vec::new();
        for name in &wanted {
            let file = &pad.disk[name];
            fresh.extend(pad.carrier.read(name, meta(file), &file.0));
        }
        pad.incident.apply_all(fresh);
        let own = pad.carrier.own_file();
        let before = pad.disk.get(&own).map(|(bytes, _)| bytes.clone()).unwrap_or_default();
        let bytes = match pad.carrier.next_write(&pad.incident, at(self.now), &|_, text| text) {
            None => return !wanted.is_empty(),
            Some(ToWrite::Append { text, .. }) => [before, text.into_bytes()].concat(),
            Some(ToWrite::Mend) => pad.carrier.mended(&pad.incident, &before),
        };
        pad.disk.insert(own.clone(), (bytes.clone(), self.now));
        let file = &pad.disk[&own];
        pad.carrier.read(&own, meta(file), &file.0);
        for to in (0..self.pads.len()).filter(|to| *to != number) {
            self.sends(to, &own, &bytes, false);
        }
        true
    }

    fn sends(&mut self, to: usize, name: &str, bytes: &[u8], is_calm: bool) {
        let late = if self.dice.roll(8) == 0 { 1800 } else { 120 };
        let delay = if is_calm { 1 } else { self.dice.seconds(1, late) };
        let kind = if is_calm { 1000 } else { self.dice.roll(100) };
        let later = delay + self.dice.seconds(1, 60);
        self.counts.deliveries += 1;
        match kind {
            0..10 => {
                let cut = usize::try_from(self.dice.roll(bytes.len().max(1) as u64)).unwrap_or(0);
                self.counts.cut += 1;
                self.put(delay, to, name, Some(bytes[..cut].to_vec()));
                self.put(later, to, name, Some(bytes.to_vec()));
            }
            10..15 => {
                let copy = name.replace(
                    ".jsonl",
                    &format!(".sync-conflict-20261121-{:06}-ABCDEFG.jsonl", self.counts.copies % 3),
                );
                self.counts.copies += 1;
                self.put(delay, to, &copy, Some(bytes.to_vec()));
            }
            15..20 => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                lines.extend(lines.clone());
                lines.reverse();
                self.counts.shuffled += 1;
                self.put(delay, to, name, Some(lines.concat()));
            }
            20..22 => {
                self.counts.vanished += 1;
                self.put(delay, to, name, None);
                self.put(later, to, name, Some(bytes.to_vec()));
            }
            _ => self.put(delay, to, name, Some(bytes.to_vec())),
        }
    }

    fn put(&mut self, delay: i64, to: usize, name: &str, bytes: Option<Vec<u8>>) {
        self.serial += 1;
        self.waiting.insert((self.now + delay, self.serial), Delivery { to, name: name.to_owned(), bytes });
    }

    fn arrives(&mut self) {
        while let Some(entry) = self.waiting.first_entry() {
            if entry.key().0 > self.now {
                return;
            }
            let Delivery { to, name, bytes } = entry.remove();
            // What a device has written itself, a synchroniser leaves alone.
            match bytes {
                Some(bytes) => drop(self.pads[to].disk.insert(name, (bytes, self.now))),
                None => drop(self.pads[to].disk.remove(&name)),
            }
        }
    }

    /// After the last word the synchroniser brings each disk the last version of every file, and whatever is written then.
    fn settles(&mut self) -> i64 {
        let ended = self.now;
        let mut last_change = self.now;
        while self.now < ended + 4 * 3600 {
            self.now += EVERY;
            self.arrives();
            for number in 0..self.pads.len() {
                let before = self.pads[number].incident.log().len();
                self.looks(number);
                if self.pads[number].incident.log().len() != before {
                    last_change = self.now;
                }
            }
            if self.waiting.is_empty() {
                let mut is_calm = true;
                for number in 0..self.pads.len() {
                    let own = self.pads[number].carrier.own_file();
                    let Some((bytes, _)) = self.pads[number].disk.get(&own).cloned() else { continue };
                    for to in (0..self.pads.len()).filter(|to| *to != number) {
                        if self.pads[to].disk.get(&own).is_none_or(|(there, _)| *there != bytes) {
                            is_calm = false;
                            self.sends(to, &own, &bytes, true);
                        }
                    }
                }
                if is_calm {
                    break;
                }
            }
        }
        last_change - ended
    }
}

fn meta((bytes, modified): &(Vec<u8>, i64)) -> Meta {
    Meta { size: bytes.len() as u64, modified: *modified }
}

fn run(devices: usize, events: usize, seed: u64) -> Result<String, Box<dyn Error>> {
    let mut simulation = Simulation::new(devices, seed)?;
    let mut times: Vec<i64> = (1..events).map(|_| simulation.dice.seconds(60, HOURS)).collect();
    times.sort_unstable();
    let mut next = times.into_iter().peekable();
    while next.peek().is_some() {
        simulation.now += EVERY;
        simulation.arrives();
        while next.next_if(|time| *time <= simulation.now).is_some() {
            let number = usize::try_from(simulation.dice.roll(devices as u64))?;
            simulation.writes_a_note(number)?;
        }
        for number in 0..devices {
            simulation.looks(number);
        }
    }
    let settled = simulation.settles();
    let first = &simulation.pads[0].incident;
    for pad in &simulation.pads {
        if pad.incident.log().len() != events {
            return Err(format!("{} of {events} events are there", pad.incident.log().len()).into());
        }
        if pad.incident != *first {
            return Err("two devices differ".into());
        }
    }
    let disk = &simulation.pads[0].disk;
    let own: Vec<usize> =
        simulation.pads.iter().map(|pad| pad.disk[&pad.carrier.own_file()].0.len()).collect();
    let (all, bytes) = (disk.len(), disk.values().map(|(bytes, _)| bytes.len()).sum::<usize>());
    let (once, again) = reads(disk, first);
    let counts = &simulation.counts;
    let mut table = String::new();
    writeln!(table, "| {devices} devices, {events} events, in six hours | |\n|---|---|")?;
    let mut row = |name: &str, value: String| writeln!(table, "| {name} | {value} |");
    row("all devices equal at the end, nothing missing", "yes".into())?;
    row("files brought to another disk", format!("{}", counts.deliveries))?;
    row(
        "of them cut / as a conflicted copy / doubled and in another order / taken away for a while",
        format!("{} / {} / {} / {}", counts.cut, counts.copies, counts.shuffled, counts.vanished),
    )?;
    row(
        "equal so long after the last word, where the synchroniser is up to 30 min late",
        format!("{settled} s"),
    )?;
    row(
        "files of devices, all together",
        format!("{}, {:.1} MB", own.len(), own.iter().sum::<usize>() as f64 / 1e6),
    )?;
    row("bytes an event", format!("{}", own.iter().sum::<usize>() / events))?;
    row("on one disk with the copies that were made", format!("{all} files, {:.1} MB", bytes as f64 / 1e6))?;
    row("to read all of that from nothing and fold it", format!("{once} ms"))?;
    row("to see that nothing changed", format!("{again:.1} µs"))?;
    Ok(table)
}

/// How long a device that joins takes to read a disk, and how long one that has read it takes to see that nothing changed.
fn reads(disk: &Disk, incident: &Incident) -> (u128, f64) {
    let listing: Vec<(String, Meta)> = disk.iter().map(|(name, file)| (name.clone(), meta(file))).collect();
    let mut carrier = Carrier::new(incident.id(), Device::of(Replica::from_random(99)));
    let began = Instant::now();
    let wanted = carrier.listed(&listing);
    let mut events = Vec::new();
    for name in &wanted {
        events.extend(carrier.read(name, meta(&disk[name]), &disk[name].0));
    }
    let copy = Incident::replay(incident.id(), events);
    let once = began.elapsed().as_millis();
    assert_eq!(copy, *incident);
    let began = Instant::now();
    assert!(carrier.listed(&listing).is_empty());
    (once, began.elapsed().as_secs_f64() * 1e6)
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let number =
        |name: &str, otherwise: usize| value(name).map_or(Ok(otherwise), |text| text.parse::<usize>());
    let (devices, events, seed) =
        (number("--devices", 10)?, number("--events", 20_000)?, number("--seed", 1)?);
    let table = run(devices, events, seed as u64)?;
    print!("{table}");
    if let Some(path) = value("--write") {
        let text = fs::read_to_string(path)?;
        let (before, rest) = text.split_once(BEGIN).ok_or("no marker to begin at")?;
        let (_, after) = rest.split_once(END).ok_or("no marker to end at")?;
        fs::write(path, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    }
    Ok(())
}
