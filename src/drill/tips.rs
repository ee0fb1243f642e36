//! What to try next time, chosen by what happened. The first rule that holds matters most.

use super::debrief::{DrillDebrief, Nearness};
use crate::domain::Standing;

/// Within how much of a drill a first message is early, in milliseconds.
const EARLY: i64 = 5 * 60_000;

type Rule = (fn(&DrillDebrief) -> bool, &'static str);

const RULES: [Rule; 15] = [
    (
        |d| d.updates == 0,
        "Send a first message in the first five minutes, even if all it says is who is affected and when you will write again.",
    ),
    (
        |d| d.to_first_update.is_some_and(|after| after > EARLY),
        "Write the first message earlier: it needs no cause, only what people notice and when they hear more.",
    ),
    (
        |d| d.suspect == Some(Standing::Proven),
        "Before you call the first suspect proven, write down what you would see if it were not the cause, and look for that.",
    ),
    (
        |d| !d.without_evidence.is_empty(),
        "Leave a theory an assumption until a log line or a number speaks for it. “We assume” is an honest answer.",
    ),
    (
        |d| d.broken > 0,
        "Promise the next message for a time that you can keep, and send it then, even if it says that nothing has changed.",
    ),
    (
        |d| d.changed_first,
        "Look before you change something, unless it only stops the damage: name the theory, say what the change should do, then make it.",
    ),
    (
        |d| d.findings.as_ref().is_some_and(|all| all.iter().any(|one| !one.is_empty())),
        "Read a message once with the eyes of a customer before it goes out, and settle what the checker marks.",
    ),
    (
        |d| d.nearness == Nearness::RuledOut,
        "Before you rule a theory out, ask whether what speaks against it could be so and the theory still hold.",
    ),
    (
        |d| d.asked == Some(false),
        "Ask somebody who knows the part in question; a short question by name costs a minute.",
    ),
    (
        |d| !d.said_impact,
        "Say the impact early, in numbers that a customer understands: who, what, since when.",
    ),
    (
        |d| d.nearness == Nearness::Missed,
        "Ask “What changed last?” first, and write each answer down as a theory that can be checked.",
    ),
    (
        |d| d.nearness == Nearness::Suspected,
        "Conclude what you suspect: say what would prove it, look, and record what you saw as evidence.",
    ),
    (
        |d| !d.is_told_over,
        "Send the all-clear when it is over: who was waiting for a message goes on waiting until one says so.",
    ),
    // Who did all of that well.
    (|_| true, "Play it again at twice the speed, with somebody beside you who takes over in the middle."),
    (|_| true, "Let the newest of the team lead the next drill, and watch without helping."),
];

/// The two things: those of the first two rules that hold.
pub(super) fn tips(debrief: &DrillDebrief) -> [&'static str; 2] {
    let mut found = RULES.iter().filter(|(holds, _)| holds(debrief)).map(|(_, tip)| *tip);
    // The last two rules always hold.
    [found.next().unwrap_or_default(), found.next().unwrap_or_default()]
}
