//! Copies that were written in apart and are put together: in any order, any number of times, by either side.
//! `FAULTS=10000` asks for so many cases of each.

use crate::facts;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::{read, write};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

const CASES: u32 = 100;
const HOUR: i64 = 3_600_000;
/// Before what people say apart.
const SAID_AT_MILLIS: i64 = 1_795_305_000_000;
/// When copies are put together, after most of what is written.
const MERGED_AT_MILLIS: i64 = SAID_AT_MILLIS + 12 * HOUR;

/// What somebody says apart, and by how much their clock has jumped when they do.
type Said = Vec<(Fact, i64)>;

/// One record, and what three people who have it say without knowing of each other.
#[derive(Debug, Clone)]
struct Fork {
    base: Vec<Event>,
    said: [Said; 3],
}

/// Facts of which only the last one stands, so that copies often disagree, and any others.
fn fact() -> impl Strategy<Value = Fact> {
    let theory = facts::stamp;
    prop_oneof![
        3 => facts::fact(),
        1 => select(Severity::RANKS.to_vec()).prop_map(|severity| Fact::SeverityChanged { severity }),
        1 => select(Phase::ALL.to_vec()).prop_map(|phase| Fact::PhaseChanged { phase }),
        1 => facts::text().prop_map(|title| Fact::Retitled { title }),
        1 => (theory(), select(Standing::ALL.to_vec())).prop_map(|(theory, standing)| Fact::StandingChanged {
            theory, standing, reason: "so".into(), by: "Ana".into(), evidence: None,
        }),
        1 => (theory(), facts::text()).prop_map(|(target, text)| Fact::Corrected { target, text }),
        1 => theory().prop_map(|target| Fact::Retracted { target }),
        1 => theory().prop_map(|target| Fact::Redacted { target }),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    // Hours behind, a little later, days ahead.
    let jump = select(vec![-3 * HOUR, 0, 1, 60_000, HOUR, 48 * HOUR]);
    proptest::collection::vec((fact(), jump), 0..8)
}

fn fork() -> impl Strategy<Value = Fork> {
    (facts::log(), [said(), said(), said()]).prop_map(|(mut base, said)| {
        base.push(Event { fact: Fact::Declared { title: "a".into(), severity: Severity::Major }, ..first() });
        Fork { base, said }
    })
}

fn instant(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis).expect("in range")
}

fn first() -> Event {
    let stamp = Stamp::new(instant(1), 0, Replica::from_random(5));
    Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact: Fact::BreakTaken {} }
}

/// A person with a copy: what they have, and the clock of their tab.
#[derive(Debug, Clone)]
struct Person {
    copy: Incident,
    clock: StampClock,
    /// By how much the clock of their device is ahead, in milliseconds.
    offset: i64,
}

impl Person {
    fn with(base: &[Event], replica: u64) -> Person {
        let mut person = Person {
            copy: Incident::new(facts::id()),
            clock: StampClock::new(Replica::from_random(replica)),
            offset: 0,
        };
        person.takes(base.to_vec());
        person
    }

    fn takes(&mut self, events: Vec<Event>) {
        events.iter().for_each(|event| self.clock.observe(event.stamp));
        self.copy.apply_all(events);
    }

    fn says(&mut self, said: &Said) {
        let mut now = instant(SAID_AT_MILLIS + HOUR);
        for (fact, jump) in said {
            now = now.plus_millis(*jump);
            self.says_at(fact.clone(), now);
        }
    }

    fn says_at(&mut self, fact: Fact, now: Timestamp) {
        let now = now.plus_millis(self.offset);
        self.copy.log().iter().for_each(|event| self.clock.observe(event.stamp));
        let event = Event { stamp: self.clock.tick(now), written: now, happened: now, fact };
        self.copy.apply(event);
    }

    /// Imports a copy, as the page does: what is new, and notes of what is to be said.
    fn merges(&mut self, copy: &Incident) -> usize {
        self.merges_at(copy, instant(MERGED_AT_MILLIS)).len()
    }

    fn merges_at(&mut self, copy: &Incident, now: Timestamp) -> Vec<MergeNote> {
        let now = now.plus_millis(self.offset);
        let notes = self.copy.merge_notes(copy, now);
        let arrival = self.copy.arrival(copy, &|_| false);
        self.takes(arrival.fresh);
        self.notes(&notes, now);
        notes
    }

    /// Takes in what a shared folder brings, as the page does.
    fn reads(&mut self, events: &[Event], now: Timestamp) -> Vec<MergeNote> {
        let now = now.plus_millis(self.offset);
        let own = self.clock.replica();
        let copy = Incident::replay(self.copy.id(), events.to_vec());
        let fresh = self.copy.arrival(&copy, &|_| false).fresh;
        let notes = self.copy.arrival_notes(&fresh, now, &|replica| replica == own);
        self.takes(fresh);
        self.notes(&notes, now);
        notes
    }

    fn notes(&mut self, notes: &[MergeNote], now: Timestamp) {
        for note in notes {
            let moment = Moment { stamp: self.clock.tick(now), written: now, happened: None };
            let event =
                self.copy.decide(Command::NoteMerge(*note), moment).expect("what was found can be noted");
            self.copy.apply(event);
        }
    }
}

impl Fork {
    fn people(&self) -> [Person; 3] {
        // Only one event of a stamp can be kept: what came first counts on every side.
        let mut base = Incident::replay(facts::id(), self.base.clone()).log().to_vec();
        base.dedup_by_key(|event| event.stamp);
        let mut people = [11, 12, 13].map(|replica| Person::with(&base, replica));
        people.iter_mut().zip(&self.said).for_each(|(person, said)| person.says(said));
        people
    }
}

fn united(copies: [&Incident; 2]) -> Incident {
    let mut all = copies[0].clone();
    all.apply_all(copies[1].log().iter().cloned());
    all
}

/// By how much a clock is off, in milliseconds.
fn offset() -> impl Strategy<Value = i64> {
    select(vec![0, 60_000, -60_000, -3 * HOUR, -7 * 60_000, 9 * 60_000, 48 * HOUR])
}

/// What somebody says whose clock runs evenly.
fn said_evenly() -> impl Strategy<Value = Said> {
    let fact =
        facts::fact().prop_filter("it blames no clock itself", |fact| !matches!(fact, Fact::MergeNoted(_)));
    proptest::collection::vec((fact, select(vec![0, 1, 60_000])), 1..5)
}

/// The entries that tell of clocks: who says it, of whom, and whether that one is behind.
fn clocks(incident: &Incident) -> Vec<(Replica, Replica, bool)> {
    let clock = |entry: &Entry| match entry.kind.merge_note() {
        Some(MergeNote::Clock { of, minutes }) => Some((entry.id.replica(), of.replica(), *minutes < 0)),
        _ => None,
    };
    incident.state().timeline().filter_map(clock).collect()
}

/// The entries that tell of disagreements.
fn disagreements(incident: &Incident) -> Vec<String> {
    let is_one = |entry: &&Entry| matches!(entry.kind.merge_note(), Some(MergeNote::Disagreement { .. }));
    incident.state().timeline().filter(is_one).map(|entry| entry.text.clone()).collect()
}

/// Runs a property on generated forks.
fn check(property: impl Fn(Fork) -> Result<(), TestCaseError>) {
    check_all(fork(), property);
}

/// Runs a property on what is generated: the same each time, `FAULTS` of them.
fn check_all<S: Strategy>(all: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = std::env::var("FAULTS").ok().and_then(|n| n.parse().ok()).unwrap_or(CASES);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, b"two people write the same night.");
    TestRunner::new_with_rng(config, seed).run(&all, property).expect("what holds for every case");
}

#[test]
fn a_merge_is_commutative_associative_and_idempotent() {
    check(|fork| {
        let [a, b, c] = fork.people().map(|person| person.copy);
        let both = united([&a, &b]);
        prop_assert_eq!(&both, &united([&b, &a]), "commutative");
        prop_assert_eq!(united([&both, &c]), united([&a, &united([&b, &c])]), "associative");
        prop_assert_eq!(&united([&both, &both]), &both, "idempotent");
        prop_assert_eq!(&united([&both, &a]), &both, "what is here already changes nothing");
        Ok(())
    });
}

#[test]
fn both_sides_of_an_exchange_end_with_the_same_and_nobody_hears_anything_twice() {
    check(|fork| {
        let [mut a, mut b, mut c] = fork.people();
        let (before, third) = (b.copy.clone(), c.copy.clone());
        // They may also each import what the other had before, and then once more.
        let mut crossed = b.clone();
        crossed.merges(&a.copy);
        a.merges(&before);
        b.merges(&a.copy);
        // Of a clock that is ahead its own side hears only now.
        a.merges(&b.copy);
        prop_assert_eq!(&a.copy, &b.copy);
        prop_assert_eq!((a.merges(&b.copy), b.merges(&a.copy)), (0, 0), "it was said");
        prop_assert_eq!(&a.copy, &b.copy);
        let lines = disagreements(&a.copy);
        crossed.merges(&a.copy);
        prop_assert_eq!(disagreements(&crossed.copy).len(), lines.len(), "both had noted the same");

        let mut idle = Person::with(&Incident::replay(facts::id(), fork.base.clone()).log()[..0], 14);
        prop_assert_eq!(idle.merges(&a.copy), 0, "whoever said nothing hears nothing again");
        prop_assert_eq!(&idle.copy, &a.copy);

        c.merges(&a.copy);
        a.merges(&c.copy);
        c.merges(&a.copy);
        prop_assert_eq!(&a.copy, &c.copy);
        prop_assert_eq!(c.merges(&third), 0);
        Ok(())
    });
}

#[test]
fn a_gap_between_two_clocks_is_said_once_however_two_copies_cross() {
    let offsets = [offset(), offset()];
    let all = (offsets, [said_evenly(), said_evenly()], 0..5_usize, 0..720_i64);
    check_all(all, |(offsets, said, road, minutes)| {
        let base = [
            first(),
            Event { stamp: Stamp::new(instant(SAID_AT_MILLIS), 0, Replica::from_random(5)), ..first() },
        ];
        let mut people = [11, 12].map(|replica| Person::with(&base, replica));
        for (person, (said, offset)) in people.iter_mut().zip(said.iter().zip(offsets)) {
            person.offset = offset;
            person.says(said);
        }
        let [mut a, mut b] = people;
        let now = instant(SAID_AT_MILLIS + HOUR + 10 * 60_000 + minutes * 60_000);
        let (early, late) = (a.copy.clone(), b.copy.clone());
        match road {
            // Each has what the other had before.
            0 => _ = (a.merges_at(&late, now), b.merges_at(&early, now)),
            // One by one.
            1 => _ = (a.merges_at(&late, now), b.merges_at(&a.copy, now)),
            2 => _ = (b.merges_at(&early, now), a.merges_at(&b.copy, now)),
            // Event by event, as a shared folder brings them.
            3 => {
                late.log().iter().for_each(|event| _ = a.reads(std::slice::from_ref(event), now));
                b.reads(early.log(), now);
            }
            _ => _ = (a.reads(late.log(), now), b.reads(early.log(), now)),
        }
        // A note may itself be the first that the other side reads of a clock.
        for _ in 0..4 {
            let (early, late) = (a.copy.clone(), b.copy.clone());
            if road > 2 {
                _ = (a.reads(late.log(), now), b.reads(early.log(), now));
            } else {
                _ = (a.merges_at(&late, now), b.merges_at(&early, now));
            }
        }
        prop_assert_eq!(&a.copy, &b.copy);
        let said = clocks(&a.copy);
        for (at, (by, of, is_behind)) in said.iter().enumerate() {
            for (another, back, is_back_behind) in &said[at + 1..] {
                prop_assert!(of != back, "of one clock twice: {said:?}");
                let is_crossed = (by, of) == (back, another) && is_behind != is_back_behind;
                prop_assert!(!is_crossed, "of one gap from both its sides: {said:?}");
            }
        }
        let is_off = |by: i64| by.abs() > 5 * 60_000;
        prop_assert!(
            said.is_empty() || offsets.into_iter().any(is_off),
            "clocks that agree are blamed: {said:?}"
        );
        let is_apart = is_off(offsets[0] - offsets[1]) && offsets.into_iter().any(|by| by >= 48 * HOUR);
        prop_assert!(!is_apart || !said.is_empty(), "nothing is said of clocks days apart");
        Ok(())
    });
}

#[test]
fn a_clock_that_is_off_is_said_once_of_a_person_however_often_they_open_the_page() {
    let now = instant(SAID_AT_MILLIS);
    let mut ben = Person::with(&[first()], 12);
    let mut lines = Vec::new();
    for tab in [21, 22, 23] {
        let mut ana = Person { offset: 48 * HOUR, ..Person::with(ben.copy.log(), tab) };
        ana.says_at(Fact::NoteLogged { text: "from the future".into() }, now);
        let of = ana.copy.log().last().expect("an event").stamp;
        ana.says_at(Fact::AuthorNamed { of, name: "Ana".into() }, now);
        lines.extend(ben.reads(ana.copy.log(), now));
    }
    assert_eq!((lines.len(), clocks(&ben.copy).len()), (1, 1), "{lines:?}");
}

#[test]
fn what_two_people_say_apart_is_said_once_when_it_comes_by_a_folder() {
    check(|fork| {
        let now = instant(MERGED_AT_MILLIS);
        let [mut a, mut b, _] = fork.people();
        // What an import says of the same two.
        let expected = a.copy.merge_notes(&b.copy, now);
        let is_word = |note: &&MergeNote| matches!(note, MergeNote::Disagreement { .. });
        let (early, late) = (a.copy.clone(), b.copy.clone());
        let noted = [a.reads(late.log(), now), b.reads(early.log(), now)].concat();
        let (early, late) = (a.copy.clone(), b.copy.clone());
        let again = [a.reads(late.log(), now), b.reads(early.log(), now)].concat();
        prop_assert_eq!(again, vec![], "nobody hears it twice");
        prop_assert_eq!(&a.copy, &b.copy);
        let mut expected: Vec<&MergeNote> = expected.iter().filter(is_word).collect();
        let mut noted: Vec<&MergeNote> = noted.iter().filter(is_word).collect();
        expected.sort_unstable();
        noted.sort_unstable();
        prop_assert_eq!(noted, expected, "one side says it, and the other does not");
        Ok(())
    });
}

#[test]
fn whoever_answers_a_word_that_they_have_read_disagrees_with_nobody() {
    check(|fork| {
        let now = instant(MERGED_AT_MILLIS);
        let [mut a, mut b, mut c] = fork.people();
        (b.copy, c.copy) = (a.copy.clone(), a.copy.clone());
        // They speak in turns, and each has read all that the other said.
        for (at, (fact, _)) in fork.said.concat().into_iter().enumerate() {
            let (one, other) = if at % 2 == 0 { (&mut a, &mut b) } else { (&mut b, &mut a) };
            one.says_at(fact, now.plus_minutes(i64::try_from(at).expect("small")));
            let notes = other.reads(one.copy.log(), now.plus_minutes(60));
            prop_assert!(
                !notes.iter().any(|note| matches!(note, MergeNote::Disagreement { .. })),
                "{notes:?}"
            );
        }
        Ok(())
    });
}

#[test]
fn whoever_reads_an_answer_before_the_word_that_it_answers_says_nothing() {
    let now = instant(SAID_AT_MILLIS);
    let severity = |severity| Fact::SeverityChanged { severity };
    let declared = Event { fact: Fact::Declared { title: "a".into(), severity: Severity::Minor }, ..first() };
    let [mut ana, mut ben, mut carl] =
        [11, 12, 13].map(|replica| Person::with(std::slice::from_ref(&declared), replica));
    ana.says_at(severity(Severity::Critical), now);
    ben.reads(ana.copy.log(), now);
    ben.says_at(severity(Severity::Major), now);
    let [.., word, answer] = ben.copy.log() else { panic!("both") };
    assert_eq!(carl.reads(std::slice::from_ref(answer), now), []);
    assert_eq!(carl.reads(std::slice::from_ref(word), now), []);
    assert_eq!(carl.copy, ben.copy);
    // Whoever spoke without having read it says so, whatever came in between.
    carl.says_at(severity(Severity::Minor), now);
    ben.says_at(severity(Severity::Critical), now.plus_minutes(1));
    let unread = carl.copy.log().last().expect("his word");
    assert_eq!(ben.reads(std::slice::from_ref(unread), now).len(), 1);
    carl.reads(ben.copy.log(), now);
    assert_eq!((carl.copy == ben.copy, disagreements(&carl.copy).len()), (true, 1));
}

#[test]
fn a_merged_copy_comes_back_equal_from_its_file() {
    check(|fork| {
        let [mut a, b, _] = fork.people();
        a.merges(&b.copy);
        let file = write(&a.copy, instant(MERGED_AT_MILLIS));
        let imported = read(&file).expect("a file that was written is read");
        prop_assert_eq!(&imported.repairs, &vec![]);
        prop_assert_eq!(imported.incident, a.copy);
        Ok(())
    });
}
