//! The names that zones have today. Browsers give some of them by names that were given up long ago
//! (`Asia/Calcutta`, `Europe/Kiev`), and so do records and settings of that time.

/// A line for each name that was given up, `OLD NEW`, below the version of the zone database (tzdata)
/// that it was made from. Old places that have a zone of their own today, and those that only keep the
/// same time as a bigger one, are not in it: whoever lives in Oslo reads no `Europe/Berlin`.
/// `tests/e2e/zone-names.spec.ts` compares it with the newest tzdata.
const NAMES: &str = include_str!("zone_names.txt");

/// What a zone is called today.
pub fn zone_name_today(name: &str) -> &str {
    let mut lines = NAMES.lines().skip(1).filter_map(|line| line.split_once(' '));
    lines.find(|(old, _)| *old == name).map_or(name, |(_, today)| today)
}

/// The names that a zone had before; a browser may know it by one of these alone.
pub fn zone_names_before(today: &str) -> impl Iterator<Item = &'static str> {
    let lines = NAMES.lines().skip(1).filter_map(|line| line.split_once(' '));
    lines.filter(move |(_, name)| *name == today).map(|(old, _)| old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_given_up_is_the_one_of_today() {
        for (old, today) in [
            ("Europe/Kiev", "Europe/Kyiv"),
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
            ("Asia/Katmandu", "Asia/Kathmandu"),
            ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("US/Pacific", "America/Los_Angeles"),
            ("Etc/UTC", "UTC"),
        ] {
            assert_eq!(zone_name_today(old), today);
        }
        for name in ["Europe/Berlin", "Europe/Oslo", "America/Montreal", "UTC", "EST", "local", "", "tzdata"]
        {
            assert_eq!(zone_name_today(name), name);
        }
    }

    #[test]
    fn a_browser_that_knows_only_an_old_name_is_asked_for_that() {
        assert!(zone_names_before("Europe/Kyiv").eq(["Europe/Kiev"]));
        assert!(zone_names_before("Asia/Kolkata").eq(["Asia/Calcutta"]));
        assert_eq!(zone_names_before("Europe/Berlin").count(), 0);
    }

    #[test]
    fn every_line_is_one_step() {
        for line in NAMES.lines().skip(1) {
            let (old, today) = line.split_once(' ').unwrap();
            assert!(old != today && zone_name_today(today) == today, "{line}");
        }
    }
}
