//! How examples are written, and the one test that runs them all.

use crate::domain::Timestamp;
use crate::language::checker::Checker;
use crate::language::context::Context;
use crate::language::glossary::Glossary;
use crate::language::rule::Rule;

/// A rule with texts it must find something in, and traps in which it must not.
pub(super) struct Examples {
    pub(super) rule: Rule,
    /// `«»` marks the words the finding stands on.
    pub(super) fires: &'static [&'static str],
    pub(super) silent: &'static [&'static str],
    /// Sets the scene.
    pub(super) scene: fn(&mut Context, &mut Glossary),
}

/// Examples in a plain scene.
pub(super) const fn plain(
    rule: Rule,
    fires: &'static [&'static str],
    silent: &'static [&'static str],
) -> Examples {
    Examples { rule, fires, silent, scene: |_, _| {} }
}

/// 20:20 UTC on the 22,339th day.
pub(super) fn at_minute(minute: i64) -> Option<Timestamp> {
    Timestamp::from_millis((22_339 * 24 * 60 + minute) * 60_000)
}

fn all() -> impl Iterator<Item = &'static Examples> {
    [
        super::numbers::EXAMPLES,
        super::codes::EXAMPLES,
        super::jargon::EXAMPLES,
        super::operations::EXAMPLES,
        super::wording::EXAMPLES,
        super::hosts::EXAMPLES,
        super::secrets::EXAMPLES,
        super::traces::EXAMPLES,
        super::people::EXAMPLES,
        super::blame::EXAMPLES,
        super::cause::EXAMPLES,
        super::proof::EXAMPLES,
        super::structure::EXAMPLES,
        super::promise::EXAMPLES,
        super::fix_time::EXAMPLES,
        super::no_time::EXAMPLES,
        super::leftovers::EXAMPLES,
        super::phase::EXAMPLES,
    ]
    .into_iter()
    .flatten()
}

#[test]
fn every_rule_fires_on_its_examples_and_stays_silent_in_its_traps() {
    let mut wrong = Vec::new();
    for examples in all() {
        let (mut context, mut glossary) = (Context::default(), Glossary::default());
        (examples.scene)(&mut context, &mut glossary);
        let checker = Checker::new(&glossary);
        for marked in examples.fires {
            let plain = marked.replace(['«', '»'], "");
            let found = checker.check(plain.as_str(), &context);
            let spans: Vec<&str> = found
                .iter()
                .filter(|f| f.rule == examples.rule)
                .filter_map(|f| plain.get(f.span.start..f.span.end))
                .collect();
            let wanted = marked.find('«').map(|_| marked.split(['«', '»']).nth(1).unwrap_or(""));
            let right = wanted.map_or(!spans.is_empty(), |wanted| spans.contains(&wanted));
            if !right {
                wrong.push(format!("{}: {marked:?} found {spans:?}", examples.rule.name()));
            }
        }
        for trap in examples.silent {
            let found = checker.check(*trap, &context);
            if found.iter().any(|finding| finding.rule == examples.rule) {
                wrong.push(format!("{}: trap {trap:?}", examples.rule.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_ships_three_examples_and_three_traps() {
    for rule in Rule::all() {
        let count = |of: fn(&Examples) -> usize| all().filter(|e| e.rule == rule).map(of).sum::<usize>();
        assert!(count(|e| e.fires.len()) >= 3, "{} has too few examples", rule.name());
        assert!(count(|e| e.silent.len()) >= 3, "{} has too few traps", rule.name());
    }
}
