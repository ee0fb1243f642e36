//! The zone of a source, by the times of another one in the same text: what happened at once is a whole number of quarter
//! hours apart on two clocks.

use crate::evidence::reading::OFFSETS;

const MINUTE_MILLIS: i64 = 60_000;
/// Two lines so near are of one event.
const NEAR_MILLIS: i64 = 2_000;
/// Neighbours in a text that two logs were merged in are so near.
const NEIGHBOUR_MILLIS: i64 = 60_000;

/// A time by a clock of an unknown zone, as a clock in UTC would show it, or an instant; with the place of its line.
pub(super) type Shown = (usize, i64);

/// Minutes ahead of UTC of the clock that showed `shown`, where the `anchors`, whose instants are known and which are in
/// order of time, leave one offset alone.
pub(super) fn offset(shown: &[Shown], anchors: &[Shown]) -> Option<i32> {
    by_events(shown, anchors).or_else(|| by_neighbours(shown, anchors))
}

/// The offset at which most lines have an anchor of the same moment; two at least, and more than at any other.
fn by_events(shown: &[Shown], anchors: &[Shown]) -> Option<i32> {
    let mut scores: Vec<(usize, i32)> = OFFSETS
        .iter()
        .map(|minutes| {
            let ahead = i64::from(*minutes) * MINUTE_MILLIS;
            (shown.iter().filter(|(_, shown)| has_near(anchors, shown - ahead)).count(), *minutes)
        })
        .collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scores.as_slice() {
        [(best, minutes), (next, _), ..] if *best >= 2 && best > next => Some(*minutes),
        _ => None,
    }
}

fn has_near(anchors: &[Shown], at: i64) -> bool {
    let from = anchors.partition_point(|(_, anchor)| *anchor < at - NEAR_MILLIS);
    anchors.get(from).is_some_and(|(_, anchor)| *anchor <= at + NEAR_MILLIS)
}

/// The offset that all lines next to an anchor agree on.
fn by_neighbours(shown: &[Shown], anchors: &[Shown]) -> Option<i32> {
    let next_to = |line: usize| anchors.iter().find(|(anchor, _)| anchor.abs_diff(line) == 1);
    let mut agreed: Option<i32> = None;
    let mut many = 0;
    for (line, shown) in shown.iter().take(200) {
        let Some((_, anchor)) = next_to(*line) else { continue };
        let apart = shown - anchor;
        let quarters = (apart + 7 * MINUTE_MILLIS + MINUTE_MILLIS / 2).div_euclid(15 * MINUTE_MILLIS);
        if (apart - quarters * 15 * MINUTE_MILLIS).abs() > NEIGHBOUR_MILLIS {
            return None;
        }
        let minutes = i32::try_from(quarters * 15).ok().filter(|minutes| OFFSETS.contains(minutes))?;
        if agreed.is_some_and(|agreed| agreed != minutes) {
            return None;
        }
        agreed = Some(minutes);
        many += 1;
    }
    agreed.filter(|_| many >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * MINUTE_MILLIS;

    #[test]
    fn lines_of_the_same_moments_show_the_offset() {
        let anchors = [(0, 0), (1, 7_000), (2, 61_000)];
        let shown = [(10, 5 * HOUR + HOUR / 2), (11, 5 * HOUR + HOUR / 2 + 61_500)];
        assert_eq!(offset(&shown, &anchors), Some(330));
    }

    #[test]
    fn neighbours_that_agree_show_it_and_others_do_not() {
        let anchors = [(0, 0), (2, 70_000), (4, 200_000)];
        assert_eq!(offset(&[(1, HOUR + 30_000), (3, HOUR + 100_000)], &anchors), Some(60));
        assert_eq!(offset(&[(1, HOUR + 30_000), (3, 2 * HOUR + 100_000)], &anchors), None);
        assert_eq!(offset(&[(1, HOUR + 400_000), (3, HOUR + 500_000)], &anchors), None);
        assert_eq!(offset(&[(9, HOUR)], &anchors), None);
    }

    #[test]
    fn what_fits_two_offsets_shows_none() {
        let anchors = [(0, 0), (1, HOUR), (2, 2 * HOUR), (3, 3 * HOUR)];
        assert_eq!(offset(&[(10, HOUR), (11, 2 * HOUR)], &anchors), None);
    }
}
