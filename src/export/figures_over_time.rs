//! Figures over time: how the way of working changes from one incident to the next.

use super::times;
use crate::domain::{Figures, median};

/// One figure over the incidents, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// What it is a figure of.
    pub name: &'static str,
    /// How high each stands, in thousandths of the highest; `None` where nothing is recorded.
    pub heights: Vec<Option<usize>>,
    /// The later incidents beside the earlier ones, in words; empty while there are too few of them.
    pub said: String,
}

/// How many incidents must have a figure before the later half of them is set beside the earlier one.
const ENOUGH: usize = 4;

/// The first message, promises kept, and what was concluded on evidence.
pub fn figures_over_time(all: &[Figures]) -> [Course; 3] {
    let share = |some: usize, all: usize| (all > 0).then_some((some, all));
    let waits: Vec<Option<i64>> = all.iter().map(|one| one.to_first_message).collect();
    let kept: Vec<_> = all.iter().map(|one| share(one.kept, one.kept + one.broken)).collect();
    let evident: Vec<_> = all.iter().map(|one| share(one.on_evidence, one.concluded)).collect();
    [
        Course { name: "First message after", heights: heights(&waits), said: middles(&waits) },
        Course { name: "Promises kept", heights: shares(&kept), said: sums(&kept) },
        Course { name: "Concluded on evidence", heights: shares(&evident), said: sums(&evident) },
    ]
}

fn heights(spans: &[Option<i64>]) -> Vec<Option<usize>> {
    let highest = spans.iter().flatten().copied().max().unwrap_or(0).max(1);
    spans
        .iter()
        .map(|span| span.and_then(|span| usize::try_from(span.max(0) * 1000 / highest).ok()))
        .collect()
}

fn shares(shares: &[Option<(usize, usize)>]) -> Vec<Option<usize>> {
    shares.iter().map(|share| share.map(|(some, all)| some * 1000 / all)).collect()
}

/// The earlier and the later half of what is recorded.
fn halves<T: Copy>(all: &[Option<T>]) -> Option<(Vec<T>, Vec<T>)> {
    let known: Vec<T> = all.iter().flatten().copied().collect();
    (known.len() >= ENOUGH).then(|| {
        let (earlier, later) = known.split_at(known.len() / 2);
        (earlier.to_vec(), later.to_vec())
    })
}

/// `4 min in the last 3, 9 min in the 3 before`
fn middles(spans: &[Option<i64>]) -> String {
    let Some((earlier, later)) = halves(spans) else { return String::new() };
    let (before, now) = (earlier.len(), later.len());
    let middle = |spans: Vec<i64>| median(spans).map(times::span).unwrap_or_default();
    format!("{} in the last {now}, {} in the {before} before", middle(later), middle(earlier))
}

/// `5 of 6 in the last 3, 2 of 5 in the 3 before`
fn sums(shares: &[Option<(usize, usize)>]) -> String {
    let Some((earlier, later)) = halves(shares) else { return String::new() };
    let sum = |shares: &[(usize, usize)]| {
        let (some, all) = shares.iter().fold((0, 0), |(some, all), one| (some + one.0, all + one.1));
        format!("{some} of {all}")
    };
    format!("{} in the last {}, {} in the {} before", sum(&later), later.len(), sum(&earlier), earlier.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(minutes: Option<i64>, kept: usize, broken: usize) -> Figures {
        Figures {
            to_first_message: minutes.map(|minutes| minutes * 60_000),
            kept,
            broken,
            ..Figures::default()
        }
    }

    #[test]
    fn the_later_half_is_set_beside_the_earlier_one() {
        let all =
            [of(Some(20), 0, 2), of(None, 0, 0), of(Some(10), 1, 1), of(Some(4), 2, 0), of(Some(5), 1, 1)];
        let [wait, promises, evidence] = figures_over_time(&all);
        assert_eq!(wait.heights, [Some(1000), None, Some(500), Some(200), Some(250)]);
        assert_eq!(wait.said, "4 min in the last 2, 10 min in the 2 before");
        assert_eq!(promises.heights, [Some(0), None, Some(500), Some(1000), Some(500)]);
        assert_eq!(promises.said, "3 of 4 in the last 2, 1 of 4 in the 2 before");
        assert_eq!(
            (evidence.heights, evidence.said),
            (vec![None; 5], String::new()),
            "nothing was concluded"
        );
    }

    #[test]
    fn of_few_incidents_nothing_is_said() {
        let [wait, ..] = figures_over_time(&[of(Some(20), 0, 1), of(Some(0), 1, 0)]);
        assert_eq!((wait.heights, wait.said), (vec![Some(1000), Some(0)], String::new()));
    }
}
