//! What was done to the system, as far as its words tell.

use serde::{Deserialize, Serialize};

/// The kind of a change to the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A new version or configuration went out.
    Deploy,
    /// An earlier version came back.
    Rollback,
    /// Something was started again.
    Restart,
    /// A feature was switched.
    Switch,
    /// A script or command was run.
    Script,
    /// Something else.
    Other,
}

impl ChangeKind {
    /// All of them.
    pub const ALL: [ChangeKind; 6] = [
        ChangeKind::Deploy,
        ChangeKind::Rollback,
        ChangeKind::Restart,
        ChangeKind::Switch,
        ChangeKind::Script,
        ChangeKind::Other,
    ];

    /// The words for it by themselves.
    pub fn title(self) -> &'static str {
        match self {
            ChangeKind::Deploy => "Deploy",
            ChangeKind::Rollback => "Rollback",
            ChangeKind::Restart => "Restart",
            ChangeKind::Switch => "Feature switched off",
            ChangeKind::Script => "Script on data",
            ChangeKind::Other => "Other",
        }
    }

    /// The kind that the words of a change name. A command that names none is a script.
    pub fn of(text: &str) -> ChangeKind {
        let text = text.to_ascii_lowercase();
        let says = |stems: &[&str]| stems.iter().any(|stem| text.contains(stem));
        if says(&["roll back", "rolled back", "rollback", "revert", "rollout undo"]) {
            ChangeKind::Rollback
        } else if says(&["restart", "reboot", "bounced"]) {
            ChangeKind::Restart
        } else if says(&["deploy", "release", "shipped", "rolled out"]) {
            ChangeKind::Deploy
        } else if says(&[
            "feature flag",
            "switched off",
            "switched on",
            "turned off",
            "turned on",
            "disabled",
            "enabled",
        ]) {
            ChangeKind::Switch
        } else {
            ChangeKind::Script
        }
    }

    /// The word for it, as in "before the rollback".
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Deploy => "deploy",
            ChangeKind::Rollback => "rollback",
            ChangeKind::Restart => "restart",
            ChangeKind::Switch => "switch",
            ChangeKind::Script => "script",
            ChangeKind::Other => "change",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_change_tell_its_kind() {
        let table = [
            ("Rolled back checkout to release 41", ChangeKind::Rollback),
            ("kubectl rollout undo deploy/api", ChangeKind::Rollback),
            ("Restarted the consumers", ChangeKind::Restart),
            ("Deployed 1.4.2 to all regions", ChangeKind::Deploy),
            ("Turned off the recommendations", ChangeKind::Switch),
            ("UPDATE orders SET state = 'open'", ChangeKind::Script),
        ];
        for (text, kind) in table {
            assert_eq!(ChangeKind::of(text), kind, "{text}");
        }
    }
}
