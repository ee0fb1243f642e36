//! What was looked for in an incident and stands nowhere on the sheet: it becomes a follow-up of that incident, whose words
//! say what was missing. The sheet itself keeps no list of it, so what is erased in the incident is gone here, too.

/// What the words of such a follow-up begin with.
const BEGIN: &str = "Write down in “Your system”: ";
/// And what they end with.
const END: &str = " (looked for in the incident, and not found)";

/// The words of the follow-up for what was looked for.
pub fn follow_up_for(wanted: &str) -> String {
    [BEGIN, wanted.trim(), END].concat()
}

/// What was looked for, where a follow-up says that it was not found.
pub fn missing_in(follow_up: &str) -> Option<&str> {
    let wanted = follow_up.strip_prefix(BEGIN)?;
    Some(wanted.strip_suffix(END).unwrap_or(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_missing_is_read_back_from_the_follow_up() {
        let text = follow_up_for(" who has the DNS login ");
        assert_eq!(
            text,
            "Write down in “Your system”: who has the DNS login (looked for in the incident, and not found)"
        );
        assert_eq!(missing_in(&text), Some("who has the DNS login"));
        assert_eq!(
            missing_in("Write down in “Your system”: the VPN"),
            Some("the VPN"),
            "its end was changed"
        );
        assert_eq!(missing_in("Watch the certificate"), None);
    }
}
