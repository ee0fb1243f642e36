#!/usr/bin/env bash
# interim 0.2.2 (a parser of English dates, with chrono 0.4): a time is taken although words follow that it did not read,
# and 25:00 is one o'clock of the next day. Both without an error:
#   "02:40 pm A" -> 2026-11-21T14:40:00+00:00
#   "25:00"      -> 2026-11-22T01:00:00+00:00
# Seen on 2026-11-29 with Rust 1.95. Other words are refused ("02:40 EST"), so that one cannot tell from the result
# whether the whole of a text was read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
interim = { version = "=0.2.2", features = ["chrono_0_4"] }
chrono = "=0.4.45"
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T02:10:00Z").unwrap();
    for text in ["02:40 pm A", "25:00", "02:40 EST"] {
        let read = interim::parse_date_string(text, now, interim::Dialect::Uk);
        println!("{text} -> {}", read.map_or("refused".to_owned(), |at| at.to_rfc3339()));
    }
}
RUST
cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
02:40 pm A -> 2026-11-21T14:40:00+00:00
25:00 -> 2026-11-22T01:00:00+00:00
02:40 EST -> refused
SEEN
