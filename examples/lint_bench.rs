//! How long a check takes, against the target of 0.3 ms for 1,000 characters.
//!
//! `cargo run --release --example lint_bench` prints times and their ratio to the target; numbers of
//! one machine say little, so the ratios to reading the text once and to checking an empty text in the same run are printed
//! too.

use std::hint::black_box;
use std::time::{Duration, Instant};

use incident_scratchpad::language::{Checker, Context};

const SAMPLE: &str = "Customers in Norway cannot open their saved routes since 02:10 UTC. The Redis failover took longer than planned, \
and p99 is at 9 seconds. We cordoned db-prod-03.internal and see 504s on /v2. You can use the paper map in the meantime. We will share more soon. ";
const TARGET: Duration = Duration::from_micros(300);

fn main() {
    let built = fastest(20, || drop(black_box(Checker::default())));
    println!("building the checker: {built:?}");
    let checker = Checker::default();
    let context = Context::default();
    let empty = fastest(2_000, || drop(black_box(checker.check(black_box(""), &context))));
    println!("     0 characters: {empty:?}");
    for length in [280, 1_000, 10_000] {
        let text: String = SAMPLE.chars().cycle().take(length).collect();
        let took = fastest(200, || drop(black_box(checker.check(black_box(text.as_str()), &context))));
        let read = fastest(200, || {
            black_box(black_box(&text).chars().filter(|c| c.is_alphanumeric()).count());
        });
        let scaled = TARGET.as_secs_f64() * length as f64 / 1_000.0;
        println!(
            "{length:>6} characters: {took:?}, {:.2} of the target, {:.0} times an empty text, {:.0} times reading it once",
            took.as_secs_f64() / scaled,
            took.as_secs_f64() / empty.as_secs_f64().max(1e-9),
            took.as_secs_f64() / read.as_secs_f64().max(1e-9)
        );
    }
}

/// The fastest of several runs: the others measure the neighbours.
fn fastest(runs: usize, mut run: impl FnMut()) -> Duration {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}
