//! How a change was made, as it is written down: in one group of fields with the change that it is said of.

use super::{ChangeDetails, YesNo};
use crate::domain::values::{ChangeKind, Stamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Described {
    change: Stamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<ChangeKind>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    script: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reviewer: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    second_reviewer: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unreviewed: String,
    backup: YesNo,
    tried: YesNo,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rows: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rollback: String,
}

pub(in crate::domain) fn serialize<S: Serializer>(
    change: &Stamp,
    how: &ChangeDetails,
    out: S,
) -> Result<S::Ok, S::Error> {
    let ChangeDetails { kind, script, reviewers, unreviewed, backup, tried, rows, rollback } = how.clone();
    let [reviewer, second_reviewer] = reviewers;
    let change = *change;
    Described { change, kind, script, reviewer, second_reviewer, unreviewed, backup, tried, rows, rollback }
        .serialize(out)
}

pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(
    input: D,
) -> Result<(Stamp, ChangeDetails), D::Error> {
    let Described {
        change,
        kind,
        script,
        reviewer,
        second_reviewer,
        unreviewed,
        backup,
        tried,
        rows,
        rollback,
    } = Described::deserialize(input)?;
    let reviewers = [reviewer, second_reviewer];
    Ok((change, ChangeDetails { kind, script, reviewers, unreviewed, backup, tried, rows, rollback }))
}
