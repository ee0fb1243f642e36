//! How a picture is made to fit: scaled as a whole, or cut where it is so long that nobody could read it then.

use super::{PICTURE_PIXELS, PICTURE_SIDE};

/// From how many times as long as it is broad a picture is cut rather than scaled.
const LONG: u64 = 2;
/// Into how many parts at most.
const MOST: u64 = 6;
/// How many pixels a part has in common with the one before: a line of text that the cut goes through is whole in one.
const OVERLAP: u32 = 40;
/// Letters can be read down to this part of their size: `(numerator, denominator)`.
const LEGIBLE: (u64, u64) = (2, 3);

/// A part of a picture, in its own pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// From the left.
    pub left: u32,
    /// From the top.
    pub top: u32,
    /// How broad it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// The parts that a picture of that size is kept in, from its beginning to its end: one that is the whole of it, unless
/// it is long and would be illegible as a whole.
pub fn pieces(width: u32, height: u32) -> Vec<Piece> {
    let (long, short) = (width.max(height), width.min(height));
    let is_long = u64::from(long) > u64::from(short) * LONG;
    let pixels = u64::from(width) * u64::from(height);
    let wanted = pixels.div_ceil(u64::from(PICTURE_PIXELS)).max(u64::from(long.div_ceil(PICTURE_SIDE)));
    if !is_long || is_legible((width, height), scaled(width, height)) {
        return vec![Piece { left: 0, top: 0, width, height }];
    }
    let count = u32::try_from(wanted.min(MOST)).unwrap_or(1);
    let step = long.div_ceil(count);
    let piece = |at: u32| {
        let start = (at * step).saturating_sub(OVERLAP);
        let length = (at * step + step).min(long) - start;
        if height == long {
            Piece { left: 0, top: start, width, height: length }
        } else {
            Piece { left: start, top: 0, width: length, height }
        }
    };
    (0..count).map(piece).collect()
}

/// The measures of a picture within the limits, with its proportions kept.
pub fn scaled(width: u32, height: u32) -> (u32, u32) {
    let (mut size, most) = ((u64::from(width), u64::from(height)), u64::from(PICTURE_PIXELS));
    if size.0 * size.1 > most {
        size = ((most * size.0 / size.1).isqrt(), (most * size.1 / size.0).isqrt());
    }
    let (longest, side) = (size.0.max(size.1), u64::from(PICTURE_SIDE));
    if longest > side {
        size = (size.0 * side / longest, size.1 * side / longest);
    }
    let whole = |side: u64| u32::try_from(side).unwrap_or(PICTURE_SIDE).max(1);
    (whole(size.0), whole(size.1))
}

/// Whether letters can still be read in a picture that had one size and has another now.
pub fn is_legible(before: (u32, u32), now: (u32, u32)) -> bool {
    u64::from(now.0.max(now.1)) * LEGIBLE.1 >= u64::from(before.0.max(before.1)) * LEGIBLE.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_pixels_that_are_held_to_the_limit_and_the_proportions_stay() {
        for (from, to) in [
            ((2000, 2000), (2000, 2000)),
            ((1, 1), (1, 1)),
            ((2560, 1440), (2560, 1440)),
            ((3840, 2160), (2666, 1500)),
            ((5120, 1440), (3771, 1060)),
            ((900, 4000), (900, 4000)),
            ((u32::MAX, 1), (16_383, 1)),
            ((u32::MAX, u32::MAX), (2000, 2000)),
        ] {
            assert_eq!(scaled(from.0, from.1), to, "{from:?}");
            assert!(to.0 * to.1 <= PICTURE_PIXELS);
        }
    }

    #[test]
    fn a_long_picture_is_cut_with_its_width_kept_and_a_common_one_stays_whole() {
        let sizes = |width, height| {
            pieces(width, height).into_iter().map(|p| (p.width, p.height)).collect::<Vec<(u32, u32)>>()
        };
        assert_eq!(sizes(900, 12_000), [(900, 4000), (900, 4040), (900, 4040)]);
        assert_eq!(sizes(7680, 2160), [(1536, 2160), (1576, 2160), (1576, 2160), (1576, 2160), (1576, 2160)]);
        for whole in [(1920, 1080), (3840, 2160), (5120, 1440), (5120, 2880), (1, 1)] {
            assert_eq!(sizes(whole.0, whole.1), [whole]);
        }
    }

    #[test]
    fn the_parts_leave_nothing_out_and_no_line_is_cut_in_both() {
        for (width, height) in
            [(900, 12_000), (1080, 40_001), (9001, 1300), (1300, 9001), (333, 65_535), (65_535, 20)]
        {
            let parts = pieces(width, height);
            assert!(parts.len() <= 6 && (parts[0].left, parts[0].top) == (0, 0));
            for pair in parts.windows(2) {
                let (before, after) = (pair[0], pair[1]);
                let shared = before.left + before.width - after.left + before.top + before.height - after.top;
                assert_eq!(shared, OVERLAP + width.min(height), "{width} {height}");
            }
            let last = parts[parts.len() - 1];
            assert_eq!((last.left + last.width, last.top + last.height), (width, height));
            for part in parts {
                let (w, h) = scaled(part.width, part.height);
                assert!(w * h <= PICTURE_PIXELS && w.max(h) <= PICTURE_SIDE);
            }
        }
    }

    #[test]
    fn below_two_thirds_letters_are_called_illegible() {
        assert!(is_legible((900, 4000), (900, 4000)) && is_legible((3840, 2160), (2666, 1500)));
        assert!(!is_legible((900, 12_000), (120, 1600)) && !is_legible((5120, 2880), (2666, 1500)));
    }
}
