//! What to check next, and the traps that are named: on stories with a known answer, and on twenty invented incidents,
//! whether following the line leads to the cause sooner than checking theories as they came to mind.

use crate::story::*;
use incident_scratchpad::domain::*;
use incident_scratchpad::export::hint_text;

fn expects(story: &mut Story, theory: Stamp, text: &str) {
    story.does(Command::StateExpectation { theory, text: words(text) });
}

fn next(story: &Story) -> Option<NextCheck> {
    story.state().next_check(story.state().question_in_focus, &|_| false)
}

fn trap(story: &Story) -> Option<TrapKind> {
    story.state().thinking_trap(story.state().question_in_focus, &|_| false).map(|trap| trap.kind)
}

#[test]
fn the_expectation_that_tells_most_theories_apart_comes_first() {
    let mut story = Story::new();
    let why = story.asks("Why do payments fail?");
    let provider = story.supposes("the provider is down");
    expects(&mut story, provider, "a test payment straight to it fails");
    let release = story.supposes("release 42 drops the postal code");
    expects(&mut story, release, "postal_code=null in the log (2 min)");
    let form = story.supposes("the form loses fields");
    expects(&mut story, form, "postal_code=null in the log");
    let check = next(&story).expect("something to look at");
    assert_eq!(check.theory, provider, "two theories expect the same null, and looking there separates less");
    assert_eq!(check.separates_from, [release, form]);
    assert!(check.is_untouched);
    story.does(Command::FocusTheory(provider));
    story.sees(Leaning::Against, Some(Source::Test), "a test payment straight to it works");
    let check = next(&story).expect("something to look at");
    assert_eq!(
        (check.theory, check.cost.map(|cost| cost.seconds)),
        (release, Some(120)),
        "the cheaper of two"
    );
    assert_eq!(check.separates_from, [provider]);
    story.concludes(provider, Standing::Disproved, "a test payment works");
    assert_eq!(next(&story).expect("something").separates_from, [], "what is left expects the same");
    story.does(Command::FocusTheory(release));
    let finding = story.sees(Leaning::For, Some(Source::Log), "postal_code=null in every line of the log");
    story.does(Command::RelateEvidence { evidence: finding, theory: form, leaning: Leaning::For });
    assert_eq!(next(&story), None, "all was looked at");
    story.concludes(release, Standing::Proven, "in the log");
    story.does(Command::AnswerQuestion { question: why, by: release });
    assert_eq!(story.state().next_check(Some(why), &|_| false), None);
}

#[test]
fn contrary_expectations_are_worth_more_and_a_word_is_no_look() {
    let mut story = Story::new();
    story.asks("Why is it slow?");
    let disk = story.supposes("the disk is full");
    expects(&mut story, disk, "df shows the volume at 100 %");
    let cache = story.supposes("the cache is cold");
    expects(&mut story, cache, "hit rate rises within ten minutes");
    let index = story.supposes("an index is missing");
    expects(&mut story, index, "hit rate does not rise within ten minutes");
    assert_eq!(next(&story).map(|check| check.theory), Some(cache));
    story.does(Command::FocusTheory(cache));
    story.sees(Leaning::For, Some(Source::Word), "Ben says that the hit rate rises");
    assert_eq!(
        next(&story).map(|check| check.theory),
        Some(index),
        "the same look, and nothing was looked at for it"
    );
    story.sees(Leaning::For, Some(Source::Metric), "hit rate rises, 61 to 74 %");
    story.at("02:50").does(Command::LogChange(words("Restarted the cache")));
    assert_eq!(next(&story).map(|check| check.theory), Some(index));
}

#[test]
fn what_states_nothing_asks_for_nothing() {
    let mut story = Story::new();
    assert_eq!(next(&story), None);
    story.asks("Why?");
    story.supposes("the disk is full");
    story.supposes("the cache is cold");
    assert_eq!((next(&story), trap(&story)), (None, None));
}

#[test]
fn each_trap_is_named_once_it_shows_and_not_before() {
    let mut story = Story::new();
    story.asks("Why do payments fail?");
    let release = story.supposes("release 42");
    let provider = story.supposes("the provider");
    story.does(Command::FocusTheory(release));
    story.sees(Leaning::For, Some(Source::Metric), "errors began 4 minutes after release 42");
    assert_eq!(trap(&story), Some(TrapKind::OnlyCorrelation));
    let shown = story.state().thinking_trap(story.state().question_in_focus, &|_| false).expect("a trap");
    assert_eq!(shown.theory, release);
    let waved_off = |key: HintKey| key == HintKey { trap: Some(shown.kind), theory: shown.theory };
    let left = story.state().hint(story.state().question_in_focus, &waved_off);
    assert_eq!(left, None, "waved off");
    story.sees(Leaning::For, Some(Source::Test), "with release 41 a payment works");
    assert_eq!(trap(&story), Some(TrapKind::OnlyTheFavourite));
    story.does(Command::FocusTheory(provider));
    story.sees(Leaning::For, Some(Source::Word), "their support says that it may be them");
    assert_eq!(trap(&story), Some(TrapKind::FirstStillLeads));
    story.does(Command::FocusTheory(release));
    story.sees(Leaning::Against, Some(Source::Log), "errors in a region without release 42");
    assert_eq!(trap(&story), None);
}

#[test]
fn someones_word_alone_is_named() {
    let mut story = Story::new();
    story.asks("Why?");
    let one = story.supposes("the disk");
    story.sees(Leaning::For, Some(Source::Word), "Ana thinks so");
    let two = story.supposes("the network");
    story.sees(Leaning::Against, Some(Source::Word), "Ben thinks not");
    assert_eq!(trap(&story), Some(TrapKind::OnlySomeonesWord));
    story.sees(Leaning::Against, Some(Source::Metric), "no packet is lost");
    assert_eq!(trap(&story), None);
    story.concludes(two, Standing::Disproved, "no packet is lost");
    assert_eq!(trap(&story), None, "one piece is no habit");
    assert_ne!(one, two);
}

/// An invented incident: its theories in the order in which they came to mind, what each would show, how many minutes
/// looking takes, and the place of the one that is so.
struct Invented {
    theories: &'static [(&'static str, &'static str, u64)],
    cause: usize,
}

const INVENTED: [Invented; 20] = [
    Invented {
        theories: &[
            ("the provider is down", "a direct test payment fails", 10),
            ("release 42 drops a field", "postal_code=null in the log", 2),
            ("the fraud filter", "errors stop with the filter off", 15),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the database is slow", "queries over a second in the slow log", 5),
            ("the pool is exhausted", "waiting threads at the limit", 1),
            ("a noisy neighbour", "steal time above 10 %", 2),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("DNS", "dig answers with the old address", 1),
            ("the certificate", "openssl shows an expired date", 1),
            ("the load balancer", "one backend answers 502 when asked directly", 10),
        ],
        cause: 0,
    },
    Invented {
        theories: &[
            ("a memory leak", "resident memory grows over hours", 5),
            ("a traffic spike", "requests per second doubled", 1),
            ("a bad query", "one statement takes most of the time", 10),
        ],
        cause: 2,
    },
    Invented {
        theories: &[
            ("the deploy", "a rollback on one host ends errors", 20),
            ("the flag", "errors stop with the flag off", 2),
            ("the feed of partners", "their file is empty", 3),
        ],
        cause: 2,
    },
    Invented {
        theories: &[
            ("the cache is cold", "hit rate rises within ten minutes", 10),
            ("an index is missing", "hit rate does not rise within ten minutes", 10),
            ("the disk", "df shows 100 %", 1),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the queue is stuck", "no consumer takes a message", 2),
            ("a poison message", "the same id fails again and again", 5),
            ("a slow consumer", "each message takes over a second", 5),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the network", "packets are lost between zones", 15),
            ("the clock", "offset above a second", 1),
            ("the token service", "logins fail with 401 in its log", 5),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("an attack", "most requests from few addresses", 5),
            ("a crawler", "most requests with one agent", 2),
            ("a retry storm", "same request ids many times", 5),
        ],
        cause: 2,
    },
    Invented {
        theories: &[
            ("storage is full", "write errors in the kernel log", 2),
            ("quota", "the console shows the limit reached", 1),
            ("permissions", "access denied in the audit log", 5),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the import job", "rows missing since last night", 20),
            ("the export job", "the file ends in mid-line", 3),
            ("the view", "raw table has all rows", 5),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the provider of mail", "their status page says so", 1),
            ("our key expired", "535 in the log", 2),
            ("a block list", "bounces name a list", 5),
        ],
        cause: 2,
    },
    Invented {
        theories: &[
            ("the new index", "writes slow down on one table", 10),
            ("replication", "lag above a minute", 1),
            ("backup", "a snapshot runs", 1),
        ],
        cause: 2,
    },
    Invented {
        theories: &[
            ("the browser update", "fails in the new version alone", 15),
            ("the proxy", "fails without our network only", 10),
            ("a cookie", "works in a private window", 2),
        ],
        cause: 2,
    },
    Invented {
        theories: &[
            ("the cable", "link down on the switch", 2),
            ("the switch", "all ports of one switch are down", 2),
            ("power", "the whole rack is dark", 20),
        ],
        cause: 0,
    },
    Invented {
        theories: &[
            ("autoscaling", "fewer pods than wanted", 1),
            ("the limit of the account", "launch refused with a quota error", 2),
            ("an image that cannot be pulled", "pods wait for an image", 1),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the sum is rounded", "cents differ in every order", 10),
            ("a double event", "the same order twice in the ledger", 5),
            ("a refund missed", "refunds of one day are missing", 10),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the schema change", "a column is null since the change", 5),
            ("old clients", "requests without the new header", 2),
            ("the cache", "stale answers after a purge", 10),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("search node lost", "a shard is not assigned", 1),
            ("mapping conflict", "documents rejected in the log", 5),
            ("slow merges", "merge time rises", 5),
        ],
        cause: 1,
    },
    Invented {
        theories: &[
            ("the script of last night", "rows changed at 02:00", 10),
            ("a person in the console", "an update in the audit log", 3),
            ("a migration", "a version row of today", 2),
        ],
        cause: 1,
    },
];

/// Checks and minutes until the cause is proven: the order of each check is `choose`'s.
fn solve(invented: &Invented, choose: impl Fn(&Story, &[(Stamp, bool)]) -> usize) -> (usize, u64) {
    let mut story = Story::new();
    story.asks("Why?");
    let mut theories: Vec<(Stamp, bool)> = Vec::new();
    for (statement, expectation, minutes) in invented.theories {
        let theory = story.supposes(statement);
        expects(&mut story, theory, &format!("{expectation} ({minutes} min)"));
        theories.push((theory, false));
    }
    let (mut checks, mut minutes) = (0, 0);
    loop {
        let place = choose(&story, &theories);
        theories[place].1 = true;
        checks += 1;
        let (_, expectation, cost) = invented.theories[place];
        minutes += cost;
        // Looking says something of every theory that expects the same, or the contrary.
        let is_so = place == invented.cause;
        let leaning = if is_so { Leaning::For } else { Leaning::Against };
        let theory = Some(theories[place].0);
        let text = words(expectation);
        let seen = story.does(Command::AddEvidence { theory, leaning, text, source: Some(Source::Test) });
        let expected = ContentWords::of(expectation);
        for (other, (_, theirs, _)) in invented.theories.iter().enumerate() {
            if other != place && expected.is_contrary_to(&ContentWords::of(theirs)) {
                let leaning = if is_so { Leaning::Against } else { Leaning::For };
                story.does(Command::RelateEvidence { evidence: seen, theory: theories[other].0, leaning });
                if !is_so && other == invented.cause {
                    return (checks, minutes);
                }
            }
        }
        if is_so {
            return (checks, minutes);
        }
        story.concludes(theories[place].0, Standing::Disproved, "looked");
    }
}

/// `cargo test --test host the_line_leads -- --nocapture` prints the figures that docs/working.md has.
#[test]
fn the_line_leads_to_the_cause_sooner_than_the_order_in_which_theories_came_to_mind() {
    let (mut sooner, mut later, mut by_line, mut by_mind) = (0, 0, 0, 0);
    for invented in &INVENTED {
        let as_they_came = solve(invented, |_, theories| {
            theories.iter().position(|(_, is_looked_at)| !is_looked_at).expect("one is left")
        });
        let as_the_line_says = solve(invented, |story, theories| {
            let check = next(story).expect("there is something to look at until the cause is found");
            theories.iter().position(|(theory, _)| *theory == check.theory).expect("one of them")
        });
        sooner += usize::from(as_the_line_says.1 < as_they_came.1);
        later += usize::from(as_the_line_says.1 > as_they_came.1);
        by_line += as_the_line_says.1;
        by_mind += as_they_came.1;
    }
    println!(
        "sooner in {sooner} of 20, later in {later}; {by_line} minutes of looking, {by_mind} as they came to mind"
    );
    assert!(sooner > 2 * later && by_line < by_mind, "{sooner} {later} {by_line} {by_mind}");
}

#[test]
fn one_line_is_said_at_a_time_and_reads_as_a_sentence() {
    let mut story = Story::new();
    let why = story.asks("Why do payments fail?");
    let release = story.supposes("release 42 drops the postal code");
    expects(&mut story, release, "postal_code=null in the log (2 min)");
    let provider = story.supposes("the provider is down");
    let said = |story: &Story| {
        let hint = story.state().hint(Some(why), &|_| false).expect("a line");
        hint_text(story.state(), &hint)
    };
    assert_eq!(
        said(&story),
        "Check next (2 min): postal_code=null in the log. It would tell “release 42 drops the postal code” from “the \
         provider is down”, and nothing has been looked at for it."
    );
    story.does(Command::FocusTheory(release));
    story.sees(Leaning::For, Some(Source::Metric), "errors began right after the deploy");
    assert_eq!(
        said(&story),
        "That one thing came after another is all that speaks for “release 42 drops the postal code”. What would show it \
         to be the cause, or not?"
    );
    story.sees(Leaning::For, Some(Source::Test), "release 41 takes the same order");
    assert_eq!(
        said(&story),
        "All that was looked at was looked at for “release 42 drops the postal code”. What would one see if it were “the \
         provider is down”?"
    );
    assert_ne!(release, provider);
}
