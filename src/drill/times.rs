//! Times in what arrives: they are those of its arrival, so that the evidence of a drill has times that can be.

use crate::domain::Timestamp;

const DAY: i64 = 86_400;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The text with its times: `{iso:-90}` and its like, as they are at `now`. What is no such mark stays as it is.
pub(super) fn filled(text: &str, now: Timestamp) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, behind) = rest.split_at(open);
        out.push_str(before);
        let mark = behind.find('}').and_then(|end| Some((filled_in(behind.get(1..end)?, now)?, end + 1)));
        let length = mark.as_ref().map_or(1, |(_, length)| *length);
        match mark {
            Some((time, _)) => out.push_str(&time),
            None => out.push('{'),
        }
        rest = behind.get(length..).unwrap_or_default();
    }
    out + rest
}

fn filled_in(mark: &str, now: Timestamp) -> Option<String> {
    let (kind, number) = mark.split_once(':')?;
    let number: i64 =
        number.parse().ok().filter(|number: &i64| number.unsigned_abs() < 4_000 * DAY.unsigned_abs())?;
    let at = now.plus_millis(number * if kind == "day" { DAY * 1000 } else { 1000 });
    let utc = at.utc();
    Some(match kind {
        "iso" => at.to_string(),
        "clock" => utc.clock_with_seconds(),
        "day" => utc.date(),
        "clf" => {
            let date = utc.date();
            let mut parts = date.split('-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
            format!("{day}/{month}/{year}:{} +0000", utc.clock_with_seconds())
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_times_and_the_rest_stays() {
        let now = Timestamp::parse("2026-11-21T03:30:00.000Z").unwrap();
        let text = "{iso:-90} {clock:5} [{clf:0}] {day:14} {\"a\":1} {day:x} {é";
        let expected =
            "2026-11-21T03:28:30.000Z 03:30:05 [21/Nov/2026:03:30:00 +0000] 2026-12-05 {\"a\":1} {day:x} {é";
        assert_eq!(filled(text, now), expected);
        // More than that is no time of a drill.
        let far = "{iso:345600000} {iso:-9223372036854775808}";
        assert_eq!(filled(far, now), far);
    }
}
