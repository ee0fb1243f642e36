#!/usr/bin/env bash
# reactive_graph 0.2.16 (the signals of Leptos 0.8): whoever only tracks a memo that nobody has read yet is never told
# that it changed. The documentation of Track::track: "Subscribes to this signal in the current reactive scope without
# doing anything with its value." A memo finds out what it is made of when it is read for the first time; before that,
# nothing wakes it, and so it wakes nobody. With one read of it anywhere, the same effect runs again.
#   a plain signal, tracked only: 2 runs
#   a memo, tracked only:         1 run
#   a memo, read:                 2 runs
# Seen on 2026-11-29 with Rust 1.95.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
reactive_graph = { version = "=0.2.16", features = ["effects"] }
TOML
cat > src/main.rs <<'RUST'
use reactive_graph::computed::Memo;
use reactive_graph::effect::ImmediateEffect;
use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How often an effect runs that looks at `signal`, or at a memo of it, before and after the signal is set once.
fn runs(look: impl Fn(RwSignal<u32>, Memo<u32>) + Send + Sync + 'static) -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let signal = RwSignal::new(1);
    let memo = Memo::new(move |_| signal.get());
    let seen = count.clone();
    let effect = ImmediateEffect::new(move || {
        seen.fetch_add(1, Ordering::Relaxed);
        look(signal, memo);
    });
    signal.set(2);
    drop(effect);
    count.load(Ordering::Relaxed)
}

fn main() {
    let owner = Owner::new();
    owner.set();
    println!("a plain signal, tracked only: {}", runs(|signal, _| signal.track()));
    println!("a memo, tracked only: {}", runs(|_, memo| memo.track()));
    println!("a memo, read: {}", runs(|_, memo| assert!(memo.get() > 0)));
}
RUST
cargo run --quiet | tee seen.txt
diff seen.txt - <<'SEEN'
a plain signal, tracked only: 2
a memo, tracked only: 1
a memo, read: 2
SEEN
