//! Zones as people write them behind a time.

use super::{Zoned, number};
use crate::language::context::Zone;
use crate::language::scan::Text;
use crate::language::words::one_of;

/// The zone behind this word, and its last word.
#[inline(never)]
pub(super) fn zone_at(text: &Text<'_>, at: usize, own: Option<&Zone>) -> Option<(Zoned, usize)> {
    let gap = text.gap(at);
    let next = at + 1;
    if matches!(gap, "+" | " +" | " -" | "-" | " −") && text.word(next).len() == 2 && text.gap(next) == ":"
    {
        let minutes = number(text.word(next))? * 60 + number(text.word(next + 1))?;
        return Some((Zoned::Offset(signed(gap, minutes)), next + 1));
    }
    if !gap.chars().all(|c| c.is_whitespace() || matches!(c, '(' | '[' | ',' | '.')) || gap.contains('\n') {
        return None;
    }
    let word = text.word(next);
    if own.is_some_and(|zone| zone.label.eq_ignore_ascii_case(word)) && word != "ist" {
        return own.map(|zone| (Zoned::Offset(zone.offset_minutes), next));
    }
    if let Some(offset) = fixed_offset(word) {
        return Some(plus(text, next, offset));
    }
    match word {
        "pt" | "et" | "ct" | "mt" | "ist" | "cst" | "bst" | "ast" | "local" => Some((Zoned::Named, next)),
        "us" if matches!(text.gap(next), "/" | " / ") => Some((Zoned::Named, next + 1)),
        "america" | "europe" | "asia" | "africa" | "australia" | "etc" | "pacific" | "atlantic"
            if text.gap(next) == "/" =>
        {
            Some((Zoned::Named, next + 1))
        }
        "pacific" | "eastern" | "central" | "mountain" | "london" | "berlin" | "paris" | "indian"
        | "japan" | "singapore" => Some((Zoned::Named, next)),
        _ => None,
    }
}

/// "UTC+2" behind a zone of known offset.
fn plus(text: &Text<'_>, at: usize, offset: i32) -> (Zoned, usize) {
    let sign = text.gap(at);
    match number(text.word(at + 1)) {
        Some(hours) if offset == 0 && one_of(sign, "+ - −") && hours <= 14 => {
            (Zoned::Offset(signed(sign, hours * 60)), at + 1)
        }
        _ => (Zoned::Offset(offset), at),
    }
}

fn signed(sign: &str, minutes: u32) -> i32 {
    if sign.ends_with('+') { minutes as i32 } else { -(minutes as i32) }
}

pub(super) fn fixed_offset(word: &str) -> Option<i32> {
    Some(match word {
        "utc" | "gmt" | "z" | "wet" | "zulu" => 0,
        "cet" | "west" | "wat" => 60,
        "cest" | "eet" | "sast" | "cat" => 120,
        "eest" | "msk" | "trt" | "eat" => 180,
        "gst" => 240,
        "pkt" => 300,
        "ict" | "wib" => 420,
        "sgt" | "hkt" | "awst" | "pht" | "myt" => 480,
        "jst" | "kst" => 540,
        "aest" => 600,
        "aedt" => 660,
        "nzst" => 720,
        "nzdt" => 780,
        "brt" | "art" | "adt" => -180,
        "edt" => -240,
        "est" | "cdt" => -300,
        "mdt" => -360,
        "mst" | "pdt" => -420,
        "pst" | "akdt" => -480,
        "hst" => -600,
        _ => return None,
    })
}
