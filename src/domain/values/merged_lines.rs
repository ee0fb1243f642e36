//! Two people, or one in two tabs, change the same list of lines: what each of them did holds.

/// The lines that are there `now`, without those that stood `before` and were taken out of `mine`, and with those that are new
/// in `mine` behind them. Where nobody else changed the list, it is `mine` as it stands.
pub fn merged_lines(before: &str, mine: &str, now: &str) -> String {
    if now == before {
        return mine.to_owned();
    }
    let has = |lines: &str, line: &str| lines.lines().any(|other| other == line);
    let stays = now.lines().filter(|line| !has(before, line) || has(mine, line));
    let new = mine.lines().filter(|line| !has(before, line) && !has(now, line));
    stays.chain(new).collect::<Vec<&str>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_nobody_else_changed_is_as_it_was_typed() {
        assert_eq!(merged_lines("a\nb", "b\n\na\n", "a\nb"), "b\n\na\n");
        assert_eq!(merged_lines("", "a", ""), "a");
    }

    #[test]
    fn what_each_of_two_did_holds() {
        assert_eq!(merged_lines("a\nb", "a\nb\nmine", "a\nb\ntheirs"), "a\nb\ntheirs\nmine");
        assert_eq!(merged_lines("a\nb", "b", "a\nb\ntheirs"), "b\ntheirs");
        assert_eq!(merged_lines("a\nb", "a\nb\nmine", "b"), "b\nmine");
        assert_eq!(merged_lines("a", "a\nboth", "a\nboth"), "a\nboth");
        assert_eq!(merged_lines("a", "", "a\ntheirs"), "theirs");
        assert_eq!(merged_lines("a", "a", "b"), "b");
    }
}
