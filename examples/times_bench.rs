//! How long 10,000 pasted lines take to understand, against splitting them into lines.
//!
//! `cargo run --release --example times_bench` prints times and ratios; under 3 is wanted. Splitting is what a text box's
//! text costs before anything is read: each line found and kept as a text of its own.

#[path = "../tests/host/zones.rs"]
mod zones;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use incident_scratchpad::domain::Timestamp;
use incident_scratchpad::evidence::{Paste, understand};

const LINES: usize = 10_000;

/// Writes the line of that number.
type Write = fn(&mut String, usize);

fn main() {
    let shapes: [(&str, Write); 5] = [
        ("python logging", |text, n| {
            let _ = writeln!(
                text,
                "2026-11-29 {},{:03} WARNING pool.db connection {n} timed out after 30 s, 12 waiting, host db1.example.test",
                clock(n),
                n % 1000
            );
        }),
        ("nginx access log", |text, n| {
            let _ = writeln!(
                text,
                "192.0.2.{} - - [29/Nov/2026:{} +0100] \"GET /checkout/{n} HTTP/1.1\" 502 475 \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"",
                n % 250,
                clock(n)
            );
        }),
        ("syslog", |text, n| {
            let _ = writeln!(
                text,
                "Nov 29 {} db1 postgres[{n}]: [12-1] ERROR:  canceling statement due to statement timeout at character 15",
                clock(n)
            );
        }),
        ("JSON", |text, n| {
            let _ = writeln!(
                text,
                "{{\"level\":\"error\",\"time\":\"2026-11-29T{}.123Z\",\"pid\":{n},\"msg\":\"upstream timed out\",\"host\":\"api1.example.test\"}}",
                clock(n)
            );
        }),
        ("stack traces", |text, n| {
            let _ = match n % 10 {
                0 => writeln!(
                    text,
                    "2026-11-29 {} ERROR [main] java.lang.IllegalStateException: pool {n} exhausted",
                    clock(n)
                ),
                _ => writeln!(
                    text,
                    "\tat com.example.shop.checkout.Pool.take(Pool.java:{n}) ~[shop-1.2.3.jar:1.2.3]"
                ),
            };
        }),
    ];
    let texts = shapes.map(|(name, write)| {
        let mut text = String::new();
        (0..LINES).for_each(|n| write(&mut text, n));
        (name, text)
    });
    // The first one in a process pays for memory that the others find there: it is timed twice, and said once.
    for (place, (name, text)) in texts.iter().take(1).chain(&texts).enumerate() {
        let said = measure(name, text);
        if place > 0 {
            println!("{said}");
        }
    }
}

fn clock(n: usize) -> String {
    format!("{:02}:{:02}:{:02}", n / 3600, n / 60 % 60, n % 60)
}

fn measure(name: &str, text: &str) -> String {
    let viewer = zones::zone("Europe/Berlin");
    let now = Timestamp::parse("2026-11-29T22:00:00.000Z").expect("an instant");
    let paste = Paste { text, now, viewer: &viewer, remembered: &|_| None, zones: &zones::find };
    let read = fastest(|| drop(black_box(understand(black_box(&paste)))));
    let split =
        fastest(|| drop(black_box(black_box(text).lines().map(str::to_owned).collect::<Vec<String>>())));
    let found = fastest(|| drop(black_box(black_box(text).lines().collect::<Vec<&str>>())));
    format!(
        "{name}: {LINES} lines in {read:?}, {:.1} times splitting them ({split:?}), {:.1} times only finding their ends ({found:?})",
        ratio(read, split),
        ratio(read, found),
    )
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64().max(1e-9)
}

/// The fastest of several runs: the others measure the neighbours.
fn fastest(mut run: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..30).map(timed).min().unwrap_or_default()
}
