//! The dangerous risks of a change: a shortcut is fine as long as one sees it.

use crate::domain::facts::{ChangeDetails, YesNo};
use crate::domain::values::ChangeKind;

/// For how many minutes after a change it is worth watching before one calls it over.
pub const RECENT_CHANGE_MINUTES: i64 = 30;

impl ChangeDetails {
    /// Who looked at it before, as far as they are named.
    pub fn reviewers(&self) -> impl Iterator<Item = &str> {
        self.reviewers.iter().map(|name| name.trim()).filter(|name| !name.is_empty())
    }

    /// What is dangerous about it, each in a few words; nothing for what is no script.
    pub fn risks(&self) -> Vec<&'static str> {
        if self.kind != Some(ChangeKind::Script) {
            return Vec::new();
        }
        let mut risks = Vec::new();
        match self.reviewers().count() {
            0 => risks.push("nobody reviewed it"),
            1 => risks.push("one reviewer, two are better"),
            _ => {}
        }
        if touches_every_row(&self.script) {
            risks.push("no WHERE: it touches every row");
        }
        match self.backup {
            YesNo::No => risks.push("no backup"),
            YesNo::Unknown => risks.push("backup not known"),
            YesNo::Yes => {}
        }
        if self.tried != YesNo::Yes {
            risks.push("not tried on a handful first");
        }
        if self.rollback.trim().is_empty() {
            risks.push("no way back noted");
        }
        risks
    }
}

/// Whether a statement in it updates or deletes without saying which rows.
fn touches_every_row(script: &str) -> bool {
    let script = script.to_ascii_lowercase();
    script.split(';').any(|statement| {
        let mut words = statement.split_whitespace();
        let first = words.next().unwrap_or_default();
        match first {
            "update" | "delete" => !words.any(|word| word == "where"),
            "truncate" => true,
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dangerous_corner_of_a_script_is_named() {
        let script = |text: &str| ChangeDetails {
            kind: Some(ChangeKind::Script),
            script: text.into(),
            ..ChangeDetails::default()
        };
        let bare = script("update orders\nset open = true; delete from x where id = 7");
        assert_eq!(
            bare.risks().join(", "),
            "nobody reviewed it, no WHERE: it touches every row, backup not known, not tried on a handful first, no way back noted"
        );
        let careful = ChangeDetails {
            reviewers: ["Ana".into(), "Ben".into()],
            backup: YesNo::Yes,
            tried: YesNo::Yes,
            rollback: "restore the table".into(),
            ..script("UPDATE orders SET open = true WHERE id = 7")
        };
        assert!(careful.risks().is_empty());
        assert!(ChangeDetails { kind: Some(ChangeKind::Deploy), ..bare }.risks().is_empty());
    }
}
