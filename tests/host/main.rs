//! Tests of the pure modules from outside, on the host: what the rules and the fold promise, and that
//! what leaves the page as a file comes back as it was.
#![cfg(not(target_arch = "wasm32"))]

mod aftermath;
mod apply;
mod arrival;
mod conclusions;
mod contrast;
mod corrections;
mod debrief;
mod details;
mod drills;
mod duty;
mod effects;
mod evidence;
mod facts;
mod folder;
mod grid;
mod history;
mod impact;
mod import;
mod journal;
mod layers;
mod links;
mod long_story;
mod merges;
mod messages;
mod next_check;
mod outgoing;
mod pages;
mod pastes;
mod pictures;
mod promise;
mod promise_wording;
mod record;
mod redaction;
mod replay;
mod reports;
mod rules;
mod sharing;
mod story;
mod thinking;
mod times;
mod usage;
mod wire;
mod working;
mod zones;
