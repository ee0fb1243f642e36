//! What an incident of 10,000 events costs: a full replay, one append, and a grid of 10 theories by 60
//! pieces of evidence. Times of one machine say little, so each stands beside what it is compared with.
//!
//! `cargo run --release --example working_bench`

use incident_scratchpad::domain::*;
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 15;

fn main() {
    let (small, large) = (log(1_000), log(10_000));
    let replay = |events: &Vec<Event>| {
        let events = events.clone();
        timed(events, |events| {
            black_box(Incident::replay(id(), events));
        })
    };
    compare(
        "full replay, 10,000 over 1,000 events",
        fastest(|| replay(&large)),
        fastest(|| replay(&small)),
        10,
    );

    let middle = log(4_000);
    compare(
        "full replay, 4,000 over 1,000 events",
        fastest(|| replay(&middle)),
        fastest(|| replay(&small)),
        4,
    );

    let append = |events: &[Event]| {
        let [before @ .., one, last] = events else { return Duration::ZERO };
        let incident = Incident::replay(id(), before.iter().cloned());
        fastest(|| {
            let (mut copy, last) = (incident.clone(), last.clone());
            // A copy has no room to spare; the first event makes some.
            copy.apply(one.clone());
            // What is dropped is dropped outside of what is timed.
            timed(&mut copy, |incident| {
                black_box(incident.apply(last));
            })
        })
    };
    compare("one append, at 10,000 over at 100 events", append(&large), append(&log(100)), 1);

    let counted = |events: &[Event]| {
        let incident = Incident::replay(id(), events.iter().cloned());
        fastest(|| {
            timed(&incident, |incident| {
                black_box(incident.state().counts());
            })
        })
    };
    compare("where things stand, at 10,000 over 1,000", counted(&large), counted(&small), 10);

    let grid = |theories, pieces| {
        let incident = weighed(theories, pieces);
        let question = incident.state().questions.iter().next().map(|q| q.id);
        fastest(|| timed(&incident, |incident| drop(black_box(incident.state().grid(question)))))
    };
    compare("grid, 10 x 60 over 5 x 30", grid(10, 60), grid(5, 30), 4);
    compare("grid of 10 x 60 over replay of 10,000", grid(10, 60), fastest(|| replay(&large)), 1);
}

/// Says both, their ratio, and what the ratio would be if each of `factor` parts cost the same.
fn compare(name: &str, one: Duration, other: Duration, factor: u32) {
    let ratio = one.as_secs_f64() / other.as_secs_f64();
    let (one, other) = (one.as_secs_f64() * 1e6, other.as_secs_f64() * 1e6);
    println!("{name:<42} {one:>10.1} us {other:>10.1} us   ratio {ratio:>7.3} (linear: {factor})");
}

fn timed<T>(input: T, run: impl FnOnce(T)) -> Duration {
    let start = Instant::now();
    run(input);
    start.elapsed()
}

/// The fastest of several runs: the others measure the neighbours.
fn fastest(run: impl FnMut() -> Duration) -> Duration {
    std::iter::repeat_with(run).take(RUNS).min().unwrap_or_default()
}

fn id() -> IncidentId {
    IncidentId(stamp(0))
}

fn stamp(n: u32) -> Stamp {
    let wall = Timestamp::from_millis(1_795_305_000_000).unwrap_or(Timestamp::EPOCH);
    Stamp::new(wall.plus_millis(i64::from(n) * 1000), n % 7, Replica::from_random(1))
}

fn event(n: u32, fact: Fact) -> Event {
    let stamp = stamp(n);
    Event { stamp, written: stamp.wall(), happened: stamp.wall(), fact }
}

/// A long incident: mostly notes, with a question, theories, evidence and changes in between.
fn log(count: u32) -> Vec<Event> {
    let fact = |n: u32| {
        let text = format!("entry {n}: half of the requests time out");
        match n % 20 {
            _ if n == 0 => Fact::Declared { title: text, severity: Severity::Major },
            _ if n == 1 => Fact::QuestionAsked { text },
            2 if n < 200 => Fact::TheoryProposed { question: Some(stamp(1)), statement: text },
            3 | 4 if n > 4 => Fact::EvidenceAdded {
                theory: stamp(2 + 20 * (n / 20 % 10).min((n - 2) / 20)),
                leaning: Leaning::ALL[n as usize % 3],
                text,
                source: Some(Source::Log),
            },
            9 if n % 200 == 9 => Fact::ChangeMade { text },
            11 => Fact::FindingLogged { text },
            _ => Fact::NoteLogged { text },
        }
    };
    (0..count).map(|n| event(n, fact(n))).collect()
}

/// A question with so many theories and pieces of evidence, each weighed for each theory.
fn weighed(theories: u32, pieces: u32) -> Incident {
    let question = event(1, Fact::QuestionAsked { text: "why?".into() });
    let mut events = vec![question];
    for n in 0..theories {
        let statement = format!("theory {n}");
        events.push(event(10 + n, Fact::TheoryProposed { question: Some(stamp(1)), statement }));
    }
    for piece in 0..pieces {
        let (leaning, text, source) = (Leaning::For, format!("piece {piece}"), Some(Source::Metric));
        let evidence = 100 + piece;
        events.push(event(evidence, Fact::EvidenceAdded { theory: stamp(10), leaning, text, source }));
        for n in 1..theories {
            let leaning = Leaning::ALL[((piece + n) % 3) as usize];
            let related = Fact::EvidenceRelated { evidence: stamp(evidence), theory: stamp(10 + n), leaning };
            events.push(event(1000 + piece * 20 + n, related));
        }
    }
    Incident::replay(id(), events)
}
