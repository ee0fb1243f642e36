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
/// When copies are put together, after most of what is written.
const MERGED_AT_MILLIS: i64 = 1_795_305_000_000 + 12 * HOUR;

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
}

impl Person {
    fn with(base: &[Event], replica: u64) -> Person {
        let mut person = Person {
            copy: Incident::new(facts::id()),
            clock: StampClock::new(Replica::from_random(replica)),
        };
        person.takes(base.to_vec());
        person
    }

    fn takes(&mut self, events: Vec<Event>) {
        events.iter().for_each(|event| self.clock.observe(event.stamp));
        self.copy.apply_all(events);
    }

    fn says(&mut self, said: &Said) {
        let mut now = instant(1_795_305_000_000 + HOUR);
        for (fact, jump) in said {
            now = now.plus_millis(*jump);
            let event =
                Event { stamp: self.clock.tick(now), written: now, happened: now, fact: fact.clone() };
            self.copy.apply(event);
        }
    }

    /// Imports a copy, as the page does: what is new, and notes of what is to be said.
    fn merges(&mut self, copy: &Incident) -> usize {
        let now = instant(MERGED_AT_MILLIS);
        let notes = self.copy.merge_notes(copy, now);
        let arrival = self.copy.arrival(copy, &|_| false);
        self.takes(arrival.fresh);
        for note in &notes {
            let moment = Moment { stamp: self.clock.tick(now), written: now, happened: None };
            let event =
                self.copy.decide(Command::NoteMerge(*note), moment).expect("what was found can be noted");
            self.copy.apply(event);
        }
        notes.len()
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

/// The entries that tell of disagreements.
fn disagreements(incident: &Incident) -> Vec<String> {
    let is_one = |entry: &&Entry| matches!(entry.kind.merge_note(), Some(MergeNote::Disagreement { .. }));
    incident.state().timeline().filter(is_one).map(|entry| entry.text.clone()).collect()
}

/// Runs a property on generated forks: the same ones each time, `FAULTS` of them.
fn check(property: impl Fn(Fork) -> Result<(), TestCaseError>) {
    let cases = std::env::var("FAULTS").ok().and_then(|n| n.parse().ok()).unwrap_or(CASES);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, b"two people write the same night.");
    TestRunner::new_with_rng(config, seed).run(&fork(), property).expect("what holds for every case");
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
