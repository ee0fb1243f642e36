//! A picture as it is written down: its measures in one group of fields with the entry that it belongs to.

use super::{Picture, PictureKind};
use crate::domain::values::Stamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Attached {
    target: Stamp,
    picture: Stamp,
    width: u32,
    height: u32,
    bytes: u32,
    kind: PictureKind,
}

pub(in crate::domain) fn serialize<S: Serializer>(
    target: &Stamp,
    picture: &Picture,
    out: S,
) -> Result<S::Ok, S::Error> {
    let (target, Picture { id, width, height, bytes, kind }) = (*target, *picture);
    Attached { target, picture: id, width, height, bytes, kind }.serialize(out)
}

pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(
    input: D,
) -> Result<(Stamp, Picture), D::Error> {
    let Attached { target, picture: id, width, height, bytes, kind } = Attached::deserialize(input)?;
    Ok((target, Picture { id, width, height, bytes, kind }))
}
